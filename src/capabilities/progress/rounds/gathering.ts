/** All that the checks of a round look at, read in one go. */
import { sql } from "kysely";
import type { OrgDatabase } from "../../../platform/database/connect.ts";
import type { PackShelf } from "../../../platform/packs/load.ts";
import { bangkokDate } from "../../../thai/dates.ts";
import type { IsoDate } from "../../../thai/dates.ts";
import { roundRange } from "../../../thai/fiscal.ts";
import type { Round } from "../../../thai/fiscal.ts";
import type { ProjectRecords, RoundRecords, SeenFile, ShareRecords } from "../checks/records.ts";
import { evidenceSlot, factRecord } from "../facts.ts";
import { standingsOf } from "../measuring/queries.ts";
import type { StandingProject } from "../measuring/queries.ts";
import { placeNamed } from "../report/places.ts";
import { factsOf } from "../work/queries.ts";

interface Asked {
  year: number;
  round: Round;
  today: IsoDate;
  packs: PackShelf;
}

export async function recordsOfRound(
  db: OrgDatabase,
  orgId: string,
  { year, round, today, packs }: Asked,
): Promise<RoundRecords> {
  const standings = await standingsOf(db, orgId, year, { round }, packs);
  const facts = await factsOf(db, orgId, { year, counting: true });
  const files = await filesOfYear(db, orgId, year);
  return {
    year,
    round,
    period: roundRange(year, round),
    today,
    projects: standings.filter(({ projectYear }) => !projectYear.dropped).map(projectRecords),
    // The one that was entered first comes first.
    facts: facts
      .toSorted((a, b) => (a.id < b.id ? -1 : 1))
      .map((fact) => ({ fact, files: files.get(fact.id) ?? [] })),
    words: await wordsOf(db, orgId, year, round),
    content: null,
  };
}

function projectRecords({ projectYear: project, standing, tally }: StandingProject): ProjectRecords {
  const tallies = tally?.shares ?? [];
  const shares: ShareRecords[] = project.allUnits
    ? project.units.map((unit) => ({
        unit,
        status: standing.shares.find(({ unitId }) => unitId === unit.id)?.status ?? "not-started",
        tallies: tallies.filter(({ unitId }) => unitId === unit.id),
      }))
    : [{ unit: null, status: standing.status, tallies }];
  return { project, standing, tallies, shares };
}

/** Of every fact the files that it holds now, with the day since which they are known to exist. */
async function filesOfYear(db: OrgDatabase, orgId: string, year: number): Promise<Map<string, SeenFile[]>> {
  const rows = await db
    .selectFrom("work_fact as f")
    .innerJoin("file_hold as h", (join) =>
      join
        .onRef("h.org_id", "=", "f.org_id")
        .onRef("h.record_id", "=", "f.id")
        .on("h.record_kind", "=", factRecord)
        .on("h.slot", "=", evidenceSlot),
    )
    .innerJoin("file as i", (join) => join.onRef("i.org_id", "=", "h.org_id").onRef("i.id", "=", "h.file_id"))
    .innerJoin("file_content as c", (join) =>
      join.onRef("c.org_id", "=", "i.org_id").onRef("c.sha256", "=", "i.sha256"),
    )
    .distinctOn("h.item_id")
    .select(["f.id", "i.sha256", "i.name", "c.type"])
    .select(
      sql<Date>`least(c.taken_at, (select min(g.made_at) from file g
        where g.org_id = i.org_id and g.sha256 = i.sha256))`.as("existed_at"),
    )
    .where("f.org_id", "=", orgId)
    .where("f.year", "=", year)
    .where("f.withdrawn_at", "is", null)
    .orderBy("h.item_id")
    .orderBy("h.number", "desc")
    .execute();
  const files = new Map<string, SeenFile[]>();
  for (const { id, sha256, name, type, existed_at: existed } of rows) {
    const file = { sha256, name, isPhoto: type.startsWith("image/"), existedOn: bangkokDate(existed) };
    files.set(id, [...(files.get(id) ?? []), file]);
  }
  return files;
}

async function wordsOf(db: OrgDatabase, orgId: string, year: number, round: Round) {
  const rows = await db
    .selectFrom("report_words")
    .select(["place", "words"])
    .where("org_id", "=", orgId)
    .where("year", "=", year)
    .where("round", "=", round)
    .orderBy("place")
    .execute();
  return rows.map(({ place, words }) => ({
    place,
    projectYearId: placeNamed(place)?.projectYearId ?? null,
    words,
  }));
}
