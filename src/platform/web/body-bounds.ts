import type { IncomingMessage } from "node:http";
import type { MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { matchedRoutes } from "hono/route";
import type { Env, Web } from "./context.ts";
import { problem } from "./problem-pages.tsx";

/** What a form without files may take to come in: then its connection is closed. */
const PATIENCE_MS = 60_000;

/**
 * Stands before a POST that takes files: it bounds what comes itself, file by file, and reads it as it
 * comes. Every other body is small and is held to BODY_LIMIT_KB before anything reads it.
 */
export const carriesFiles: MiddlewareHandler<Env> = (_, next) => next();

export function mayCarryFiles(c: Web): boolean {
  return matchedRoutes(c).some(({ handler }) => handler === carriesFiles);
}

/** What is read piece by piece. Everything else, also where files may come, is read whole. */
const IN_PIECES = /^(multipart\/form-data|application\/offset\+octet-stream)\b/i;

/** For all methods that have a body. */
export function boundBodies(maxSize: number): MiddlewareHandler<Env> {
  const limit = bodyLimit({ maxSize, onError: (c) => problem(c as Web, 413) });
  return (c, next) => {
    if (mayCarryFiles(c) && IN_PIECES.test(c.req.header("content-type") ?? "")) return next();
    hurry(c);
    return limit(c, next);
  };
}

/** A body that drips in must not hold a connection for long. */
function hurry(c: Web) {
  const { incoming } = (c.env ?? {}) as { incoming?: IncomingMessage };
  if (!incoming || incoming.complete) return;
  const impatient = setTimeout(() => incoming.destroy(), PATIENCE_MS);
  incoming.once("close", () => clearTimeout(impatient));
  incoming.once("end", () => clearTimeout(impatient));
}
