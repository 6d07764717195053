import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import { paths } from "../../paths.ts";
import { statusOf } from "../acts/outcome.ts";
import { ContentMissing, isFull, StoreTrouble, troubleInWords } from "../files/trouble.ts";
import { BadBody } from "../forms/body.ts";
import { withoutData } from "../without-data.ts";
import type { Env, Web } from "./context.ts";
import { localPath } from "./local-path.ts";
import { barePage, officePage } from "./pages.tsx";
import type { PageParts } from "./pages.tsx";

type Status = Exclude<NonNullable<PageParts["status"]>, 200 | 201>;

/** What happened and what to do now, for every status that the product answers with. */
const problems: Record<Status, { title: string; advice: string }> = {
  400: { title: "คำขอไม่ถูกต้อง", advice: "ข้อมูลที่ส่งมาอ่านไม่ได้ โปรดย้อนกลับไปหน้าก่อนแล้วลองใหม่" },
  401: { title: "ต้องลงชื่อเข้าใช้ก่อน", advice: "โปรดลงชื่อเข้าใช้ แล้วเปิดหน้านี้อีกครั้ง" },
  403: { title: "ท่านไม่มีสิทธิเปิดหน้านี้", advice: "หากคิดว่าควรมีสิทธิ โปรดติดต่อผู้ดูแลระบบของหน่วยงาน" },
  404: { title: "ไม่พบหน้านี้", advice: "ที่อยู่อาจพิมพ์ผิด หรือรายการถูกย้ายไปแล้ว" },
  409: { title: "ทำรายการนี้ไม่ได้", advice: "รายการเปลี่ยนไปแล้วระหว่างที่ท่านเปิดหน้านี้ โปรดเปิดใหม่" },
  410: { title: "ลิงก์นี้ใช้ไม่ได้แล้ว", advice: "ลิงก์หมดอายุหรือถูกใช้ไปแล้ว โปรดขอลิงก์ใหม่" },
  413: { title: "ข้อมูลที่ส่งมาใหญ่เกินไป", advice: "โปรดลดขนาดไฟล์หรือข้อความ แล้วส่งใหม่" },
  415: { title: "ชนิดของข้อมูลไม่ถูกต้อง", advice: "โปรดส่งผ่านแบบฟอร์มของระบบ" },
  422: { title: "ข้อมูลบางช่องยังไม่ถูกต้อง", advice: "โปรดย้อนกลับไปแก้ไข" },
  429: { title: "มีคำขอมากเกินไป", advice: "โปรดรอสักครู่แล้วลองใหม่" },
  500: { title: "ระบบขัดข้อง", advice: "ไม่มีสิ่งใดถูกบันทึก โปรดลองใหม่ หากยังเป็นอยู่ให้แจ้งรหัสด้านล่างแก่ผู้ดูแลระบบ" },
  503: { title: "ระบบยังไม่พร้อม", advice: "ระบบกำลังเริ่มหรือกำลังหยุดทำงาน โปรดลองใหม่ในอีกสักครู่" },
  507: { title: "ที่เก็บข้อมูลเต็ม", advice: troubleInWords.full },
};

export function problem(c: Web, status: Status, advice?: string, ownTitle?: string): Response {
  const { title: usualTitle, advice: usual } = problems[status];
  const title = ownTitle ?? usualTitle;
  if (wantsJson(c))
    return c.json({ error: { status, title, advice: advice ?? usual, request: c.var.requestId } }, status);
  const body = (
    <div class="stack">
      <h1>{title}</h1>
      <p>{advice ?? usual}</p>
      <p class="hush">รหัสคำขอ {c.var.requestId}</p>
      <WaysBack c={c} />
    </div>
  );
  // Inside the office its ways stay at hand; outside nothing is known of who looks.
  return c.var.viewer && c.var.navigation
    ? officePage(c, { title, status, body })
    : barePage(c, { title, status, body });
}

/** Where the person came from, if that was here, and home. */
function WaysBack({ c }: { c: Web }) {
  const referer = c.req.header("referer");
  const from = referer && URL.canParse(referer) ? new URL(referer) : undefined;
  const isOurs = from?.host === c.req.header("host") && from?.pathname !== c.req.path;
  const home = c.var.viewer ? paths.office.home.href({ org: c.var.viewer.org.slug }) : paths.home.href({});
  return (
    <p class="row">
      {from && isOurs && (
        <a class="btn go" href={localPath(`${from.pathname}${from.search}`)}>
          ย้อนกลับหน้าก่อน
        </a>
      )}
      <a class="btn" href={home}>
        กลับหน้าแรก
      </a>
    </p>
  );
}

function wantsJson(c: Web): boolean {
  return (
    /^\/[^/]+\/api\//.test(c.req.path) || c.req.header("accept")?.startsWith("application/json") === true
  );
}

/** Unexpected failures: the log gets the cause, the page the number to ask for. */
export function failed(error: Error, c: Context<Env>): Response {
  if (error instanceof BadBody) return problem(c, error.message === "not a form" ? 415 : 400);
  if (error instanceof HTTPException)
    return problem(c, error.status in problems ? (error.status as Status) : 400);
  if (isNoIdentifier(error)) return problem(c, 404);
  if (error instanceof StoreTrouble || isFull(error)) {
    const reason = error instanceof StoreTrouble ? error.reason : "full";
    c.var.house.log.error({ requestId: c.var.requestId, error: withoutData(error) }, "storage is in trouble");
    return problem(c, statusOf[reason], troubleInWords[reason]);
  }
  if (isDatabaseAway(error)) {
    c.var.house.log.error({ requestId: c.var.requestId, error: withoutData(error) }, "database is away");
    return problem(c, 503);
  }
  if (error instanceof ContentMissing) {
    c.var.house.log.error({ requestId: c.var.requestId, content: error.message }, "file content is missing");
    return problem(c, 404, troubleInWords.missing, "เปิดไฟล์นี้ไม่ได้");
  }
  c.var.house.log.error({ requestId: c.var.requestId, error: withoutData(error) }, "request failed");
  return problem(c, 500);
}

/** PostgreSQL was asked for a record by a text that can be no identifier, so there is none. */
function isNoIdentifier(error: Error): boolean {
  const { code, routine } = error as Error & Record<string, unknown>;
  return (code === "22P02" && routine === "string_to_uuid") || code === "22021";
}

/** It is starting, also after a crash of its own, or nobody listens where it should be. */
function isDatabaseAway(error: Error): boolean {
  return "code" in error && /^(57P0[123]|ECONNREFUSED)$/.test(String(error.code));
}
