import { Hono } from "hono";
import { paths } from "../../../paths.ts";
import { readIn } from "../../../platform/database/organisation-bound.ts";
import { blankForm } from "../../../platform/forms/state.ts";
import type { FormState } from "../../../platform/forms/state.ts";
import type { Env, Web } from "../../../platform/web/context.ts";
import { readers } from "../../../platform/web/doors.tsx";
import { officePage } from "../../../platform/web/pages.tsx";
import { submit } from "../../../platform/web/submit.tsx";
import { workers } from "../locking.ts";
import { settleAlike } from "./alike-acts.ts";
import { alikePairs } from "./alike.ts";
import { AlikePage, alikeValues } from "./pages/alike.tsx";
import { everybodyOf } from "./queries.ts";
import type { Training } from "./queries.ts";
import { trainingAsked } from "./routes.tsx";

const path = paths.office.trainingAlike;
const title = "ชื่อซ้ำและชื่อคล้าย";
export const alikeRoutes = new Hono<Env>();

alikeRoutes.get(path.pattern, readers(workers), async (c) => {
  const found = await trainingAsked(c);
  if (found instanceof Response) return found;
  return officePage(c, { title, typing: true, body: await body(c, found) });
});

alikeRoutes.post(path.pattern, async (c) => {
  const found = await trainingAsked(c);
  if (found instanceof Response) return found;
  return submit(c, settleAlike, {
    title,
    fixed: { id: found.event.id },
    again: (form, refusal) => body(c, found, refusal.reason === "conflict" ? undefined : form),
    next: ({ id }) => paths.office.training.href({ org: c.var.org.slug, id }),
    said: ({ settled }) => (settled === 0 ? "ยังไม่ได้ตอบ" : "บันทึกคำตอบแล้ว"),
  });
});

async function body(c: Web, training: Training, form?: FormState) {
  const { house, org } = c.var;
  const everybody = await readIn(house.database, org.id, (db) => everybodyOf(db, org.id, training.event.id));
  const pairs = alikePairs(everybody);
  return (
    <AlikePage
      org={org.slug}
      form={form ?? blankForm(alikeValues(pairs))}
      training={training}
      pairs={pairs}
    />
  );
}
