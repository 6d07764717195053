import { Hono } from "hono";
import type { Capability } from "../../platform/web/capability.ts";
import type { Env } from "../../platform/web/context.ts";

const office = new Hono<Env>();
const open = new Hono<Env>();

export const organisation: Capability = { name: "organisation", ways: () => [], office, public: open };
