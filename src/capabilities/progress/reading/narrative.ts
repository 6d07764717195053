/** What is told of each project, apart from the form. */
import { dimensionHeading } from "../../../platform/reading/dimension-heading.ts";
import { tidy } from "../../../platform/reading/clean.ts";
import { markOf } from "../../../platform/reading/marks.ts";
import { placeOf, quoted } from "../../../platform/reading/notebook.ts";
import type { SourceLine } from "../../../platform/reading/source.ts";
import { similarity } from "../../../thai/matching.ts";
import { canonicalOf, codeOf } from "./codes.ts";
import type { KnownRows } from "./known-rows.ts";
import type { Notebook, ReadNarrative } from "./reading.ts";
import { inlineHeading, subHeading } from "./sub-headings.ts";
import { isTitleBlock } from "./title-block.ts";

export interface Told extends ReadNarrative {
  line: SourceLine;
  code: string | null;
  /** The row of the form that it tells of. */
  row: number | null;
}

export interface NarrativeRead {
  told: Told[];
  /** Headings of items and sub-items by their number. */
  titles: Map<string, { title: string; line: SourceLine }>;
}

export function readNarrative(
  lines: readonly SourceLine[],
  known: KnownRows,
  notebook: Notebook,
): NarrativeRead {
  const read: NarrativeRead = { told: [], titles: new Map() };
  let current: Told | null = null;
  let item: readonly number[] = [];
  for (const line of lines) {
    const text = tidy(line.text);
    const heading = line.cells.length === 1 ? headingOf(line, text, item, known) : null;
    if (heading?.kind === "aside") {
      notebook.heading(line);
      if (heading.isMisread)
        notebook.note({
          level: "advice",
          kind: "scan",
          place: placeOf(line),
          says: quoted(line.text, 60),
          took: "มิติ",
          why: "พิมพ์หรือสแกน “มิติ” เป็น “มติ”",
        });
      if (heading.closes) current = null;
    } else if (heading?.kind === "item") {
      notebook.heading(line);
      item = heading.path;
      read.titles.set(item.join("."), { title: heading.title, line });
      current = null;
    } else if (heading?.kind === "project") {
      notebook.take(line);
      const parted = inlineHeading(heading.title);
      current = {
        title: parted?.title ?? heading.title,
        code: heading.code,
        row: heading.row,
        line,
        parts: [],
      };
      if (heading.row !== null) known.tell(heading.row);
      read.told.push(current);
      if (parted) put(current, parted.rest, true);
    } else if (current === null) continue;
    else {
      notebook.take(line);
      // Rows of a table within the narrative.
      const words = line.cells.length > 1 ? line.cells.map((cell) => tidy(cell.text)).join(" | ") : null;
      if (words !== null) put(current, words, true);
      else
        for (const [index, part] of (line.cells[0]?.text ?? "").split("\n").entries())
          put(current, tidy(part), line.isApart || index > 0);
    }
  }
  return read;
}

type Heading =
  | { kind: "aside"; closes: boolean; isMisread: boolean }
  | { kind: "item"; path: readonly number[]; title: string }
  | { kind: "project"; code: string | null; row: number | null; title: string };

function headingOf(
  line: SourceLine,
  text: string,
  item: readonly number[],
  known: KnownRows,
): Heading | null {
  const dimension = dimensionHeading(text);
  if (dimension) return { kind: "aside", closes: true, isMisread: dimension.isMisread };
  if (isTitleBlock(text) && line.isApart) return { kind: "aside", closes: false, isMisread: false };
  const code = codeOf(text);
  if (code) {
    const title = tidy(code.rest);
    const canonical = canonicalOf(code.path.length > 0 ? code.path : item, code.last);
    const row = known.byCode(canonical);
    if (row && !row.isTold && fits(code.path.length, code.last, title, row.title))
      return { kind: "project", code: code.printed, row: row.no, title };
    const isNamed = code.path.length >= 2 && code.last === null;
    const named = isNamed ? known.heading(code.path.join(".")) : null;
    if (isNamed && named !== null && similarity(named, title) >= 0.4)
      return { kind: "item", path: code.path, title };
    if (isNamed && named === null && known.hasRowsUnder(code.path))
      return { kind: "item", path: code.path, title };
    // A project that the form does not have.
    if (code.path.length >= 3 && code.last !== null && !row && startsWithKind(title))
      return { kind: "project", code: code.printed, row: null, title };
  }
  const words = code ? tidy(code.rest) : (markOf(text)?.rest ?? text);
  if (!startsWithKind(words) || words.length > 300 || !line.isApart) return null;
  const row = known.byTitle(words);
  return row && !row.isTold
    ? { kind: "project", code: code?.printed ?? null, row: row.no, title: words }
    : null;
}

/** A number with brackets behind a path is a project's own; shorter ones also begin items of a list. */
function fits(depth: number, last: number | null, title: string, row: string): boolean {
  const least = depth >= 3 && last !== null ? 0.2 : depth >= 3 ? 0.35 : 0.6;
  return similarity(title.slice(0, row.length * 2), row) >= least;
}

function startsWithKind(text: string): boolean {
  return /^[“"‘']?\s*(?:โครงการ|กิจกรรม|มาตรการ|แนวปฏิบัติ)/.test(text);
}

function put(told: Told, text: string, isApart: boolean) {
  if (text === "") return;
  const heading = subHeading(text);
  if (heading) {
    told.parts.push({ heading: heading.heading, about: heading.about, paragraphs: [] });
    if (heading.rest !== "") put(told, heading.rest, true);
    return;
  }
  const part = told.parts.at(-1);
  if (!part) {
    // The title goes on.
    if (!isApart) told.title = tidy(`${told.title} ${text}`);
    else told.parts.push({ heading: "", about: "other", paragraphs: [text] });
    return;
  }
  const before = part.paragraphs.at(-1);
  if (isApart || before === undefined || markOf(text) !== null) part.paragraphs.push(text);
  else part.paragraphs[part.paragraphs.length - 1] = `${before} ${text}`;
}
