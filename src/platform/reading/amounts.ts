/** Money as tables and sheets of plans write it, in baht. */
import { isNoAmount, parseBaht } from "../../thai/money.ts";
import { toArabicDigits } from "../../thai/digits.ts";

/** null: a dash or nothing, no money. "unclear": a figure that is no amount of money. */
export type Amount = number | null | "unclear";

const NONE = /^(?:ไม่(?:ได้)?(?:ใช้|มี)(?:การใช้)?(?:งบประมาณ|งบ|ค่าใช้จ่าย)?(?:ดำเนินการ)?|ไม่มี)$/;

/** The amounts of a cell, one for each project that shares it; undefined where it is no cell of amounts. */
export function amountsOf(text: string): Amount[] | undefined {
  const plain = toArabicDigits(text)
    .replaceAll(/\s*บาท(?:ถ้วน)?/g, " ")
    .replaceAll(/(\d)\s*(?:\/ปี|\*+)(?=\s|$)/g, "$1")
    .replaceAll(/(\d),\s+(?=\d{3}(?!\d))/g, "$1,")
    .trim();
  if (plain === "") return undefined;
  // "1 50,000" is 150,000 that was broken, or two amounts: nobody can tell.
  if (/^\d{1,2}\s+\d{1,2}(?:,\d{3})+$/.test(plain)) return ["unclear"];
  if (NONE.test(plain.replaceAll(/\s/g, ""))) return [null];
  const tokens = plain.split(/\s+/);
  if (!tokens.every((token) => /^[-–—−.]+$|^[-−]?฿?\d[\d,]*(?:\.\d*)?(?:\.?-)?$|^\d+e\d+$/i.test(token)))
    return undefined;
  return tokens.map(amountOf);
}

function amountOf(token: string): Amount {
  if (isNoAmount(token) || /^[-–—−.]+$/.test(token)) return null;
  const amount = parseBaht(token);
  return amount === undefined || amount < 0 ? "unclear" : amount / 100;
}

export interface SheetBudget {
  /** Template text that nobody filled in. */
  isTemplate: boolean;
  /** The sheet says that nothing is spent. */
  isNone: boolean;
  amounts: number[];
  byYear: ReadonlyMap<number, number>;
  /** ปีละ or ตลอดแผน, where it says so. */
  per: "year" | "plan" | null;
  unclear: string[];
}

/** What the section งบประมาณ of a sheet says. */
export function sheetBudget(text: string): SheetBudget {
  const plain = toArabicDigits(text)
    // What sources pay is part of the budget that stands before it.
    .replaceAll(/ใช้งบประมาณจาก[^()]*\(\s*ปี[^)]*\)/g, " ")
    .replaceAll(/(\d),\s+(?=\d{3}(?!\d))/g, "$1,");
  const tight = plain.replaceAll(/\s/g, "");
  const byYear = new Map<number, number>();
  for (const [, year = "", figure = ""] of plain.matchAll(
    /(?:พ\.?\s?ศ\.?|ปี(?:งบประมาณ)?)\s*(25\d\d)(?!\d)[^\d–-]{0,40}?([\d,]+(?:\.\d+)?)\s*(?:บาท|\.-)/g,
  )) {
    const amount = parseBaht(figure);
    if (amount !== undefined) byYear.set(Number(year), amount / 100);
  }
  const amounts: number[] = [];
  const unclear: string[] = [];
  for (const [, sign = "", figure = "", behind = ""] of plain.matchAll(
    /([-−]?)(\d[\d,]*(?:\.\d+)?)\s*(บาท|\.-|%|คน|ครั้ง|วัน|รุ่น|แห่ง|[-–]\s*25\d\d)?/g,
  )) {
    const isMoney = behind === "บาท" || behind === ".-" || (behind === "" && figure.includes(","));
    if (!isMoney && !/^\s*[\d,.]+\s*$/.test(plain)) continue;
    const amount = parseBaht(figure);
    if (amount === undefined || sign !== "") unclear.push(`${sign}${figure}`);
    else amounts.push(amount / 100);
  }
  const isNone =
    amounts.length === 0 && /ไม่(?:ได้|ต้อง)?(?:ใช้|มี)(?:การใช้)?(?:งบ|ค่าใช้จ่าย|เงิน)|^[-–—]+$|^ไม่มี$/.test(tight);
  return {
    isTemplate: isTemplateText(text),
    isNone,
    amounts,
    byYear,
    per: /ปีละ|ต่อปี|ทุกปี|แต่ละปี|บาท\/ปี/.test(tight)
      ? "year"
      : /ตลอด(?:ทั้ง)?แผน|(?:รวม|ทั้ง)\d?ปี|รวมทั้งสิ้น|ระยะเวลา\d+ปี/.test(tight)
        ? "plan"
        : null,
    unclear,
  };
}

/** Words of a form that tell what to write: ระบุงบประมาณที่ใช้ดำเนินการ, ……, (ชื่อหน่วยงาน), xx. */
export function isTemplateText(text: string): boolean {
  const tight = text.replaceAll(/\s/g, "");
  return (
    /^\(?(?:โปรด|ให้)?ระบุ/.test(tight) ||
    /^[.…_x?]{3,}(?:บาท)?$/i.test(tight) ||
    /x{3,}|(?:\.{5,}|…{2,}|_{4,})/i.test(tight)
  );
}
