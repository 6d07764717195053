import type { IsoDate } from "../../../thai/dates.ts";
import { readPacks } from "../../../platform/packs/load.ts";
import { isInForce } from "../../../platform/packs/pack.ts";
import type { Pack } from "../../../platform/packs/pack.ts";
import { root } from "../../../platform/root.ts";
import { join } from "node:path";
import { riskScales } from "./kind.ts";
import type { RiskScale } from "./rules.ts";

let read: Promise<Pack<RiskScale>[]> | undefined;

/** The scales that an assessment of this day can be opened with; read once. */
export async function scalesInForce(onDate: IsoDate): Promise<Pack<RiskScale>[]> {
  const packs = await (read ??= readPacks(join(root, "packs"), riskScales));
  return packs.filter((pack) => isInForce(pack, onDate));
}
