/** Part 3: one sheet for each project, under the headings of its dimension and mission. */
import { startsWithKind } from "./kind-words.ts";
import { tidy } from "../../../platform/reading/clean.ts";
import { dimensionHeading } from "../../../platform/reading/dimension-heading.ts";
import { headingOfLine, levelHeading } from "./headings.ts";
import type { SectionHeading, SheetSection } from "./headings.ts";
import { markOf, withoutNumbers } from "../../../platform/reading/marks.ts";
import type { Notebook } from "./reading.ts";
import { placeOf, quoted } from "../../../platform/reading/notebook.ts";
import type { Piece } from "./outline.ts";
import { countOf, isLead, isOrnament, sheetNumber } from "./sheet-regions.ts";
import type { Regions } from "./regions.ts";
import type { SourceLine } from "../../../platform/reading/source.ts";

export interface ProjectSheet {
  /** A number that the sheet itself carries: โครงการที่ 5. */
  no: number | null;
  title: string;
  line: SourceLine;
  dimension: { no: number; title: string } | null;
  program: { no: string; title: string } | null;
  subprograms: { no: string; title: string }[];
  sections: ReadonlyMap<SheetSection, readonly Piece[]>;
  /** Numbers of its headings, in order, where they have any. */
  numbers: { no: number; line: SourceLine; heading: string }[];
}

interface Standing {
  dimension: { no: number; title: string } | null;
  program: { no: string; title: string } | null;
  subprograms: { no: string; title: string }[];
  /** A project has stood under the sub-headings: the next one begins a new group. */
  isUsed: boolean;
}

export function readSheets(
  lines: readonly SourceLine[],
  regions: Regions,
  notebook: Notebook,
): ProjectSheet[] {
  const weak = new Map<string, Weak>();
  const standing: Standing = { dimension: null, program: null, subprograms: [], isUsed: false };
  const sheets = regions.sheets.map(({ from, name, to }) => {
    const no = readLead(lines.slice(from, name), standing, notebook);
    const sheet = readSheet(lines.slice(name, to), standing, weak, notebook);
    standing.isUsed = true;
    return { ...sheet, no: sheet.no ?? no };
  });
  for (const { line, heading, count } of weak.values())
    notebook.note({
      level: "advice",
      kind: "heading",
      place: placeOf(line),
      says: quoted(line.text),
      took: `${heading.heading}: ${quoted(heading.rest)}`,
      why: `หัวข้อกับเนื้อความอยู่ในย่อหน้าเดียวกันโดยไม่มีเครื่องหมายคั่น (${count} แห่งในเอกสาร)`,
    });
  return sheets;
}

/** The first place of a wording that is both heading and text, and how many there are. */
interface Weak {
  line: SourceLine;
  heading: SectionHeading;
  count: number;
}

function readLead(lines: readonly SourceLine[], standing: Standing, notebook: Notebook): number | null {
  let no: number | null = null;
  let last: { title: string } | null = null;
  for (const line of lines) {
    const dimension = dimensionHeading(line.text);
    const level = levelHeading(line.text);
    if (dimension) {
      if (dimension.isMisread) {
        notebook.note({
          level: "advice",
          kind: "scan",
          place: placeOf(line),
          says: line.text,
          took: `มิติที่ ${dimension.no} ${dimension.title}`,
          why: "พิมพ์หรือสแกน “มิติ” เป็น “มติ”",
        });
      }
      last = { title: dimension.title };
      standing.dimension = Object.assign(last, { no: dimension.no });
      standing.program = null;
      standing.subprograms = [];
    } else if (level && level.depth === 2) {
      last = { title: level.title };
      standing.program = Object.assign(last, { no: level.no });
      standing.subprograms = [];
      standing.isUsed = false;
    } else if (level) {
      if (standing.isUsed) standing.subprograms = [];
      standing.isUsed = false;
      last = { title: level.title };
      standing.subprograms = [...standing.subprograms, Object.assign(last, { no: level.no })];
    } else if (sheetNumber(line.text) !== null) no = sheetNumber(line.text);
    else if (startsWithKind.test(markOf(line.text)?.rest ?? "")) {
      // The title with its number, as a heading above the sheet.
      no = markOf(line.text)?.numbers.at(-1) ?? no;
      last = null;
    } else if (last && !isLead(line) && !line.isApart) last.title = tidy(`${last.title} ${line.text}`);
    // What a worksheet says above its project, and no plan is known to have.
    else if (!isLead(line)) continue;
    notebook.heading(line);
  }
  return no;
}

function readSheet(
  lines: readonly SourceLine[],
  standing: Standing,
  weak: Map<string, Weak>,
  notebook: Notebook,
): ProjectSheet {
  const sections = new Map<SheetSection, Piece[]>();
  const numbers: ProjectSheet["numbers"] = [];
  let section: SheetSection = "name";
  const [nameLine] = lines;
  if (!nameLine) throw new Error("a sheet without a line");
  const put = (text: string, line: SourceLine, isApart: boolean) => {
    const pieces = sections.get(section) ?? [];
    for (const [index, part] of text.split("\n").entries()) {
      if (part.trim() !== "") pieces.push({ text: part.trim(), isApart: isApart || index > 0, line });
    }
    sections.set(section, pieces);
  };
  const strong = strongSections(lines);
  for (const line of lines) {
    if (isOrnament(line.text)) {
      notebook.heading(line);
      continue;
    }
    const heading = headingOfLine(line);
    const isWeak = heading !== null && isWeakHeading(heading, line, section) && !strong.has(heading.section);
    if (heading && (isWeak || isHeading(heading, section, line === nameLine, sections))) {
      const { section: next, mark, rest } = heading;
      if (isWeak) {
        const before = weak.get(heading.heading);
        if (before) before.count += 1;
        else weak.set(heading.heading, { line, heading, count: 1 });
      }
      section = next;
      if (!sections.has(section)) sections.set(section, []);
      const top =
        mark?.numbers.length === 1 && mark.style !== "both" && !isResult(section, true)
          ? mark.numbers[0]
          : undefined;
      if (top !== undefined) numbers.push({ no: top, line, heading: heading.heading });
      notebook.heading(
        line,
        rest === "" ? line.text : tidy(line.text.slice(0, Math.max(0, line.text.length - tidy(rest).length))),
      );
      if (rest !== "") put(rest, line, true);
    } else if (line === nameLine) {
      // The title stands alone, without the words ชื่อโครงการ.
      notebook.take(line);
      put(markOf(line.text)?.rest ?? line.text, line, true);
    } else {
      notebook.take(line);
      put(
        line.cells.length > 1 ? line.cells.map(({ text }) => text).join(" ") : (line.cells[0]?.text ?? ""),
        line,
        line.isApart,
      );
    }
  }
  const given = tidy((sections.get("name") ?? []).map(({ text }) => text).join(" "));
  const counted = countOf(given);
  if (counted) notebook.heading(nameLine, counted.label);
  const title = given.slice(counted?.label.length ?? 0);
  const own = markOf(title);
  const hasNo = own !== null && own.numbers.length === 1 && own.style !== "letter";
  return {
    no: counted ? counted.no : hasNo ? (own.numbers.at(-1) ?? null) : null,
    title: withoutNumbers(title),
    line: nameLine,
    dimension: standing.dimension && { ...standing.dimension },
    program: standing.program && { ...standing.program },
    subprograms: standing.subprograms.map((each) => ({ ...each })),
    sections,
    numbers,
  };
}

/** Sections whose headings stand alone, or are parted from their text by a number or a colon. */
function strongSections(lines: readonly SourceLine[]): ReadonlySet<SheetSection> {
  const found = new Set<SheetSection>();
  let section: SheetSection = "name";
  for (const [index, line] of lines.entries()) {
    const heading = headingOfLine(line);
    if (
      !heading ||
      !isHeading(heading, section, index === 0, new Map([...found].map((each) => [each, true])))
    )
      continue;
    section = heading.section;
    found.add(section);
  }
  return found;
}

/** "ระยะเวลาดำเนินการ ปีงบประมาณ …": a paragraph that begins with a heading, and a blank behind it. */
function isWeakHeading(
  { section, mark, heading, rest, isParted }: SectionHeading,
  line: SourceLine,
  current: SheetSection,
) {
  return (
    mark === null &&
    rest !== "" &&
    !isParted &&
    line.isApart &&
    order[section] > order[current] &&
    /^\s/.test(line.text.slice(line.text.indexOf(heading) + heading.length))
  );
}

const order: Record<SheetSection, number> = {
  name: 0,
  reasons: 1,
  objectives: 2,
  target: 3,
  area: 4,
  steps: 5,
  period: 6,
  budget: 7,
  responsible: 8,
  indicators: 9,
  results: 9,
  outputs: 9,
  outcomes: 9,
};

function isResult(section: SheetSection, isPartOnly = false): boolean {
  return (
    section === "outputs" ||
    section === "outcomes" ||
    (!isPartOnly && (section === "results" || section === "indicators"))
  );
}

/** A heading, and not an item that happens to begin with the words of one: กลุ่มเป้าหมาย มีความรู้ … */
function isHeading(
  { section, mark, rest, isParted }: SectionHeading,
  current: SheetSection,
  isFirst: boolean,
  sections: ReadonlyMap<SheetSection, unknown>,
): boolean {
  if (isFirst) return section === "name";
  if (section === "name") return false;
  const isPart = isResult(section);
  if (mark?.hasDash && !isPart) return false;
  if (rest === "") {
    // "(3) งบประมาณ" within the steps is an item of theirs.
    if (mark && !isPart && (mark.style === "both" || mark.style === "letter" || mark.numbers.length > 1))
      return false;
    if (!isPart && mark === null && isResult(current) && sections.has(section)) return false;
    return !(mark?.style === "close" && sections.has(section) && !isPart);
  }
  if (isPart && isResult(current)) return isParted && (mark === null || mark.numbers.length <= 2);
  if (order[section] <= order[current]) return false;
  return isParted
    ? mark === null || mark.numbers.length === 1
    : mark?.style === "dot" && mark.numbers.length === 1;
}
