import type { Viewer } from "../../../platform/accounts/viewer.ts";
import { addDays, isoDate } from "../../../thai/dates.ts";

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

/** What a row of a file does to the position that its person holds today. */
export type PositionStep =
  | { kind: "add" }
  /** What was written wrongly is put right, as if it had always been so. */
  | { kind: "correct" }
  /** Another position from a later day on: the old one ends the day before. */
  | { kind: "move"; endOn: string }
  | "unchanged"
  | "taken-away"
  | "gone"
  | "past";

const positionColumns = ["title", "unitId", "isHead", "isActing", "fromOn"];

/**
 * A later first day together with another title or unit is a move; everything else corrects the position that
 * stands there. Nothing in a file ends a position: that takes a last day, which a person must say.
 */
export function positionStep(
  before:
    | { position_id: string | null; left_on: string | null; from_on: string | null; to_on: string | null }
    | undefined,
  values: Readonly<Record<string, unknown>>,
  changed: readonly string[],
): PositionStep {
  if (!before) return { kind: "add" };
  if (!positionColumns.some((column) => changed.includes(column))) return "unchanged";
  if (before.left_on !== null) return "gone";
  if (before.position_id === null || before.from_on === null) return { kind: "add" };
  if (!values["title"] && !values["fromOn"]) return "taken-away";
  const fromOn = values["fromOn"];
  const isElsewhere = changed.includes("title") || changed.includes("unitId");
  if (typeof fromOn !== "string" || fromOn <= before.from_on) return { kind: "correct" };
  if (before.to_on !== null && fromOn > before.to_on) return "past";
  return isElsewhere ? { kind: "move", endOn: addDays(isoDate(fromOn), -1) } : { kind: "correct" };
}
