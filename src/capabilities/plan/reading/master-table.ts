/** Part 2: the table of all projects with a budget for every year, whatever cells were merged or moved. */
import { toArabicDigits } from "../../../thai/digits.ts";
import { squash } from "../../../thai/matching.ts";
import type { Amount } from "./amounts.ts";
import { amountsOf } from "./amounts.ts";
import { tidy } from "./clean.ts";
import type { MasterHead } from "./columns.ts";
import { isUnitRow, masterHead, roleOf } from "./columns.ts";
import { dimensionHeading } from "./headings.ts";
import { markOf, splitNumbered, withoutNumbers } from "./marks.ts";
import type { Notebook } from "./notebook.ts";
import { placeOf, quoted } from "./notebook.ts";
import { readKinds } from "./reading.ts";
import type { SourceCell, SourceLine } from "./source.ts";

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

const startsWithKind = new RegExp(`^[“"‘']?\\s*(?:${readKinds.join("|")})`);

/** Lines of the runs found, whole: heads and bodies of all fragments. */
export function readMaster(runs: readonly (readonly SourceLine[])[], notebook: Notebook): MasterTable {
  const table: MasterTable = { years: [], groups: [], totals: [], dimensions: [] };
  const state: State = {
    table,
    notebook,
    head: undefined,
    dimension: null,
    mission: null,
    missions: [],
    group: null,
  };
  for (const run of runs) readRun(joined(run), state);
  // A heading of the table under which no project stands is in no project.
  for (const named of [...table.dimensions, ...state.missions]) {
    const isUsed = table.groups.some(({ dimension, mission }) => dimension === named || mission === named);
    if (!isUsed && named.title !== "") notebook.leave(named.line, `${named.no ?? ""} ${named.title}`.trim());
  }
  return table;
}

interface State {
  table: MasterTable;
  notebook: Notebook;
  head: MasterHead | undefined;
  dimension: TableDimension | null;
  mission: TableMission | null;
  missions: TableMission[];
  group: TableGroup | null;
}

function readRun(run: readonly SourceLine[], state: State) {
  let above: SourceLine | undefined;
  for (const [index, line] of run.entries()) {
    const head = masterHead(line, above);
    const next = run[index + 1];
    const isFirstOfHead =
      !head &&
      next !== undefined &&
      masterHead(next, undefined) === undefined &&
      masterHead(next, line) !== undefined &&
      isHeadLike(line);
    if (head || isFirstOfHead || (isUnitRow(line) && line.cells.length > 1)) {
      if (head) startHead(head, line, state);
      noteMisread(line, state.notebook);
      state.notebook.heading(line);
    } else if (state.head) readRow(line, state.head, state);
    above = line;
  }
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
  state.head = head;
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

interface Row {
  dimension: string | null;
  mission: string | null;
  project: string | null;
  no: number | null;
  total: string | null;
  remark: string | null;
  unit: string | null;
  amounts: Map<number, string>;
  /** The cell of a column that adds the years up. */
  across: string | null;
  rest: string[];
  isMoved: boolean;
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
      count: countIn(`${row.total} ${row.project ?? ""} ${row.mission ?? ""}`),
      cells: row.amounts,
      line,
    });
    for (const text of [row.total, row.mission, row.project, row.remark, row.unit]) {
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
    const rows = amountRows(row.amounts, line, notebook);
    group.rows.push(...rows);
  } else {
    for (const text of [row.remark, row.unit, ...row.amounts.values()])
      if (text !== null && amountsOf(text)?.every((amount) => amount === null) !== true)
        notebook.leave(line, text);
  }
}

/** รวม 5 ปี beside the years: a sum that can be held against them. */
function checkAcross({ across, amounts }: Row, line: SourceLine, notebook: Notebook) {
  const [said, ...more] = across === null ? [] : (amountsOf(across) ?? []);
  if (said === undefined || more.length > 0 || amounts.size === 0) return;
  const figures = [...amounts.values()].flatMap((text) => amountsOf(text) ?? []);
  const sum = figures.reduce<number>((all, each) => all + (typeof each === "number" ? each : 0), 0);
  if (said === "unclear" || Math.abs((said ?? 0) - sum) < 0.005) return;
  notebook.note({
    level: "error",
    kind: "total",
    place: placeOf(line),
    says: `รวมทุกปี ${across ?? ""}`,
    took: sum.toLocaleString("en"),
    why: "ยอดรวมทุกปีของแถวนี้ไม่เท่ากับผลบวกของแต่ละปี",
  });
}

function countIn(text: string): string | null {
  const counts = /(?:จำนวน\s*)?[\d๐-๙]+\s*(?:โครงการ|กิจกรรม|มาตรการ|แนวปฏิบัติ|รายการ)(?:\/\S+)?/g;
  return tidy((text.match(counts) ?? []).join(" ")) || null;
}

/** What each cell is: by its words first, by its column where these say nothing. */
function sorted(line: SourceLine, head: MasterHead): Row {
  const row: Row = {
    dimension: null,
    mission: null,
    project: null,
    no: null,
    total: null,
    remark: null,
    unit: null,
    amounts: new Map(),
    across: null,
    rest: [],
    isMoved: false,
  };
  const amountCells: SourceCell[] = [];
  for (const cell of line.cells) {
    const role = head.years.has(cell.at) ? "year" : head.roles.get(cell.at);
    const isAmount = amountsOf(cell.text) !== undefined;
    if (role === "no" && /^[\s\d๐-๙.)]+$/.test(cell.text))
      row.no = markOf(`${tidy(cell.text).replace(/[.)]*$/, "")}.`)?.numbers[0] ?? null;
    else if (isAmount && role !== "remark" && role !== "unit") amountCells.push(cell);
    else sortText(cell, role, row, head);
  }
  placeAmounts(amountCells, head, row);
  return row;
}

type Put = (
  into: "dimension" | "mission" | "project" | "remark" | "unit" | "total",
  expected: readonly string[],
  value?: string,
) => void;

function sortText(cell: SourceCell, role: string | undefined, row: Row, head: MasterHead) {
  const text = cell.text.trim();
  const mark = markOf(text);
  const words = withoutNumbers(text);
  const isProject = startsWithKind.test(words) && mark !== null && mark.rest !== words;
  const put: Put = (into, expected, value = text) => {
    if (role !== undefined && !expected.includes(role)) row.isMoved = true;
    row[into] = row[into] === null ? value : `${row[into]}\n${value}`;
  };
  if (text.startsWith("รวม") && role !== "remark")
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

function startDimension(text: string, line: SourceLine, state: State) {
  const { table } = state;
  const named = dimensionHeading(text);
  const mark = named ? null : markOf(text);
  const title = tidy(named?.title ?? mark?.rest ?? text);
  const no = named?.no ?? mark?.numbers[0];
  const last = state.dimension;
  if (last && (squash(title) === squash(last.title) || (no === last.no && title === ""))) return;
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
  const title = tidy(mark?.rest ?? text);
  const no = mark && mark.numbers.length > 0 ? mark.numbers.join(".") : null;
  const last = state.mission;
  if (last && squash(title) === squash(last.title) && (no === null || no === last.no)) return;
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
    dimension: state.dimension,
    mission: state.mission,
  };
  state.table.groups.push(state.group);
}

/** The titles of a cell: numbered ones, or one for each paragraph that begins with a kind. */
function titlesIn(text: string, no: number | null): { no: number | null; title: string }[] {
  const deep = splitDeep(text);
  if (deep.length > 0) return deep.map((title) => ({ no, title }));
  const parts = splitNumbered(text).map((part) => ({ no: part.no, title: tidy(part.text) }));
  if (parts.length > 1) return parts;
  const paragraphs = text.split("\n").map(tidy).filter(Boolean);
  const starts = paragraphs.filter((part) => startsWithKind.test(markOf(part)?.rest ?? part));
  if (paragraphs.length > 1 && starts.length > 1) {
    const titles: { no: number | null; title: string }[] = [];
    for (const part of paragraphs) {
      const mark = markOf(part);
      const words = mark?.rest ?? part;
      const last = titles.at(-1);
      if (startsWithKind.test(words) || !last)
        titles.push({ no: mark?.numbers.at(-1) ?? null, title: words });
      else last.title = `${last.title} ${words}`;
    }
    return titles;
  }
  return parts.map((part) => ({ ...part, no: part.no ?? no }));
}

/** "๑.๑.๑ (๑) โครงการ… ๑.๑.๑ (๒) มาตรการ…": numbers of the heading, which number no project. */
function splitDeep(text: string): string[] {
  const flat = tidy(text);
  const mark = /(?:^|\s)\d+(?:\.\d+){1,3}\s*(?:\(?\d+\))?\s*(?=["“]?(?:โครงการ|กิจกรรม|มาตรการ|แนวปฏิบัติ))/g;
  const starts = [...toArabicDigits(flat).matchAll(mark)].map(({ index }) => index);
  if (starts[0] !== 0) return [];
  return starts.map((from, order) => withoutNumbers(flat.slice(from, starts[order + 1])));
}

/** A cell with several amounts stands for as many rows. */
function amountRows(
  cells: ReadonlyMap<number, string>,
  line: SourceLine,
  notebook: Notebook,
): { line: SourceLine; amounts: Map<number, Amount> }[] {
  if (cells.size === 0) return [];
  const lists = [...cells].map(([year, text]) => [year, amountsOf(text) ?? ["unclear" as const]] as const);
  for (const [year, text] of cells) {
    if (!(amountsOf(text) ?? ["unclear"]).includes("unclear")) continue;
    notebook.note({
      level: "error",
      kind: "budget",
      place: placeOf(line),
      says: `ปี ${year}: ${text}`,
      took: "ไม่ใช้ค่าในช่องนี้",
      why: "อ่านเป็นจำนวนเงินไม่ได้ (ต้องเป็นจำนวนบาทตั้งแต่ 0 ขึ้นไป ทศนิยมไม่เกินสองตำแหน่ง)",
    });
  }
  const count = Math.max(...lists.map(([, list]) => list.length));
  return Array.from({ length: count }, (_, index) => ({
    line,
    amounts: new Map(lists.map(([year, list]) => [year, list[index] ?? null] as const)),
  }));
}
