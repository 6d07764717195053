import { readIn } from "../../../platform/database/organisation-bound.ts";
import type { Web } from "../../../platform/web/context.ts";
import { rounds } from "../../../thai/fiscal.ts";
import type { ReportKey } from "./life/queries.ts";
import { gatherReport } from "./queries.ts";
import type { GatheredReport } from "./queries.ts";

/** The report that an address names. */
export function reportAsked(c: Web): ReportKey | undefined {
  const year = c.req.param("year") ?? "";
  const round = rounds.find((each) => each === c.req.param("round"));
  return round && /^\d{4}$/.test(year) ? { year: Number(year), round } : undefined;
}

export async function openReport(c: Web, unitId?: string): Promise<GatheredReport | undefined> {
  const asked = reportAsked(c);
  if (!asked) return undefined;
  const { house, org } = c.var;
  return readIn(house.database, org.id, (db) =>
    gatherReport(db, org.id, { ...asked, ...(unitId === undefined ? {} : { unitId }) }, house.packs),
  );
}
