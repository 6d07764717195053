/** Where the parts of a plan are in a document: found by what they hold, not by where they stand. */
import { toArabicDigits } from "../../../thai/digits.ts";
import { squash } from "../../../thai/matching.ts";
import { amountsOf } from "./amounts.ts";
import { isUnitRow, masterHead, roleOf, yearsIn } from "./columns.ts";
import { dimensionHeading, headingOfLine, levelHeading, sectionHeading } from "./headings.ts";
import { markOf } from "./marks.ts";
import { readKinds } from "./reading.ts";
import type { SourceLine } from "./source.ts";
import { isRow } from "./source.ts";

/** Lines from `from` up to, not including, `to`. */
export interface Region {
  from: number;
  to: number;
}

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

export function regionsOf(lines: readonly SourceLine[]): Regions {
  const contents = contentsIn(lines);
  const isInside = (at: number) => contents !== null && at >= contents.from && at < contents.to;
  const master = tablesIn(lines, isInside, isMasterStart);
  const inMaster = (at: number) => master.some(({ from, to }) => at >= from && at < to);
  const risks = tablesIn(lines, (at) => isInside(at) || inMaster(at), isRiskStart);
  const targets = tablesIn(lines, (at) => isInside(at) || inMaster(at), isTargetsStart);
  const inTable = (at: number) =>
    [...master, ...risks, ...targets].some(({ from, to }) => at >= from && at < to);
  const names = nameLines(lines, (at) => isInside(at) || inTable(at));
  const declaration = declarationIn(lines, (at) => isInside(at) || inTable(at), names.at(0), names.at(-1));
  const starts = names.map((name) => leadOf(lines, name, (at) => inTable(at) || isInside(at)));
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

/** ส่วนที่ 2 …, บทที่ 2 … */
export function partHeading(text: string): { no: number; title: string } | null {
  const found = /^\s*(?:ส่วนที่|บทที่|ภาคที่|ตอนที่)\s*(\d{1,2})(?!\d)\s*[:：.\-–]?\s*(.*)$/.exec(
    toArabicDigits(text),
  );
  if (!found || text.length > 160 || /ประกอบด้วย/.test(text)) return null;
  return { no: Number(found[1]), title: found[2] ?? "" };
}

const PAGES = /^(?:\d{1,4}|[ก-ฮ]|[ivx]{1,5})(?:\s*[-–—]\s*(?:\d{1,4}|[ก-ฮ]|[ivx]{1,5}))?$/i;

/** Page or pages at the end of a line of the table of contents, and the text before them. */
export function contentsEntry(line: SourceLine): { text: string; pages: string | null } | null {
  const last = line.cells.at(-1);
  if (line.cells.length > 1 && last && PAGES.test(toArabicDigits(last.text.trim()))) {
    const text = line.cells
      .slice(0, -1)
      .map((cell) => cell.text)
      .join(" ");
    return { text: text.replace(/[\s.…_]+$/, "").trim(), pages: last.text.trim() };
  }
  const dotted = /^(.*?)\s*(?:\.{3,}|…+|_{3,})[\s.…_]*(\S+(?:\s*[-–—]\s*\S+)?)?$/.exec(line.text);
  if (!dotted) return null;
  const pages = dotted[2] ?? "";
  return PAGES.test(toArabicDigits(pages)) || pages === ""
    ? { text: (dotted[1] ?? "").trim(), pages: pages || null }
    : null;
}

function contentsIn(lines: readonly SourceLine[]): Region | null {
  const start = lines.findIndex(({ text }) => /^สารบัญ(?:เรื่อง)?$/.test(text.replaceAll(/\s/g, "")));
  if (start < 0) return null;
  const sheet = lines[start]?.place.sheet;
  if (sheet !== undefined && (start === 0 || lines[start - 1]?.place.sheet !== sheet)) {
    const end = lines.findIndex(({ at, place }) => at > start && place.sheet !== sheet);
    return { from: start, to: end < 0 ? lines.length : end };
  }
  const seen = new Set<string>();
  let to = start + 1;
  for (let at = start + 1; at < lines.length; at += 1) {
    const line = lines[at];
    if (!line) break;
    if (/^สารบัญ|^(?:เรื่อง)?หน้า$/.test(line.text.replaceAll(/\s/g, ""))) {
      to = at + 1;
      continue;
    }
    const entry = contentsEntry(line);
    const key = line.text.replaceAll(/[\s.…\d๐-๙-]/g, "");
    const part = partHeading(entry?.text ?? line.text);
    // The part itself begins where its heading comes again, and has no page behind it.
    if (!entry && (seen.has(`ส่วน${part?.no}`) || (key.length > 5 && seen.has(key)))) break;
    if (!entry && sectionHeading(line.text)?.section === "name") break;
    if (masterHead(line, undefined)) break;
    seen.add(key);
    if (part) seen.add(`ส่วน${part.no}`);
    if (entry || isRow(line) || lines.slice(at + 1, at + 8).some((next) => contentsEntry(next) !== null))
      to = at + 1;
    else if (at - to > 8) break;
  }
  return { from: start, to };
}

function forewordIn(lines: readonly SourceLine[], isInside: (at: number) => boolean): Region | null {
  const start = lines.findIndex(
    ({ at, text }) => !isInside(at) && /^(?:คำนำ|คํานํา|บทนำทั่วไป)$/.test(text.replaceAll(/\s/g, "")),
  );
  if (start < 0) return null;
  for (let at = start + 1; at < lines.length; at += 1) {
    const line = lines[at];
    if (!line) break;
    const tight = line.text.replaceAll(/\s/g, "");
    if (tight.startsWith("สารบัญ") || isRow(line)) return { from: start, to: at };
    const part = partHeading(line.text);
    // The foreword tells what the parts hold; the part itself comes with a short heading of its own.
    if (part && line.text.length < 60 && !/จำนวน|ได้แก่/.test(line.text) && at - start > 1)
      return { from: start, to: at };
  }
  return { from: start, to: lines.length };
}

function isMasterStart(line: SourceLine, above: SourceLine | undefined): boolean {
  return masterHead(line, above) !== undefined;
}

function isRiskStart(line: SourceLine): boolean {
  const tight = line.cells.map(({ text }) => text.replaceAll(/\s/g, ""));
  return (
    line.cells.length >= 3 &&
    tight.every((text) => text.length < 60) &&
    tight.some((text) => /ความเสี่ยง|พฤติการณ์|เหตุการณ์/.test(text)) &&
    tight.some((text) => /มาตรการ|แนวทาง|ควบคุม|การจัดการ/.test(text))
  );
}

function isTargetsStart(line: SourceLine): boolean {
  const [first] = line.cells;
  return (
    yearsIn(line).size >= 2 &&
    first !== undefined &&
    line.cells.every(({ text }) => roleOf(text) !== "project") &&
    /เป้าหมาย|ตัวชี้วัด|รายการ|ตัวชี/.test(first.text.replaceAll(/\s/g, ""))
  );
}

/** Runs of rows from each head; fragments that a page break parted are runs of their own. */
function tablesIn(
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
    const from = hasHeadAbove ? at - 1 : at;
    let to = at + 1;
    while (to < lines.length && goesOn(lines, to, at)) to += 1;
    regions.push({ from, to });
    at = to - 1;
  }
  return regions;
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

const startsWithKind = new RegExp(`^[“"]?\\s*(?:${readKinds.join("|")})`);

/** The line of each sheet that names its project. */
function nameLines(lines: readonly SourceLine[], isTaken: (at: number) => boolean): number[] {
  const named = lines
    .filter((line) => !isTaken(line.at) && headingOfLine(line)?.section === "name")
    .map(({ at }) => at);
  if (named.length > 0) return named;
  // No sheet has the words ชื่อโครงการ: the title stands alone, and its reasons follow.
  const titles: number[] = [];
  for (const line of lines) {
    if (isTaken(line.at) || headingOfLine(line)?.section !== "reasons") continue;
    for (let at = line.at - 1; at > line.at - 5 && at >= 0; at -= 1) {
      const before = lines[at];
      if (!before || isTaken(at) || headingOfLine(before)) break;
      if (!startsWithKind.test(markOf(before.text)?.rest ?? before.text)) continue;
      titles.push(at);
      break;
    }
  }
  return titles;
}

/** Where the headings of dimension and mission begin that belong to a name. */
function leadOf(lines: readonly SourceLine[], name: number, isTaken: (at: number) => boolean): number {
  let start = name;
  const title = titleAt(lines, name);
  for (let at = name - 1; at >= 0 && at > name - 16; at -= 1) {
    const line = lines[at];
    if (!line || isTaken(at)) break;
    if (isLead(line) || isTitleLine(line, title)) start = at;
    // The second line of a long heading.
    else if (line.isApart || markOf(line.text) !== null || headingOfLine(line)) break;
  }
  return start;
}

/** The title that a name line gives, on it or below it; squashed. */
function titleAt(lines: readonly SourceLine[], name: number): string {
  const line = lines[name];
  const heading = line ? headingOfLine(line) : null;
  return squash(heading?.rest || (lines[name + 1]?.text ?? ""));
}

/** "5) โครงการ…" as a heading of its own, above the line that names the same project. */
export function isTitleLine(line: SourceLine, title: string): boolean {
  return title !== "" && squash(markOf(line.text)?.rest ?? line.text) === title;
}

export function isLead(line: SourceLine): boolean {
  const { text } = line;
  return (
    dimensionHeading(text) !== null ||
    levelHeading(text) !== null ||
    isOrnament(text) ||
    sheetNumber(text) !== null ||
    partHeading(text) !== null ||
    /^รายละเอียด(?:แผนงาน|โครงการ|ของโครงการ)/.test(text.replaceAll(/\s/g, ""))
  );
}

export function isOrnament(text: string): boolean {
  return /^[#*_=\-–—~.•\s]+$/.test(text);
}

/** โครงการที่ ๕, ลำดับที่ 5, 5) */
export function sheetNumber(text: string): number | null {
  const found =
    /^\s*(?:(?:โครงการ|กิจกรรม|มาตรการ|ลำดับ)(?:\s*\/\s*\S+)?\s*(?:ที่|ลำดับที่)?|ที่)?\s*\(?\s*(\d{1,3})\s*[).]?\s*$/.exec(
      toArabicDigits(text),
    );
  return found && /[ก-ฮ)]/.test(text) ? Number(found[1]) : null;
}

function declarationIn(
  lines: readonly SourceLine[],
  isTaken: (at: number) => boolean,
  firstName: number | undefined,
  lastName: number | undefined,
): Region | null {
  const isStart = (at: number): boolean => {
    const line = lines[at];
    if (!line || isTaken(at) || isRow(line) || markOf(line.text)) return false;
    const tight = line.text.replaceAll(/\s/g, "");
    if (tight.length > 160) return false;
    if (/^(?:ประกาศ)?(?:แสดง)?(?:เจตจำนง|เจตนารมณ์|คำประกาศเจตจำนง|คำประกาศเจตนารมณ์)/.test(tight)) return true;
    const near = lines
      .slice(at, at + 4)
      .map(({ text }) => text.replaceAll(/\s/g, ""))
      .join("");
    return (
      /^ประกาศ(?:องค์|เทศบาล|เมือง|สำนัก|อบ|เรื่อง)/.test(tight) && /เจตจำนง|เจตนารมณ์|เจตนา|NoGift/i.test(near)
    );
  };
  const behind = lines.findIndex(({ at }) => at > (lastName ?? -1) && isStart(at));
  if (behind >= 0) return { from: behind, to: lines.length };
  const front = lines.findIndex(({ at }) => at < (firstName ?? lines.length) && isStart(at));
  if (front < 0) return null;
  const end = lines.findIndex(
    ({ at, text }) =>
      at > front && (/^(?:คำนำ|สารบัญ)/.test(text.replaceAll(/\s/g, "")) || partHeading(text) !== null),
  );
  return { from: front, to: end < 0 ? lines.length : end };
}

/** The last sheet ends at the declaration, at an annex, or at a table of the plan behind it. */
function endOfSheets(
  lines: readonly SourceLine[],
  lastName: number,
  declaration: Region | null,
  master: readonly Region[],
): number {
  const annex = lines.findIndex(
    ({ at, text }) => at > lastName && /^(?:ภาคผนวก|เอกสารแนบ|บรรณานุกรม)/.test(text.replaceAll(/\s/g, "")),
  );
  const ends = [
    annex,
    declaration && declaration.from > lastName ? declaration.from : -1,
    ...master.map(({ from }) => (from > lastName ? from : -1)),
    ...lines
      .filter(({ at, text }) => at > lastName && partHeading(text) !== null && !/^\s*[-–\d(]/.test(text))
      .map(({ at }) => at),
  ].filter((at) => at > lastName);
  return Math.min(lines.length, ...ends);
}
