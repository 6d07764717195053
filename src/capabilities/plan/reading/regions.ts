/** Where the parts of a plan are in a document: found by what they hold, not by where they stand. */
import { contentsIn, forewordIn } from "./front-regions.ts";
import type { Region } from "./region.ts";
import { declarationIn, endOfSheets, leadOf, nameLines, startOfWorksheet } from "./sheet-regions.ts";
import type { SourceLine } from "../../../platform/reading/source.ts";
import { isListStart, isMasterStart, isRiskStart, isTargetsStart, tablesIn } from "./table-regions.ts";

export interface Regions {
  contents: Region | null;
  foreword: Region | null;
  master: Region[];
  risks: Region[];
  targets: Region[];
  /** With the headings of the hierarchy that stand before the name. */
  sheets: { from: number; name: number; to: number }[];
  declaration: Region | null;
}

export function regionsOf(lines: readonly SourceLine[], planYears: readonly number[]): Regions {
  const contents = contentsIn(lines);
  const isInside = (at: number) => contents !== null && at >= contents.from && at < contents.to;
  const yearly = tablesIn(lines, isInside, isMasterStart);
  const master = yearly.length > 0 ? yearly : tablesIn(lines, isInside, isListStart(planYears));
  const inMaster = (at: number) => master.some(({ from, to }) => at >= from && at < to);
  const risks = tablesIn(lines, (at) => isInside(at) || inMaster(at), isRiskStart);
  const targets = tablesIn(lines, (at) => isInside(at) || inMaster(at), isTargetsStart);
  const inTable = (at: number) =>
    [...master, ...risks, ...targets].some(({ from, to }) => at >= from && at < to);
  const names = nameLines(lines, (at) => isInside(at) || inTable(at));
  const declaration = declarationIn(lines, (at) => isInside(at) || inTable(at), names.at(0), names.at(-1));
  const starts = names.map(
    (name, index) =>
      startOfWorksheet(lines, name, names[index - 1], (at) => inTable(at) || isInside(at)) ??
      leadOf(lines, name, (at) => inTable(at) || isInside(at)),
  );
  const sheets = names.map((name, index) => {
    const next = starts[index + 1] ?? endOfSheets(lines, name, declaration, master);
    return { from: starts[index] ?? name, name, to: next };
  });
  return {
    contents,
    foreword: forewordIn(lines, isInside),
    master,
    risks,
    targets,
    sheets,
    declaration,
  };
}
