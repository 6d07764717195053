/** A year and what was recorded in it, written straight into the tables: these tests ask what is counted, not who may. */
import { sql } from "kysely";
import { v7 as newId } from "uuid";
import { readIn, writeIn } from "../../../platform/database/organisation-bound.ts";
import type { OrgDatabase } from "../../../platform/database/connect.ts";
import type { House } from "../../../platform/house.ts";
import type { PlanProject } from "../../plan/content.ts";
import { evidenceSlot, factRecord } from "../facts.ts";
import type { FactKind } from "../facts.ts";
import { countAgain } from "./kept.ts";
import { projectYear } from "./tally.fixture.ts";

export interface YearStage {
  house: House;
  orgId: string;
  planId: string;
  unitIds: readonly string[];
}

const sameContent = "0".repeat(64);

export async function aPlanWithUnits(
  house: House,
  orgId: string,
  units: readonly string[],
): Promise<YearStage> {
  const planId = newId();
  const unitIds = units.map(() => newId());
  await writeIn(house.database, orgId, async (db) => {
    await db
      .insertInto("unit")
      .values(units.map((name, place) => ({ org_id: orgId, id: unitIds[place] ?? "", name, place })))
      .execute();
    await db
      .insertInto("plan")
      .values({
        org_id: orgId,
        id: planId,
        cycle: "2566-2570",
        years: [2566, 2567, 2568, 2569, 2570],
        title: "แผนสมมติ",
        introduction: "{}",
        goals: "[]",
      })
      .execute();
    await db
      .insertInto("plan_version")
      .values({
        org_id: orgId,
        plan_id: planId,
        number: 1,
        status: "published",
        amendment: 0,
        content: "{}",
        content_hash: "",
        by_name: "ทดสอบ",
        made_at: house.now(),
      })
      .execute();
  });
  return { house, orgId, planId, unitIds };
}

/** A year with so many projects; those of the same place are the same project in every year. */
export async function aYear(
  { house, orgId, planId, unitIds }: YearStage,
  year: number,
  projects: number,
  content: PlanProject = projectYear().content,
): Promise<string[]> {
  return writeIn(house.database, orgId, async (db) => {
    await db
      .insertInto("progress_year")
      .values({ org_id: orgId, id: newId(), year, plan_id: planId, plan_version: 1, lights: "predecessor" })
      .execute();
    await sql`insert into plan_project (org_id, id, plan_id, place, kind, title, dimension, mission, headings, budgets,
        all_units, sheet)
      select ${orgId}, gen_random_uuid(), ${planId}, place, 'project', 'โครงการที่ ' || place, '1', '1.1', '{}', '{}',
        false, '{}'
      from generate_series(1, ${projects}::int) as wanted(place)
      where not exists (select from plan_project p where p.org_id = ${orgId} and p.place = wanted.place)`.execute(
      db,
    );
    const { rows } = await sql<{ id: string }>`
      with made as (
        insert into project_year (org_id, id, year, project_id, place, code, kind, title, dimension, mission, all_units,
          content)
        select ${orgId}, gen_random_uuid(), ${year}, id, place, place::text, kind, title, dimension, mission, false,
          ${JSON.stringify(content)}::jsonb
        from plan_project where org_id = ${orgId} and place <= ${projects}
        returning id, place
      )
      select id from made order by place`.execute(db);
    for (const { id } of rows)
      await db
        .insertInto("project_share")
        .values({ org_id: orgId, project_year_id: id, unit_id: unitIds[0] ?? "", place: 0 })
        .execute();
    return rows.map(({ id }) => id);
  });
}

interface Recorded {
  year?: number;
  unitId?: string;
  on: string;
  projects: readonly string[];
  steps?: readonly string[];
  title?: string;
  attended?: Record<string, number>;
  channel?: string;
  link?: string;
  amount?: number;
  source?: string;
  fundId?: string;
  resultId?: string;
  part?: number;
  whole?: number;
  proofId?: string;
  withdrawn?: boolean;
  file?: boolean;
}

export async function aFact(
  { house, orgId, unitIds }: YearStage,
  kind: FactKind,
  said: Recorded,
): Promise<string> {
  const id = newId();
  const at = house.now();
  await writeIn(house.database, orgId, async (db) => {
    await db
      .insertInto("work_fact")
      .values({
        org_id: orgId,
        id,
        year: said.year ?? 2569,
        kind,
        unit_id: said.unitId ?? unitIds[0] ?? "",
        happened_on: said.on,
        title: said.title ?? "เรื่องที่บันทึก",
        attended: said.attended ? JSON.stringify(said.attended) : null,
        channel: said.channel ?? null,
        link: said.link ?? null,
        amount: said.amount ?? null,
        source: said.source ?? null,
        fund_id: said.fundId ?? null,
        result_id: said.resultId ?? null,
        part: said.part ?? null,
        whole: said.whole ?? null,
        proof_id: said.proofId ?? null,
        by_name: "ทดสอบ",
        made_at: at,
        ...(said.withdrawn ? { withdrawn_at: at, withdrawn_by: "ทดสอบ", withdrawn_reason: "ผิด" } : {}),
      })
      .execute();
    for (const project_year_id of said.projects) {
      await db
        .insertInto("work_fact_project")
        .values({ org_id: orgId, fact_id: id, project_year_id })
        .execute();
      for (const step_id of said.steps ?? [])
        await db
          .insertInto("work_fact_step")
          .values({ org_id: orgId, fact_id: id, project_year_id, step_id })
          .execute();
    }
    if (said.file) await aFile(db, orgId, id);
    await countAgain(db, orgId, [id]);
  });
  return id;
}

async function aFile(db: OrgDatabase, orgId: string, factId: string): Promise<void> {
  await manyFiles(db, orgId, sql`select ${factId}::uuid as fact_id`);
}

export async function manyFiles(
  db: OrgDatabase,
  orgId: string,
  ofFacts: ReturnType<typeof sql>,
): Promise<void> {
  await sql`insert into file_content (org_id, sha256, type, size, saved_at)
    values (${orgId}, ${sameContent}, 'image/jpeg', 1, now()) on conflict do nothing`.execute(db);
  await sql`with wanted as (${ofFacts}), made as (
      insert into file (org_id, id, sha256, name, place, owner, made_at)
      select ${orgId}, gen_random_uuid(), ${sameContent}, fact_id || '.jpg', 'evidence', 'test', now() from wanted
      returning id, name
    )
    insert into file_hold (org_id, item_id, number, file_id, record_kind, record_id, slot, held_at, held_by)
    select ${orgId}, id, 1, id, ${factRecord}, left(name, 36)::uuid, ${evidenceSlot}, now(), 'test' from made`.execute(
    db,
  );
}

export function reading<T>({ house, orgId }: YearStage, read: (db: OrgDatabase) => Promise<T>): Promise<T> {
  return readIn(house.database, orgId, read);
}
