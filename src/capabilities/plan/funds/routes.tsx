import { Hono } from "hono";
import { paths } from "../../../paths.ts";
import { blankForm } from "../../../platform/forms/state.ts";
import type { FormState } from "../../../platform/forms/state.ts";
import type { Env, Web } from "../../../platform/web/context.ts";
import { everyMember, readers } from "../../../platform/web/doors.tsx";
import { officePage } from "../../../platform/web/pages.tsx";
import { problem } from "../../../platform/web/problem-pages.tsx";
import { submit } from "../../../platform/web/submit.tsx";
import { planners } from "../locking.ts";
import { mayPlan, openPlan } from "../opening.ts";
import type { OpenPlan } from "../opening.ts";
import { addFund, editFund, removeFund } from "./acts.ts";
import { FundForm, FundsPage, fundValues } from "./pages.tsx";

export const fundRoutes = new Hono<Env>();

fundRoutes.get(paths.office.planFunds.pattern, readers(everyMember), async (c) => {
  const open = await openPlan(c);
  if (!open) return problem(c, 404);
  return officePage(c, { title: "แหล่งเงิน", typing: true, body: funds(c, open) });
});

fundRoutes.post(paths.office.planFunds.pattern, async (c) => {
  const open = await openPlan(c);
  if (!open) return problem(c, 404);
  return submit(c, addFund, {
    title: "แหล่งเงิน",
    fixed: { planId: open.plan.id },
    again: (form) => funds(c, open, form),
    next: () => listHref(c, open),
    said: "เพิ่มแหล่งเงินแล้ว",
  });
});

fundRoutes.get(paths.office.planFund.pattern, readers(planners), async (c) => {
  const found = await openFund(c);
  if (!found) return problem(c, 404);
  const { plan, fund } = found;
  return officePage(c, {
    title: "แก้ไขแหล่งเงิน",
    typing: true,
    body: <FundForm org={c.var.org.slug} form={blankForm(fundValues(fund))} {...{ plan, fund }} />,
  });
});

fundRoutes.post(paths.office.planFund.pattern, async (c) => {
  const found = await openFund(c);
  if (!found) return problem(c, 404);
  const { plan, fund } = found;
  return submit(c, editFund, {
    title: "แก้ไขแหล่งเงิน",
    fixed: { planId: plan.id, id: fund.id },
    again: (form) => <FundForm org={c.var.org.slug} {...{ form, plan, fund }} />,
    next: () => listHref(c, found),
    said: "บันทึกแหล่งเงินแล้ว",
  });
});

fundRoutes.post(paths.office.planFundRemove.pattern, async (c) => {
  const open = await openPlan(c);
  if (!open) return problem(c, 404);
  return submit(c, removeFund, {
    title: "แหล่งเงิน",
    fixed: { planId: open.plan.id, id: c.req.param("id") },
    again: () => funds(c, open),
    next: () => listHref(c, open),
    said: "ลบแหล่งเงินแล้ว",
  });
});

async function openFund(c: Web) {
  const open = await openPlan(c);
  const fund = open?.plan.funds.find(({ id }) => id === c.req.param("id"));
  return open && fund && { ...open, fund };
}

function funds(c: Web, { plan, projects }: OpenPlan, form?: FormState) {
  return <FundsPage org={c.var.org.slug} {...{ plan, projects, form }} mayWrite={mayPlan(c)} />;
}

function listHref(c: Web, { plan }: OpenPlan): string {
  return paths.office.planFunds.href({ org: c.var.org.slug, plan: plan.id });
}
