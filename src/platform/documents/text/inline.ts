import type { Cell, Inline, List, Paragraph, Run } from "../model.ts";
import type { DigitStyle } from "../../../thai/digits.ts";
import { withDigits } from "./digits.ts";
import { countText, moneyText, tickText } from "./figures.ts";

export function runsOf(text: Inline): readonly Run[] {
  return typeof text === "string" ? [{ text }] : text;
}

/** Runs as they are drawn: digits of the document, one kind of blank, nothing that a font cannot show. */
export function drawnRuns(text: Inline, digits: DigitStyle): Run[] {
  return runsOf(text).map((run) => {
    const drawn = { ...run, text: drawnText(run.text, digits) };
    if (run.note !== undefined) drawn.note = drawnText(run.note, digits);
    return drawn;
  });
}

export function drawnText(text: string, digits: DigitStyle): string {
  const clean = text
    .normalize("NFC")
    .replaceAll(/\r\n?/g, "\n")
    .replaceAll(/[\t\u2000-\u200a\u202f\u3000]/g, " ")
    // Signs without a shape: fonts draw boxes for them.
    .replaceAll(/[\p{Cf}\p{Co}\p{Cn}]|(?!\n)\p{Cc}/gu, "")
    // นํ้า typed as nikhahit and sara aa is the word น้ำ.
    .replaceAll(/\u0e4d([\u0e48-\u0e4b]?)\u0e32/g, "$1\u0e33")
    .replaceAll(/([\u0e48-\u0e4b])\u0e4d\u0e32/g, "$1\u0e33");
  return withDigits(clean, digits);
}

/** What a cell shows when it holds one text or one figure; nothing when it holds blocks. */
export function cellInline(content: Cell["content"], digits: DigitStyle): Inline | undefined {
  if (typeof content === "string") return content;
  if ("satang" in content) return moneyText(content, digits);
  if ("count" in content) return countText(content, digits);
  if ("tick" in content) return tickText(content);
  return isBlocks(content) ? undefined : content;
}

export function cellBlocks(content: Cell["content"]): readonly (Paragraph | List)[] {
  return typeof content === "object" && Array.isArray(content) && isBlocks(content) ? content : [];
}

export function isFigure(content: Cell["content"]): boolean {
  return typeof content === "object" && ("satang" in content || "count" in content);
}

function isBlocks(content: Cell["content"]): content is readonly (Paragraph | List)[] {
  return Array.isArray(content) && content.some((part: object) => "kind" in part);
}
