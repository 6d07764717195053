import { Hono } from "hono";
import { paths } from "../../../paths.ts";
import { allows } from "../../../platform/accounts/roles.ts";
import { HistoryLink } from "../../../platform/audit/history-link.tsx";
import { readIn } from "../../../platform/database/organisation-bound.ts";
import { blankForm, typedValue } from "../../../platform/forms/state.ts";
import type { FormState } from "../../../platform/forms/state.ts";
import { documentImportRoutes } from "../../../platform/reading/import-routes.tsx";
import type { Env, Web } from "../../../platform/web/context.ts";
import { everyMember, readers } from "../../../platform/web/doors.tsx";
import { officePage } from "../../../platform/web/pages.tsx";
import { problem } from "../../../platform/web/problem-pages.tsx";
import { todayInBangkok } from "../../../thai/dates.ts";
import { fiscalYearOf, roundLabel, rounds } from "../../../thai/fiscal.ts";
import { keepers } from "../locking.ts";
import { contentFrom } from "../reading/content-from.ts";
import { importReport } from "./acts.ts";
import { reportReadings } from "./kept.ts";
import type { KeptReport } from "./kept.ts";
import { crumbs, ImportedList, ImportedPage, ReadingPage } from "./pages.tsx";
import { importedReport, importedReports, organisationOfReport, reportId } from "./queries.ts";
import { readAside } from "./read-aside.ts";

const to = paths.office;
export const importingRoutes = new Hono<Env>();

importingRoutes.get(to.progressImportedAll.pattern, readers(everyMember), async (c) => {
  const { house, org, viewer } = c.var;
  const reports = await readIn(house.database, org.id, (db) => importedReports(db, org.id));
  return officePage(c, {
    title: "รายงานเดิมที่นำเข้า",
    body: <ImportedList org={org.slug} reports={reports} mayImport={allows(keepers, viewer.roles, null)} />,
  });
});

importingRoutes.get(to.progressImported.pattern, readers(everyMember), async (c) => {
  const { house, org, viewer } = c.var;
  const report = await readIn(house.database, org.id, (db) =>
    importedReport(db, org.id, c.req.param("report")),
  );
  if (!report) return problem(c, 404);
  const history = <HistoryLink viewer={viewer} record={report.record} />;
  return officePage(c, {
    title: "รายงานเดิม",
    body: <ImportedPage org={org.slug} {...{ report, history }} />,
  });
});

documentImportRoutes(importingRoutes, {
  noun: "รายงาน",
  upload: {
    title: "นำเข้ารายงานเดิม",
    lead: "อ่านรายงานผลการดำเนินงานของปีก่อนจาก Word (.docx), Excel (.xlsx) หรือข้อความ (.txt) แล้วให้ท่านตรวจก่อนบันทึก ไม่ต้องมีแผนหรือเปิดปีนั้นไว้",
    cancel: to.progressImportedAll,
  },
  crumbs,
  to: { upload: to.progressImport, confirm: to.progressImportConfirm, discard: to.progressImportDiscard },
  readings: reportReadings,
  readAside,
  preview,
  act: importReport,
  next: (c, saved) => to.progressImported.href({ org: c.var.org.slug, report: reportId(saved) }),
  said: ({ year, round, rows }) => `เก็บรายงาน${roundLabel(round)} ปีงบประมาณ ${year} แล้ว ${rows} แถว`,
});

async function preview(c: Web, kept: KeptReport, typed?: FormState) {
  const { house, org } = c.var;
  const { fiscal_year: year, round } = kept.reading.meta;
  const form = typed ?? blankForm({ year: year === null ? "" : String(year), round: round ?? "" });
  const organisation = await readIn(house.database, org.id, (db) =>
    organisationOfReport(db, org.id, house.packs),
  );
  const { content, findings } = contentFrom(kept.reading, {
    // What is not in the document stands open in the form; the page shows the rest meanwhile.
    year: Number(typedValue(form, "year")) || year || fiscalYearOf(todayInBangkok(house.now())),
    round: rounds.find((each) => each === typedValue(form, "round")) ?? round ?? "12-month",
    organisation,
  });
  return <ReadingPage org={org.slug} {...{ form, kept, content }} further={findings} />;
}
