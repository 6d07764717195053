/** Cover, foreword and contents: what the plan is, whose it is, and for which years. */
import { parseThaiDate } from "../../../thai/date-text.ts";
import { toArabicDigits } from "../../../thai/digits.ts";
import { squash } from "../../../thai/matching.ts";
import { tidy } from "../../../platform/reading/clean.ts";
import { sectionHeading } from "./headings.ts";
import { introductionHeading } from "./introduction.ts";
import { markOf, withoutNumbers } from "../../../platform/reading/marks.ts";
import type { Notebook, PlanReading, ReadContentsLine, ReadMeta } from "./reading.ts";
import { placeOf } from "../../../platform/reading/notebook.ts";
import { amphoeIn, organisationIn, provinceIn, yearRangeIn } from "../../../platform/reading/organisation.ts";
import { readKinds } from "./reading.ts";
import type { Region } from "./region.ts";
import type { Regions } from "./regions.ts";
import { contentsEntry, partHeading } from "./front-regions.ts";
import { isOrnament } from "./sheet-regions.ts";
import type { SourceDocument, SourceLine } from "../../../platform/reading/source.ts";

export interface ContentsEntry extends ReadContentsLine {
  line: SourceLine;
}

export function readContents(lines: readonly SourceLine[], notebook: Notebook): ContentsEntry[] {
  const entries: ContentsEntry[] = [];
  let open: ContentsEntry | null = null;
  for (const line of lines) {
    const tight = line.text.replaceAll(/\s/g, "");
    if (/^สารบัญ|^(?:เรื่อง)?หน้า$|^(?:ลำดับ(?:ที่)?)?เรื่องหน้า$/.test(tight)) {
      notebook.heading(line);
      continue;
    }
    notebook.take(line);
    const entry = contentsEntry(line) ?? { text: line.text, pages: null };
    const mark = markOf(entry.text);
    const isNew =
      mark !== null ||
      open === null ||
      open.pages !== null ||
      /^(?:ส่วนที่|บทที่|คำนำ|มิติ|ภาคผนวก|โครงการ|กิจกรรม|มาตรการ)/.test(entry.text);
    if (isNew || !open) {
      const isProject = mark !== null && mark.numbers.length === 1 && mark.rest !== "";
      const named = sectionHeading(entry.text);
      const isKind = readKinds.some((kind) => withoutNumbers(entry.text).startsWith(kind));
      const isName = named?.section === "name" && named.rest !== "";
      open = {
        // Contents made of the headings of the sheets count every sheet as 1.
        no: isProject && !isName ? (mark.numbers[0] ?? null) : null,
        text: tidy(isName ? named.rest : isProject || isKind ? withoutNumbers(entry.text) : entry.text),
        pages: entry.pages,
        line,
      };
      entries.push(open);
    } else {
      open.text = tidy(`${open.text} ${entry.text}`);
      open.pages = entry.pages;
    }
  }
  return entries;
}

export function readForeword(
  lines: readonly SourceLine[],
  notebook: Notebook,
): { text: string[]; date: string | null; dateLine: SourceLine | null } {
  const [head, ...body] = lines;
  if (!head) return { text: [], date: null, dateLine: null };
  notebook.heading(head);
  const text: string[] = [];
  let date: string | null = null;
  let dateLine: SourceLine | null = null;
  for (const line of body) {
    if (isOrnament(line.text)) {
      notebook.heading(line);
      continue;
    }
    notebook.take(line);
    const words = tidy(line.text);
    if (
      words.length < 40 &&
      (parseThaiDate(words) !== undefined ||
        /^(?:เดือน\s*)?[ก-๎.]+\s*(?:พ\.?\s?ศ\.?\s*)?[\d๐-๙]{4}$/.test(words))
    ) {
      date = words;
      dateLine = line;
      continue;
    }
    // Whose foreword it is stands below it, like a signature.
    if (text.length > 0 && squash(organisationIn(words)?.name ?? "-") === squash(words))
      notebook.heading(line);
    else if (line.isApart || text.length === 0) text.push(words);
    else text[text.length - 1] = `${text.at(-1)} ${words}`;
  }
  return { text, date, dateLine };
}

export function readMeta(
  document: SourceDocument,
  lines: readonly SourceLine[],
  regions: Regions,
  planYears: readonly number[],
  tableYears: readonly number[],
  foreword: { date: string | null },
  notebook: Notebook,
): ReadMeta {
  const cover = lines.slice(0, coverEnd(lines, regions));
  const named = organisationOf(lines, cover);
  const title = titleOf(cover) ?? titleOf(lines.slice(0, 60));
  for (const line of cover) notebook.take(line);
  return {
    file_kind: document.kind,
    title,
    organisation: named?.name ?? null,
    organisation_kind: named?.kind ?? null,
    district: placeName(lines, amphoeIn, "อำเภอ", named?.name, notebook),
    province: placeName(lines, provinceIn, "จังหวัด", named?.name, notebook),
    plan_date: foreword.date,
    fiscal_years: yearsOf(lines, yearRangeIn(title ?? "") ?? planYears, tableYears, notebook),
    cover: cover.map(({ text }) => tidy(text)),
  };
}

function coverEnd(lines: readonly SourceLine[], regions: Regions): number {
  const starts: (Region | undefined | null)[] = [
    regions.foreword,
    regions.contents,
    regions.declaration,
    ...regions.master,
    ...regions.risks,
    ...regions.targets,
    ...regions.sheets,
  ];
  const part = lines.findIndex(({ text }) => /^\s*(?:ส่วนที่|บทที่)\s*[1๑]/.test(text));
  const heading = lines.findIndex((line) => introductionHeading(line) !== null || /^\s*บทนำ/.test(line.text));
  return Math.min(
    20,
    lines.length,
    ...starts.flatMap((region) => (region ? [region.from] : [])),
    ...[part, heading].filter((at) => at >= 0),
  );
}

function titleOf(cover: readonly SourceLine[]): string | null {
  const start = cover.findIndex(({ text }) =>
    /แผน(?:ปฏิบัติการ)?(?:ป้องกัน|การป้องกัน|ส่งเสริม)|แผนปฏิบัติการ/.test(text.replaceAll(/\s/g, "")),
  );
  if (start < 0) return null;
  const parts: string[] = [];
  for (const { text, cells } of cover.slice(start, start + 6)) {
    const words = tidy(text);
    if (cells.length > 1 || (parts.length > 0 && organisationIn(words) && !words.startsWith("ของ"))) break;
    if (parts.length > 0 && !/^(?:เพื่อ|\(?พ\.?\s?ศ|\(|ประจำปี|ของ|ระยะ|ปี|ด้าน|และ|[\d๐-๙]{4})/.test(words))
      break;
    parts.push(words);
    if (yearRangeIn(words)) break;
  }
  return parts.join(" ");
}

/** A line of its own tells the name best; the longest run of equal names decides. */
function organisationOf(lines: readonly SourceLine[], cover: readonly SourceLine[]) {
  const counted = new Map<string, { count: number; named: NonNullable<ReturnType<typeof organisationIn>> }>();
  const add = (line: SourceLine, weight: number) => {
    const named = organisationIn(line.text);
    if (!named) return;
    const key = squash(named.name);
    const before = counted.get(key);
    counted.set(key, { named: before?.named ?? named, count: (before?.count ?? 0) + weight });
  };
  for (const line of cover) add(line, 20);
  for (const line of lines.slice(0, 400)) {
    const starts = /^\s*(?:องค์การบริหาร|เทศบาล|อบต\.|อบจ\.|เมืองพัทยา)/.test(line.text);
    if (starts && line.text.length < 120) add(line, 3);
  }
  return [...counted.values()].toSorted((a, b) => b.count - a.count)[0]?.named;
}

/** The name that stands most often; another one is told. */
function placeName(
  lines: readonly SourceLine[],
  find: (text: string) => string | undefined,
  word: string,
  organisation: string | undefined,
  notebook: Notebook,
): string | null {
  const counted = new Map<string, { count: number; line: SourceLine }>();
  for (const line of lines.slice(0, 300)) {
    if (line.cells.length > 1) continue;
    const near = organisation !== undefined && squash(line.text).includes(squash(organisation));
    const isOwnLine = line.text.length < 80 && /^(?:อำเภอ|ตำบล|จังหวัด|อ\.|จ\.)/.test(line.text.trim());
    const name = near || isOwnLine ? find(line.text) : undefined;
    if (name === undefined) continue;
    const before = counted.get(name);
    counted.set(name, { line: before?.line ?? line, count: (before?.count ?? 0) + 1 });
  }
  const [best, ...others] = [...counted].toSorted(
    (a, b) => b[1].count - a[1].count || a[0].length - b[0].length,
  );
  if (!best) return null;
  for (const [name, { line }] of others) {
    // In a sentence more words follow the name without a blank.
    if (name.startsWith(best[0])) continue;
    notebook.note({
      level: "warning",
      kind: "meta",
      place: placeOf(line),
      says: `${word}${name}`,
      took: `${word}${best[0]}`,
      why: `ชื่อ${word}ในเอกสารไม่ตรงกัน จึงถือชื่อที่พบมากกว่า`,
    });
  }
  return best[0];
}

/** The years in the plan's name, on its first page. */
export function namedYears(lines: readonly SourceLine[]): number[] {
  const first = lines.slice(0, 30).filter(({ cells }) => cells.length === 1);
  const named = first.filter(({ text }) => /แผน|^\(?\s*(?:ประจำ)?(?:ปี(?:งบประมาณ)?\s*)?พ\.?\s?ศ/.test(text));
  const range = named.map(({ text }) => yearRangeIn(text)).find(Boolean);
  if (range) return range;
  for (const { text } of named) {
    const single = /ประจำปี(?:งบประมาณ)?\s*(?:พ\.?\s?ศ\.?\s*)?(25\d\d)/.exec(toArabicDigits(text));
    if (single) return [Number(single[1])];
  }
  return [];
}

function yearsOf(
  lines: readonly SourceLine[],
  named: readonly number[],
  tableYears: readonly number[],
  notebook: Notebook,
): number[] {
  if (tableYears.length === 0) return [...named];
  if (named.length > 0 && named.join() !== tableYears.join()) {
    const [first] = lines;
    notebook.note({
      level: "error",
      kind: "years",
      place: first ? placeOf(first) : {},
      says: `ชื่อแผน: ${named.join(", ")} / ตาราง: ${tableYears.join(", ")}`,
      took: tableYears.join(", "),
      why: "ปีในชื่อแผนไม่ตรงกับปีในหัวตารางงบประมาณ",
    });
  }
  return [...tableYears];
}

/** The lines of Part 2 around its table and the bare headings of parts. */
export function takeLooseHeadings(
  lines: readonly SourceLine[],
  reading: Pick<PlanReading, "meta">,
  regions: Regions,
  notebook: Notebook,
): void {
  const { title, organisation } = reading.meta;
  const known = [title, organisation].filter((text) => text !== null).map(squash);
  const table = regions.master[0]?.from ?? -1;
  const part = lines.findLastIndex(({ at, text }) => at < table && partHeading(text) !== null);
  for (const line of lines) {
    if (!notebook.isOpen(line)) continue;
    const tight = squash(withoutNumbers(line.text));
    const plain = toArabicDigits(line.text);
    const isKnown =
      isOrnament(line.text) ||
      // The sentence that leads to the table.
      (part >= 0 && line.at > part && line.at < table && table - part < 12) ||
      /^(?:ส่วนที่|บทที่|ภาคที่)\d/.test(squash(line.text)) ||
      /^(?:บทนำ|รายละเอียด(?:แผนงาน\/)?โครงการ.{0,60}|\(?หน่วย:บาท\)?|\(ต่อ\)|แผนปฏิบัติการ.{0,120}|โครงการ\/กิจกรรม\/มาตรการ.{0,120})$/.test(
        tight,
      ) ||
      /^\(?\s*(?:ปี(?:งบประมาณ)?\s*)?พ\.?\s?ศ\.?\s*25\d\d\s*[-–—]\s*(?:พ\.?ศ\.?\s*)?25\d\d\s*\)?$/.test(
        plain.trim(),
      ) ||
      known.some(
        (text) =>
          tight === text || (text.length > 20 && tight.startsWith(text) && tight.length < text.length + 60),
      );
    if (isKnown) notebook.heading(line);
  }
}
