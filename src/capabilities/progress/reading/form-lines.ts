/** Which lines behind a head are its table. */
import { dimensionHeading } from "../../../platform/reading/dimension-heading.ts";
import type { SourceLine } from "../../../platform/reading/source.ts";
import { codeOf } from "./codes.ts";
import type { FormHead } from "./form-head.ts";
import { formHead } from "./form-head.ts";
import { partOf } from "./part-headings.ts";

/** The line behind the last of the table that begins at `from`. */
export function tableEnd(lines: readonly SourceLine[], from: number, head: FormHead): number {
  const start = lines[from];
  let end = from + head.rows;
  for (let at = end; at < lines.length; at += 1) {
    const line = lines[at];
    if (!start || !line || formHead(line, lines[at + 1])) break;
    if (isWithin(line, start, head)) end = at + 1;
    // A heading without tabs between rows that have them.
    else if (!(start.place.table === undefined && isHeading(line) && at - end < 4)) break;
  }
  return end;
}

function isWithin(line: SourceLine, start: SourceLine, head: FormHead): boolean {
  const { table, sheet } = start.place;
  if (table !== undefined) {
    if (line.place.table === table) return true;
    // The next page's table goes on without a head of its own.
    return line.place.table !== undefined && line.width >= head.width - 1 && line.cells.length >= 3;
  }
  if (sheet !== undefined) {
    if (line.place.sheet !== sheet) return false;
    return line.cells.length > 1 || partOf(line.text) === null;
  }
  return line.width >= Math.max(3, head.width - 4);
}

function isHeading(line: SourceLine): boolean {
  if (line.cells.length > 1) return false;
  const code = codeOf(line.text);
  return (
    dimensionHeading(line.text) !== null || (code !== null && code.path.length >= 2 && code.last === null)
  );
}
