import { Hono } from "hono";
import { paths } from "../../paths.ts";
import { allowsSomewhere } from "../accounts/roles.ts";
import { statusOf } from "../acts/outcome.ts";
import type { Refusal } from "../acts/outcome.ts";
import { readIn } from "../database/organisation-bound.ts";
import { carriesFiles } from "../web/body-bounds.ts";
import type { Env, Web } from "../web/context.ts";
import { problem } from "../web/problem-pages.tsx";
import { fileValue } from "./form.ts";
import { incomingBytes } from "./incoming-bytes.ts";
import { placeNamed } from "./place.ts";
import { fileById } from "./reading.ts";
import { refusalKept, takeBytes, TooMuch } from "./take-bytes.ts";
import { whileLocked } from "./upload-locks.ts";
import { beginUpload, dropUpload, uploadOf } from "./uploads.ts";
import type { Upload } from "./uploads.ts";

const VERSION = "1.0.0";
const BYTES = "application/offset+octet-stream";

/**
 * tus 1.0 (tus.io): creation, also with the first bytes, going on, and giving up. Two headers are ours: what
 * a form puts in its field once the file is kept, and why a whole file was refused.
 */
export function uploadRoutes(): Hono<Env> {
  const app = new Hono<Env>();

  app.options(paths.office.uploads.pattern, (c) =>
    c.body(null, 204, {
      "tus-resumable": VERSION,
      "tus-version": VERSION,
      "tus-extension": "creation,creation-with-upload,termination",
    }),
  );

  app.post(paths.office.uploads.pattern, carriesFiles, async (c) => {
    const fault = wrongVersion(c);
    if (fault) return fault;
    const { house, org, viewer } = c.var;
    const { filename = "", place: placeName = "" } = metadataOf(c);
    const place = placeNamed(placeName);
    const size = wholeNumber(c.req.header("upload-length"));
    if (!place || size === undefined) return problem(c, 400);
    if (!allowsSomewhere(place.may, viewer.roles)) return problem(c, 403);
    const wish = { owner: viewer.accountId, place, name: nameAsSent(filename), size };
    const begun = await beginUpload(house, org.id, wish);
    if (!begun.ok) return told(c, begun, size > place.mostBytes ? 413 : undefined);
    const location = paths.office.upload.href({ org: org.slug, id: begun.value.id });
    if (c.req.header("content-type") === BYTES) return goOn(c, begun.value.id, { status: 201, location });
    return c.body(null, 201, { ...standing(begun.value), location });
  });

  // Hono hands HEAD on as GET, and a GET there is none.
  app.use(paths.office.upload.pattern, async (c, next) => {
    if (c.req.method !== "HEAD") return next();
    const upload = await asked(c);
    if (!upload) return problem(c, 404, GONE);
    return c.body(null, 200, {
      ...standing(upload),
      ...(await ended(c, upload)),
      "cache-control": "no-store",
    });
  });

  app.patch(paths.office.upload.pattern, carriesFiles, async (c) => {
    const fault = wrongVersion(c);
    if (fault) return fault;
    if (c.req.header("content-type") !== BYTES) return problem(c, 415);
    return goOn(c, c.req.param("id"), { status: 204 });
  });

  app.delete(paths.office.upload.pattern, async (c) => {
    const fault = wrongVersion(c);
    if (fault) return fault;
    const upload = await asked(c);
    if (!upload) return problem(c, 404, GONE);
    const { house, org } = c.var;
    const dropped = await whileLocked(house.database, org.id, upload.id, () => dropUpload(house, upload));
    return dropped ? c.body(null, 204, { "tus-resumable": VERSION }) : busy(c);
  });

  return app;
}

const GONE = "ไม่พบการส่งไฟล์นี้ อาจค้างไว้นานเกินไป โปรดเลือกไฟล์แล้วส่งใหม่";

function asked(c: Web<"/:id">) {
  const { house, org, viewer } = c.var;
  return uploadOf(house, org.id, c.req.param("id"), viewer.accountId);
}

async function goOn(c: Web, id: string, answer: { status: 201 | 204; location?: string }): Promise<Response> {
  const { house, org, viewer } = c.var;
  const done = await whileLocked(house.database, org.id, id.toLowerCase(), async () => {
    const upload = await uploadOf(house, org.id, id, viewer.accountId);
    const place = upload && placeNamed(upload.place);
    if (!upload || !place) return problem(c, 404, GONE);
    const offset = answer.location ? 0 : wholeNumber(c.req.header("upload-offset"));
    if (offset !== upload.received)
      return c.json({ error: { advice: "ส่งต่อไม่ตรงกับที่ได้รับไว้" } }, 409, standing(upload));
    const before = refusalKept(upload);
    if (before) return told(c, before);
    const headers = { ...standing(upload), ...(answer.location ? { location: answer.location } : {}) };
    if (upload.file_id) return c.body(null, answer.status, { ...headers, ...(await ended(c, upload)) });
    if (announced(c) > upload.size - upload.received) return problem(c, 413);
    const taken = await takeBytes(house, upload, place, incomingBytes(c, { isDoneAtOnce: true })).catch(
      (error: unknown) => {
        if (error instanceof TooMuch) return undefined;
        throw error;
      },
    );
    if (!taken) return problem(c, 413);
    if ("refusal" in taken) return told(c, taken.refusal);
    const kept: Record<string, string> = taken.file
      ? { "sucharit-file": encodeURIComponent(fileValue(taken.file)) }
      : {};
    return c.body(null, answer.status, { ...headers, "upload-offset": String(taken.received), ...kept });
  });
  return done ? done.value : busy(c);
}

function busy(c: Web) {
  return c.json({ error: { advice: "ไฟล์นี้กำลังส่งอยู่จากอีกหน้าต่างหนึ่ง" } }, 423, {
    "tus-resumable": VERSION,
    "retry-after": "2",
  });
}

/** Why, in a form that the sender can show. */
function told(c: Web, refusal: Refusal, status?: 413) {
  return c.json({ error: { advice: refusal.message } }, status ?? statusOfUpload(refusal), {
    "tus-resumable": VERSION,
  });
}

/** A whole file that is no good is a matter of what was sent, not of its time. */
function statusOfUpload(refusal: Refusal) {
  return refusal.reason === "refused" ? 422 : statusOf[refusal.reason];
}

function standing(upload: Upload): Record<string, string> {
  return {
    "tus-resumable": VERSION,
    "upload-offset": String(upload.received),
    "upload-length": String(upload.size),
  };
}

async function ended(c: Web, upload: Upload): Promise<Record<string, string>> {
  const { house, org } = c.var;
  const { file_id: id, refusal } = upload;
  if (refusal) return { "sucharit-refusal": encodeURIComponent(refusal) };
  const file = id ? await readIn(house.database, org.id, (db) => fileById(db, org.id, id)) : undefined;
  return file ? { "sucharit-file": encodeURIComponent(fileValue(file)) } : {};
}

function wrongVersion(c: Web): Response | undefined {
  if (c.req.header("tus-resumable") === VERSION) return undefined;
  return c.text("tus 1.0.0 only", 412, { "tus-version": VERSION });
}

function wholeNumber(text: string | undefined): number | undefined {
  const number = /^\d{1,15}$/.test(text ?? "") ? Number(text) : Number.NaN;
  return Number.isSafeInteger(number) ? number : undefined;
}

/** Cleaned once its type is known; until then it only has to be something that a row can hold. */
function nameAsSent(filename: string): string {
  return filename
    .replaceAll(/\p{Cc}/gu, " ")
    .slice(0, 400)
    .toWellFormed();
}

function announced(c: Web): number {
  return wholeNumber(c.req.header("content-length")) ?? 0;
}

/** "filename aGk=,place bQ==" */
function metadataOf(c: Web): Record<string, string> {
  const header = c.req.header("upload-metadata") ?? "";
  return Object.fromEntries(
    header.split(",").map((pair) => {
      const [key = "", value = ""] = pair.trim().split(" ");
      return [key, Buffer.from(value, "base64").toString("utf8")];
    }),
  );
}
