import { Hono } from "hono";
import { paths } from "../../../../paths.ts";
import { allowsSomewhere } from "../../../../platform/accounts/roles.ts";
import { readIn } from "../../../../platform/database/organisation-bound.ts";
import { typedValue } from "../../../../platform/forms/state.ts";
import type { FormState } from "../../../../platform/forms/state.ts";
import type { Env, Web } from "../../../../platform/web/context.ts";
import { everyMember, readers } from "../../../../platform/web/doors.tsx";
import { officePage } from "../../../../platform/web/pages.tsx";
import { problem } from "../../../../platform/web/problem-pages.tsx";
import { submit } from "../../../../platform/web/submit.tsx";
import { todayInBangkok } from "../../../../thai/dates.ts";
import { keepers } from "../../locking.ts";
import { lockedRoundsOf, reportsOf } from "../../rounds/queries.ts";
import { reportVersionsOf } from "../life/queries.ts";
import { allowsReportStep } from "../life/rules.ts";
import { makeReport } from "../make.ts";
import { openReport } from "../opening.ts";
import type { GatheredReport } from "../queries.ts";
import { excuseWholeReport, takeWholeExcuseBack } from "./acts.ts";
import { FindingsPage } from "./page.tsx";
import { unitsByFinding } from "./by-kind.ts";
import { standOfWhole } from "./stand.ts";

const to = paths.office;
export const reportFindingRoutes = new Hono<Env>();

const TITLE = "ตรวจก่อนเสนอรายงาน";

reportFindingRoutes.get(to.progressReportFindings.pattern, readers(everyMember), async (c) => {
  const open = await openReport(c);
  if (!open) return problem(c, 404);
  return officePage(c, { title: TITLE, typing: true, body: await findingsPage(c, open) });
});

const doings = [
  { path: to.progressReportExcuse, act: excuseWholeReport, said: "บันทึกเหตุผลแล้ว" },
  { path: to.progressReportExcuseBack, act: takeWholeExcuseBack, said: "ยกเลิกเหตุผลแล้ว" },
] as const;

for (const { path, act, said } of doings) {
  reportFindingRoutes.post(path.pattern, async (c) => {
    const open = await openReport(c);
    if (!open) return problem(c, 404);
    const { year, round } = open.records;
    const at = { org: c.var.org.slug, year: String(year), round };
    return submit(c, act as unknown as typeof takeWholeExcuseBack, {
      title: TITLE,
      fixed: { year: String(year), round },
      again: (form) => findingsPage(c, open, form),
      // A fragment opens what is folded around it.
      next: ({ check }) => `${to.progressReportFindings.href(at)}#c-${encodeURIComponent(check)}`,
      said,
    });
  });
}

async function findingsPage(c: Web, { records, year: opened }: GatheredReport, form?: FormState) {
  const { house, org, viewer } = c.var;
  const { year, round } = records;
  const asked = { year, round, content: makeReport(records), today: todayInBangkok(house.now()) };
  const { stand, reports, locked, last } = await readIn(house.database, org.id, async (db) => ({
    stand: await standOfWhole(db, org.id, { ...asked, packs: house.packs }),
    reports: await reportsOf(db, org.id, year, { round }),
    locked: (await lockedRoundsOf(db, org.id, year)).find((each) => each.round === round) ?? null,
    last: (await reportVersionsOf(db, org.id, { year, round }))[0],
  }));
  return (
    <FindingsPage
      org={org.slug}
      {...{ year, round, stand, reports, locked }}
      unitsOf={unitsByFinding(stand.records, stand.findings)}
      unit={reports.find(({ unitId }) => unitId === c.req.query("unit"))}
      check={stand.findings.find(({ check }) => check === c.req.query("check"))?.check}
      mayExcuse={
        opened.status === "open" &&
        allowsReportStep(last?.status, "submit") &&
        allowsSomewhere(keepers, viewer.roles)
      }
      refused={form && { about: typedValue(form, "finding") || typedValue(form, "check"), form }}
    />
  );
}
