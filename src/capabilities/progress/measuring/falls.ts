/** A fall is reckoned from the figure of the same time of the right earlier year, and says which that is. */
import { formatThaiDate, thaiMonths } from "../../../thai/date-text.ts";
import { toArabicDigits } from "../../../thai/digits.ts";
import { quarterLabel, quarterOf } from "../../../thai/fiscal.ts";
import { judge } from "../../plan/indicators/rules.ts";
import type { Measurement } from "../../plan/indicators/rules.ts";
import type { ByHand } from "./hand.ts";
import { byHand } from "./hand.ts";
import type { Around } from "./around.ts";
import { lastWholeMonth, yearEarlier } from "./periods.ts";
import { askedOf, countsOf, proven } from "./reckoning.ts";
import type { Indicating, Judged } from "./reckoning.ts";
import type { Measurer } from "./sources.ts";

/** ลดลงจากปี พ.ศ. 2565 means that year; everything else the year before. */
export function earlierYear(text: string, year: number): number {
  const named = /จากปี(?:งบประมาณ)?(?:พ\.ศ\.)?(25\d\d)/.exec(toArabicDigits(text).replaceAll(/\s/g, ""))?.[1];
  return named !== undefined && Number(named) < year ? Number(named) : year - 1;
}

/** By records: both years up to the end of the same month. */
export function fallByRecords(
  asked: Indicating,
  measurer: Measurer,
  around: Around,
): (Judged & { isEmpty: boolean }) | undefined {
  const { projectYear, shares, indicator, result } = asked;
  const last = lastWholeMonth(around.until, projectYear.year);
  if (last === undefined) return undefined;
  const now = measurer(
    askedOf(asked),
    countsOf(shares, ({ month }) => month <= last),
  );
  if (!now) return undefined;
  const year = earlierYear(result.text, projectYear.year);
  const limit = shifted(last, projectYear.year - year);
  const tally = around.earlier.get(year);
  const counted =
    tally &&
    measurer(
      askedOf(asked),
      countsOf(tally.shares, ({ month }) => month <= limit),
    );
  // A year in which nobody recorded anything is no figure to fall from.
  const before = counted?.isEmpty ? undefined : counted;
  const month = thaiMonths[Number(last.slice(5)) - 1] ?? "";
  return {
    ...proven(judge(indicator, now.value, before?.value ?? null), now.isEmpty),
    ...(before ? {} : { arithmetic: noFigure(year) }),
    value: now.value,
    from: "facts",
    hasEvidence: now.hasEvidence,
    isEmpty: now.isEmpty,
    how: before ? `เทียบกับปีงบประมาณ ${year} ถึงสิ้นเดือน${month}เช่นกัน` : "",
  };
}

/**
 * By hand: a count grows with the year, so it is held against one of the same quarter; a rate against the last of
 * the earlier year.
 */
export function fallByHand(asked: Indicating, now: ByHand, around: Around): Judged {
  const { projectYear, indicator, result } = asked;
  const year = earlierYear(result.text, projectYear.year);
  const wish = { resultId: result.id, indicator, allUnits: projectYear.allUnits };
  const shares = around.earlier.get(year)?.shares ?? [];
  const quarter = quarterOf(now.on);
  const isRate = typeof now.value === "object";
  const any = byHand(wish, shares);
  const before = isRate ? any : byHand(wish, shares, ({ on }) => quarterOf(on) === quarter);
  const judged = { value: now.value, from: "hand", hasEvidence: now.hasEvidence } as const;
  if (before)
    return {
      ...judged,
      ...judge(indicator, now.value, before.value),
      how: joined(now.how, `เทียบกับค่า ณ วันที่ ${formatThaiDate(before.on)} ปีงบประมาณ ${year}`),
    };
  const arithmetic = any
    ? `ปีงบประมาณ ${year} มีค่าเฉพาะ ณ วันที่ ${formatThaiDate(any.on)} (${told(any.value)}) จึงยังเทียบกับ${quarterLabel(quarter)}ไม่ได้`
    : noFigure(year);
  return { ...judged, verdict: "cannot-tell", arithmetic, how: now.how };
}

function noFigure(year: number): string {
  return `ยังไม่มีค่าของปีงบประมาณ ${year} ที่จะเทียบ`;
}

function told(value: Measurement | null): string {
  if (value === null) return "ค่าต่างชนิดกัน";
  return typeof value === "number" ? String(value) : `${value.part} จาก ${value.whole}`;
}

function joined(...parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join(" ");
}

function shifted(month: string, years: number): string {
  let moved = month;
  for (let left = years; left > 0; left -= 1) moved = yearEarlier(moved);
  return moved;
}
