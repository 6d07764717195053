/** Roles within an organisation, with their Thai names. `scope` says where a role may be given. */
export const roles = {
  administrator: { title: "ผู้ดูแลระบบ", scope: "organisation" },
  coordinator: { title: "ผู้ประสานงานแผน", scope: "organisation" },
  "unit-officer": { title: "เจ้าหน้าที่ของหน่วยงาน", scope: "unit" },
  "unit-head": { title: "หัวหน้าหน่วยงาน", scope: "unit" },
  executive: { title: "ผู้บริหาร", scope: "organisation" },
  "complaint-officer": { title: "ผู้รับเรื่องร้องเรียน", scope: "organisation" },
  "confidential-recipient": { title: "ผู้รับเรื่องทุจริต", scope: "organisation" },
  "internal-auditor": { title: "ผู้ตรวจสอบภายใน", scope: "organisation" },
  "council-member": { title: "สมาชิกสภาท้องถิ่น", scope: "organisation" },
} as const satisfies Record<string, { title: string; scope: "organisation" | "unit" }>;

export type Role = keyof typeof roles;

export const roleNames = Object.keys(roles) as Role[];

/** Roles that are held in the whole organisation; the others are held in one unit each. */
export const organisationRoles = [
  "administrator",
  "coordinator",
  "executive",
  "complaint-officer",
  "confidential-recipient",
  "internal-auditor",
  "council-member",
] as const satisfies readonly Role[];

export function isRole(text: string): text is Role {
  return Object.hasOwn(roles, text);
}

/** A role as somebody holds it; a unit limits it to that unit. */
export interface RoleHeld {
  role: Role;
  unitId: string | null;
}

/** Where a role may do something: in the whole organisation, or in the unit that it is held in. */
export type Reach = "organisation" | "own-unit";

/** Who may do a thing. A role that is missing may not. */
export type Permission = Partial<Record<Role, Reach>>;

/**
 * Whether one of the roles held allows it. A role that is held in one unit never reaches further than
 * that unit, whatever the permission says.
 */
export function allows(
  permission: Permission,
  held: readonly RoleHeld[],
  unitId: string | null | undefined,
): boolean {
  return held.some(({ role, unitId: ownUnit }) => {
    const reach = permission[role];
    if (!reach) return false;
    if (ownUnit !== null) return ownUnit === unitId;
    return reach === "organisation" || unitId === null || unitId === undefined;
  });
}

/** Whether the roles allow it in at least one unit: enough to show the way to it. */
export function allowsSomewhere(permission: Permission, held: readonly RoleHeld[]): boolean {
  return held.some(({ role }) => permission[role] !== undefined);
}
