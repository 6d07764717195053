/** Part 2: the table of all projects with a budget for every year, whatever cells were merged or moved. */
import { startsWithKind } from "./kind-words.ts";
import { squash } from "../../../thai/matching.ts";
import { amountsOf } from "../../../platform/reading/amounts.ts";
import type { Amount } from "../../../platform/reading/amounts.ts";
import { tidy } from "../../../platform/reading/clean.ts";
import { isUnitRow, listHead, masterHead, roleOf, yearsIn } from "./columns.ts";
import type { FieldRole, MasterHead } from "./columns.ts";
import { dimensionHeading } from "../../../platform/reading/dimension-heading.ts";
import { levelHeading } from "./headings.ts";
import { markOf } from "../../../platform/reading/marks.ts";
import { amountRows, bareNumber, checkAcross, countIn, titlesIn } from "./master-cells.ts";
import { sorted } from "./master-row.ts";
import { placeOf, quoted } from "../../../platform/reading/notebook.ts";
import type { Notebook } from "./reading.ts";
import type { Piece } from "./outline.ts";
import type { SourceLine } from "../../../platform/reading/source.ts";

export interface TableDimension {
  no: number;
  title: string;
  line: SourceLine;
}

export interface TableMission {
  no: string | null;
  title: string;
  line: SourceLine;
}

export interface TableTitle {
  no: number | null;
  title: string;
  line: SourceLine;
}

/** Titles that share cells, and the rows of amounts that stand beside them. */
export interface TableGroup {
  titles: TableTitle[];
  rows: { line: SourceLine; amounts: Map<number, Amount> }[];
  remarks: string[];
  units: string[];
  kind: string | null;
  headings: { no: string; title: string }[];
  funds: string[];
  /** Sections of the project's sheet, in a list of one project per row. */
  fields: Map<FieldRole, Piece[]>;
  dimension: TableDimension | null;
  mission: TableMission | null;
}

export interface TableTotal {
  label: string;
  isGrand: boolean;
  dimension: TableDimension | null;
  count: string | null;
  cells: Map<number, string>;
  line: SourceLine;
}

export interface MasterTable {
  years: number[];
  groups: TableGroup[];
  totals: TableTotal[];
  dimensions: TableDimension[];
}

/** Lines of the runs found, whole: heads and bodies of all fragments. */
export function readMaster(
  runs: readonly (readonly SourceLine[])[],
  planYears: readonly number[],
  notebook: Notebook,
): MasterTable {
  const table: MasterTable = { years: [], groups: [], totals: [], dimensions: [] };
  const state: State = {
    table,
    notebook,
    headIn: headFinder(runs, planYears),
    head: undefined,
    dimension: null,
    mission: null,
    missions: [],
    group: null,
  };
  for (const run of runs) readRun(joined(run), state);
  markGrand(table);
  // A heading of the table under which no project stands is in no project.
  for (const named of [...table.dimensions, ...state.missions]) {
    const isUsed = table.groups.some(({ dimension, mission }) => dimension === named || mission === named);
    if (isUsed || named.title === "") continue;
    const words = named.line.cells.length === 1 ? named.line.text : `${named.no ?? ""} ${named.title}`;
    notebook.leave(named.line, words.trim());
  }
  return table;
}

/** The one "รวม" below several dimensions, and a second one behind that of the last, add all projects up. */
function markGrand({ totals, dimensions }: MasterTable) {
  const last = totals.at(-1);
  if (!last || totals.some(({ isGrand }) => isGrand)) return;
  const isOnly = totals.length === 1 && dimensions.length > 1;
  const isSecond = totals.slice(0, -1).some(({ dimension }) => dimension === last.dimension);
  if (!isOnly && !isSecond) return;
  last.isGrand = true;
  last.dimension = null;
}

type HeadIn = (line: SourceLine, above: SourceLine | undefined) => MasterHead | undefined;

/** A table with a column for each year is the plan's; only where there is none, a list without them is. */
function headFinder(runs: readonly (readonly SourceLine[])[], planYears: readonly number[]): HeadIn {
  const isYearly = runs.some((run) => run.some((line, at) => masterHead(line, run[at - 1]) !== undefined));
  return isYearly ? masterHead : (line) => listHead(line, planYears);
}

interface State {
  table: MasterTable;
  notebook: Notebook;
  headIn: HeadIn;
  head: (MasterHead & { line: SourceLine }) | undefined;
  dimension: TableDimension | null;
  mission: TableMission | null;
  missions: TableMission[];
  group: TableGroup | null;
}

function readRun(run: readonly SourceLine[], state: State) {
  let above: SourceLine | undefined;
  for (const [index, line] of run.entries()) {
    const head = state.headIn(line, above);
    const next = run[index + 1];
    const isFirstOfHead =
      !head &&
      next !== undefined &&
      state.headIn(next, undefined) === undefined &&
      state.headIn(next, line) !== undefined &&
      isHeadLike(line);
    if (head || isFirstOfHead || (isUnitRow(line) && line.cells.length > 1)) {
      if (head) startHead(head, line, state);
      noteMisread(line, state.notebook);
      state.notebook.heading(line);
    } else if (state.head) readRow(line, state.head, state);
    else readBand(line, state);
    above = line;
  }
}

/** What stands over the whole width above the first head. */
function readBand(line: SourceLine, state: State) {
  const isDimension = dimensionHeading(line.text) !== null;
  if (!isDimension && levelHeading(line.text) === null) return;
  state.notebook.take(line);
  if (isDimension) startDimension(line.text, line, state);
  else startMission(line.text, line, state);
}

function isHeadLike(line: SourceLine): boolean {
  return line.cells.some(({ text }) => roleOf(text) === "project") && line.cells.length >= 2;
}

function startHead(head: MasterHead, line: SourceLine, state: State) {
  const years = [...head.years.values()].toSorted((a, b) => a - b);
  if (state.table.years.length === 0) state.table.years = years;
  else if (years.join() !== state.table.years.join()) {
    state.notebook.note({
      level: "warning",
      kind: "years",
      place: placeOf(line),
      says: years.join(", "),
      took: state.table.years.join(", "),
      why: "หัวตารางของหน้านี้มีปีไม่ตรงกับหัวตารางหน้าแรก",
    });
    state.table.years = [...new Set([...state.table.years, ...years])].toSorted((a, b) => a - b);
  }
  if (isNewSheet(state.head?.line, line)) startWorksheet(line, state);
  state.head = { ...head, line };
}

function isNewSheet(before: SourceLine | undefined, line: SourceLine): boolean {
  return line.place.sheet !== undefined && line.place.sheet !== before?.place.sheet;
}

/** A worksheet of its own, often for one dimension, whose name or first row says which. */
function startWorksheet(line: SourceLine, state: State) {
  const { sheet } = line.place;
  if (state.dimension?.line.place.sheet !== sheet) {
    state.dimension = null;
    state.mission = null;
    if (sheet !== undefined && dimensionHeading(sheet)) startDimension(sheet, line, state);
  }
  state.group = null;
}

function noteMisread(line: SourceLine, notebook: Notebook) {
  const misread = line.cells.filter(({ text }) => /(?:^|ตาม)ม[ี]?ต/.test(text.replaceAll(/\s/g, "")));
  if (misread.length === 0) return;
  notebook.note({
    level: "advice",
    kind: "scan",
    place: placeOf(line),
    says: misread.map(({ text }) => text).join(" | "),
    took: misread.map(({ text }) => text.replace(/มี?ต[ิี]?/, "มิติ")).join(" | "),
    why: "หัวตารางพิมพ์หรือสแกน “มิติ” เป็น “มติ”",
  });
}

/** A cell of plain text that was broken into lines goes on in the next line of the file. */
function joined(run: readonly SourceLine[]): SourceLine[] {
  const lines: SourceLine[] = [];
  for (const line of run) {
    const last = lines.at(-1);
    const broken =
      last !== undefined &&
      !line.isApart &&
      last.width > 1 &&
      line.place.table === undefined &&
      line.place.sheet === undefined &&
      line.cells[0]?.at === 0 &&
      bareNumber(line.cells[0].text) === null &&
      yearsIn(last).size < 2 &&
      !isUnitRow(last) &&
      !last.cells.some(({ text }) => amountsOf(text) !== undefined) &&
      line.cells.some(({ text }) => amountsOf(text) !== undefined) &&
      !line.text.startsWith("รวม") &&
      markOf(line.text) === null &&
      dimensionHeading(line.text) === null;
    if (!broken || !last) lines.push(line);
    else {
      const [first, ...rest] = line.cells;
      const end = last.cells.at(-1);
      if (!first || !end) continue;
      const cells = [
        ...last.cells.slice(0, -1),
        { at: end.at, text: `${end.text} ${first.text}` },
        ...rest.map(({ at, text }) => ({ at: at + end.at, text })),
      ];
      lines[lines.length - 1] = {
        ...last,
        cells,
        width: last.width + line.width - 1,
        text: `${last.text} ${line.text}`,
      };
    }
  }
  return lines;
}

function readRow(line: SourceLine, head: MasterHead, state: State) {
  const { notebook, table } = state;
  const row = sorted(line, head);
  notebook.take(line);
  if (row.isMoved && row.total === null) {
    notebook.note({
      level: "warning",
      kind: "table",
      place: placeOf(line),
      says: line.cells.map(({ text }) => quoted(text, 60)).join(" | "),
      took: [row.dimension, row.mission, row.project, ...row.amounts.values(), row.remark]
        .filter((text) => text !== null)
        .map((text) => quoted(text, 60))
        .join(" | "),
      why: "ช่องของแถวนี้เลื่อนไปจากหัวตาราง จึงจัดตามเนื้อหาของช่อง",
    });
  }
  for (const text of row.rest) notebook.leave(line, text);
  checkAcross(row, line, notebook);
  if (row.total !== null) {
    const isGrand = /รวม(?:งบประมาณ)?ทั้ง/.test(squash(row.total));
    table.totals.push({
      label: tidy(/^รวม\S*/.exec(row.total)?.[0] ?? row.total),
      isGrand,
      dimension: isGrand ? null : state.dimension,
      count: countIn([row.total, row.project, row.mission, ...row.fields.values()].join(" ")),
      cells: row.amounts,
      line,
    });
    for (const text of [row.total, row.mission, row.project, row.remark, row.unit, ...row.fields.values()]) {
      const left = tidy((text ?? "").replace(/^รวม\S*/, "")).replace(/^ม[ิ]?ติที่\s*[\d๐-๙]+/, "");
      if (/[ก-๎]{3}/.test(left) && countIn(left) !== tidy(left)) notebook.leave(line, left);
    }
    state.group = null;
    return;
  }
  if (row.dimension !== null) startDimension(row.dimension, line, state);
  if (row.mission !== null) startMission(row.mission, line, state);
  if (row.project !== null) startGroup(row.project, row.no, line, state);
  const { group } = state;
  if (group) {
    if (row.remark !== null) group.remarks.push(tidy(row.remark));
    if (row.unit !== null) group.units.push(tidy(row.unit));
    if (row.fund !== null) group.funds.push(row.fund);
    if (row.heading !== null) group.headings.push(headingIn(row.heading));
    group.kind ??= row.kind;
    for (const [role, text] of row.fields) {
      const pieces = group.fields.get(role) ?? [];
      for (const part of text.split("\n"))
        if (part.trim() !== "") pieces.push({ text: part.trim(), isApart: true, line });
      group.fields.set(role, pieces);
    }
    const rows = amountRows(row.amounts, line, notebook);
    group.rows.push(...rows);
  } else {
    const texts = [row.remark, row.unit, row.fund, row.heading, ...row.fields.values()];
    for (const text of [...texts, ...row.amounts.values()])
      if (text !== null && amountsOf(text)?.every((amount) => amount === null) !== true)
        notebook.leave(line, text);
  }
}

function headingIn(text: string): { no: string; title: string } {
  const level = levelHeading(text);
  return level ? { no: level.no, title: level.title } : { no: "", title: tidy(text) };
}

function startDimension(text: string, line: SourceLine, state: State) {
  const { table } = state;
  const named = dimensionHeading(text);
  const bare = bareNumber(text);
  const mark = named ? null : markOf(text);
  const title = bare === null ? tidy(named?.title ?? mark?.rest ?? text) : "";
  const no = named?.no ?? (bare === null ? mark?.numbers[0] : Number(bare));
  const last = state.dimension;
  const isSame = title === "" ? no === last?.no : squash(title) === squash(last?.title ?? "");
  if (last && isSame) return;
  if (last && no === undefined && isContinuation(text)) {
    last.title = tidy(`${last.title} ${title}`);
    return;
  }
  state.dimension = { no: no ?? (table.dimensions.at(-1)?.no ?? 0) + 1, title, line };
  table.dimensions.push(state.dimension);
  state.mission = null;
  state.group = null;
}

/** The rest of a cell that a page break cut: no number before it, and no word that begins a name. */
function isContinuation(text: string): boolean {
  return markOf(text) === null && !/^(?:การ|ม[ิี]ติ|มาตรการ|ส่งเสริม|โครงการ|กิจกรรม)/.test(text);
}

function startMission(text: string, line: SourceLine, state: State) {
  const mark = markOf(text.replace(/^\s*ภารกิจ(?:ตามมิติ)?(?:ที่)?\s*(?=[\d๐-๙])/, ""));
  const bare = bareNumber(text);
  const title = bare === null ? tidy(mark?.rest ?? text) : "";
  const no = bare ?? (mark && mark.numbers.length > 0 ? mark.numbers.join(".") : null);
  const last = state.mission;
  if (last && (title === "" || squash(title) === squash(last.title)) && (no === null || no === last.no))
    return;
  if (last && no === null && isContinuation(text)) {
    last.title = tidy(`${last.title} ${title}`);
    return;
  }
  state.mission = { no, title, line };
  state.missions.push(state.mission);
  state.group = null;
}

function startGroup(text: string, no: number | null, line: SourceLine, state: State) {
  const titles = titlesIn(text, no).map((title) => ({ ...title, line }));
  const [first] = titles;
  const last = state.group;
  const isRest =
    last !== null &&
    titles.length === 1 &&
    first !== undefined &&
    first.no === null &&
    !startsWithKind.test(first.title) &&
    last.titles.at(-1) !== undefined &&
    last.rows.length <= 1;
  if (isRest && first) {
    const end = last.titles.at(-1);
    if (end) end.title = tidy(`${end.title} ${first.title}`);
    return;
  }
  state.group = {
    titles,
    rows: [],
    remarks: [],
    units: [],
    kind: null,
    headings: [],
    funds: [],
    fields: new Map(),
    dimension: state.dimension,
    mission: state.mission,
  };
  state.table.groups.push(state.group);
}
