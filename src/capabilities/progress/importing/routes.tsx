import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { paths } from "../../../paths.ts";
import { allows } from "../../../platform/accounts/roles.ts";
import { HistoryLink } from "../../../platform/audit/history-link.tsx";
import { readIn } from "../../../platform/database/organisation-bound.ts";
import { readBody } from "../../../platform/forms/body.ts";
import { blankForm, typedValue } from "../../../platform/forms/state.ts";
import type { FormState } from "../../../platform/forms/state.ts";
import { keptName } from "../../../platform/reading/kept.ts";
import { boundsOf, refusals } from "../../../platform/reading/refusals.ts";
import { carriesFiles } from "../../../platform/web/body-bounds.ts";
import type { Env, Web } from "../../../platform/web/context.ts";
import { everyMember, readers } from "../../../platform/web/doors.tsx";
import { officePage } from "../../../platform/web/pages.tsx";
import { problem } from "../../../platform/web/problem-pages.tsx";
import { submit } from "../../../platform/web/submit.tsx";
import { todayInBangkok } from "../../../thai/dates.ts";
import { fiscalYearOf, roundLabel, rounds } from "../../../thai/fiscal.ts";
import { keepers } from "../locking.ts";
import { contentFrom } from "../reading/content-from.ts";
import { importReport } from "./acts.ts";
import { discardReading, findReading, keepReading } from "./kept.ts";
import type { KeptReport } from "./kept.ts";
import { ImportedList, ImportedPage, ReadingPage, UploadReport } from "./pages.tsx";
import { importedReport, importedReports, organisationOfReport, reportId } from "./queries.ts";
import { readAside } from "./read-aside.ts";

const to = paths.office;
export const importingRoutes = new Hono<Env>();

const TITLE = "นำเข้ารายงานเดิม";
const CHECK = "ตรวจก่อนนำเข้ารายงาน";

/** A file of the size that is read, and the form around it. */
const oneFile = bodyLimit({
  maxSize: boundsOf.bytes + 100_000,
  onError: (c) => again(c as Web, refusals.tooBig, 413),
});

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

importingRoutes.get(to.progressImport.pattern, readers(keepers), async (c) => {
  const kept = await keptBy(c);
  if (!kept) return officePage(c, { title: TITLE, body: upload(c, blankForm()) });
  return officePage(c, { title: CHECK, body: await preview(c, kept) });
});

importingRoutes.post(to.progressImport.pattern, carriesFiles, oneFile, async (c) => {
  if (!allows(keepers, c.var.viewer.roles, null)) return problem(c, 403);
  const { files } = await readBody(c);
  const file = files["file"];
  if (!file) return again(c, "เลือกไฟล์ของรายงาน ไฟล์ต้องไม่ว่างเปล่า", 422);
  const read = await readAside(new Uint8Array(await file.arrayBuffer()), c.var.viewer.accountId);
  if (!read.ok) return again(c, read.why, 422);
  const { house, org, viewer } = c.var;
  await keepReading(house.database, org.id, viewer.accountId, {
    fileName: keptName(file.name),
    reading: read.reading,
    lines: read.lines,
    keptAt: house.now(),
  });
  return c.redirect(to.progressImport.href({ org: org.slug }), 303);
});

importingRoutes.post(to.progressImportConfirm.pattern, (c) =>
  submit(c, importReport, {
    title: CHECK,
    again: async (form) => {
      const kept = await keptBy(c);
      return kept ? preview(c, kept, form) : upload(c, blankForm());
    },
    next: (saved) => to.progressImported.href({ org: c.var.org.slug, report: reportId(saved) }),
    said: ({ year, round, rows }) => `เก็บรายงาน${roundLabel(round)} ปีงบประมาณ ${year} แล้ว ${rows} แถว`,
  }),
);

importingRoutes.post(to.progressImportDiscard.pattern, async (c) => {
  const { house, org, viewer } = c.var;
  await discardReading(house.database, org.id, viewer.accountId);
  return c.redirect(to.progressImport.href({ org: org.slug }), 303);
});

function keptBy(c: Web): Promise<KeptReport | undefined> {
  const { house, org, viewer } = c.var;
  return findReading(house.database, org.id, viewer.accountId, house.now());
}

function again(c: Web, why: string, status: 413 | 422) {
  const form: FormState = { values: {}, errors: { file: [why] } };
  return officePage(c, { title: TITLE, status, invalid: true, body: upload(c, form) });
}

function upload(c: Web, form: FormState) {
  return <UploadReport org={c.var.org.slug} form={form} />;
}

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
