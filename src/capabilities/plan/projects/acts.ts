import { sql } from "kysely";
import { act, done } from "../../../platform/acts/act.ts";
import { conflict, invalid, missing, refused } from "../../../platform/acts/outcome.ts";
import type { OrgDatabase } from "../../../platform/database/connect.ts";
import { lockHead } from "../../../platform/audit/write.ts";
import { entriesWritten } from "../../../platform/search/write.ts";
import { openUnits } from "../../organisation/units/queries.ts";
import type { PlanProject } from "../content.ts";
import {
  AddProject,
  EditProject,
  MoveProject,
  projectLabels,
  RemoveProject,
  ReturnProject,
} from "../forms.ts";
import { lockPlan, lockProject, planners } from "../locking.ts";
import type { ProjectRow } from "../queries.ts";
import { projectRecord } from "../records.ts";
import { entryOfProject, searchableProjects } from "../search.ts";
import { columnsOf, writeFundings, writeUnits } from "../writing.ts";
import { faultsOf, inWords, projectFromInput } from "./input.ts";

export const addProject = act({
  name: "plan.add-project",
  title: "เพิ่มโครงการในแผน",
  input: AddProject,
  may: planners,
  run: async ({ db, orgId, input, newId }) => {
    const { planId, ...facts } = input;
    const locked = await lockPlan(db, orgId, planId, "edit");
    if ("refusal" in locked) return locked.refusal;
    const { plan } = locked;
    const id = newId();
    const project = projectFromInput(facts, undefined, { id, years: plan.years.length, newId });
    const faults =
      faultsOf(project, new Set(plan.funds.map((fund) => fund.id))) ??
      (await strangeUnits(db, orgId, project, []));
    if (faults) return invalid(faults);
    await insertProject(db, orgId, planId, project);
    return done(
      { planId, id },
      {
        record: projectRecord(project),
        after: forLog(inWords(project, plan.years, await namesFor(db, orgId, plan.funds))),
      },
    );
  },
});

export const editProject = act({
  name: "plan.edit-project",
  title: "แก้ไขโครงการในแผน",
  input: EditProject,
  may: planners,
  run: async ({ db, orgId, input, newId }) => {
    const { planId, id, version, ...facts } = input;
    const locked = await lockProject(db, orgId, planId, id);
    if ("refusal" in locked) return locked.refusal;
    const { project: before, cycle, years, funds } = locked;
    const project = projectFromInput(facts, before, { id, years: years.length, newId });
    const names = await namesWhere(db, orgId, project, before, funds);
    if (version !== before.version) {
      const theirs = { ...inWords(before, years, names), version: before.version };
      return conflict(projectLabels, inWords(project, years, names), theirs);
    }
    const faults =
      faultsOf(project, new Set(funds.map((fund) => fund.id))) ??
      (await strangeUnits(db, orgId, project, before.responsible.units));
    if (faults) return invalid(faults);
    await writeProject(db, orgId, project, cycle);
    if (unitsDiffer(project, before)) await writeUnits(db, orgId, [project]);
    if (JSON.stringify(project.fundings) !== JSON.stringify(before.fundings))
      await writeFundings(db, orgId, [project]);
    return done(
      { planId, id },
      {
        record: projectRecord(project),
        before: forLog(inWords(before, years, names)),
        after: forLog(inWords(project, years, names)),
        isFindable: true,
      },
    );
  },
});

export const moveProject = act({
  name: "plan.move-project",
  title: "เลื่อนลำดับโครงการ",
  input: MoveProject,
  may: planners,
  run: async ({ db, orgId, input }) => {
    const locked = await lockPlan(db, orgId, input.planId, "edit");
    if ("refusal" in locked) return locked.refusal;
    const neighbours = await neighboursOf(db, orgId, input.planId, input.id);
    const at = neighbours.findIndex(({ id }) => id === input.id);
    const project = neighbours[at];
    if (!project) return missing("ไม่พบโครงการนี้ในแผน อาจถูกนำออกไปแล้ว");
    const other = neighbours[input.way === "up" ? at - 1 : at + 1];
    if (!other)
      return refused(input.way === "up" ? "โครงการนี้อยู่ลำดับแรกของหัวข้อแล้ว" : "โครงการนี้อยู่ลำดับสุดท้ายของหัวข้อแล้ว");
    await placeAt(db, orgId, project.id, other.place);
    await placeAt(db, orgId, other.id, project.place);
    return done(
      { planId: input.planId, id: input.id },
      {
        record: projectRecord(project),
        before: { place: at + 1 },
        after: { place: input.way === "up" ? at : at + 2 },
      },
    );
  },
});

export const removeProject = act({
  name: "plan.remove-project",
  title: "นำโครงการออกจากแผน",
  input: RemoveProject,
  may: planners,
  run: async ({ db, orgId, input }) => {
    const locked = await lockProject(db, orgId, input.planId, input.id);
    if ("refusal" in locked) return locked.refusal;
    const { project } = locked;
    if (input.version !== project.version) return conflict({}, {}, { version: project.version });
    await db
      .updateTable("plan_project")
      .set((set) => ({ removed: true, version: set("version", "+", 1) }))
      .where("org_id", "=", orgId)
      .where("id", "=", input.id)
      .execute();
    return done(
      { planId: input.planId, id: input.id, title: project.title },
      { record: projectRecord(project), before: { removed: false }, after: { removed: true } },
    );
  },
});

export const returnProject = act({
  name: "plan.return-project",
  title: "นำโครงการกลับเข้าแผน",
  input: ReturnProject,
  may: planners,
  run: async ({ db, orgId, input }) => {
    const locked = await lockPlan(db, orgId, input.planId, "edit");
    if ("refusal" in locked) return locked.refusal;
    const back = await db
      .updateTable("plan_project")
      .set((set) => ({ removed: false, version: set("version", "+", 1) }))
      .where("org_id", "=", orgId)
      .where("plan_id", "=", input.planId)
      .where("id", "=", input.id)
      .where("removed", "=", true)
      .returning(["id", "title"])
      .executeTakeFirst();
    if (!back) return missing("ไม่พบโครงการที่นำออกไป");
    return done(
      { planId: input.planId, id: input.id },
      { record: projectRecord(back), before: { removed: true }, after: { removed: false } },
    );
  },
});

/** The log has one word for each field, and "title" is that of a position there. */
function forLog({ title, ...others }: Record<string, string>) {
  return { name: title, ...others };
}

/** At the end of the plan; the book sorts by mission and heading. */
export async function insertProject(db: OrgDatabase, orgId: string, planId: string, project: PlanProject) {
  const last = db
    .selectFrom("plan_project")
    .select((select) => sql<number>`coalesce(max(${select.ref("place")}), 0) + 1`.as("place"))
    .where("org_id", "=", orgId)
    .where("plan_id", "=", planId);
  const { place } = await last.executeTakeFirstOrThrow();
  await db
    .insertInto("plan_project")
    .values({ org_id: orgId, id: project.id, plan_id: planId, place, ...columnsOf(project) })
    .execute();
  await writeUnits(db, orgId, [project]);
  await writeFundings(db, orgId, [project]);
}

/** The project and what can be found of it, in one statement. The act says isFindable. */
export async function writeProject(db: OrgDatabase, orgId: string, project: PlanProject, cycle: string) {
  // Entries are kept up by whoever holds the end of the log: who makes the index anew waits for it too.
  await lockHead(db, orgId);
  await db
    .with("found", (base) =>
      entriesWritten(base, orgId, searchableProjects.kind, [entryOfProject(project, cycle)]),
    )
    .updateTable("plan_project")
    .set(columnsOf(project))
    .set((set) => ({ version: set("version", "+", 1) }))
    .where("org_id", "=", orgId)
    .where("id", "=", project.id)
    .execute();
}

async function placeAt(db: OrgDatabase, orgId: string, id: string, place: number) {
  await db
    .updateTable("plan_project")
    .set({ place })
    .where("org_id", "=", orgId)
    .where("id", "=", id)
    .execute();
}

/** Projects under the same first heading, in their order. */
function neighboursOf(db: OrgDatabase, orgId: string, planId: string, id: string) {
  return db
    .selectFrom("plan_project as p")
    .innerJoin("plan_project as n", (join) =>
      join
        .onRef("n.org_id", "=", "p.org_id")
        .onRef("n.plan_id", "=", "p.plan_id")
        .onRef("n.mission", "=", "p.mission"),
    )
    .select(["n.id", "n.title", "n.place"])
    .where("p.org_id", "=", orgId)
    .where("p.plan_id", "=", planId)
    .where("p.id", "=", id)
    .where("n.removed", "=", false)
    .where(sql<boolean>`n.headings[1] is not distinct from p.headings[1]`)
    .orderBy("n.place")
    .execute();
}

/** Units that were closed meanwhile, or never were. Those that stood there before may stay. */
async function strangeUnits(
  db: OrgDatabase,
  orgId: string,
  project: PlanProject,
  before: readonly { id: string }[],
) {
  const known = new Set(before.map(({ id }) => id));
  const added = project.responsible.units.filter(({ id }) => !known.has(id));
  if (added.length === 0) return undefined;
  const open = new Set((await openUnits(db, orgId)).map(({ id }) => id));
  return added.some(({ id }) => !open.has(id)) ? { units: ["มีหน่วยงานที่ยุบไปแล้วหรือไม่มีอยู่ เลือกใหม่"] } : undefined;
}

function unitsDiffer(a: PlanProject, b: PlanProject): boolean {
  const ids = ({ responsible }: PlanProject) => responsible.units.map(({ id }) => id).join();
  return ids(a) !== ids(b);
}

interface Named {
  id: string;
  name: string;
}

/** Names for the log and the comparison; asked for only when units stand there that came without a name. */
async function namesWhere(
  db: OrgDatabase,
  orgId: string,
  project: PlanProject,
  before: ProjectRow,
  funds: readonly Named[],
) {
  const known = new Map(before.responsible.units.map(({ id, name }) => [id, name]));
  const strange = project.responsible.units.some(({ id }) => !known.has(id));
  return strange ? namesFor(db, orgId, funds) : words(known, funds);
}

async function namesFor(db: OrgDatabase, orgId: string, funds: readonly Named[]) {
  const units = await openUnits(db, orgId);
  return words(new Map(units.map(({ id, name }) => [id, name])), funds);
}

function words(units: ReadonlyMap<string, string>, funds: readonly Named[]) {
  return {
    unit: (id: string) => units.get(id) ?? id,
    fund: (id: string) => funds.find((fund) => fund.id === id)?.name ?? id,
  };
}
