/** What each cell of a row of Part 2 is: by its words first, by its column where these say nothing. */
import { startsWithKind } from "./kind-words.ts";
import { toArabicDigits } from "../../../thai/digits.ts";
import { amountsOf } from "../../../platform/reading/amounts.ts";
import { tidy } from "../../../platform/reading/clean.ts";
import { isFieldRole } from "./columns.ts";
import type { MasterHead } from "./columns.ts";
import { dimensionHeading } from "../../../platform/reading/dimension-heading.ts";
import { markOf, withoutNumbers } from "../../../platform/reading/marks.ts";
import { bareNumber, countIn } from "./master-cells.ts";
import type { Row } from "./master-cells.ts";
import type { SourceCell, SourceLine } from "../../../platform/reading/source.ts";

/** What each cell is: by its words first, by its column where these say nothing. */
export function sorted(line: SourceLine, head: MasterHead): Row {
  const row: Row = {
    dimension: null,
    mission: null,
    project: null,
    no: null,
    total: null,
    remark: null,
    unit: null,
    heading: null,
    kind: null,
    fund: null,
    fields: new Map(),
    amounts: new Map(),
    across: null,
    rest: [],
    isMoved: false,
  };
  const roleAt = (at: number) => (head.years.has(at) ? "year" : head.roles.get(at));
  const amountCells = amountsIn(line, head, roleAt);
  const told: Told = {
    hasAmounts: amountCells.length > 0,
    hasProject: line.cells.some(({ at, text }) => roleAt(at) === "project" && amountsOf(text) === undefined),
  };
  for (const cell of line.cells) {
    const role = roleAt(cell.at);
    if (amountCells.includes(cell)) continue;
    if (isFieldRole(role)) row.fields.set(role, cell.text);
    else if (role === "heading" || role === "kind" || role === "fund") row[role] = tidy(cell.text);
    else if (role === "no" && /^[\s\d๐-๙.)]+$/.test(cell.text))
      row.no = markOf(`${tidy(cell.text).replace(/[.)]*$/, "")}.`)?.numbers[0] ?? null;
    else sortText(cell, role, row, head, told);
  }
  placeAmounts(amountCells, head, row);
  return row;
}

interface Told {
  hasAmounts: boolean;
  /** Words stand in the column of projects. */
  hasProject: boolean;
}

/** Cells of money. A row that moved to the right has its last amount under หมายเหตุ. */
function amountsIn(
  line: SourceLine,
  head: MasterHead,
  roleAt: (at: number) => string | undefined,
): SourceCell[] {
  const inPlace: SourceCell[] = [];
  const aside: SourceCell[] = [];
  for (const cell of line.cells) {
    const role = roleAt(cell.at);
    if (isFieldRole(role) || amountsOf(cell.text) === undefined) continue;
    if ((role === "dimension" || role === "mission") && bareNumber(cell.text) !== null) continue;
    if (role === "no" && /^[\s\d๐-๙.)]+$/.test(cell.text)) continue;
    (role === "remark" || role === "unit" ? aside : inPlace).push(cell);
  }
  const first = Math.min(...head.years.keys());
  const isMoved = line.cells.some(({ at, text }) => at === first && amountsOf(text) === undefined);
  const missing = isMoved ? head.years.size - inPlace.length : 0;
  return [...inPlace, ...aside.slice(0, Math.max(0, missing))];
}

type Put = (
  into: "dimension" | "mission" | "project" | "remark" | "unit" | "total",
  expected: readonly string[],
  value?: string,
) => void;

function sortText(
  cell: SourceCell,
  role: string | undefined,
  row: Row,
  head: MasterHead,
  { hasAmounts, hasProject }: Told,
) {
  const text = cell.text.trim();
  const mark = markOf(text);
  const words = withoutNumbers(text);
  // "4. โครงการ…" in the place of a mission is a project, where its own place has no words.
  const isProject =
    startsWithKind.test(words) &&
    mark !== null &&
    (mark.rest !== words || (!hasProject && mark.numbers.length === 1));
  const put: Put = (into, expected, value = text) => {
    if (role !== undefined && !expected.includes(role)) row.isMoved = true;
    row[into] = row[into] === null ? value : `${row[into]}\n${value}`;
  };
  if ((role === "dimension" || role === "mission") && bareNumber(text) !== null) put(role, [role]);
  else if (text.startsWith("รวม") && role !== "remark")
    put("total", ["dimension", "mission", "project", "no", "total"]);
  else if (row.total !== null && countIn(text) !== null) row.project = text;
  else if (role === "remark") put("remark", ["remark"]);
  else if (role === "unit") put("unit", ["unit"]);
  else if (isProject) put("project", ["project"]);
  else if (dimensionHeading(text) && !startsWithKind.test(words)) splitMerged(text, "dimension", put);
  else if (mark && mark.numbers.length === 2 && mark.style === "plain") splitMerged(text, "mission", put);
  else if (mark && mark.numbers.length === 2 && role === "mission") splitMerged(text, "mission", put);
  else if (role === "project") put("project", ["project"]);
  else if (startsWithKind.test(words) && (role !== "mission" || mark?.style === "close"))
    put("project", ["project"]);
  else if (role === "dimension") splitMerged(text, "dimension", put);
  else if (role === "mission") splitMerged(text, "mission", put);
  else if (role === "year" && hasAmounts && cell.at === Math.max(...head.years.keys()))
    put("remark", ["remark"]);
  else if (role === "year" && row.amounts.size === 0 && head.years.size > 0) {
    // Words where money should stand: kept as they are, so that the person sees them.
    row.amounts.set(head.years.get(cell.at) ?? 0, text);
  } else if (role === undefined && cell.at > Math.max(...head.years.keys())) put("remark", ["remark"]);
  else row.rest.push(text);
}

/** One cell may hold a dimension and its mission, or a mission and its projects. */
function splitMerged(text: string, into: "dimension" | "mission", put: Put) {
  const plain = toArabicDigits(text);
  const inner = (
    into === "dimension"
      ? /(?<=\S)\s+(?=\d{1,2}\.\d{1,2}\s*[^\d\s.)])/
      : /(?<=\S)\s+(?=\d{1,3}\)\s*[“"]?(?:โครงการ|กิจกรรม|มาตรการ|แนวปฏิบัติ))/
  ).exec(plain);
  put(into, [into, "no", "dimension", "mission", "project"], inner ? text.slice(0, inner.index) : text);
  if (!inner) return;
  const behind = text.slice(inner.index).trim();
  if (into === "dimension") splitMerged(behind, "mission", put);
  else put("project", ["project", "mission", "dimension"], behind);
}

function placeAmounts(cells: readonly SourceCell[], head: MasterHead, row: Row) {
  const columns = [...head.years.keys()].toSorted((a, b) => a - b);
  const isTotal = (at: number) => head.roles.get(at) === "total";
  if (cells.every(({ at }) => head.years.has(at) || isTotal(at))) {
    for (const { at, text } of cells) {
      const year = head.years.get(at);
      if (year === undefined) row.across = text;
      else row.amounts.set(year, text);
    }
    return;
  }
  // Moved cells: as many as there are years, in their order.
  const spread = cells.slice(0, columns.length);
  row.isMoved = true;
  for (const [index, { text }] of spread.entries()) {
    const year = head.years.get(columns[index] ?? -1);
    if (year !== undefined) row.amounts.set(year, text);
  }
  const [behind, ...more] = cells.slice(columns.length);
  const hasTotal = [...head.roles.values()].includes("total");
  if (behind && !hasTotal && amountsOf(behind.text)?.some((amount) => amount !== null))
    row.rest.push(behind.text);
  row.rest.push(...more.map(({ text }) => text));
}
