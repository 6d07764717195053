import { allows, allowsSomewhere } from "../../platform/accounts/roles.ts";
import type { Permission, RoleHeld } from "../../platform/accounts/roles.ts";

/** Who keeps the register. */
export const keepers: Permission = { coordinator: "organisation" };

/** Who may propose a risk and work on those of their unit. */
export const proposers: Permission = {
  coordinator: "organisation",
  "unit-officer": "own-unit",
  "unit-head": "own-unit",
};

/** Whoever works for one unit answers its own risks and those of the whole organisation. */
export function mayAnswer(held: readonly RoleHeld[], ownerUnit: string | null): boolean {
  return ownerUnit === null ? allowsSomewhere(proposers, held) : allows(proposers, held, ownerUnit);
}

/** Who approves an assessment and accepts a risk. */
export const approvers: Permission = { executive: "organisation" };

/** Who lets everybody read. */
export const publishers: Permission = { coordinator: "organisation", executive: "organisation" };
