import { Hono } from "hono";
import { paths } from "../../paths.ts";
import { readIn } from "../database/organisation-bound.ts";
import type { Env, Web } from "../web/context.ts";
import { everyMember, readers } from "../web/doors.tsx";
import { problem } from "../web/problem-pages.tsx";
import { contentDisposition } from "./names.ts";
import { rangeAsked } from "./range.ts";
import { ContentMissing } from "./trouble.ts";
import type { FileOwners } from "./visible.ts";
import { visibleFile } from "./visible.ts";

/** What a browser may show by itself: pictures that the program drew. Everything else is saved. */
const SHOWN = new Set(["image/jpeg", "image/png", "image/webp"]);

/** Whatever the bytes are: the browser runs, loads and frames nothing of them. */
const caged = {
  "content-security-policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  // Kept by nobody but this browser, and asked for again each time: who may see it may change.
  "cache-control": "private, no-cache",
  "accept-ranges": "bytes",
};

/** Every download of the office goes through these two doors. */
export function fileRoutes(owners: FileOwners): Hono<Env> {
  const app = new Hono<Env>();

  app.get(paths.office.file.pattern, readers(everyMember), async (c) => {
    const file = await askedFile(c, owners);
    if (!file) return problem(c, 404, "ไม่พบไฟล์นี้ หรือท่านไม่มีสิทธิเปิด");
    const how = c.req.query("show") !== undefined && SHOWN.has(file.type) ? "inline" : "attachment";
    return sendContent(c, file, contentDisposition(how, file.name));
  });

  app.get(paths.office.filePreview.pattern, readers(everyMember), async (c) => {
    const file = await askedFile(c, owners);
    if (!file?.preview_sha256) return problem(c, 404, "ไฟล์นี้ไม่มีภาพตัวอย่าง");
    const preview = { sha256: file.preview_sha256, type: "image/webp", size: undefined };
    return sendContent(c, preview, contentDisposition("inline", "preview.webp"));
  });

  return app;
}

function askedFile(c: Web<"/:id">, owners: FileOwners) {
  const { house, org, viewer } = c.var;
  return readIn(house.database, org.id, (db) => visibleFile(db, org.id, c.req.param("id"), viewer, owners));
}

interface Content {
  sha256: string;
  type: string;
  size: number | undefined;
}

async function sendContent(c: Web, { sha256, type, size: known }: Content, disposition: string) {
  const { house, org } = c.var;
  const etag = `"${sha256}"`;
  const headers: Record<string, string> = { ...caged, etag };
  if (c.req.header("if-none-match") === etag) return c.body(null, 304, headers);
  const size = await house.files.sizeOf(org.id, sha256);
  // Told before the first byte: afterwards there is only a download that breaks off.
  if (size === undefined || (known !== undefined && known !== size))
    throw new ContentMissing(`${org.id}/${sha256}`);
  const asked = isStale(c, etag) ? "whole" : rangeAsked(c.req.header("range"), size);
  if (asked === "nothing") return c.body(null, 416, { ...headers, "content-range": `bytes */${size}` });
  const whole = asked === "whole";
  Object.assign(headers, {
    "content-type": type,
    "content-disposition": disposition,
    "content-length": String(whole ? size : asked.last - asked.first + 1),
    ...(whole ? {} : { "content-range": `bytes ${asked.first}-${asked.last}/${size}` }),
  });
  const status = whole ? 200 : 206;
  if (c.req.method === "HEAD") return c.body(null, status, headers);
  const stream = await house.files.open(org.id, sha256, whole ? undefined : asked);
  return c.body(stream, status, headers);
}

/** A download goes on only with the bytes that it began with. */
function isStale(c: Web, etag: string): boolean {
  const condition = c.req.header("if-range");
  return condition !== undefined && condition !== etag;
}
