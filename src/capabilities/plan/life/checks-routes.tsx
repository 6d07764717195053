import { Hono } from "hono";
import { paths } from "../../../paths.ts";
import { readIn } from "../../../platform/database/organisation-bound.ts";
import { typedValue } from "../../../platform/forms/state.ts";
import type { FormState } from "../../../platform/forms/state.ts";
import type { Env, Web } from "../../../platform/web/context.ts";
import { everyMember, readers } from "../../../platform/web/doors.tsx";
import { officePage } from "../../../platform/web/pages.tsx";
import { problem } from "../../../platform/web/problem-pages.tsx";
import { submit } from "../../../platform/web/submit.tsx";
import { mayPlan, openPlan } from "../opening.ts";
import type { OpenPlan } from "../opening.ts";
import { ChecksPage } from "./checks-page.tsx";
import { excuseFinding, excuseFindings, takeExcuseBack } from "./excuse-acts.ts";
import { standNow } from "./stand.ts";

export const checkRoutes = new Hono<Env>();

checkRoutes.get(paths.office.planChecks.pattern, readers(everyMember), async (c) => {
  const open = await openPlan(c);
  if (!open) return problem(c, 404);
  return officePage(c, { title: "ตรวจแผน", body: await checksPage(c, open) });
});

checkRoutes.post(paths.office.planExcuse.pattern, async (c) => {
  const open = await openPlan(c);
  if (!open) return problem(c, 404);
  return submit(c, excuseFinding, {
    title: "ตรวจแผน",
    fixed: { planId: open.plan.id },
    again: (form) => checksPage(c, open, form),
    next: ({ finding }) => `${checksHref(c, open, finding)}#f-${encodeURIComponent(finding)}`,
    said: "บันทึกเหตุผลแล้ว",
  });
});

checkRoutes.post(paths.office.planExcuseAll.pattern, async (c) => {
  const open = await openPlan(c);
  if (!open) return problem(c, 404);
  return submit(c, excuseFindings, {
    title: "ตรวจแผน",
    fixed: { planId: open.plan.id },
    again: (form) => checksPage(c, open, form),
    // A fragment opens what is folded around it.
    next: ({ check }) => `${checksHref(c, open)}#c-${encodeURIComponent(check)}`,
    said: ({ count }) => `บันทึกเหตุผลของ ${count} ข้อแล้ว`,
  });
});

checkRoutes.post(paths.office.planExcuseBack.pattern, async (c) => {
  const open = await openPlan(c);
  if (!open) return problem(c, 404);
  return submit(c, takeExcuseBack, {
    title: "ตรวจแผน",
    fixed: { planId: open.plan.id },
    again: (form) => checksPage(c, open, form),
    next: () => checksHref(c, open),
    said: "ยกเลิกเหตุผลแล้ว",
  });
});

async function checksPage(c: Web, { plan, projects }: OpenPlan, form?: FormState) {
  const { house, org } = c.var;
  const stand = await readIn(house.database, org.id, (db) => standNow(db, org.id, plan, house.packs));
  return (
    <ChecksPage
      org={org.slug}
      {...{ plan, projects, stand }}
      mayWrite={mayPlan(c)}
      asked={c.req.query("finding")}
      refused={form && { about: typedValue(form, "finding") || typedValue(form, "check"), form }}
    />
  );
}

function checksHref(c: Web, { plan }: OpenPlan, finding?: string): string {
  return paths.office.planChecks.href({ org: c.var.org.slug, plan: plan.id }, { finding });
}
