import type { IsoDate } from "../../../thai/dates.ts";
import type { LightBands } from "./lights.ts";
import type { Tally } from "./tally.ts";

/** What a project's standing depends on besides its own records of the year. */
export interface Around {
  /** The last day that counts. */
  until: IsoDate;
  /** undefined: the round has no thresholds. */
  bands: LightBands | undefined;
  /** Records of the same project in earlier fiscal years, each year whole. */
  earlier: ReadonlyMap<number, Tally>;
  /** Last fiscal year of the plan. */
  lastYear: number;
}
