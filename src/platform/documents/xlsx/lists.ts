import type { Inline, List, Paragraph, Table } from "../model.ts";
import { listMark } from "../text/list-marks.ts";
import type { Desk } from "./plan.ts";
import { noteMark } from "./rows.ts";
import { inlineValue } from "./values.ts";
import type { Value } from "./values.ts";

/** The lines of a list in a cell. */
export function listLines(desk: Desk, list: List): Value[] {
  const lines: Value[] = [];
  const note = (text: string) => noteMark(desk, text);
  const line = (text: Inline, before: string) => lines.push(inlineValue(text, desk.digits, note, before));
  walk(desk, list, 0, [], {
    item: (text, mark, at) => line(text, `${"   ".repeat(at)}${mark} `),
    paragraph: ({ text }, at) => line(text, "   ".repeat(at + 1)),
    table: (table, at) => {
      if (table.caption !== undefined) line(table.caption, "   ".repeat(at + 1));
      throw new Error("a table in a list in a cell cannot be drawn in a sheet");
    },
  });
  return lines;
}

interface Steps {
  item: (text: Inline, mark: string, depth: number) => void;
  paragraph: (block: Paragraph, depth: number) => void;
  table: (table: Table, depth: number) => void;
}

/** Goes through a list and those inside it, with the mark of each item. */
export function walk(desk: Desk, list: List, depth: number, above: readonly number[], steps: Steps): void {
  const numbers = list.marks === "decimal" ? above : [];
  list.items.forEach((item, at) => {
    const number = (list.from ?? 1) + at;
    steps.item(item.text, listMark(list.marks, number, numbers, desk.digits), depth);
    const path = list.marks === "decimal" ? [...above, number] : [];
    for (const part of item.inside ?? []) {
      if (part.kind === "list") walk(desk, part, depth + 1, path, steps);
      else if (part.kind === "table") steps.table(part, depth);
      else steps.paragraph(part, depth);
    }
  });
}
