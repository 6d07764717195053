/** Where the tables are: from a head that is known, over page breaks, to the text behind. */
import { amountsOf } from "../../../platform/reading/amounts.ts";
import { isUnitRow, listHead, masterHead, roleOf, yearsIn } from "./columns.ts";
import { partHeading } from "./front-regions.ts";
import { dimensionHeading } from "../../../platform/reading/dimension-heading.ts";
import { headingOfLine, levelHeading } from "./headings.ts";
import type { Region } from "./region.ts";
import { isRow } from "../../../platform/reading/source.ts";
import type { SourceLine } from "../../../platform/reading/source.ts";

export function isMasterStart(line: SourceLine, above: SourceLine | undefined): boolean {
  return masterHead(line, above) !== undefined;
}

/** For plans whose table has no column for each year. */
export function isListStart(planYears: readonly number[]): (line: SourceLine) => boolean {
  return (line) => !isRiskStart(line) && listHead(line, planYears) !== undefined;
}

export function isRiskStart(line: SourceLine): boolean {
  const tight = line.cells.map(({ text }) => text.replaceAll(/\s/g, ""));
  return (
    line.cells.length >= 3 &&
    tight.every((text) => text.length < 60) &&
    tight.some((text) => /ความเสี่ยง|พฤติการณ์|เหตุการณ์/.test(text)) &&
    tight.some((text) => /มาตรการ|แนวทาง|ควบคุม|การจัดการ/.test(text))
  );
}

export function isTargetsStart(line: SourceLine): boolean {
  const [first] = line.cells;
  return (
    yearsIn(line).size >= 2 &&
    first !== undefined &&
    line.cells.every(({ text }) => roleOf(text) !== "project") &&
    /เป้าหมาย|ตัวชี้วัด|รายการ|ตัวชี/.test(first.text.replaceAll(/\s/g, ""))
  );
}

/** Runs of rows from each head; fragments that a page break parted are runs of their own. */
export function tablesIn(
  lines: readonly SourceLine[],
  isTaken: (at: number) => boolean,
  isStart: (line: SourceLine, above: SourceLine | undefined) => boolean,
): Region[] {
  const regions: Region[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at];
    const above = lines[at - 1];
    if (!line || isTaken(at) || !isStart(line, above)) continue;
    const hasHeadAbove =
      above !== undefined &&
      !line.isApart &&
      isRow(above) &&
      !isTargetsStart(line) &&
      !isStart(above, lines[at - 2]) &&
      yearsIn(line).size >= 2 &&
      !line.cells.some(({ text }) => roleOf(text) === "project");
    const from = bandsAbove(lines, hasHeadAbove ? at - 1 : at, isTaken);
    let to = at + 1;
    while (to < lines.length && goesOn(lines, to, at)) to += 1;
    regions.push({ from, to });
    at = to - 1;
  }
  return regions;
}

/** มิติที่ … above a table, and the missions under it, are of its rows: a table for each dimension. */
function bandsAbove(lines: readonly SourceLine[], head: number, isTaken: (at: number) => boolean): number {
  const sheet = lines[head]?.place.sheet;
  for (let at = head - 1; at >= 0 && isBandAt(lines[at]) && !isTaken(at); at -= 1) {
    const line = lines[at];
    if (line?.place.sheet !== sheet) break;
    if (line && dimensionHeading(line.text) !== null) return at;
  }
  return head;
}

function goesOn(lines: readonly SourceLine[], at: number, head: number): boolean {
  const line = lines[at];
  const first = lines[head];
  if (!line || !first) return false;
  if (partHeading(line.text) || headingOfLine(line)?.section === "name") return false;
  const before = lines[at - 1];
  if (first.place.table !== undefined) {
    if (line.place.table === first.place.table) return true;
    // A table that follows at once and has no head of its own is the same one after a page break.
    return (
      line.place.table !== undefined &&
      before?.place.table !== undefined &&
      line.cells.some(({ text }) => amountsOf(text) !== undefined) &&
      yearsIn(line).size === 0
    );
  }
  if (first.place.sheet !== undefined && line.place.sheet !== first.place.sheet) return false;
  if (isRow(line) || (line.cells[0]?.at ?? 0) > 0) return true;
  if (isUnitRow(line)) return true;
  // A band over the whole table, or the rest of a cell that was broken into lines.
  let below = at + 1;
  while (below < at + 4 && isBandAt(lines[below])) below += 1;
  const next = lines[below];
  const isWithin = next !== undefined && (isRow(next) || (next.cells[0]?.at ?? 0) > 0);
  return isWithin && (isBandAt(line) || (!line.isApart && line.place.sheet === undefined));
}

/** มิติที่ … or 1.1 … over the whole width of a table. */
function isBandAt(line: SourceLine | undefined): boolean {
  if (!line || isRow(line)) return false;
  return dimensionHeading(line.text) !== null || levelHeading(line.text) !== null;
}
