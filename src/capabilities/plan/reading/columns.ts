/** What the columns of a table of a plan are for, from its head. */
import { toArabicDigits } from "../../../thai/digits.ts";
import { sectionHeading, sheetSections } from "./headings.ts";
import { markOf } from "../../../platform/reading/marks.ts";
import type { SourceLine } from "../../../platform/reading/source.ts";

/** Columns that hold a section of the project's sheet in a list of one project per row. */
const fieldRoles = sheetSections.filter((section) => section !== "name" && section !== "responsible");
export type FieldRole = (typeof fieldRoles)[number];

export function isFieldRole(role: string | undefined): role is FieldRole {
  return fieldRoles.some((known) => known === role);
}

export type ColumnRole =
  | "no"
  | "dimension"
  | "mission"
  | "heading"
  | "kind"
  | "project"
  | "total"
  | "remark"
  | "unit"
  | "fund"
  | "other"
  | FieldRole;

export interface MasterHead {
  roles: ReadonlyMap<number, ColumnRole>;
  /** Column → fiscal year. */
  years: ReadonlyMap<number, number>;
  width: number;
}

/** The year that a cell of a head stands for: ปี ๒๕๖๖, พ.ศ. 2566 งบประมาณ (บาท), ปี 66. */
export function yearOf(text: string): number | undefined {
  const tight = toArabicDigits(text).replaceAll(/\s/g, "");
  if (tight.length > 45) return undefined;
  const found =
    /^(?:งบประมาณ)?(?:ปี)?(?:งบประมาณ)?(?:พ\.?ศ\.?)?(25\d\d)(?:\(?(?:งบประมาณ)?\(?(?:บาท)?\)?)$/.exec(tight) ??
    /^ปี(?:งบประมาณ)?(?:พ\.?ศ\.?)?(\d\d)(?:\(บาท\))?$/.exec(tight);
  const figure = Number(found?.[1]);
  if (!found) return undefined;
  return figure < 100 ? 2500 + figure : figure;
}

export function yearsIn(line: SourceLine): Map<number, number> {
  const years = new Map<number, number>();
  for (const { at, text } of line.cells) {
    const year = yearOf(text);
    if (year !== undefined) years.set(at, year);
  }
  return years;
}

export function roleOf(text: string): ColumnRole | undefined {
  const tight = text.replaceAll(/\s/g, "");
  if (tight.length > 60) return undefined;
  if (/^(?:ที่|ลำดับ(?:ที่)?|ลําดับ(?:ที่)?|No\.?)$/i.test(tight)) return "no";
  if (/หมายเหตุ/.test(tight)) return "remark";
  if (/^(?:หน่วยงาน|ผู้รับผิดชอบ|ส่วนราชการ|สำนัก\/กอง|กอง\/)|รับผิดชอบ/.test(tight)) return "unit";
  if (/^(?:งบประมาณ)?รวม/.test(tight)) return "total";
  if (/^(?:แหล่ง|ที่มาของ)(?:ที่มา|งบ|เงิน|ราย)/.test(tight)) return "fund";
  if (tight.startsWith("ประเภท")) return "kind";
  if (tight.startsWith("หัวข้อ")) return "heading";
  const field = fieldOf(text);
  if (field) return field;
  if (/ภารกิจ|^แผนงาน$|ประเด็น/.test(tight)) return "mission";
  if (/^ม[ิี]?ต[ิี]/.test(tight)) return "dimension";
  if (tight.length <= 45 && markOf(text) === null && /โครงการ|กิจกรรม|มาตรการ/.test(tight)) return "project";
  if (/^(?:เป้าหมาย|ตัวชี้วัด|วัตถุประสงค์)/.test(tight)) return "other";
  return undefined;
}

/** เป้าหมาย (ผลผลิตของโครงการ), ตัวชี้วัด (KPI): what stands in brackets explains the heading. */
function fieldOf(text: string): FieldRole | undefined {
  const flat = text.replaceAll(/\s+/g, " ").trim();
  for (const words of [flat, flat.replace(/\s*\([^)]*\)\s*$/, "")]) {
    const found = sectionHeading(words);
    if (!found || found.mark || found.rest !== "") continue;
    return isFieldRole(found.section) ? found.section : undefined;
  }
  return undefined;
}

/** Rows that only repeat "งบประมาณ (บาท)" under the years. */
export function isUnitRow(line: SourceLine): boolean {
  return line.cells.every(({ text }) =>
    /^(?:งบประมาณ)?\(?(?:งบประมาณ)?\(?(?:บาท)?\)?\)?$/.test(text.replaceAll(/\s/g, "")),
  );
}

/** The head that a row ends, with the row above where the head has two. */
export function masterHead(line: SourceLine, above: SourceLine | undefined): MasterHead | undefined {
  const years = yearsIn(line);
  if (years.size < 2 || new Set(years.values()).size < years.size) return undefined;
  const own = rolesIn(line);
  const before =
    above && !line.isApart && !hasRole(own, "project") ? rolesIn(above) : new Map<number, ColumnRole>();
  if (!hasRole(own, "project") && !hasRole(before, "project")) return undefined;
  const roles = new Map([...placed(before, above, years), ...own]);
  for (const [at, role] of roles) if (role === "budget" || years.has(at)) roles.delete(at);
  return { roles, years, width: Math.max(line.width, above?.width ?? 0) };
}

/**
 * The head of a list that has no column for each year: a column of projects, one of money, time or units, and
 * others that plans have. In the plan of one year its column of money is that year's.
 */
export function listHead(line: SourceLine, planYears: readonly number[]): MasterHead | undefined {
  if (line.cells.length < 3 || line.cells.some(({ text }) => text.length > 80)) return undefined;
  const roles = rolesIn(line);
  const known = [...fieldRoles, "unit" as const].filter((role) => hasRole(roles, role));
  const isList =
    hasRole(roles, "project") &&
    known.length >= 2 &&
    known.some((role) => role === "budget" || role === "period" || role === "unit");
  if (!isList) return undefined;
  const years = yearsIn(line);
  const [year, ...more] = planYears;
  const money = [...roles].find(([, role]) => role === "budget");
  if (money && years.size === 0 && year !== undefined && more.length === 0) {
    years.set(money[0], year);
    roles.delete(money[0]);
  }
  return { roles, years, width: line.width };
}

function rolesIn(line: SourceLine): Map<number, ColumnRole> {
  const roles = new Map<number, ColumnRole>();
  for (const { at, text } of line.cells) {
    if (yearOf(text) !== undefined) continue;
    const role = roleOf(text) ?? "other";
    // Beside the column of projects, กิจกรรม are what is done in each.
    const isSecond = role === "project" && hasRole(roles, "project");
    roles.set(at, isSecond ? (text.trim().startsWith("กิจกรรม") ? "steps" : "other") : role);
  }
  return roles;
}

function hasRole(roles: ReadonlyMap<number, ColumnRole>, role: ColumnRole): boolean {
  return [...roles.values()].includes(role);
}

/** In plain text the one cell "งบประมาณ" over five years does not move the cells behind it. */
function placed(
  roles: ReadonlyMap<number, ColumnRole>,
  above: SourceLine | undefined,
  years: ReadonlyMap<number, number>,
): Map<number, ColumnRole> {
  const columns = [...years.keys()];
  const first = Math.min(...columns);
  const last = Math.max(...columns);
  const hasSpan = above?.cells.some(({ at }) => at > last) ?? false;
  return new Map(
    [...roles].map(([at, role]) => [
      !hasSpan && at > first && at <= last ? at + columns.length - 1 : at,
      role,
    ]),
  );
}
