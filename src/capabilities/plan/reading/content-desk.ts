/** What every part of the making of a plan needs at hand. */
import type { Fund, PlanContent } from "../content.ts";
import type { PlanCycle } from "../packs/cycles.ts";
import { healed } from "../../../platform/reading/heal.ts";
import type { Finding } from "./reading.ts";

export interface ContentOptions {
  cycle: { key: string; data: PlanCycle };
  /** The organisation's units, for the words of the responsible. */
  units: readonly { id: string; name: string }[];
  /** The organisation that imports: its own record is right, whatever the document calls it. */
  organisation: PlanContent["organisation"];
  newId: () => string;
}

export interface Desk extends ContentOptions {
  findings: Finding[];
  years: readonly number[];
  healed: number;
  names: readonly string[];
  funds: Fund[];
}

export function whole(text: string, desk: Desk): string {
  const { text: out, count } = healed(text, desk.names);
  desk.healed += count;
  return out;
}

export function tight(text: string): string {
  return text.replaceAll(/\s/g, "");
}
