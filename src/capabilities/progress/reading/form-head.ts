/** The head of the form: one row or two, its columns wherever they stand. */
import type { SourceCell, SourceLine } from "../../../platform/reading/source.ts";
import type { FormColumn } from "./reading.ts";

export type Role = FormColumn | "no" | "budget-group" | "tick-group" | "other";

export interface FormHead {
  /** Column → what it holds. */
  roles: ReadonlyMap<number, FormColumn | "no" | "other">;
  /** Head words of columns that the form does not have. */
  others: ReadonlyMap<number, string>;
  /** งบประมาณ as one column, taken for the office's own. */
  hasOneBudget: boolean;
  /** Rows that the head takes. */
  rows: 1 | 2;
  width: number;
}

const wordings: readonly [Role, RegExp][] = [
  ["no", /^(?:ที่|ลำดับ(?:ที่)?|no\.?)$/i],
  ["remark", /หมายเหตุ/],
  ["tick-group", /^แนวทาง(?:ตาม|การ)?.*(?:บูรณาการ|ป้องกัน)/],
  ["integrated", /^งบ(?:ประมาณ)?บูรณาการ/],
  ["agency", /^งบ(?:ประมาณ)?(?:ของ)?(?:หน่วยงาน|อปท|ท้องถิ่น)|^งบประมาณที่(?:ตั้ง|ได้รับ)/],
  ["disbursed", /(?:ผล|ผลการ|งบประมาณที่)?เบิกจ่าย|^ใช้จ่าย(?:จริง)?|^งบประมาณที่ใช้/],
  ["conscience", /^(?:การ)?สร้างจิตสำนึก/],
  ["mechanism", /^(?:การ)?สร้างกลไก/],
  ["efficiency", /^(?:การ)?สร้าง(?:เสริม)?ประสิทธิภาพ/],
  ["budget-group", /^งบประมาณ/],
  ["result", /^ผลการ(?:ดำเนิน|ปฏิบัติ)|^ผลลัพธ์|^ผลสัมฤทธิ์|^ผลที่(?:ได้|เกิด)/],
  ["indicator", /^ตัวชี้วัด/],
  ["target", /^(?:ค่า)?เป้าหมาย|^กลุ่มเป้าหมาย/],
  ["title", /^(?:ชื่อ)?(?:แผน)?(?:งาน|โครงการ|กิจกรรม|มาตรการ)(?:$|[/,(และ])/],
];

export function roleOf(text: string): Role {
  const tight = text.replaceAll(/\s/g, "");
  if (tight.length > 90) return "other";
  return wordings.find(([, wording]) => wording.test(tight))?.[0] ?? "other";
}

/** The head that begins in a row; the row behind it where the head has two. */
export function formHead(line: SourceLine, next: SourceLine | undefined): FormHead | null {
  if (line.cells.length < 3) return null;
  const first = line.cells.map(({ at, text }) => ({ at, text, role: roleOf(text) }));
  const roles = new Set(first.map(({ role }) => role));
  if (!roles.has("title") || !roles.has("result")) return null;
  if (!["indicator", "target", "budget-group", "agency", "disbursed"].some((role) => roles.has(role as Role)))
    return null;
  const second = next ? secondRow(next) : [];
  const leaves = new Map<number, Role>();
  const others = new Map<number, string>();
  const put = (at: number, role: Role, text: string) => {
    leaves.set(at, role);
    if (role === "other") others.set(at, text.replaceAll(/\s+/g, " ").trim());
  };
  const groups = first.filter(({ role }) => role === "budget-group" || role === "tick-group");
  const isAligned = second.every(({ at }) => groups.some((group) => at >= group.at));
  if (isAligned) {
    for (const { at, role, text } of [...first, ...second]) put(at, role, text);
  } else {
    // Cells that stretch over others are one cell in a text: what stands under them moves the rest.
    let at = 0;
    for (const cell of first) {
      const under = second.filter(({ role }) => groupOf(role) === cell.role);
      for (const leaf of under.length > 0 ? under : [cell]) put(at++, leaf.role, leaf.text);
    }
  }
  const budget = [...leaves].find(([, role]) => role === "budget-group");
  const hasOneBudget = budget !== undefined && ![...leaves.values()].includes("agency");
  if (budget && hasOneBudget) leaves.set(budget[0], "agency");
  const found = new Map<number, FormColumn | "no" | "other">();
  const taken = new Set<Role>();
  for (const [at, role] of leaves) {
    if (role === "budget-group" || role === "tick-group") continue;
    const isAgain = role !== "other" && taken.has(role);
    taken.add(role);
    found.set(at, isAgain ? "other" : role);
    if (isAgain) others.set(at, role);
  }
  return { roles: found, others, hasOneBudget, rows: second.length > 0 ? 2 : 1, width: found.size };
}

function groupOf(role: Role): Role | null {
  if (role === "integrated" || role === "agency" || role === "disbursed") return "budget-group";
  return role === "conscience" || role === "mechanism" || role === "efficiency" ? "tick-group" : null;
}

function secondRow(line: SourceLine): (SourceCell & { role: Role })[] {
  const cells = line.cells.map(({ at, text }) => ({ at, text, role: roleOf(text) }));
  // Cells that go down over both rows may say their words again.
  const leaves = cells.filter(({ role }) => groupOf(role) !== null);
  return leaves.length >= 2 ? leaves : [];
}

/** The same head on a further page. */
export function isHeadRow(line: SourceLine): boolean {
  const roles = line.cells.map(({ text }) => roleOf(text));
  return line.cells.length >= 2 && roles.filter((role) => role !== "other").length >= line.cells.length * 0.7;
}
