/** What table and sheet each say of a budget, the likelier first. */
import type { Amount, SheetBudget } from "../../../platform/reading/amounts.ts";
import type { TableGroup } from "./master-table.ts";
import { placeOf } from "../../../platform/reading/notebook.ts";
import type { Notebook } from "./reading.ts";
import type { Entry } from "./pairing.ts";

export type YearBudgets = Record<string, number>;

export interface Settled {
  budgets: YearBudgets;
  source: "table" | "sheet" | "none";
}

export interface Candidate extends Settled {
  /** Why it is one. */
  how: string;
}

export interface Open {
  entry: Entry;
  /** The likeliest first. */
  candidates: Candidate[];
  /** Nobody can tell without the totals. */
  isDoubtful: boolean;
  why: string;
  says: string;
}

export function zero(years: readonly number[]): Candidate {
  return { budgets: Object.fromEntries(years.map((year) => [year, 0])), source: "none", how: "" };
}

export function candidatesFor(
  entry: Entry,
  entries: readonly Entry[],
  sheetBudgets: ReadonlyMap<Entry, SheetBudget | null>,
  years: readonly number[],
  isPerYear: boolean,
  notebook: Notebook,
): Open {
  const sheet = sheetBudgets.get(entry) ?? null;
  const fromSheet = sheetCandidate(sheet, years, isPerYear);
  const table = tableCandidate(entry, years);
  const says = `ตาราง: ${table ? shown(table.budgets, years) : "ไม่มีช่องงบประมาณ"} / รายละเอียด: ${fromSheet ? shown(fromSheet.budgets, years) : sheet?.isTemplate ? "ยังไม่กรอก" : "ไม่ระบุจำนวนเงิน"}`;
  const base = { entry, says };
  const { group } = entry;
  if (group && group.rows.length > 1 && group.rows.length !== group.titles.length) {
    noteGroup(group, entry, entries, years, notebook);
    const candidates = [...(fromSheet ? [fromSheet] : []), ...(table ? [table] : [])];
    const isEqual = fromSheet && table && sameBudgets(fromSheet, table, years);
    return {
      ...base,
      candidates,
      isDoubtful: !isEqual && candidates.length > 0 && hasMoney(candidates),
      why: "จำนวนแถวงบประมาณไม่เท่ากับจำนวนชื่อโครงการที่อยู่ในช่องเดียวกัน",
    };
  }
  if (!table && !fromSheet) return { ...base, candidates: [zero(years)], isDoubtful: false, why: "" };
  if (!table && fromSheet) {
    const isMoney = hasMoney([fromSheet]);
    return {
      ...base,
      candidates: [fromSheet],
      isDoubtful: isMoney && group !== null,
      why: "ตารางส่วนที่ 2 ไม่มีงบประมาณของโครงการนี้ แต่รายละเอียดโครงการมี",
    };
  }
  if (table && !fromSheet) return { ...base, candidates: [table], isDoubtful: false, why: "" };
  if (!table || !fromSheet || sameBudgets(table, fromSheet, years))
    return { ...base, candidates: table ? [table] : [], isDoubtful: false, why: "" };
  const isShared = group !== null && group.rows.length === 1 && group.titles.length > 1;
  const tableHasMoney = hasMoney([table]);
  if (isShared && tableHasMoney) {
    return {
      ...base,
      candidates: [fromSheet, table],
      isDoubtful: true,
      why: "หลายโครงการอยู่ในช่องเดียวกันและมีงบประมาณจำนวนเดียว",
    };
  }
  if (!tableHasMoney)
    return {
      ...base,
      candidates: [fromSheet, table],
      isDoubtful: true,
      why: "ตารางส่วนที่ 2 ไม่มีงบประมาณของโครงการนี้ แต่รายละเอียดโครงการมี",
    };
  return {
    ...base,
    candidates: [table, fromSheet],
    isDoubtful: true,
    why: hasMoney([fromSheet])
      ? "งบประมาณในตารางไม่เท่ากับในรายละเอียดโครงการ"
      : "ตารางมีงบประมาณ แต่รายละเอียดโครงการเขียนว่าไม่ใช้งบประมาณ",
  };
}

const noted = new WeakSet<TableGroup>();

function noteGroup(
  group: TableGroup,
  entry: Entry,
  entries: readonly Entry[],
  years: readonly number[],
  notebook: Notebook,
) {
  if (noted.has(group)) return;
  noted.add(group);
  const [year = 0] = years;
  const cells = group.rows.map(({ amounts }) => shownAmount(amounts.get(year)));
  const numbers = entries.filter((each) => each.group === group).map(({ no }) => no);
  const sums = cells.filter((cell) => cell !== "-");
  notebook.note({
    level: "error",
    kind: "table",
    place: placeOf(group.rows[0]?.line ?? group.titles[0]?.line ?? { place: { line: 0 } }, entry.no),
    says: `${group.rows.length} แถวงบประมาณ สำหรับ ${group.titles.length} ชื่อ (ปี ${year}: ${cells.join(" ")})`,
    took: "งบประมาณตามรายละเอียดโครงการที่ตรงกับยอดรวม",
    why: `โครงการที่ ${numbers[0]}–${numbers.at(-1)} อยู่ในช่องเดียวกัน แต่มีแถวงบประมาณ ${group.rows.length} แถว${new Set(sums).size < sums.length ? ` และจำนวน ${sums[0]} ปรากฏ ${sums.length} ครั้ง` : ""}`,
  });
}

/** What the table gives by position. */
function tableCandidate({ group, title }: Entry, years: readonly number[]): Candidate | undefined {
  if (!group || !title || group.rows.length === 0) return undefined;
  const at = group.titles.indexOf(title);
  const isShared = group.rows.length === 1 && group.titles.length > 1;
  const [first] = group.rows;
  const isNil = first !== undefined && years.every((year) => typeof first.amounts.get(year) !== "number");
  const row =
    isShared && !isNil
      ? at === 0
        ? first
        : undefined
      : (group.rows[at] ?? (isNil && isShared ? first : undefined));
  const budgets = Object.fromEntries(years.map((year) => [year, figure(row?.amounts.get(year))]));
  return { budgets, source: "table", how: "ตามตาราง" };
}

function figure(amount: Amount | undefined): number {
  return typeof amount === "number" ? amount : 0;
}

function sheetCandidate(
  sheet: SheetBudget | null,
  years: readonly number[],
  isPerYear: boolean,
): Candidate | undefined {
  if (!sheet || sheet.isTemplate) return undefined;
  if (sheet.byYear.size > 0) {
    return {
      budgets: Object.fromEntries(years.map((year) => [year, sheet.byYear.get(year) ?? 0])),
      source: "sheet",
      how: "ตามรายละเอียดโครงการรายปี",
    };
  }
  if (sheet.isNone) return { ...zero(years), source: "sheet", how: "รายละเอียดโครงการไม่ใช้งบประมาณ" };
  const least = Math.min(...sheet.amounts);
  const most = Math.max(...sheet.amounts);
  if (sheet.amounts.length === 0) return undefined;
  const isPlan = sheet.per === "plan" || (sheet.per === null && !isPerYear);
  const yearly =
    sheet.amounts.length > 1 && most === least * years.length
      ? least
      : isPlan
        ? most / years.length
        : (sheet.amounts[0] ?? 0);
  return {
    budgets: Object.fromEntries(years.map((year) => [year, yearly])),
    source: "sheet",
    how: isPlan ? "รายละเอียดโครงการ หารเฉลี่ยทุกปี" : "รายละเอียดโครงการ เป็นจำนวนต่อปี",
  };
}

/** Sheets print one figure: where both are known, the table shows whether it is for a year or for all. */
export function countsPerYear(
  entries: readonly Entry[],
  sheetBudgets: ReadonlyMap<Entry, SheetBudget | null>,
  years: readonly number[],
): boolean {
  let yearly = 0;
  let whole = 0;
  for (const entry of entries) {
    const [amount] = sheetBudgets.get(entry)?.amounts ?? [];
    const table = entry.group?.titles.length === 1 ? tableCandidate(entry, years) : undefined;
    if (amount === undefined || !table) continue;
    const figures = years.map((year) => table.budgets[year] ?? 0);
    if (figures.includes(amount)) yearly += 1;
    else if (figures.reduce((sum, each) => sum + each, 0) === amount) whole += 1;
  }
  return yearly >= whole;
}

function hasMoney(candidates: readonly Candidate[]): boolean {
  return candidates.some(({ budgets }) => Object.values(budgets).some((amount) => amount > 0));
}

function sameBudgets(a: Candidate, b: Candidate, years: readonly number[]): boolean {
  const sum = ({ budgets }: Candidate) => years.reduce((total, year) => total + (budgets[year] ?? 0), 0);
  return years.every((year) => a.budgets[year] === b.budgets[year]) || (sum(a) === sum(b) && sum(a) > 0);
}

export function shown(budgets: YearBudgets, years: readonly number[]): string {
  const figures = years.map((year) => budgets[year] ?? 0);
  const [first = 0] = figures;
  return figures.every((each) => each === first) ? `${money(first)} บาทต่อปี` : figures.map(money).join(" / ");
}

function shownAmount(amount: Amount | undefined): string {
  return typeof amount === "number" ? money(amount) : "-";
}

export function money(baht: number): string {
  return baht.toLocaleString("en", { maximumFractionDigits: 2 });
}
