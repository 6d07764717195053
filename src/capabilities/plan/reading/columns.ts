/** What the columns of a table of a plan are for, from its head. */
import { toArabicDigits } from "../../../thai/digits.ts";
import { markOf } from "./marks.ts";
import type { SourceLine } from "./source.ts";

export type ColumnRole = "no" | "dimension" | "mission" | "project" | "total" | "remark" | "unit" | "other";

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
  if (/ภารกิจ|^แผนงาน$|ประเด็น/.test(tight)) return "mission";
  if (/^ม[ิี]?ต[ิี]/.test(tight)) return "dimension";
  if (tight.length <= 45 && markOf(text) === null && /โครงการ|กิจกรรม|มาตรการ/.test(tight)) return "project";
  if (tight.startsWith("รวม")) return "total";
  if (/^(?:เป้าหมาย|ตัวชี้วัด|วัตถุประสงค์|แหล่ง|ที่มา)/.test(tight)) return "other";
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
  return {
    roles: hasRole(own, "project") ? own : placed(before, above, years),
    years,
    width: Math.max(line.width, above?.width ?? 0),
  };
}

function rolesIn(line: SourceLine): Map<number, ColumnRole> {
  const roles = new Map<number, ColumnRole>();
  for (const { at, text } of line.cells) {
    const role = yearOf(text) === undefined ? roleOf(text) : undefined;
    if (role) roles.set(at, role);
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
