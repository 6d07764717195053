import { sql } from "kysely";
import { validate as isUuid } from "uuid";
import type { OrgDatabase } from "../../../platform/database/connect.ts";
import { attachmentsOfAll } from "../../../platform/files/holding.ts";
import type { Attachment } from "../../../platform/files/holding.ts";
import type { MaySeeFiles } from "../../../platform/files/visible.ts";
import { isoDate } from "../../../thai/dates.ts";
import { nameOfUnit } from "../../organisation/units/queries.ts";
import { evidenceSlot, factRecord } from "../facts.ts";
import type { Attended, Fact, FactKind, MoneySource } from "../facts.ts";

export interface FactsAsked {
  year?: number;
  projectYearId?: string;
  unitId?: string;
  ids?: readonly string[];
  /** Only what still counts. */
  counting?: boolean;
  /** Only what has a file or a link of its own. */
  proving?: boolean;
  most?: number;
  /** So many of the newest are left out. */
  after?: number;
}

/** The newest first. */
export async function factsOf(db: OrgDatabase, orgId: string, asked: FactsAsked): Promise<Fact[]> {
  const { year, projectYearId, unitId, ids, counting = false, proving = false, most, after } = asked;
  const rows = await factsWith(db, orgId)
    .$if(year !== undefined, (query) => query.where("f.year", "=", year ?? 0))
    .$if(unitId !== undefined, (query) => query.where("f.unit_id", "=", unitId ?? ""))
    .$if(ids !== undefined, (query) => query.where("f.id", "in", [...(ids ?? [])]))
    .$if(counting, (query) => query.where("f.withdrawn_at", "is", null))
    .$if(proving, (query) =>
      query.where(({ eb, or, exists }) =>
        or([
          eb("f.link", "is not", null),
          exists(
            eb
              .selectFrom("file_hold as h")
              .select("h.record_id")
              .where("h.org_id", "=", orgId)
              .where("h.record_kind", "=", factRecord)
              .where("h.slot", "=", evidenceSlot)
              .whereRef("h.record_id", "=", "f.id"),
          ),
        ]),
      ),
    )
    .$if(projectYearId !== undefined, (query) =>
      query.where("f.id", "in", (inner) =>
        inner
          .selectFrom("work_fact_project as w")
          .select("w.fact_id")
          .where("w.org_id", "=", orgId)
          .where("w.project_year_id", "=", projectYearId ?? ""),
      ),
    )
    .orderBy("f.happened_on", "desc")
    .orderBy("f.id", "desc")
    .$if(most !== undefined, (query) => query.limit(most ?? 0))
    .$if(after !== undefined, (query) => query.offset(after ?? 0))
    .execute();
  return rows.map(factFrom);
}

interface FactCount {
  all: number;
  /** Those that were not taken back. */
  counting: number;
}

export async function countFactsOfProject(
  db: OrgDatabase,
  orgId: string,
  projectYearId: string,
): Promise<FactCount> {
  return db
    .selectFrom("work_fact_project as p")
    .innerJoin("work_fact as f", (join) =>
      join.onRef("f.org_id", "=", "p.org_id").onRef("f.id", "=", "p.fact_id"),
    )
    .select(sql<number>`count(*)::int`.as("all"))
    .select(sql<number>`count(*) filter (where f.withdrawn_at is null)::int`.as("counting"))
    .where("p.org_id", "=", orgId)
    .where("p.project_year_id", "=", projectYearId)
    .executeTakeFirstOrThrow();
}

function factsWith(db: OrgDatabase, orgId: string) {
  return db
    .selectFrom("work_fact as f")
    .selectAll("f")
    .select([
      sql<string>`${nameOfUnit(orgId, sql`f.unit_id`)}`.as("unit_name"),
      sql<
        { id: string; stepIds: string[] }[]
      >`(select coalesce(jsonb_agg(jsonb_build_object('id', p.project_year_id,
        'stepIds', (select coalesce(jsonb_agg(s.step_id order by s.step_id), '[]') from work_fact_step s
          where s.org_id = p.org_id and s.fact_id = p.fact_id and s.project_year_id = p.project_year_id))
        order by p.project_year_id), '[]')
        from work_fact_project p where p.org_id = f.org_id and p.fact_id = f.id)`.as("projects"),
      sql<number>`(select count(distinct h.item_id)::int from file_hold h where h.org_id = f.org_id
        and h.record_kind = ${factRecord} and h.record_id = f.id and h.slot = ${evidenceSlot})`.as(
        "evidence",
      ),
    ])
    .where("f.org_id", "=", orgId);
}

type Selected = Awaited<ReturnType<ReturnType<typeof factsWith>["execute"]>>[number];

export async function factNamed(db: OrgDatabase, orgId: string, id: string): Promise<Fact | undefined> {
  if (!isUuid(id)) return undefined;
  const [fact] = await factsOf(db, orgId, { ids: [id.toLowerCase()] });
  return fact;
}

/** As its page: every member reads what was done. */
export const maySeeEvidence: MaySeeFiles = async (db, orgId, _viewer, { id }) =>
  (await factNamed(db, orgId, id)) !== undefined;

/** What each of them holds. */
export function evidenceOf(
  db: OrgDatabase,
  orgId: string,
  factIds: readonly string[],
): Promise<Map<string, Attachment[]>> {
  return attachmentsOfAll(db, orgId, { recordKind: factRecord, slot: evidenceSlot }, factIds);
}

/** Other facts that still count and hold the very same bytes: hash and title. */
export async function sameBytesElsewhere(
  db: OrgDatabase,
  orgId: string,
  factId: string,
  hashes: readonly string[],
): Promise<{ sha256: string; id: string; title: string }[]> {
  if (hashes.length === 0) return [];
  return db
    .selectFrom("file as i")
    .innerJoin("file_hold as h", (join) =>
      join.onRef("h.org_id", "=", "i.org_id").onRef("h.file_id", "=", "i.id"),
    )
    .innerJoin("work_fact as f", (join) =>
      join.onRef("f.org_id", "=", "h.org_id").onRef("f.id", "=", "h.record_id"),
    )
    .select(["i.sha256", "f.id", "f.title"])
    .distinct()
    .where("i.org_id", "=", orgId)
    .where("i.sha256", "in", [...hashes])
    .where("h.record_kind", "=", factRecord)
    .where("f.id", "!=", factId)
    .where("f.withdrawn_at", "is", null)
    .execute();
}

export interface StepAlready {
  projectYearId: string;
  stepId: string;
  unitId: string;
  unitName: string;
  byName: string;
  happenedOn: string;
  factId: string;
}

/** Steps that are done, and by whom. */
export async function stepsDone(
  db: OrgDatabase,
  orgId: string,
  projectYearIds: readonly string[],
): Promise<StepAlready[]> {
  if (projectYearIds.length === 0) return [];
  const rows = await db
    .selectFrom("work_fact_step as s")
    .innerJoin("work_fact as f", (join) =>
      join.onRef("f.org_id", "=", "s.org_id").onRef("f.id", "=", "s.fact_id"),
    )
    .select(["s.project_year_id", "s.step_id", "f.unit_id", "f.by_name", "f.happened_on", "f.id"])
    .select(sql<string>`${nameOfUnit(orgId, sql`f.unit_id`)}`.as("unit_name"))
    .where("s.org_id", "=", orgId)
    .where("s.project_year_id", "in", [...projectYearIds])
    .where("f.withdrawn_at", "is", null)
    .orderBy("f.happened_on")
    .orderBy("f.id")
    .execute();
  return rows.map((row) => ({
    projectYearId: row.project_year_id,
    stepId: row.step_id,
    unitId: row.unit_id,
    unitName: row.unit_name,
    byName: row.by_name,
    happenedOn: row.happened_on,
    factId: row.id,
  }));
}

function factFrom(row: Selected): Fact {
  const any = {
    id: row.id,
    year: row.year,
    unitId: row.unit_id,
    unitName: row.unit_name,
    happenedOn: isoDate(row.happened_on),
    title: row.title,
    said: row.said,
    link: row.link,
    projects: row.projects,
    evidence: row.evidence,
    proofId: row.proof_id,
    lateReason: row.late_reason,
    byName: row.by_name,
    madeAt: row.made_at,
    withdrawn: row.withdrawn_at && {
      at: row.withdrawn_at,
      by: row.withdrawn_by ?? "",
      reason: row.withdrawn_reason ?? "",
    },
    version: row.version,
  };
  const kind = row.kind as FactKind;
  switch (kind) {
    case "event":
      return { ...any, kind, place: row.place, attended: (row.attended ?? {}) as Attended };
    case "publication":
      return { ...any, kind, channel: row.channel ?? "" };
    case "spending":
      return {
        ...any,
        kind,
        amount: Number(row.amount),
        paperNumber: row.paper_number,
        source: row.source as MoneySource,
        fundId: row.fund_id,
      };
    case "value":
      return {
        ...any,
        kind,
        resultId: row.result_id ?? "",
        part: Number(row.part),
        whole: row.whole === null ? null : Number(row.whole),
      };
    case "step":
    case "setback":
      return { ...any, kind };
  }
}
