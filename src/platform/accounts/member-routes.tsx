import { Hono } from "hono";
import type { Capability } from "../web/capability.ts";
import type { Env } from "../web/context.ts";

const office = new Hono<Env>();

export const membering: Capability = { name: "members", ways: () => [], office };
