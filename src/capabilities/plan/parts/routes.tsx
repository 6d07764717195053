import { Hono } from "hono";
import type { VNode } from "preact";
import { paths } from "../../../paths.ts";
import type { Path } from "../../../paths.ts";
import type { Act } from "../../../platform/acts/act.ts";
import { withDraft } from "../../../platform/forms/draft-offer.tsx";
import { blankForm } from "../../../platform/forms/state.ts";
import type { FormState, FormValues } from "../../../platform/forms/state.ts";
import type { Env, Web } from "../../../platform/web/context.ts";
import { everyMember, readers } from "../../../platform/web/doors.tsx";
import { officePage } from "../../../platform/web/pages.tsx";
import { problem } from "../../../platform/web/problem-pages.tsx";
import { submit } from "../../../platform/web/submit.tsx";
import { commentsFor } from "../comments/routes.tsx";
import { mayPlan, openPlan } from "../opening.ts";
import type { PlanView } from "../pages/plan-head.tsx";
import type { PlanRow } from "../queries.ts";
import { editDeclaration, editGoals, editIntroduction } from "./acts.ts";
import {
  DeclarationForm,
  declarationValues,
  GoalsForm,
  goalValues,
  IntroductionForm,
  introductionValues,
} from "./pages.tsx";
import type { PartProps } from "./pages.tsx";

export const partRoutes = new Hono<Env>();

interface Part {
  path: Path<`/:org/office/plans/:plan/${string}`>;
  view: PlanView;
  title: string;
  act: typeof editIntroduction | typeof editGoals | typeof editDeclaration;
  values: (plan: PlanRow) => FormValues;
  page: (props: PartProps) => VNode;
}

const parts: readonly Part[] = [
  {
    path: paths.office.planIntroduction,
    view: "introduction",
    title: "บทนำของแผน",
    act: editIntroduction,
    values: introductionValues,
    page: IntroductionForm,
  },
  {
    path: paths.office.planGoals,
    view: "goals",
    title: "เป้าหมายของแผน",
    act: editGoals,
    values: goalValues,
    page: GoalsForm,
  },
  {
    path: paths.office.planDeclaration,
    view: "declaration",
    title: "ประกาศเจตจำนง",
    act: editDeclaration,
    values: declarationValues,
    page: DeclarationForm,
  },
];

for (const part of parts) {
  partRoutes.get(part.path.pattern, readers(everyMember), async (c) => {
    const open = await openPlan(c);
    if (!open) return problem(c, 404);
    const action = hrefOf(c, part, open.plan);
    const { form, offer } = await withDraft(c, action, blankForm(part.values(open.plan)));
    return officePage(c, {
      title: part.title,
      typing: true,
      body: (
        <>
          {mayPlan(c) && offer}
          {await draw(c, part, open.plan, form)}
        </>
      ),
    });
  });

  partRoutes.post(part.path.pattern, async (c) => {
    const open = await openPlan(c);
    if (!open) return problem(c, 404);
    return submit(c, part.act as Act<typeof part.act.definition.input, { planId: string }>, {
      title: part.title,
      fixed: { planId: open.plan.id },
      again: (form) => draw(c, part, open.plan, form),
      next: () => hrefOf(c, part, open.plan),
      said: "บันทึกแล้ว",
    });
  });
}

function hrefOf(c: Web, part: Part, plan: PlanRow): string {
  return part.path.href({ org: c.var.org.slug, plan: plan.id });
}

async function draw(c: Web, part: Part, plan: PlanRow, form: FormState) {
  const Page = part.page;
  const comments = await commentsFor(c, plan, { part: part.view });
  return <Page org={c.var.org.slug} form={form} plan={plan} mayWrite={mayPlan(c)} comments={comments} />;
}
