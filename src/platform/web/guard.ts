import { randomUUID } from "node:crypto";
import type { ServerResponse } from "node:http";
import { normalizeIP } from "@better-auth/core/utils/ip";
import { getConnInfo } from "@hono/node-server/conninfo";
import type { MiddlewareHandler } from "hono";
import { RateLimiterMemory } from "rate-limiter-flexible";
import type { House } from "../house.ts";
import type { Env, Web } from "./context.ts";
import { problem } from "./problem-pages.tsx";

/** No script and no style but our own files; nothing may frame us. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join("; ");

const headers: readonly (readonly [string, string])[] = [
  ["content-security-policy", policy],
  ["x-content-type-options", "nosniff"],
  ["referrer-policy", "same-origin"],
  ["cross-origin-opener-policy", "same-origin"],
  ["cross-origin-resource-policy", "same-origin"],
  ["permissions-policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"],
  ["x-frame-options", "DENY"],
];

/** First of all: who asks, by which number, and that every answer is safe to show. */
export function guard(house: House): MiddlewareHandler<Env> {
  const secure = house.publicUrl.startsWith("https:");
  const perMinute = new RateLimiterMemory({ points: house.configuration.requestsPerMinute, duration: 60 });
  return async (c, next) => {
    c.set("house", house);
    c.set("requestId", randomUUID());
    setHeaders(c, secure ? [...headers, ["strict-transport-security", "max-age=31536000"]] : headers);
    const refusal = (await tooMany(c, perMinute)) ?? foreign(c);
    if (refusal) return refusal;
    return next();
  };
}

/** On Node's own answer where there is one: building the web-standard Headers first costs as much as a small page. */
function setHeaders(c: Web, pairs: readonly (readonly [string, string])[]) {
  const { outgoing } = (c.env ?? {}) as { outgoing?: ServerResponse };
  for (const [name, value] of pairs) {
    if (outgoing) outgoing.setHeader(name, value);
    else c.header(name, value);
  }
}

async function tooMany(c: Web, perMinute: RateLimiterMemory): Promise<Response | undefined> {
  try {
    await perMinute.consume(subscriber(clientAddress(c)));
    return undefined;
  } catch {
    c.header("retry-after", "60");
    return problem(c, 429);
  }
}

/** A subscriber holds a whole /64 of IPv6 addresses; with IPv4, which is most of them, there is nothing to work out. */
function subscriber(address: string): string {
  return address.includes(":") ? normalizeIP(address, { ipv6Subnet: 64 }) : address;
}

/** Browsers say where a post comes from. One that comes from elsewhere, or does not say, is refused. */
function foreign(c: Web): Response | undefined {
  if (c.req.method === "GET" || c.req.method === "HEAD" || c.req.method === "OPTIONS") return undefined;
  const site = c.req.header("sec-fetch-site");
  const origin = c.req.header("origin") ?? originOf(c.req.header("referer"));
  const own = new Set([
    c.var.house.publicUrl,
    `${new URL(c.req.url).protocol}//${c.req.header("host") ?? ""}`,
  ]);
  if (origin !== undefined && own.has(origin)) return undefined;
  if (origin === undefined && site === "same-origin") return undefined;
  return problem(c, 403, "คำขอนี้ไม่ได้ส่งมาจากหน้าของระบบ จึงไม่ได้ทำรายการให้ โปรดเปิดหน้าของระบบแล้วลองใหม่");
}

function originOf(address: string | undefined): string | undefined {
  return address && URL.canParse(address) ? new URL(address).origin : undefined;
}

/** Behind a proxy that is trusted, the last address that it added; a client can write the earlier ones itself. */
export function clientAddress(c: Web): string {
  if (c.get("house").configuration.trustedProxy) {
    const last = c.req.header("x-forwarded-for")?.split(",").at(-1)?.trim();
    if (last) return last;
  }
  try {
    return getConnInfo(c).remote.address ?? "unknown";
  } catch {
    return "unknown"; // a request that a test hands in has no connection
  }
}
