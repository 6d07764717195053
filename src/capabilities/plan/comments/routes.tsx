import { Hono } from "hono";
import { paths } from "../../../paths.ts";
import { allows } from "../../../platform/accounts/roles.ts";
import { readIn } from "../../../platform/database/organisation-bound.ts";
import { typedValue } from "../../../platform/forms/state.ts";
import type { FormState } from "../../../platform/forms/state.ts";
import type { Env, Web } from "../../../platform/web/context.ts";
import { everyMember, readers } from "../../../platform/web/doors.tsx";
import { officePage } from "../../../platform/web/pages.tsx";
import { problem } from "../../../platform/web/problem-pages.tsx";
import { submit } from "../../../platform/web/submit.tsx";
import type { Responsible } from "../content.ts";
import { mayPlan, openPlan } from "../opening.ts";
import type { OpenPlan } from "../opening.ts";
import { planViews } from "../pages/plan-head.tsx";
import type { PlanRow } from "../queries.ts";
import { addComment, commenters, settleComment } from "./acts.ts";
import { Comments, CommentsPage } from "./pages.tsx";
import type { Refused } from "./pages.tsx";
import { commentsOn } from "./queries.ts";

export const commentRoutes = new Hono<Env>();

commentRoutes.get(paths.office.planComments.pattern, readers(everyMember), async (c) => {
  const open = await openPlan(c);
  if (!open) return problem(c, 404);
  return officePage(c, { title: "ความเห็นต่อแผน", body: await commentsPage(c, open) });
});

commentRoutes.post(paths.office.planComments.pattern, async (c) => {
  const open = await openPlan(c);
  if (!open) return problem(c, 404);
  return submit(c, addComment, {
    title: "ความเห็นต่อแผน",
    fixed: { planId: open.plan.id },
    again: (form) => commentsPage(c, open, { form }),
    next: (value) => placeHref(c.var.org.slug, value),
    said: "ส่งความเห็นแล้ว",
  });
});

commentRoutes.post(paths.office.planCommentSettle.pattern, async (c) => {
  const open = await openPlan(c);
  if (!open) return problem(c, 404);
  return submit(c, settleComment, {
    title: "ความเห็นต่อแผน",
    fixed: { planId: open.plan.id, id: c.req.param("id") },
    again: (form) => commentsPage(c, open, { form, answered: c.req.param("id") }),
    next: (value) => placeHref(c.var.org.slug, value),
    said: "บันทึกว่าแก้ไขแล้ว",
  });
});

interface CommentPlace {
  planId: string;
  projectId: string | null;
  part: string;
}

function placeHref(org: string, { planId: plan, projectId, part }: CommentPlace): string {
  if (projectId) return `${paths.office.planProject.href({ org, plan, id: projectId })}#comments`;
  const view = Object.entries(planViews).find(([key]) => key === part && key !== "overview")?.[1];
  return `${(view?.to ?? paths.office.planComments).href({ org, plan })}#comments`;
}

async function commentsPage(c: Web, { plan, projects }: OpenPlan, refused?: Refused) {
  const { house, org } = c.var;
  const comments = await readIn(house.database, org.id, (db) => commentsOn(db, org.id, plan.id));
  return (
    <CommentsPage
      org={org.slug}
      {...{ plan, projects, comments, refused }}
      about={refused && !refused.answered ? placeTyped(refused.form) : undefined}
      mayComment={mayComment(c) || (refused !== undefined && !refused.answered)}
      maySettle={mayPlan(c)}
    />
  );
}

/** A comment that was refused belongs where it was written, though it comes again on the page of all. */
function placeTyped(form: FormState) {
  const projectId = typedValue(form, "projectId");
  return { part: typedValue(form, "part") || "overview", ...(projectId === "" ? {} : { projectId }) };
}

/** Comments at the foot of the part that they are about. */
export async function commentsFor(
  c: Web,
  plan: PlanRow,
  about: { part: string; projectId?: string },
  responsible?: Responsible,
) {
  const { house, org } = c.var;
  const all = await readIn(house.database, org.id, (db) => commentsOn(db, org.id, plan.id));
  const comments = all.filter(
    ({ part, project_id: id }) => part === about.part && id === (about.projectId ?? null),
  );
  return (
    <Comments
      org={org.slug}
      {...{ plan, comments, about }}
      mayComment={mayComment(c, responsible)}
      maySettle={mayPlan(c)}
    />
  );
}

/** Who answers for one unit has a say in its projects only. */
function mayComment(c: Web, responsible?: Responsible): boolean {
  const { roles } = c.var.viewer;
  if (allows(commenters, roles, null)) return true;
  const units = responsible?.allUnits
    ? roles.flatMap(({ unitId }) => unitId ?? [])
    : (responsible?.units.map(({ id }) => id) ?? []);
  return units.some((unit) => allows(commenters, roles, unit));
}
