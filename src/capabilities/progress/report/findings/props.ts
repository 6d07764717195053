import type { FormState } from "../../../../platform/forms/state.ts";
import type { UnitReport } from "../../rounds/queries.ts";
import type { LockedRound } from "../../rounds/rules.ts";
import type { ReportStand } from "../../rounds/stand.ts";
import type { ReportKey } from "../life/queries.ts";
import type { UnitsByFinding } from "./by-kind.ts";

export interface FindingsProps extends ReportKey {
  org: string;
  locked: LockedRound | null;
  stand: ReportStand;
  /** Reports of the units of this round. */
  reports: readonly UnitReport[];
  unitsOf: UnitsByFinding;
  /** Only what this unit can mend. */
  unit: UnitReport | undefined;
  /** Only what this check tells, with a form for each. */
  check: string | undefined;
  mayExcuse: boolean;
  /** A reason that was refused, by its finding or its check. */
  refused: { about: string; form: FormState } | undefined;
}
