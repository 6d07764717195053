/**
 * The budget of every project, from the table and its sheet. Where the two disagree, or cells were merged,
 * the printed totals decide; where these do not either, the finding says what was taken.
 */
import type { SheetBudget } from "../../../platform/reading/amounts.ts";
import { candidatesFor, countsPerYear, shown, zero } from "./budget-candidates.ts";
import type { Candidate, Open, Settled } from "./budget-candidates.ts";
import type { TableTotal } from "./master-table.ts";
import { placeOf } from "../../../platform/reading/notebook.ts";
import type { Notebook } from "./reading.ts";
import type { Entry } from "./pairing.ts";

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

export function tell(
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
