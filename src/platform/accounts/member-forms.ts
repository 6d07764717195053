import { z } from "zod";
import { choice, email, optionalReference, reference, several, text, version } from "../forms/fields.ts";
import { organisationRoles, roleNames } from "./roles.ts";
import type { Role, RoleHeld } from "./roles.ts";

const rolesFields = {
  roles: several(choice("บทบาท", organisationRoles)),
  /** Units in which the member is an officer. */
  officerOf: several(reference("หน่วยงาน")),
  /** Units that the member heads. */
  headOf: several(reference("หน่วยงาน")),
};

type RolesTyped = z.output<z.ZodObject<typeof rolesFields>>;

function mustHaveRole(typed: RolesTyped, context: z.RefinementCtx) {
  if (typed.roles.length + typed.officerOf.length + typed.headOf.length === 0) {
    context.addIssue({ code: "custom", path: ["roles"], message: "เลือกอย่างน้อยหนึ่งบทบาท" });
  }
  // Who gives rights must not also read what only the recipient may.
  if (typed.roles.includes("administrator") && typed.roles.includes("confidential-recipient")) {
    context.addIssue({
      code: "custom",
      path: ["roles"],
      message: "ผู้ดูแลระบบกับผู้รับเรื่องทุจริตต้องเป็นคนละคน เพื่อไม่ให้ผู้ดูแลระบบอ่านเรื่องลับได้",
    });
  }
}

export const Invite = z
  .strictObject({
    name: text("ชื่อและนามสกุล", 150),
    email: email(),
    username: z
      .union([
        z.literal(""),
        z
          .string()
          .trim()
          .toLowerCase()
          .regex(/^[a-z0-9_.]{3,60}$/, "ชื่อผู้ใช้ใช้ได้เฉพาะ a–z 0–9 จุด และขีดล่าง 3–60 ตัว"),
      ])
      .optional()
      .transform((value) => (value ? value : null)),
    personId: optionalReference("บุคลากร"),
    ...rolesFields,
  })
  .superRefine(mustHaveRole);

export const ChangeMember = z
  .strictObject({
    id: reference("สมาชิก"),
    version: version(),
    personId: optionalReference("บุคลากร"),
    ...rolesFields,
  })
  .superRefine(mustHaveRole);

export const OneMember = z.strictObject({ id: reference("สมาชิก"), version: version() });

export const MemberLink = z.strictObject({ id: reference("สมาชิก") });

export const DemandSecondFactor = z.strictObject({
  version: version(),
  roles: several(choice("บทบาท", roleNames as [Role, ...Role[]])),
});

export const MyMembership = z.strictObject({});

export function rolesFrom(typed: RolesTyped): RoleHeld[] {
  return [...new Set(typed.roles)]
    .map((role): RoleHeld => ({ role, unitId: null }))
    .concat([...new Set(typed.officerOf)].map((unitId): RoleHeld => ({ role: "unit-officer", unitId })))
    .concat([...new Set(typed.headOf)].map((unitId): RoleHeld => ({ role: "unit-head", unitId })));
}

/** The fields of a form that shows these roles. */
export function rolesTyped(held: readonly RoleHeld[]): Record<"roles" | "officerOf" | "headOf", string[]> {
  const inUnits = (role: Role) =>
    held.flatMap((one) => (one.role === role && one.unitId ? [one.unitId] : []));
  return {
    roles: held
      .filter(({ role }) => (organisationRoles as readonly Role[]).includes(role))
      .map(({ role }) => role),
    officerOf: inUnits("unit-officer"),
    headOf: inUnits("unit-head"),
  };
}
