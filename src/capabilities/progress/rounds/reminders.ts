import { paths } from "../../../paths.ts";
import type { Permission } from "../../../platform/accounts/roles.ts";
import type { Work } from "../../../platform/acts/act.ts";
import type { OrgDatabase } from "../../../platform/database/connect.ts";
import type { PackShelf } from "../../../platform/packs/load.ts";
import { remind, settle } from "../../../platform/reminders/remind.ts";
import { reminderSource } from "../../../platform/reminders/source.ts";
import type { Days, Due } from "../../../platform/reminders/source.ts";
import { formatThaiDate, relativeDay } from "../../../thai/date-text.ts";
import { fiscalYearLabel, roundLabel } from "../../../thai/fiscal.ts";
import { keepers } from "../locking.ts";
import { yearsOf } from "../years/queries.ts";
import { reportsOf, roundsOf, turnsOfRound } from "./queries.ts";
import type { RoundRow, UnitReport } from "./queries.ts";
import { allowsStep, reminderStage, reminderStages } from "./rules.ts";
import type { ReportStatus } from "./rules.ts";

/** A report that is still to be sent: the officer hears of it, then the head, then the coordinator. */
const dueSource = reminderSource({
  topic: "progress.report-due",
  recordKind: "unit-report",
  look: async (db, orgId, days) => {
    const open = await openReports(db, orgId, days.packs);
    return open.flatMap((each) => dueOf(each, days));
  },
});

/** A report that somebody must go on with: who reviews it, who receives it, who mends it. */
const waitSource = reminderSource({
  topic: "progress.report-waits",
  recordKind: "unit-report",
  look: async (db, orgId, { packs }) => {
    const waits: Due[] = [];
    for (const each of await openReports(db, orgId, packs)) waits.push(...(await waitOf(db, orgId, each)));
    return waits;
  },
});

/** Inside the act that took a step: nobody has to wait for the morning. */
export async function tellWhatWaits({
  db,
  orgId,
  input,
  now,
  byMail,
  packs,
}: Work<{ unitId: string }>): Promise<void> {
  const { unitId } = input;
  for (const { topic, recordKind } of [dueSource, waitSource])
    await settle(db, { orgId, recordKind, recordId: unitId, topic, now });
  const { topic, recordKind } = waitSource;
  for (const each of await openReports(db, orgId, packs, unitId)) {
    for (const due of await waitOf(db, orgId, each))
      await remind(db, { ...due, orgId, topic, recordKind, now, byMail });
  }
}

interface OpenReport {
  round: RoundRow;
  report: UnitReport;
}

/** Of rounds that are not locked, in years that are open. */
async function openReports(
  db: OrgDatabase,
  orgId: string,
  packs: PackShelf,
  unitId?: string,
): Promise<OpenReport[]> {
  const years = (await yearsOf(db, orgId)).filter(({ status }) => status === "open");
  const open: OpenReport[] = [];
  for (const { year } of years) {
    const rounds = (await roundsOf(db, orgId, year, packs)).filter(({ locked }) => locked === null);
    const reports = await reportsOf(db, orgId, year, unitId === undefined ? {} : { unitId });
    for (const report of reports) {
      const round = rounds.find((each) => each.round === report.round);
      if (round) open.push({ round, report });
    }
  }
  return open;
}

function dueOf({ round, report }: OpenReport, days: Days): Due[] {
  if (!allowsStep(report.status, "send")) return [];
  const stage = reminderStage(round.dueOn, days);
  if (!stage) return [];
  const may: Permission = Object.fromEntries(
    reminderStages[stage].map((role) => [role, role === "coordinator" ? "organisation" : "own-unit"]),
  );
  return [
    {
      ...about({ round, report }),
      whom: { may, unitId: report.unitId },
      occasion: `${round.year}-${round.round}-${round.dueOn}-${stage}`,
      title: `${stage === "after" || stage === "long-after" ? "เลยกำหนดส่ง" : "ถึงกำหนดส่ง"}${nameOf({ round, report })}`,
      detail: `กำหนดส่ง ${formatThaiDate(round.dueOn)} (${relativeDay(round.dueOn, days.today)}) ตรวจผลงานที่บันทึกไว้แล้วส่งรายงาน`,
      dueOn: round.dueOn,
    },
  ];
}

const waiters: Partial<Record<ReportStatus, { title: string; may: Permission }>> = {
  sent: { title: "รอหัวหน้าหน่วยงานพิจารณา", may: { "unit-head": "own-unit" } },
  passed: { title: "รอรับ", may: keepers },
  returned: { title: "ส่งกลับให้แก้ไข", may: { "unit-officer": "own-unit", "unit-head": "own-unit" } },
};

async function waitOf(db: OrgDatabase, orgId: string, { round, report }: OpenReport): Promise<Due[]> {
  const waiter = waiters[report.status];
  if (!waiter) return [];
  const turns = await turnsOfRound(db, orgId, { ...round, unitId: report.unitId });
  const last = turns.findLast(({ what }) => what === report.status);
  return [
    {
      ...about({ round, report }),
      whom: { may: waiter.may, unitId: report.unitId },
      occasion: `${round.year}-${round.round}-${report.version}`,
      title: `${waiter.title}: ${nameOf({ round, report })}`,
      detail: [last?.byName, last?.said].filter(Boolean).join(": "),
      dueOn: report.status === "returned" ? round.dueOn : null,
    },
  ];
}

function about({ round, report }: OpenReport): Pick<Due, "recordId" | "href"> {
  return {
    // A report that was not sent yet has no record of its own: the unit stands for it, the occasion for the round.
    recordId: report.unitId,
    href: (org) =>
      paths.office.unitReport.href({
        org,
        year: String(round.year),
        round: round.round,
        id: report.unitId,
      }),
  };
}

function nameOf({ round, report }: OpenReport): string {
  return `รายงาน${roundLabel(round.round)} ${fiscalYearLabel(round.year)} ของ${report.unitName}`;
}
