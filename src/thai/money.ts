/** Money is whole satang, never a fraction; baht exist only in what people read and type. */
import { inDigits, toArabicDigits } from "./digits.ts";
import type { DigitStyle } from "./digits.ts";

declare const satangBrand: unique symbol;

/** A whole number of satang that adds up exactly: at most 90 trillion baht either way. */
export type Satang = number & { readonly [satangBrand]: true };

export interface BahtFormat {
  readonly digits?: DigitStyle;
  /** always: 1,234.00 · needed: 1,234 but 1,234.50. Satang are never dropped. */
  readonly decimals?: "always" | "needed";
}

export const zeroSatang = 0 as Satang;

const largest = 9_000_000_000_000_000;

export function isSatang(amount: number): amount is Satang {
  return Number.isInteger(amount) && Math.abs(amount) <= largest;
}

export function satang(amount: number): Satang {
  if (!isSatang(amount)) throw new RangeError(`not an amount in satang: ${amount}`);
  // A minus zero would print as "-0.00" and fail Object.is.
  return (amount === 0 ? 0 : amount) as Satang;
}

export function sumSatang(amounts: Iterable<Satang>): Satang {
  let total = 0;
  for (const amount of amounts) total = satang(total + amount);
  return satang(total);
}

/** An empty cell, or the dash that Thai tables put where there is no amount. It is not zero. */
export function isNoAmount(text: string): boolean {
  return /^\s*[-–—−]?\s*$/.test(text);
}

/** 1,234.50 · ๑,๒๓๔.๕๐ บาท · ฿1234 · 1,234.- ; undefined for a third decimal, a misplaced comma or anything unclear. */
export function parseBaht(text: string): Satang | undefined {
  const plain = toArabicDigits(text)
    .replace(/[\u200b-\u200d\u2060\ufeff]/g, "")
    .trim()
    .replace(/^([-−]?)\s*฿\s*/, "$1")
    .replace(/\s*(?:บาทถ้วน|บาท)$/, "")
    .replace(/\.[-–]$/, "");
  const match = /^([-−]?)(\d{1,20}|[1-9]\d{0,2}(?:,\d{3}){1,6})(?:\.(\d{1,2}))?$/.exec(plain);
  if (!match) return undefined;
  const baht = Number((match[2] ?? "").replaceAll(",", ""));
  if (baht > largest / 100) return undefined;
  const amount = baht * 100 + Number((match[3] ?? "").padEnd(2, "0"));
  return isSatang(amount) ? satang(match[1] === "" ? amount : -amount) : undefined;
}

/** 1,234.50, without the unit. */
export function formatBaht(
  amount: Satang,
  { digits = "arabic", decimals = "always" }: BahtFormat = {},
): string {
  const { negative, baht, rest } = split(amount);
  const grouped = String(baht).replace(/\B(?=(?:\d{3})+$)/g, ",");
  const fraction = rest === 0 && decimals === "needed" ? "" : `.${String(rest).padStart(2, "0")}`;
  return inDigits(`${negative ? "-" : ""}${grouped}${fraction}`, digits);
}

/** As contracts and vouchers write it: หนึ่งพันสองร้อยสามสิบสี่บาทห้าสิบสตางค์, หนึ่งร้อยบาทถ้วน. */
export function bahtInWords(amount: Satang): string {
  const { negative, baht, rest } = split(amount);
  const whole = baht > 0 || rest === 0 ? `${numberInWords(baht)}บาท` : "";
  return `${negative ? "ลบ" : ""}${whole}${rest === 0 ? "ถ้วน" : `${numberInWords(rest)}สตางค์`}`;
}

const digitWords = ["ศูนย์", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า"] as const;
const placeWords = ["", "สิบ", "ร้อย", "พัน", "หมื่น", "แสน"] as const;

function numberInWords(value: number): string {
  if (value === 0) return digitWords[0];
  const millions = Math.floor(value / 1_000_000);
  const head = millions > 0 ? `${numberInWords(millions)}ล้าน` : "";
  return head + belowMillion(value % 1_000_000, millions > 0);
}

function belowMillion(value: number, follows: boolean): string {
  const digits = [...String(value)].map(Number);
  return digits
    .map((digit, index) => {
      const place = digits.length - 1 - index;
      if (digit === 0) return "";
      if (place === 1 && digit === 1) return "สิบ";
      if (place === 1 && digit === 2) return "ยี่สิบ";
      // A last 1 is เอ็ด as soon as anything stands before it: สิบเอ็ด, หนึ่งร้อยเอ็ด, หนึ่งล้านเอ็ด.
      if (place === 0 && digit === 1 && (follows || digits.length > 1)) return "เอ็ด";
      return `${digitWords[digit]}${placeWords[place]}`;
    })
    .join("");
}

function split(amount: Satang): { negative: boolean; baht: number; rest: number } {
  const size = Math.abs(amount);
  return { negative: amount < 0, baht: Math.floor(size / 100), rest: size % 100 };
}
