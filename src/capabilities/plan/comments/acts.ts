import { act, done } from "../../../platform/acts/act.ts";
import { missing } from "../../../platform/acts/outcome.ts";
import { Comment, SettleComment } from "../forms.ts";
import { deciders, NO_PLAN, planners } from "../locking.ts";
import { planNamed, projectNamed } from "../queries.ts";

/** Whoever reads the plan inside the office and has a say in it. */
export const commenters = {
  ...planners,
  ...deciders,
  "unit-officer": "own-unit",
  "unit-head": "own-unit",
  "internal-auditor": "organisation",
} as const;

export const addComment = act({
  name: "plan.add-comment",
  title: "ให้ความเห็นต่อแผน",
  input: Comment,
  may: commenters,
  // Who answers for one unit has a say in its projects, and in those of all units.
  unitOf: async ({ db, orgId, input, actor }) => {
    const project = input.projectId
      ? await projectNamed(db, orgId, input.planId, input.projectId)
      : undefined;
    if (!project) return null;
    const own = actor.kind === "account" ? actor.roles.flatMap(({ unitId }) => unitId ?? []) : [];
    const { allUnits, units } = project.responsible;
    return own.find((id) => allUnits || units.some((unit) => unit.id === id)) ?? units[0]?.id ?? null;
  },
  run: async ({ db, orgId, input, actor, now, newId }) => {
    const { planId, projectId, part, said } = input;
    const plan = await planNamed(db, orgId, planId);
    if (!plan) return NO_PLAN;
    const project = projectId ? await projectNamed(db, orgId, planId, projectId) : undefined;
    if (projectId && !project) return missing("ไม่พบโครงการนี้ในแผน");
    const id = newId();
    await db
      .insertInto("plan_comment")
      .values({
        org_id: orgId,
        id,
        plan_id: planId,
        project_id: projectId,
        part,
        said,
        by_name: actor.name,
        said_at: now,
      })
      .execute();
    const name = project?.title ?? plan.title;
    return done(
      { id, planId, projectId, part },
      { record: { kind: "plan-comment", id, name }, after: { said } },
    );
  },
});

export const settleComment = act({
  name: "plan.settle-comment",
  title: "ทำตามความเห็นต่อแผนแล้ว",
  input: SettleComment,
  may: planners,
  run: async ({ db, orgId, input, actor, now }) => {
    const { planId, id, answer } = input;
    const settled = await db
      .updateTable("plan_comment")
      .set({ settled_at: now, settled_by: actor.name, answer })
      .where("org_id", "=", orgId)
      .where("plan_id", "=", planId)
      .where("id", "=", id)
      .where("settled_at", "is", null)
      .returning(["project_id", "part", "said"])
      .executeTakeFirst();
    if (!settled) return missing("ไม่พบความเห็นนี้ หรือมีผู้ทำแล้ว");
    return done(
      { planId, projectId: settled.project_id, part: settled.part },
      { record: { kind: "plan-comment", id, name: settled.said.slice(0, 80) }, after: { answer } },
    );
  },
});
