import type { Inline } from "../model.ts";
import type { CellLook, Desk } from "./plan.ts";
import { inlineValue, textValue } from "./values.ts";
import type { Value } from "./values.ts";

/** A row over the whole width. */
export function textRow(desk: Desk, text: Inline, look: CellLook, before = ""): void {
  const value = inlineValue(text, desk.digits, (note) => noteMark(desk, note), before);
  for (const part of withinCell(value)) wideRow(desk, part, look);
}

export function wideRow(desk: Desk, value: Value, look: CellLook): void {
  desk.sheet.rows.push({
    cells: [{ column: 0, colSpan: desk.sheet.columns.length, rowSpan: 1, value, look }],
  });
}

export function noteMark(desk: Desk, text: string): string {
  const number = desk.note(text);
  desk.notes.push({ number, text });
  return `(${figureText(desk, number)})`;
}

export function figureText(desk: Desk, number: number): string {
  const value = inlineValue(String(number), desk.digits, () => "");
  return value.kind === "text" ? (value.parts[0]?.text ?? "") : "";
}

/** What Excel takes into one cell. */
const MOST = 32_000;

function withinCell(value: Value): Value[] {
  if (value.kind === "number" || value.parts.every(({ text }) => text.length <= MOST / 8)) return [value];
  const text = value.parts.map((part) => part.text).join("");
  if (text.length <= MOST) return [value];
  const pieces: Value[] = [];
  for (let at = 0; at < text.length; at += MOST) pieces.push(textValue(text.slice(at, at + MOST)));
  return pieces;
}
