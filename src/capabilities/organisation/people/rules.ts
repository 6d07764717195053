import type { Viewer } from "../../../platform/accounts/viewer.ts";

/** Kinds of office, in the order in which they are offered. */
export const employments = {
  elected: "ผู้บริหาร (ฝ่ายการเมือง)",
  council: "สมาชิกสภาท้องถิ่น",
  official: "ข้าราชการหรือพนักงานส่วนท้องถิ่น",
  "permanent-employee": "ลูกจ้างประจำ",
  contract: "พนักงานจ้าง",
  outsider: "บุคคลภายนอก",
} as const;

export type Employment = keyof typeof employments;
export const employmentNames = Object.keys(employments) as [Employment, ...Employment[]];

export function employmentTitle(text: string): string {
  return Object.hasOwn(employments, text) ? employments[text as Employment] : text;
}

interface Named {
  prefix: string | null;
  given_name: string;
  family_name: string;
}

/** "นายสมชาย ใจดี" */
export function fullName({ prefix, given_name, family_name }: Named): string {
  return `${prefix ?? ""}${given_name} ${family_name}`;
}

/** What only those who work here may know of a person. Empty for everyone else. */
export interface StaffFacts {
  employment: string | null;
  phone: string | null;
  email: string | null;
  left_on: string | null;
}

/** Members of the council see names and positions; every other member sees also how to reach a colleague. */
export function seesStaffFacts({ roles }: Pick<Viewer, "roles">): boolean {
  return roles.some(({ role }) => role !== "council-member");
}

/** The one rule of visibility of people: list, page, export and unit go through it. */
export function visiblePerson(viewer: Pick<Viewer, "roles">): <Row extends StaffFacts>(row: Row) => Row {
  if (seesStaffFacts(viewer)) return (row) => row;
  return (row) => ({ ...row, employment: null, phone: null, email: null, left_on: null });
}
