import { act, done } from "../../../platform/acts/act.ts";
import type { Work } from "../../../platform/acts/act.ts";
import { conflict, invalid, missing, refused } from "../../../platform/acts/outcome.ts";
import { publishedPlanOfYear } from "../../plan/publication/queries.ts";
import { keepers, lockOpenYear, lockYear } from "../locking.ts";
import { trafficLightsFor } from "../measuring/lights.ts";
import { guidelineTitles } from "../project-years.ts";
import { carriedIn, columnsOf, writeShares } from "./carrying.ts";
import type { Carried } from "./carrying.ts";
import { AmendYear, CloseYear, OpenYear, ReopenYear, SetProjectYear } from "./forms.ts";
import { projectYearNamed, projectYearsOf, yearOf } from "./queries.ts";
import type { YearRow, YearTurn } from "./queries.ts";

const yearRecord = ({ id, year }: Pick<YearRow, "id" | "year">) => ({
  kind: "progress-year",
  id,
  name: `ปีงบประมาณ ${year}`,
});

const NO_PLAN = (year: number) =>
  refused(`ยังไม่มีแผนที่ประกาศใช้ของปีงบประมาณ ${year} ให้อนุมัติและประกาศใช้แผนก่อน แล้วจึงเปิดปี`);

export const openYear = act({
  name: "progress.open-year",
  title: "เปิดปีงบประมาณจากแผนที่ประกาศใช้",
  input: OpenYear,
  may: keepers,
  run: async (work) => {
    const { db, orgId, newId, packs } = work;
    const { year } = work.input;
    if (await yearOf(db, orgId, year)) return invalid({ year: [`เปิดปีงบประมาณ ${year} ไว้แล้ว`] });
    const plan = await publishedPlanOfYear(db, orgId, year);
    if (!plan) return NO_PLAN(year);
    const id = newId();
    await db
      .insertInto("progress_year")
      .values({
        org_id: orgId,
        id,
        year,
        plan_id: plan.planId,
        plan_version: plan.number,
        lights: trafficLightsFor(packs, year),
      })
      .execute();
    const before = await guidelinesBefore(work, year);
    const carried = carriedIn(plan.content, year).map((each) => ({ ...each, id: newId() }));
    await insertProjectYears(work, year, carried, before);
    await writeShares(db, orgId, carried);
    await tell(work, year, "opened");
    return done(
      { year, projects: carried.length },
      { record: yearRecord({ id, year }), after: { projects: carried.length } },
    );
  },
});

/** A newer edition of the plan: what it changes of this year is taken over, what was recorded stays. */
export const amendYear = act({
  name: "progress.amend-year",
  title: "ปรับปีงบประมาณตามแผนฉบับใหม่",
  input: AmendYear,
  may: keepers,
  run: async (work) => {
    const { db, orgId, newId } = work;
    const { year } = work.input;
    const locked = await lockOpenYear(db, orgId, year);
    if ("refusal" in locked) return locked.refusal;
    if (locked.year.version !== work.input.version) return conflict({}, {}, { version: locked.year.version });
    const plan = await publishedPlanOfYear(db, orgId, year);
    if (!plan) return NO_PLAN(year);
    if (plan.planId === locked.year.plan_id && plan.number === locked.year.plan_version)
      return refused(`ปีงบประมาณ ${year} ตรงกับแผนฉบับที่ประกาศใช้ล่าสุดแล้ว`);
    const known = new Map((await projectYearsOf(db, orgId, year)).map((each) => [each.projectId, each]));
    const carried = carriedIn(plan.content, year).map((each) => {
      const before = known.get(each.project.id);
      return { ...each, id: before?.id ?? newId(), isNew: !before };
    });
    const goes = [...known.values()].filter(
      ({ projectId, dropped }) => !dropped && !carried.some(({ project }) => project.id === projectId),
    );
    const comes = carried.filter(({ isNew }) => isNew);
    await insertProjectYears(work, year, comes, new Map());
    for (const each of carried.filter(({ isNew }) => !isNew))
      await db
        .updateTable("project_year")
        .set((column) => ({ ...columnsOf(each), version: column("version", "+", 1) }))
        .where("org_id", "=", orgId)
        .where("id", "=", each.id)
        .execute();
    for (const { id } of goes)
      await db
        .updateTable("project_year")
        .set((column) => ({ dropped: true, version: column("version", "+", 1) }))
        .where("org_id", "=", orgId)
        .where("id", "=", id)
        .execute();
    await writeShares(db, orgId, carried);
    await db
      .updateTable("progress_year")
      .set((column) => ({
        plan_id: plan.planId,
        plan_version: plan.number,
        version: column("version", "+", 1),
      }))
      .where("org_id", "=", orgId)
      .where("year", "=", year)
      .execute();
    await tell(work, year, "amended");
    return done(
      { year, added: comes.length, dropped: goes.length },
      {
        record: yearRecord(locked.year),
        after: {
          added: comes.map(({ project }) => project.title),
          dropped: goes.map(({ title }) => title),
        },
      },
    );
  },
});

export const closeYear = act({
  name: "progress.close-year",
  title: "ปิดปีงบประมาณ",
  input: CloseYear,
  may: keepers,
  run: (work) => turn(work, "closed"),
});

export const reopenYear = act({
  name: "progress.reopen-year",
  title: "เปิดปีงบประมาณอีกครั้ง",
  input: ReopenYear,
  may: keepers,
  run: (work) => turn(work, "reopened"),
});

/** What the plan does not say of a project and the form asks for. */
export const setProjectYear = act({
  name: "progress.set-project-year",
  title: "กำหนดงบบูรณาการและแนวทางของโครงการ",
  input: SetProjectYear,
  may: keepers,
  run: async ({ db, orgId, input }) => {
    const found = await projectYearNamed(db, orgId, input.id);
    if (!found) return missing("ไม่พบโครงการนี้ในปีงบประมาณ");
    const locked = await lockOpenYear(db, orgId, found.year);
    if ("refusal" in locked) return locked.refusal;
    const written = await db
      .updateTable("project_year")
      .set((column) => ({
        integrated_budget: input.integratedBudget,
        guidelines: input.guidelines,
        version: column("version", "+", 1),
      }))
      .where("org_id", "=", orgId)
      .where("id", "=", found.id)
      .where("version", "=", input.version)
      .executeTakeFirst();
    const shown = { integratedBudget: found.integratedBudget, guidelines: titlesOf(found.guidelines) };
    const wanted = { integratedBudget: input.integratedBudget, guidelines: titlesOf(input.guidelines) };
    if (written.numUpdatedRows === 0n)
      return conflict({ integratedBudget: "งบบูรณาการ", guidelines: "แนวทาง" }, wanted, {
        ...shown,
        version: found.version,
      });
    return done(
      { id: found.id },
      { record: { kind: "project-year", id: found.id, name: found.title }, before: shown, after: wanted },
    );
  },
});

function titlesOf(keys: readonly (keyof typeof guidelineTitles)[]): string {
  return keys.map((key) => guidelineTitles[key]).join(", ");
}

async function turn(
  work: Work<{ year: number; version: number; reason: string }>,
  what: "closed" | "reopened",
) {
  const { db, orgId, input } = work;
  const locked = await lockYear(db, orgId, input.year, "close");
  if ("refusal" in locked) return locked.refusal;
  const { year } = locked;
  if (year.version !== input.version) return conflict({}, {}, { version: year.version });
  if ((year.status === "closed") === (what === "closed"))
    return refused(
      what === "closed" ? `ปีงบประมาณ ${input.year} ปิดอยู่แล้ว` : `ปีงบประมาณ ${input.year} เปิดอยู่แล้ว`,
    );
  await db
    .updateTable("progress_year")
    .set((column) => ({ status: what === "closed" ? "closed" : "open", version: column("version", "+", 1) }))
    .where("org_id", "=", orgId)
    .where("year", "=", input.year)
    .execute();
  await tell(work, input.year, what, input.reason);
  return done(
    { year: input.year },
    { record: yearRecord(year), after: { status: what === "closed" ? "ปิด" : "เปิด", reason: input.reason } },
  );
}

async function tell(
  { db, orgId, newId, actor, now }: Pick<Work<unknown>, "db" | "orgId" | "newId" | "actor" | "now">,
  year: number,
  what: YearTurn["what"],
  reason: string | null = null,
): Promise<void> {
  await db
    .insertInto("progress_turn")
    .values({ org_id: orgId, id: newId(), year, what, reason, by_name: actor.name, at: now })
    .execute();
}

/** The ticks of the year before: an office ticks a project the same each year. */
async function guidelinesBefore({ db, orgId }: Pick<Work<unknown>, "db" | "orgId">, year: number) {
  const before = await projectYearsOf(db, orgId, year - 1);
  return new Map(before.map(({ projectId, guidelines }) => [projectId, [...guidelines]]));
}

async function insertProjectYears(
  { db, orgId }: Pick<Work<unknown>, "db" | "orgId">,
  year: number,
  carried: readonly (Carried & { id: string })[],
  guidelines: ReadonlyMap<string, string[]>,
): Promise<void> {
  if (carried.length === 0) return;
  await db
    .insertInto("project_year")
    .values(
      carried.map((each) => ({
        org_id: orgId,
        id: each.id,
        year,
        project_id: each.project.id,
        guidelines: guidelines.get(each.project.id) ?? [],
        ...columnsOf(each),
      })),
    )
    .execute();
}
