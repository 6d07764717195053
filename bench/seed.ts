import { v7 as newId } from "uuid";
import type { Actor } from "../src/platform/acts/act.ts";
import { projectsOf } from "../src/capabilities/plan/queries.ts";
import { startPlan } from "../src/capabilities/plan/start/acts.ts";
import { readIn, writeIn } from "../src/platform/database/organisation-bound.ts";
import type { House } from "../src/platform/house.ts";
import { aMember, anOrganisation, aUnit } from "../src/testing/people.ts";

export interface Seeded {
  orgId: string;
  slug: string;
  cookie: string;
  /** A plan of forty projects, and the first of them. */
  planId: string;
  projectId: string;
  actor: Actor;
}

const given = ["กมล", "ขวัญใจ", "จันทร์เพ็ญ", "ชูชาติ", "ณรงค์", "ดารา", "เทวัญ", "นภา", "บุญมี", "ปรีชา"];
const family = ["ใจดี", "งามตา", "รักสงบ", "มั่นคง", "แสงทอง"];
const units = ["สำนักปลัด", "กองคลัง", "กองช่าง", "กองการศึกษา", "กองสาธารณสุข"];

/** One organisation, five units, fifty people in their positions, one coordinator with a session. */
export async function furnish(house: House): Promise<Seeded> {
  const org = await anOrganisation(house, "measured");
  const unitIds: string[] = [];
  for (const unit of units) unitIds.push(await aUnit(house, org, unit));
  const people = given.flatMap((givenName) =>
    family.map((familyName) => ({ id: newId(), given_name: givenName, family_name: familyName })),
  );
  await writeIn(house.database, org.id, async (db) => {
    await db
      .insertInto("person")
      .values(
        people.map((person) => ({ org_id: org.id, employment: "official", phone: "0-0000-0000", ...person })),
      )
      .execute();
    await db
      .insertInto("position_held")
      .values(
        people.map(({ id }, index) => ({
          org_id: org.id,
          id: newId(),
          person_id: id,
          unit_id: unitIds[index % unitIds.length] ?? null,
          title: "นักวิเคราะห์นโยบายและแผนปฏิบัติการ",
          from_on: "2025-10-01",
        })),
      )
      .execute();
  });
  const { cookie, actor } = await aMember(house, org, "coordinator");
  const started = await startPlan(
    { database: house.database, now: house.now, orgId: org.id, actor, packs: house.packs },
    { cycle: "2566-2570", begin: "ready" },
  );
  if (!started.ok) throw new Error(started.message);
  const { planId } = started.value;
  const [project] = await readIn(house.database, org.id, (db) => projectsOf(db, org.id, planId));
  return { orgId: org.id, slug: org.slug, cookie, actor, planId, projectId: project?.id ?? "" };
}
