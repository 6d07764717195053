import type { Permission, RoleHeld } from "../accounts/roles.ts";
import { roleNames } from "../accounts/roles.ts";

/**
 * Who may see a record, as words that SQL can compare: an entry carries the words of its audience, a viewer
 * those of their own, and one in common is enough. They say the same as the functions of accounts/roles.ts.
 */
export type Audience = readonly string[];

/** As allowsSomewhere(): whoever holds one of the roles, wherever. */
export function holdersOf(permission: Permission): Audience {
  return roleNames.filter((role) => permission[role] !== undefined);
}

/** As allows(): whoever holds one of the roles where it reaches the unit of the record. */
export function reachersOf(permission: Permission, unitId: string | null | undefined): Audience {
  return roleNames.flatMap((role) => {
    const reach = permission[role];
    if (!reach) return [];
    const inUnit = unitId ? [`${role}@${unitId}`] : [];
    return reach === "organisation" || !unitId ? [`${role}@*`, ...inUnit] : inUnit;
  });
}

/** Whose own record it is. */
export function ownerOnly(accountId: string): Audience {
  return [`account:${accountId}`];
}

export function audiencesOf(viewer: { accountId: string; roles: readonly RoleHeld[] }): string[] {
  const words = viewer.roles.flatMap(({ role, unitId }) => [role, `${role}@${unitId ?? "*"}`]);
  return [...new Set([...words, `account:${viewer.accountId}`])];
}
