import { paths } from "../../../../paths.ts";
import { allowsSomewhere } from "../../../../platform/accounts/roles.ts";
import { Tabs } from "../../../../platform/ui/tabs.tsx";
import type { Web } from "../../../../platform/web/context.ts";
import { todayInBangkok } from "../../../../thai/dates.ts";
import { roundRange, rounds } from "../../../../thai/fiscal.ts";
import { trainingReaders } from "../../trainings/permissions.ts";

type YearRoom = "work" | "overview" | "rounds" | "report" | "trainings";

/** The ways through a year, the same on each of its pages. */
export function yearTabs(c: Web, year: number, current: YearRoom) {
  const { house, org, viewer } = c.var;
  const at = { org: org.slug, year: String(year) };
  const today = todayInBangkok(house.now());
  // The newest that is over is the one that is written or read.
  const round = rounds.findLast((each) => roundRange(year, each).end < today) ?? "6-month";
  const tabs = [
    { room: "work", label: "งาน", href: paths.office.progressYear.href(at) },
    { room: "overview", label: "ภาพรวม", href: paths.office.progressOverview.href(at) },
    { room: "rounds", label: "รอบรายงาน", href: paths.office.progressRounds.href(at) },
    { room: "report", label: "รายงานผล", href: paths.office.progressReport.href({ ...at, round }) },
    ...(allowsSomewhere(trainingReaders, viewer.roles)
      ? [
          {
            room: "trainings",
            label: "อบรม",
            href: paths.office.trainings.href({ org: org.slug }, { year }),
          },
        ]
      : []),
  ];
  return (
    <Tabs
      label={`ปีงบประมาณ ${year}`}
      tabs={tabs.map(({ room, label, href }) => ({ label, href, current: room === current }))}
    />
  );
}
