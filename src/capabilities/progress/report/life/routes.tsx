import { Hono } from "hono";
import { paths } from "../../../../paths.ts";
import type { Path } from "../../../../paths.ts";
import { allowsSomewhere } from "../../../../platform/accounts/roles.ts";
import { readIn } from "../../../../platform/database/organisation-bound.ts";
import { contentHash } from "../../../../platform/packs/canonical.ts";
import type { Env, Web } from "../../../../platform/web/context.ts";
import { everyMember, readers } from "../../../../platform/web/doors.tsx";
import { officePage } from "../../../../platform/web/pages.tsx";
import { problem } from "../../../../platform/web/problem-pages.tsx";
import { submit } from "../../../../platform/web/submit.tsx";
import { todayInBangkok } from "../../../../thai/dates.ts";
import { keepers } from "../../locking.ts";
import { stopsOf } from "../findings/by-kind.ts";
import { standOfWhole } from "../findings/stand.ts";
import { makeReport } from "../make.ts";
import { openReport, reportAsked } from "../opening.ts";
import { ReportPapers } from "../pages/papers.tsx";
import { ReportPage } from "../pages/report-page.tsx";
import type { GatheredReport } from "../queries.ts";
import { reportName } from "../titles.ts";
import { staleWords } from "../words/stale.ts";
import { approveWholeReport, publishReport, returnWholeReport, submitWholeReport } from "./acts.ts";
import { yearTabs } from "../../years/pages/year-tabs.tsx";
import { ReportLife, ReportVersionPage } from "./pages.tsx";
import type { RefusedStep } from "./pages.tsx";
import { reportVersionNumbered, reportVersionsOf } from "./queries.ts";
import type { ReportStep } from "./rules.ts";

const to = paths.office;
export const reportLifeRoutes = new Hono<Env>();

const steps = {
  submit: { path: to.progressReportSubmit, act: submitWholeReport, said: "เสนอรายงานต่อผู้บริหารแล้ว" },
  return: { path: to.progressReportReturn, act: returnWholeReport, said: "ส่งรายงานกลับให้แก้ไขแล้ว" },
  approve: { path: to.progressReportApprove, act: approveWholeReport, said: "อนุมัติรายงานแล้ว" },
  publish: { path: to.progressReportPublish, act: publishReport, said: "ประกาศเผยแพร่รายงานแล้ว" },
} as const satisfies Record<
  ReportStep,
  { path: Path<`/:org/office/progress/${string}`>; act: unknown; said: string }
>;

reportLifeRoutes.get(to.progressReport.pattern, readers(everyMember), async (c) => {
  const open = await openReport(c);
  if (!open) return problem(c, 404);
  return officePage(c, { title: titleOf(open), typing: true, body: await reportBody(c, open) });
});

for (const step of Object.keys(steps) as ReportStep[]) {
  const { path, act, said } = steps[step];
  reportLifeRoutes.post(path.pattern, async (c) => {
    const open = await openReport(c);
    if (!open) return problem(c, 404);
    const { year, round } = open.records;
    return submit(c, act as typeof submitWholeReport, {
      title: titleOf(open),
      fixed: { year: String(year), round },
      again: (form) => reportBody(c, open, { step, form }),
      next: () => to.progressReport.href({ org: c.var.org.slug, year: String(year), round }),
      said,
    });
  });
}

function titleOf({ records: { year, round } }: GatheredReport): string {
  return reportName(year, round);
}

async function reportBody(c: Web, { records, written }: GatheredReport, refused?: RefusedStep) {
  const { house, org, viewer } = c.var;
  const { year, round } = records;
  const content = makeReport(records);
  const { versions, stops } = await readIn(house.database, org.id, async (db) => ({
    versions: await reportVersionsOf(db, org.id, { year, round }),
    // Checked anew only where it was refused: most who open this page read it.
    stops:
      refused?.step === "submit"
        ? stopsOf(
            await standOfWhole(db, org.id, {
              year,
              round,
              content,
              today: todayInBangkok(house.now()),
              packs: house.packs,
            }),
          )
        : [],
  }));
  const [last] = versions;
  return (
    <ReportPage
      org={org.slug}
      tabs={yearTabs(c, year, "report")}
      {...{ content, last }}
      stale={staleWords(content, written)}
      mayWrite={allowsSomewhere(keepers, viewer.roles)}
      papers={<ReportPapers org={org.slug} {...{ year, round }} />}
      life={
        <ReportLife
          org={org.slug}
          {...{ year, round, versions, refused, stops }}
          may={(step) => allowsSomewhere(steps[step].act.definition.may, viewer.roles)}
          hasChanged={last !== undefined && last.content_hash !== contentHash(content)}
        />
      }
    />
  );
}

reportLifeRoutes.get(to.progressReportVersion.pattern, readers(everyMember), async (c) => {
  const asked = reportAsked(c);
  const number = c.req.param("number");
  if (!asked || !/^\d{1,6}$/.test(number)) return problem(c, 404);
  const { house, org } = c.var;
  const version = await readIn(house.database, org.id, (db) =>
    reportVersionNumbered(db, org.id, asked, Number(number)),
  );
  if (!version) return problem(c, 404);
  return officePage(c, {
    title: version.content.title,
    body: <ReportVersionPage org={org.slug} version={version} />,
  });
});
