import { validate as isUuid } from "uuid";
import type { OrgDatabase } from "../../../platform/database/connect.ts";
import type { PackShelf } from "../../../platform/packs/load.ts";
import type { Round } from "../../../thai/fiscal.ts";
import { planCycle } from "../../plan/packs/cycles.ts";
import { publishedHead } from "../../plan/publication/queries.ts";
import { channelName } from "../measuring/channels.ts";
import { standingsOf } from "../measuring/queries.ts";
import { factsOf } from "../work/queries.ts";
import { yearOf } from "../years/queries.ts";
import type { YearRow } from "../years/queries.ts";
import type { ReportRecords } from "./records.ts";

/** Words of one place, and to what facts they were written. */
export interface WordsRow {
  place: string;
  words: string;
  facts_hash: string;
  by_name: string;
  written_at: Date;
  version: number;
}

export interface GatheredReport {
  year: YearRow;
  records: ReportRecords;
  written: readonly WordsRow[];
}

export interface AskedReport {
  year: number;
  round: Round;
  /** The report of one unit. */
  unitId?: string;
}

/** All that a report of a round is made from; undefined where the year was not opened, or has no such unit. */
export async function gatherReport(
  db: OrgDatabase,
  orgId: string,
  { year, round, unitId }: AskedReport,
  packs: PackShelf,
): Promise<GatheredReport | undefined> {
  if (unitId !== undefined && !isUuid(unitId)) return undefined;
  const opened = await yearOf(db, orgId, year);
  const cycle = opened && planCycle(packs, opened.cycle)?.data;
  const head = opened && (await publishedHead(db, orgId, opened.plan_id, opened.plan_version));
  if (!opened || !cycle || !head) return undefined;
  const standings = await standingsOf(db, orgId, year, { round, ...(unitId ? { unitId } : {}) }, packs);
  const projects = standings.map(({ projectYear, ...each }) => ({ ...each, project: projectYear }));
  const unit = projects.flatMap(({ project }) => project.units).find(({ id }) => id === unitId);
  if (unitId !== undefined && !unit) return undefined;
  const written = await wordsOf(db, orgId, year, round);
  return {
    year: opened,
    written,
    records: {
      organisation: head.organisation,
      plan: head.title,
      cycle,
      funding: { at: head.years.indexOf(year), funds: head.funds },
      year,
      round,
      projects,
      facts: await factsOf(db, orgId, { year, counting: true }),
      channelTitle: (key) => channelName(packs, key),
      words: new Map(written.filter(({ words }) => words !== "").map(({ place, words }) => [place, words])),
      ...(unit ? { unit } : {}),
    },
  };
}

export async function wordsOf(
  db: OrgDatabase,
  orgId: string,
  year: number,
  round: Round,
): Promise<WordsRow[]> {
  return db
    .selectFrom("report_words")
    .select(["place", "words", "facts_hash", "by_name", "written_at", "version"])
    .where("org_id", "=", orgId)
    .where("year", "=", year)
    .where("round", "=", round)
    .orderBy("place")
    .execute();
}
