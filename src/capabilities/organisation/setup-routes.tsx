import { Hono } from "hono";
import type { Env } from "../../platform/web/context.ts";

export function setupRoutes(): Hono<Env> {
  return new Hono<Env>();
}
