import { v7 as newId } from "uuid";
import { writeIn } from "../../../platform/database/organisation-bound.ts";
import { countAgain } from "../measuring/kept.ts";
import type { WorkStage } from "../stage.fixture.ts";

interface SomeFact {
  kind: "event" | "step" | "publication" | "spending" | "setback";
  year?: number;
  unitId: string;
  projectYearId: string;
  on: string;
  title: string;
  stepIds?: readonly string[];
  attended?: Record<string, number>;
  place?: string;
  channel?: string;
  amount?: number;
  /** What proves it; null is nothing. */
  link?: string | null;
}

/** A fact as the acts of the work page would leave it, without their rules. */
export async function aFact({ house, org, actor }: WorkStage, fact: SomeFact): Promise<string> {
  const id = newId();
  const { kind, year = 2569, unitId, projectYearId, on, title, stepIds = [], amount } = fact;
  await writeIn(house.database, org.id, async (db) => {
    await db
      .insertInto("work_fact")
      .values({
        org_id: org.id,
        id,
        year,
        kind,
        unit_id: unitId,
        happened_on: on,
        title,
        place: fact.place ?? null,
        attended: fact.attended ? JSON.stringify(fact.attended) : null,
        channel: fact.channel ?? null,
        amount: amount ?? null,
        source: amount === undefined ? null : "agency",
        link: fact.link === undefined ? "https://example.org/proof" : fact.link,
        by_name: actor?.name ?? "ทดสอบ",
        made_at: house.now(),
      })
      .execute();
    const served = { org_id: org.id, fact_id: id, project_year_id: projectYearId };
    await db.insertInto("work_fact_project").values(served).execute();
    for (const stepId of stepIds)
      await db
        .insertInto("work_fact_step")
        .values({ ...served, step_id: stepId })
        .execute();
    await countAgain(db, org.id, [id]);
  });
  return id;
}
