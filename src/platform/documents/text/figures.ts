import type { DigitStyle } from "../../../thai/digits.ts";
import { inDigits } from "../../../thai/digits.ts";
import type { Count, Money, Tick } from "../model.ts";

const TICK = "✓";
const NOTHING = "-";

export function moneyText({ satang, whole = false }: Money, digits: DigitStyle): string {
  if (satang === null) return NOTHING;
  const amount = BigInt(satang);
  const size = amount < 0n ? -amount : amount;
  const baht = grouped((size / 100n).toString());
  const rest = (size % 100n).toString().padStart(2, "0");
  const shown = whole && rest === "00" ? baht : `${baht}.${rest}`;
  return inDigits(`${amount < 0n ? "-" : ""}${shown}`, digits);
}

export function countText({ count, decimals = 0, unit }: Count, digits: DigitStyle): string {
  if (count === null) return NOTHING;
  const [whole = "", rest] = Math.abs(count).toFixed(decimals).split(".");
  const figure = rest === undefined ? grouped(whole) : `${grouped(whole)}.${rest}`;
  const negative = count < 0 && /[1-9]/.test(figure);
  return `${inDigits(`${negative ? "-" : ""}${figure}`, digits)}${unit ? ` ${unit}` : ""}`;
}

export function tickText({ tick }: Tick): string {
  return tick ? TICK : "";
}

function grouped(figure: string): string {
  return figure.replaceAll(/\B(?=(\d{3})+$)/g, ",");
}
