import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { Web } from "./context.ts";
import { requestHeader } from "./request-header.ts";

/** Below this, packing costs more than it saves: it would still be one packet. */
const WORTH_PACKING = 1200;

/** Text as it goes over the wire. Bytes, because Node sends them twice as fast as a long Thai string. */
interface Drawn {
  plain: Uint8Array<ArrayBuffer>;
  packed?: Uint8Array<ArrayBuffer>;
}

/** Sends text, packed where the browser can unpack it. In one piece: pages are small and made whole. */
export function answerText(c: Web, text: string, type: string, status: ContentfulStatusCode = 200) {
  return send(c, { plain: new Uint8Array(Buffer.from(text)) }, type, status);
}

const HTML = "text/html; charset=UTF-8";

export function answerPage(c: Web, html: string, status: ContentfulStatusCode = 200) {
  return answerText(c, html, HTML, status);
}

const kept = new Map<string, Drawn>();
const MOST_KEPT = 200;

/** A page that is the same whenever the key is the same: drawn once. The key may come from outside, so few are kept. */
export function answerDrawnOnce(c: Web, key: string, draw: () => string) {
  let drawn = kept.get(key);
  if (!drawn) {
    drawn = { plain: new Uint8Array(Buffer.from(draw())) };
    if (kept.size >= MOST_KEPT) kept.delete(kept.keys().next().value ?? "");
    kept.set(key, drawn);
  }
  return send(c, drawn, HTML, 200);
}

/** For pages that are the same for everyone: the browser keeps them and only asks whether they changed. */
export function answerKept(c: Web, html: string) {
  const etag = `W/"${createHash("sha256").update(html).digest("base64url").slice(0, 22)}"`;
  c.header("etag", etag);
  c.header("cache-control", "no-cache");
  if (requestHeader(c, "if-none-match") === etag) return c.body(null, 304);
  return answerPage(c, html);
}

function send(c: Web, drawn: Drawn, type: string, status: ContentfulStatusCode) {
  const headers: Record<string, string> = { "content-type": type, vary: "accept-encoding, cookie" };
  if (drawn.plain.length < WORTH_PACKING || !requestHeader(c, "accept-encoding")?.includes("gzip")) {
    return c.body(drawn.plain, status, headers);
  }
  drawn.packed ??= new Uint8Array(gzipSync(drawn.plain, { level: 5 }));
  headers["content-encoding"] = "gzip";
  return c.body(drawn.packed, status, headers);
}
