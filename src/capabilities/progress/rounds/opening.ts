import { readIn } from "../../../platform/database/organisation-bound.ts";
import type { Web } from "../../../platform/web/context.ts";
import { todayInBangkok } from "../../../thai/dates.ts";
import type { IsoDate } from "../../../thai/dates.ts";
import { rounds } from "../../../thai/fiscal.ts";
import { yearAsked } from "../years/asked.ts";
import { yearOf } from "../years/queries.ts";
import type { YearRow } from "../years/queries.ts";
import { reportsOf, roundsOf, turnsOfRound } from "./queries.ts";
import type { RoundRow, RoundTurn, UnitReport } from "./queries.ts";
import { standOfUnit } from "./stand.ts";
import type { ReportStand } from "./stand.ts";

interface OpenYear {
  year: YearRow;
  today: IsoDate;
}

export interface OpenRounds extends OpenYear {
  rounds: RoundRow[];
  reports: UnitReport[];
}

export function openRounds(c: Web): Promise<OpenRounds | undefined> {
  const { house, org } = c.var;
  return readIn(house.database, org.id, async (db) => {
    const year = await yearOf(db, org.id, yearAsked(c));
    return (
      year && {
        year,
        today: todayInBangkok(house.now()),
        rounds: await roundsOf(db, org.id, year.year, house.packs),
        reports: await reportsOf(db, org.id, year.year),
      }
    );
  });
}

export interface OpenRound extends OpenYear {
  row: RoundRow;
  reports: UnitReport[];
  turns: RoundTurn[];
}

/** The round that the address names. */
export function openRound(c: Web): Promise<OpenRound | undefined> {
  const { house, org } = c.var;
  const round = rounds.find((each) => each === c.req.param("round"));
  return readIn(house.database, org.id, async (db) => {
    const year = round && (await yearOf(db, org.id, yearAsked(c)));
    const row =
      year && (await roundsOf(db, org.id, year.year, house.packs)).find((each) => each.round === round);
    if (!row) return undefined;
    return {
      year,
      row,
      today: todayInBangkok(house.now()),
      reports: await reportsOf(db, org.id, year.year, { round: row.round }),
      turns: await turnsOfRound(db, org.id, { ...row, unitId: null }),
    };
  });
}

export interface OpenReport extends OpenYear {
  row: RoundRow;
  report: UnitReport;
  stand: ReportStand;
  turns: RoundTurn[];
}

/** The unit's report that the address names. */
export function openReport(c: Web): Promise<OpenReport | undefined> {
  const { house, org } = c.var;
  const round = rounds.find((each) => each === c.req.param("round"));
  const unitId = c.req.param("id") ?? "";
  const today = todayInBangkok(house.now());
  return readIn(house.database, org.id, async (db) => {
    const year = round && (await yearOf(db, org.id, yearAsked(c)));
    const row =
      year && (await roundsOf(db, org.id, year.year, house.packs)).find((each) => each.round === round);
    const [report] = row ? await reportsOf(db, org.id, year.year, { round: row.round, unitId }) : [];
    if (!row || !report) return undefined;
    const asked = { year: row.year, round: row.round, unitId, today, packs: house.packs };
    return {
      year,
      row,
      report,
      today,
      stand: await standOfUnit(db, org.id, asked),
      turns: await turnsOfRound(db, org.id, asked),
    };
  });
}
