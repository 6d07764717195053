import type { VNode } from "preact";
import type { z } from "zod";
import { countGuess, tooManyAnswer } from "../accounts/guesses.ts";
import type { Act } from "../acts/act.ts";
import { statusOf } from "../acts/outcome.ts";
import { readBody } from "../forms/body.ts";
import type { FormState } from "../forms/state.ts";
import { Notice } from "../ui/notice.tsx";
import type { Web } from "./context.ts";
import { situationOf } from "./context.ts";
import { clientAddress } from "./guard.ts";
import { publicPage } from "./pages.tsx";
import { Refused } from "./submit.tsx";

export interface Visit<T> {
  title: string;
  /** What the address and the visitor's own cookie add to the typed input. */
  fixed: Record<string, unknown>;
  again: (form: FormState) => VNode | Promise<VNode>;
  /** Where to go next. */
  next: (value: T) => string;
}

/** The way of every form for somebody without an account: counted, done, and drawn again with what was typed. */
export async function submitVisit<Schema extends z.ZodType, T>(
  c: Web,
  act: Act<Schema, T>,
  visit: Visit<T>,
): Promise<Response> {
  const body = await readBody(c);
  const wait = await countGuess(c.var.house, "visitor-address", clientAddress(c));
  if (wait !== undefined) return tooMany(c, visit, body.values, wait);
  const outcome = await act(situationOf(c), { ...body.input, ...visit.fixed });
  if (outcome.ok) return c.redirect(visit.next(outcome.value), 303);
  const errors = outcome.reason === "invalid" ? outcome.errors : {};
  return publicPage(c, {
    org: c.var.org,
    own: true,
    title: visit.title,
    invalid: true,
    status: statusOf[outcome.reason],
    body: await withAbove(<Refused refusal={outcome} />, visit.again({ values: body.values, errors })),
  });
}

async function tooMany<T>(c: Web, visit: Visit<T>, values: FormState["values"], wait: number) {
  const why = tooManyAnswer(c, wait, "มีการส่งข้อมูลจากเครือข่ายนี้หลายครั้งเกินไป");
  const above = (
    <Notice kind="late" title={why}>
      สิ่งที่กรอกไว้ยังอยู่ด้านล่าง
    </Notice>
  );
  return publicPage(c, {
    org: c.var.org,
    own: true,
    title: visit.title,
    status: 429,
    body: await withAbove(above, visit.again({ values, errors: {} })),
  });
}

async function withAbove(above: VNode, page: VNode | Promise<VNode>) {
  return (
    <>
      {above}
      {await page}
    </>
  );
}
