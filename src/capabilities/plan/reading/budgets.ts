/**
 * The budget of every project, from the table and its sheet. Where the two disagree, or cells were merged,
 * the printed totals decide; where these do not either, the finding says what was taken.
 */
import type { Amount, SheetBudget } from "./amounts.ts";
import type { TableGroup, TableTotal } from "./master-table.ts";
import type { Notebook } from "./notebook.ts";
import { placeOf } from "./notebook.ts";
import type { Entry } from "./pairing.ts";

export type YearBudgets = Record<string, number>;

export interface Settled {
  budgets: YearBudgets;
  source: "table" | "sheet" | "none";
}

interface Candidate extends Settled {
  /** Why it is one. */
  how: string;
}

interface Open {
  entry: Entry;
  /** The likeliest first. */
  candidates: Candidate[];
  /** Nobody can tell without the totals. */
  isDoubtful: boolean;
  why: string;
  says: string;
}

export function settleBudgets(
  entries: readonly Entry[],
  sheetBudgets: ReadonlyMap<Entry, SheetBudget | null>,
  totals: readonly TableTotal[],
  years: readonly number[],
  notebook: Notebook,
): Map<Entry, Settled> {
  const isPerYear = countsPerYear(entries, sheetBudgets, years);
  const open = entries.map((entry) =>
    candidatesFor(entry, entries, sheetBudgets, years, isPerYear, notebook),
  );
  const settled = new Map<Entry, Settled>();
  for (const part of partsOf(open, totals)) {
    const { picks, isProven } = pick(part.open, part.stated, years);
    for (const [index, each] of part.open.entries()) {
      const taken = each.candidates[picks[index] ?? 0] ?? zero(years);
      settled.set(each.entry, taken);
      if (each.isDoubtful) tell(each, taken, isProven, years, notebook);
    }
  }
  return settled;
}

function zero(years: readonly number[]): Candidate {
  return { budgets: Object.fromEntries(years.map((year) => [year, 0])), source: "none", how: "" };
}

function candidatesFor(
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
function countsPerYear(
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

interface Part {
  open: Open[];
  stated: TableTotal | undefined;
}

/** The projects that one printed total adds up. */
function partsOf(open: readonly Open[], totals: readonly TableTotal[]): Part[] {
  const dimensions = [...new Set(open.map(({ entry }) => entry.group?.dimension ?? null))];
  const own = (dimension: unknown) =>
    totals.find((total) => !total.isGrand && total.dimension !== null && total.dimension === dimension);
  if (!dimensions.some((dimension) => own(dimension)))
    return [
      {
        open: [...open],
        stated: totals.find(({ isGrand }) => isGrand) ?? (totals.length === 1 ? totals[0] : undefined),
      },
    ];
  return dimensions.map((dimension) => ({
    open: open.filter(({ entry }) => (entry.group?.dimension ?? null) === dimension),
    stated: own(dimension),
  }));
}

const MOST_DOUBTFUL = 12;

/** The likeliest choice of candidates whose sum is the printed total of every year. */
function pick(
  open: readonly Open[],
  stated: TableTotal | undefined,
  years: readonly number[],
): { picks: number[]; isProven: boolean } {
  const plain = open.map(() => 0);
  if (!stated) return { picks: plain, isProven: false };
  const wanted = years.map((year) => totalFigure(stated.cells.get(year)));
  if (wanted.includes(undefined)) return { picks: plain, isProven: false };
  const fits = (picks: readonly number[]) =>
    years.every((year, column) => {
      const sum = open.reduce(
        (total, { candidates }, index) => total + (candidates[picks[index] ?? 0]?.budgets[year] ?? 0),
        0,
      );
      return Math.abs(sum - (wanted[column] ?? 0)) < 0.005;
    });
  const free = open.flatMap(({ candidates }, index) => (candidates.length > 1 ? [index] : []));
  if (free.length > MOST_DOUBTFUL) return { picks: plain, isProven: fits(plain) };
  const choices = Array.from({ length: 2 ** free.length }, (_, bits) => bits).toSorted(
    (a, b) => ones(a) - ones(b),
  );
  for (const bits of choices) {
    const picks = [...plain];
    for (const [order, index] of free.entries()) if ((bits >> order) & 1) picks[index] = 1;
    if (fits(picks)) return { picks, isProven: true };
  }
  return { picks: plain, isProven: false };
}

function ones(bits: number): number {
  return bits.toString(2).replaceAll("0", "").length;
}

export function totalFigure(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const figures = text.replaceAll(/[^\d๐-๙.,–—-]/g, "");
  if (/^[-–—]*$/.test(figures)) return 0;
  const plain = Number(
    [...figures.replaceAll(",", "")]
      .map((sign) => (sign >= "๐" && sign <= "๙" ? String(sign.charCodeAt(0) - 0x0e50) : sign))
      .join("")
      .replace(/\.?-?$/, ""),
  );
  return Number.isFinite(plain) ? plain : undefined;
}

function tell(
  { entry, why, says }: Open,
  taken: Candidate,
  isProven: boolean,
  years: readonly number[],
  notebook: Notebook,
) {
  notebook.note({
    level: isProven ? "warning" : "error",
    kind: "budget",
    place: placeOf(entry.title?.line ?? entry.sheet?.line ?? { place: { line: 0 } }, entry.no),
    says,
    took: `${shown(taken.budgets, years)} (${taken.how || "ไม่มีงบประมาณ"})`,
    why: `${why} ${isProven ? "จำนวนที่ใช้ทำให้ยอดรวมตรงกับที่พิมพ์ไว้" : "ยอดรวมที่พิมพ์ไว้ยืนยันไม่ได้ โปรดตรวจสอบ"}`,
  });
}

function shown(budgets: YearBudgets, years: readonly number[]): string {
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
