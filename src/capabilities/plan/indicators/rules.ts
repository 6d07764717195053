/** How a measured value answers an indicator. Whoever measures asks here: a verdict is reckoned in one place only. */
import type { Indicator } from "../content.ts";
import {
  compare,
  counted,
  divided,
  exact,
  fraction,
  inFigures,
  minus,
  times,
} from "../../../thai/fractions.ts";
import type { Fraction } from "../../../thai/fractions.ts";

/** A number as counted; or a part of a whole (64 of 70 persons), or a sum over a count for an average. */
export type Measurement = number | { readonly part: number; readonly whole: number };

export interface Judgement {
  readonly verdict: "met" | "not-met" | "cannot-tell";
  /** The arithmetic, or what is missing, in Thai. */
  readonly arithmetic: string;
}

/**
 * `earlier` is the value of the year that a fall is reckoned from; other kinds need none.
 * A part of a whole answers per cent, average levels, and what must be done in so many days (cases in time of all).
 */
export function judge(
  indicator: Indicator,
  value: Measurement | null,
  earlier: Measurement | null = null,
): Judgement {
  if (value === null) return unknown("ยังไม่มีค่าที่วัดได้");
  if (isBroken(value)) return unknown("ค่าที่วัดได้ต้องเป็นจำนวนตั้งแต่ 0 ขึ้นไป");
  const unit = indicator.unit ?? "";
  switch (indicator.kind) {
    case "exists":
      return compared(plain(value), "at-least", fraction(1n, 1n), unit);
    case "zero":
      return compared(plain(value), "exactly", fraction(0n, 1n), unit);
    case "free-count":
      return countedOnly(plain(value), unit);
    case "count":
    case "score":
      return against(indicator, plain(value), unit, "");
    case "percent":
      return ofAll(indicator, value, 100n);
    case "level":
      return ofAll(indicator, value, 1n);
    case "within-days":
      return inTime(indicator, value, unit);
    case "falls":
      return fell(value, earlier, unit);
    case "falls-by":
      return fellBy(indicator, value, earlier, unit);
  }
}

function countedOnly(found: Fraction | undefined, unit: string): Judgement {
  return unknown(found ? `นับได้ ${counted(found, unit)} ไม่ได้กำหนดค่าเป้าหมายไว้` : noWhole);
}

function against(indicator: Indicator, found: Fraction | undefined, unit: string, how: string): Judgement {
  const target = indicator.number === null ? undefined : exact(indicator.number);
  if (target === undefined) return unknown("ตัวชี้วัดไม่ได้กำหนดตัวเลขเป้าหมาย");
  return compared(found, indicator.comparison ?? "at-least", target, unit, how);
}

function compared(
  found: Fraction | undefined,
  comparison: NonNullable<Indicator["comparison"]>,
  target: Fraction,
  unit: string,
  how = "",
): Judgement {
  if (found === undefined) return unknown(noWhole);
  const side = compare(found, target);
  const isMet = comparison === "at-least" ? side >= 0 : comparison === "at-most" ? side <= 0 : side === 0;
  const word = side === 0 ? "เท่ากับ" : side > 0 ? "มากกว่า" : "น้อยกว่า";
  const arithmetic = `${how}${counted(found, unit)} ${word}เป้าหมาย ${counted(target, unit)}`;
  return { verdict: isMet ? "met" : "not-met", arithmetic };
}

function ofAll(indicator: Indicator, value: Measurement, factor: bigint): Judgement {
  const unit = factor === 100n ? "ร้อยละ" : (indicator.unit ?? "ระดับ");
  if (typeof value === "number") return against(indicator, exact(value), unit, "");
  if (factor === 100n && value.part > value.whole) return unknown(tooMany);
  const how =
    factor === 100n ? `${value.part} จาก ${value.whole} = ` : `คะแนนรวม ${value.part} ÷ ${value.whole} = `;
  const found = plain(value);
  return against(indicator, found && times(found, factor), unit, how);
}

function inTime(indicator: Indicator, value: Measurement, unit: string): Judgement {
  if (typeof value === "number")
    return against({ ...indicator, comparison: "at-most" }, exact(value), unit, "ใช้เวลา ");
  if (value.part > value.whole) return unknown(tooMany);
  if (value.whole === 0) return unknown("ไม่มีเรื่องให้นับเวลา");
  const arithmetic = `แล้วเสร็จทันกำหนด ${value.part} จาก ${value.whole} เรื่อง`;
  return { verdict: value.part === value.whole ? "met" : "not-met", arithmetic };
}

function fell(value: Measurement, earlier: Measurement | null, unit: string): Judgement {
  const pair = fromTo(value, earlier);
  if (typeof pair === "string") return unknown(pair);
  const { now, before } = pair;
  if (now.over === 0n && before.over === 0n) return unknown(nothingToFall);
  const side = compare(now, before);
  const word = side < 0 ? "ลดลง" : side > 0 ? "เพิ่มขึ้น" : "เท่าเดิม";
  return {
    verdict: side < 0 ? "met" : "not-met",
    arithmetic: `ก่อนหน้า ${counted(before, unit)} ปัจจุบัน ${counted(now, unit)} ${word}`,
  };
}

function fellBy(
  indicator: Indicator,
  value: Measurement,
  earlier: Measurement | null,
  unit: string,
): Judgement {
  const pair = fromTo(value, earlier);
  if (typeof pair === "string") return unknown(pair);
  const { now, before } = pair;
  if (before.over === 0n)
    return now.over === 0n
      ? unknown(nothingToFall)
      : { verdict: "not-met", arithmetic: `ก่อนหน้า 0 ปัจจุบัน ${inFigures(now)} เพิ่มขึ้น` };
  const share = divided(minus(before, now), before);
  const how = `(${inFigures(before)} − ${inFigures(now)}) ÷ ${inFigures(before)} = ลดลง `;
  return against(indicator, share && times(share, 100n), unit === "" ? "ร้อยละ" : unit, how);
}

const noWhole = "คำนวณไม่ได้ เพราะจำนวนทั้งหมดเป็น 0";
const tooMany = "จำนวนที่นับได้มากกว่าจำนวนทั้งหมด";
const nothingToFall = "ก่อนหน้าเป็น 0 อยู่แล้ว จึงคำนวณการลดลงไม่ได้";

function fromTo(
  value: Measurement,
  earlier: Measurement | null,
): { now: Fraction; before: Fraction } | string {
  if (earlier === null) return "ยังไม่มีค่าของปีก่อนหน้าที่จะเทียบ";
  if (isBroken(earlier)) return "ค่าของปีก่อนหน้าไม่ถูกต้อง";
  const now = plain(value);
  const before = plain(earlier);
  return now && before ? { now, before } : noWhole;
}

function plain(value: Measurement): Fraction | undefined {
  if (typeof value === "number") return exact(value);
  const part = exact(value.part);
  const whole = exact(value.whole);
  return part && whole && divided(part, whole);
}

function isBroken(value: Measurement): boolean {
  const numbers = typeof value === "number" ? [value] : [value.part, value.whole];
  return numbers.some((each) => !Number.isFinite(each) || each < 0);
}

function unknown(arithmetic: string): Judgement {
  return { verdict: "cannot-tell", arithmetic };
}
