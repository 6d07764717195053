/** Cells hold numbers where the model holds numbers, in the digits of the document by their number format. */
import type { Cell, Count, DocumentModel, Inline, Money } from "../model.ts";
import { drawnRuns } from "../text/inline.ts";
import { countText, moneyText } from "../text/figures.ts";

type Digits = DocumentModel["digits"];

export interface RichPart {
  text: string;
  bold?: boolean;
  italic?: boolean;
  underline?: boolean;
  raised?: boolean;
}

export type Value =
  | { kind: "number"; number: number; format: string }
  | { kind: "text"; parts: readonly RichPart[]; href?: string };

/** Thai digits (0D), no calendar, Thai (041E). With a calendar, as dates have it, LibreOffice shows no format at all. Excel and LibreOffice show ๑,๒๓๔.๕๐ and reckon with 1234.5. */
const thaiDigits = "[$-D00041E]";

/** Excel keeps fifteen digits; a longer figure stands as text so that none is lost. */
const EXACT = 10n ** 15n;

export function figureValue(content: Money | Count, digits: Digits): Value {
  return "satang" in content ? moneyValue(content, digits) : countValue(content, digits);
}

function moneyValue(money: Money, digits: Digits): Value {
  if (money.satang === null) return textValue("-");
  const satang = BigInt(money.satang);
  if (satang >= EXACT || satang <= -EXACT) return textValue(moneyText(money, digits));
  const decimals = money.whole && satang % 100n === 0n ? 0 : 2;
  return { kind: "number", number: Number(satang) / 100, format: numberFormat(decimals, digits) };
}

function countValue(count: Count, digits: Digits): Value {
  if (count.count === null) return textValue("-");
  const { decimals = 0, unit = "" } = count;
  const number = Number(count.count.toFixed(decimals));
  const exact = Number.isFinite(number) && Math.abs(number) * 10 ** decimals < Number(EXACT);
  if (!exact || /["\\]/.test(unit)) return textValue(countText(count, digits));
  const format = numberFormat(decimals, digits);
  return {
    kind: "number",
    number: number === 0 ? 0 : number,
    format: unit === "" ? format : `${format}" ${unit}"`,
  };
}

function numberFormat(decimals: number, digits: Digits): string {
  const shape = decimals === 0 ? "#,##0" : `#,##0.${"0".repeat(decimals)}`;
  return digits === "thai" ? `${thaiDigits}${shape}` : shape;
}

export function textValue(text: string): Value {
  return { kind: "text", parts: [{ text }] };
}

/** Text with its look; `note` numbers a footnote. */
export function inlineValue(
  text: Inline,
  digits: Digits,
  note: (text: string) => string,
  before = "",
): Value {
  const runs = drawnRuns(text, digits);
  const parts = runs.flatMap((run): RichPart[] => [
    {
      text: run.text,
      ...(run.bold ? { bold: true } : {}),
      ...(run.italic ? { italic: true } : {}),
      ...(run.underline ? { underline: true } : {}),
    },
    ...(run.note === undefined ? [] : [{ text: note(run.note), raised: true }]),
  ]);
  const [first] = runs;
  // Excel links whole cells: a link among other words stays plain text.
  const href = runs.length === 1 ? first?.href : undefined;
  return {
    kind: "text",
    parts: before === "" ? parts : [{ text: before }, ...parts],
    ...(href !== undefined ? { href } : {}),
  };
}

export function plainText(value: Value): string {
  return value.kind === "number" ? String(value.number) : value.parts.map(({ text }) => text).join("");
}

export function isNumber(content: Cell["content"]): content is Money | Count {
  return typeof content === "object" && ("satang" in content || "count" in content);
}
