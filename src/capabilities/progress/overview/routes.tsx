import { Hono } from "hono";
import { paths } from "../../../paths.ts";
import { readIn } from "../../../platform/database/organisation-bound.ts";
import type { Env } from "../../../platform/web/context.ts";
import { everyMember, readers } from "../../../platform/web/doors.tsx";
import { officePage } from "../../../platform/web/pages.tsx";
import { problem } from "../../../platform/web/problem-pages.tsx";
import { todayInBangkok } from "../../../thai/dates.ts";
import { planCycle } from "../../plan/packs/cycles.ts";
import { yearTabs } from "../years/pages/year-tabs.tsx";
import { concerns } from "./concerns.ts";
import { OverviewPage } from "./pages/overview.tsx";
import { overviewOf } from "./queries.ts";

const to = paths.office;
export const overviewRoutes = new Hono<Env>();

overviewRoutes.get(to.progressOverview.pattern, readers(everyMember), async (c) => {
  const { house, org } = c.var;
  const today = todayInBangkok(house.now());
  const overview = await readIn(house.database, org.id, (db) =>
    overviewOf(db, org.id, Number(c.req.param("year")), today, house.packs),
  );
  const cycle = overview && planCycle(house.packs, overview.year.cycle)?.data;
  if (!overview || !cycle) return problem(c, 404);
  const shown = concerns.find((each) => each === c.req.query("show"));
  return officePage(c, {
    title: `ภาพรวมผลการดำเนินงาน ปีงบประมาณ ${overview.year.year}`,
    body: (
      <OverviewPage
        org={org.slug}
        tabs={yearTabs(c, overview.year.year, "overview")}
        overview={overview}
        cycle={cycle}
        shown={shown}
        today={today}
      />
    ),
  });
});
