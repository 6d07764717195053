import type { VNode } from "preact";
import type { z } from "zod";
import { allowsSomewhere } from "../accounts/roles.ts";
import type { Act } from "../acts/act.ts";
import type { Refusal } from "../acts/outcome.ts";
import { statusOf } from "../acts/outcome.ts";
import { readBodyWithFiles } from "../files/form.ts";
import type { BodyWithFiles } from "../files/form.ts";
import type { Place } from "../files/place.ts";
import { readBody } from "../forms/body.ts";
import type { Body } from "../forms/body.ts";
import { discardDraft } from "../forms/drafts.ts";
import type { FormState } from "../forms/state.ts";
import { Difference } from "../ui/difference.tsx";
import { Notice } from "../ui/notice.tsx";
import type { Web } from "./context.ts";
import { situationOf } from "./context.ts";
import { setFlash } from "./flash.ts";
import { officePage } from "./pages.tsx";
import { problem } from "./problem-pages.tsx";

export interface Submission<T> {
  /** Title of the page that comes again when the act is refused. */
  title: string;
  /** Fields that carry files, and what each takes; the route says `carriesFiles` as well. */
  files?: Readonly<Record<string, Place>>;
  /** What the address adds to the typed input. */
  fixed?: Record<string, unknown>;
  /** The page again, with what was typed. */
  again: (form: FormState, refusal: Refusal) => VNode | Promise<VNode>;
  /** Where to go next. */
  next: (value: T) => string;
  /** What to say there. */
  said?: string | ((value: T) => string);
}

/**
 * The way of every form of the office: read → act → on to the next page, or the same page again with
 * what was typed, the status of the refusal and, if somebody was quicker, both versions.
 */
export async function submit<Schema extends z.ZodType, T>(
  c: Web,
  act: Act<Schema, T>,
  submission: Submission<T>,
): Promise<Response> {
  const body = submission.files ? await readBodyWithFiles(c, submission.files) : await readBody(c);
  // "_more" asks for further blank rows: nothing is done yet.
  if ("_more" in body.values) {
    return allowsSomewhere(act.definition.may, c.var.viewer.roles)
      ? again(c, submission, body)
      : problem(c, 403);
  }
  const outcome = refusalOfFiles(body) ?? (await act(situationOf(c), { ...body.input, ...submission.fixed }));
  // A page that is drawn again shows its record; who may not act on it may not see it either.
  if (!outcome.ok && outcome.reason === "forbidden") return problem(c, 403, outcome.message);
  if (!outcome.ok) return again(c, submission, body, outcome);
  await discardDraft(c.var.house.database, c.var.org.id, c.var.viewer.accountId, c.req.path);
  if (submission.said) {
    setFlash(c, typeof submission.said === "string" ? submission.said : submission.said(outcome.value));
  }
  return c.redirect(submission.next(outcome.value), 303);
}

/** A file that was refused: told beside what was typed, before anything is done. */
function refusalOfFiles(body: Body | BodyWithFiles): Refusal | undefined {
  return "refusal" in body ? body.refusal : undefined;
}

const NOTHING_WRONG: Refusal = { ok: false, reason: "invalid", message: "", errors: {} };

async function again<T>(c: Web, submission: Submission<T>, body: Body, refusal: Refusal = NOTHING_WRONG) {
  const values =
    refusal.reason === "conflict" ? { ...body.values, version: String(refusal.version) } : body.values;
  const errors = refusal.reason === "invalid" ? refusal.errors : {};
  const page = await submission.again({ values, errors }, refusal);
  return officePage(c, {
    title: submission.title,
    invalid: refusal !== NOTHING_WRONG,
    status: refusal === NOTHING_WRONG ? 200 : statusOf[refusal.reason],
    typing: true,
    body: (
      <>
        <Refused refusal={refusal} />
        {page}
      </>
    ),
  });
}

/** Stands above the page; wrong fields are told by the form itself. */
export function Refused({ refusal }: { refusal: Refusal }) {
  if (refusal.reason === "invalid") return null;
  if (refusal.reason !== "conflict")
    return (
      <Notice kind="stop" title={refusal.message}>
        ยังไม่มีสิ่งใดถูกเปลี่ยนแปลง สิ่งที่พิมพ์ไว้ยังอยู่ด้านล่าง
      </Notice>
    );
  return (
    <>
      <Notice kind="late" title={refusal.message}>
        ยังไม่ได้บันทึกของท่าน ตรวจดูสองฉบับด้านล่าง แล้วกดบันทึกอีกครั้งหากต้องการใช้ของท่านแทน
      </Notice>
      <Difference rows={refusal.differences} />
    </>
  );
}
