import { validate as isUuid } from "uuid";
import type { OrgDatabase } from "../../../platform/database/connect.ts";
import { holidaySet } from "../../../platform/packs/kinds/holidays.ts";
import type { PackShelf } from "../../../platform/packs/load.ts";
import type { Excuse } from "../../../platform/checks/stand.ts";
import { addDays, isoDate } from "../../../thai/dates.ts";
import type { IsoDate } from "../../../thai/dates.ts";
import { roundRange, rounds } from "../../../thai/fiscal.ts";
import type { Round } from "../../../thai/fiscal.ts";
import { usualDue } from "./rules.ts";
import type { LockedRound, ReportStatus } from "./rules.ts";

export interface RoundRow {
  year: number;
  round: Round;
  dueOn: IsoDate;
  /** Nobody set it: as reckoned from the days off that are known. */
  isUsual: boolean;
  locked: LockedRound | null;
  version: number;
}

/** The three rounds of a year; one that nobody has touched yet stands with its usual due day. */
export async function roundsOf(
  db: OrgDatabase,
  orgId: string,
  year: number,
  packs: PackShelf,
): Promise<RoundRow[]> {
  const rows = await db
    .selectFrom("progress_round")
    .select(["round", "due_on", "locked_at", "locked_by", "version"])
    .where("org_id", "=", orgId)
    .where("year", "=", year)
    .execute();
  return rounds.map((round) => {
    const row = rows.find((each) => each.round === round);
    const locked = row?.locked_at
      ? { year, round, lockedAt: row.locked_at, lockedBy: row.locked_by ?? "" }
      : null;
    const usual = usualDueOf(packs, year, round);
    const dueOn = row ? isoDate(row.due_on) : usual;
    return { year, round, dueOn, isUsual: dueOn === usual, locked, version: row?.version ?? 1 };
  });
}

/** Days off are known for some years only; without them the day comes out earlier, never later. */
export function usualDueOf(packs: PackShelf, year: number, round: Round): IsoDate {
  const { end } = roundRange(year, round);
  return usualDue(year, round, holidaySet(packs, end, addDays(end, 60)).dates);
}

/** For whoever records or words something of a day that a round has fixed. */
/** The rounds are held, so that none is locked in the middle of it. */
export async function heldRounds(db: OrgDatabase, orgId: string, year: number): Promise<LockedRound[]> {
  await db
    .selectFrom("progress_round")
    .select("round")
    .where("org_id", "=", orgId)
    .where("year", "=", year)
    .forShare()
    .execute();
  return lockedRoundsOf(db, orgId, year);
}

export async function lockedRoundsOf(db: OrgDatabase, orgId: string, year: number): Promise<LockedRound[]> {
  const rows = await db
    .selectFrom("progress_round")
    .select(["round", "locked_at", "locked_by"])
    .where("org_id", "=", orgId)
    .where("year", "=", year)
    .where("locked_at", "is not", null)
    .execute();
  return rows.flatMap(({ round, locked_at: lockedAt, locked_by: by }) =>
    lockedAt ? [{ year, round: round as Round, lockedAt, lockedBy: by ?? "" }] : [],
  );
}

export interface UnitReport {
  round: Round;
  unitId: string;
  unitName: string;
  status: ReportStatus;
  firstSentOn: IsoDate | null;
  note: string | null;
  version: number;
}

/** One for each unit that answers for something in the year and each round asked for, in the order of the units. */
export async function reportsOf(
  db: OrgDatabase,
  orgId: string,
  year: number,
  asked: { round?: Round; unitId?: string } = {},
): Promise<UnitReport[]> {
  const { round, unitId } = asked;
  if (unitId !== undefined && !isUuid(unitId)) return [];
  const units = await db
    .selectFrom("unit as u")
    .select(["u.id", "u.name"])
    .where("u.org_id", "=", orgId)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom("project_share as s")
          .innerJoin("project_year as p", (join) =>
            join.onRef("p.org_id", "=", "s.org_id").onRef("p.id", "=", "s.project_year_id"),
          )
          .select("s.unit_id")
          .whereRef("s.org_id", "=", "u.org_id")
          .whereRef("s.unit_id", "=", "u.id")
          .where("p.year", "=", year)
          .where("p.dropped", "=", false),
      ),
    )
    .$if(unitId !== undefined, (query) => query.where("u.id", "=", unitId ?? ""))
    .orderBy("u.place")
    .orderBy("u.name")
    .execute();
  const rows = await db
    .selectFrom("unit_report")
    .select(["round", "unit_id", "status", "first_sent_on", "note", "version"])
    .where("org_id", "=", orgId)
    .where("year", "=", year)
    .execute();
  return (round === undefined ? rounds : [round]).flatMap((each) =>
    units.map(({ id, name }) => {
      const row = rows.find((found) => found.round === each && found.unit_id === id);
      return {
        round: each,
        unitId: id,
        unitName: name,
        status: (row?.status ?? "expected") as ReportStatus,
        firstSentOn: row?.first_sent_on ? isoDate(row.first_sent_on) : null,
        note: row?.note ?? null,
        version: row?.version ?? 1,
      };
    }),
  );
}

export const turnTitles = {
  sent: "ส่งรายงาน",
  returned: "ส่งกลับให้แก้ไข",
  passed: "ผ่าน",
  received: "รับรายงาน",
  excepted: "ยกเว้นไม่ต้องรายงาน",
  expected: "ยกเลิกการยกเว้น",
  commented: "ให้ความเห็น",
  locked: "ปิดรอบ",
  unlocked: "เปิดรอบอีกครั้ง",
} as const;
export type TurnKind = keyof typeof turnTitles;

export interface RoundTurn {
  id: string;
  what: TurnKind;
  unitId: string | null;
  projectYearId: string | null;
  said: string | null;
  byName: string;
  at: Date;
}

/** What happened, the oldest first: to one unit's report, or (null) to the round as a whole. */
export async function turnsOfRound(
  db: OrgDatabase,
  orgId: string,
  { year, round, unitId }: { year: number; round: Round; unitId: string | null },
): Promise<RoundTurn[]> {
  const rows = await db
    .selectFrom("report_turn")
    .select(["id", "what", "unit_id", "project_year_id", "said", "by_name", "at"])
    .where("org_id", "=", orgId)
    .where("year", "=", year)
    .where("round", "=", round)
    .where("unit_id", unitId === null ? "is" : "=", unitId)
    .orderBy("at")
    .orderBy("id")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    what: row.what as TurnKind,
    unitId: row.unit_id,
    projectYearId: row.project_year_id,
    said: row.said,
    byName: row.by_name,
    at: row.at,
  }));
}

/** Reasons that were given to warnings of a round, by the key of the finding. */
export async function excusesOfRound(
  db: OrgDatabase,
  orgId: string,
  year: number,
  round: Round,
): Promise<ReadonlyMap<string, Excuse>> {
  const rows = await db
    .selectFrom("report_excuse")
    .select(["finding", "reason", "by_name", "given_at"])
    .where("org_id", "=", orgId)
    .where("year", "=", year)
    .where("round", "=", round)
    .execute();
  return new Map(rows.map(({ finding, ...excuse }) => [finding, excuse]));
}
