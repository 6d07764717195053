import type { Web } from "../../../platform/web/context.ts";

/** The fiscal year that the address names; 0, which no year is, where it names none. */
export function yearAsked(c: Web): number {
  const typed = c.req.param("year") ?? "";
  return /^\d{4}$/.test(typed) ? Number(typed) : 0;
}
