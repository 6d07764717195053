/** Cover, introduction and the block above the form: whose report it is, of which year and round. */
import { tidy } from "../../../platform/reading/clean.ts";
import { placeOf, quoted } from "../../../platform/reading/notebook.ts";
import { amphoeIn, organisationIn, provinceIn } from "../../../platform/reading/organisation.ts";
import type { SourceDocument, SourceLine } from "../../../platform/reading/source.ts";
import { toArabicDigits } from "../../../thai/digits.ts";
import { fiscalYearOf } from "../../../thai/fiscal.ts";
import type { Round } from "../../../thai/fiscal.ts";
import { isIsoDate } from "../../../thai/dates.ts";
import type { PartLines } from "./parts.ts";
import type { PrintedPeriod, PrintedRound } from "./period.ts";
import { periodsIn, roundEndingIn, roundIn, yearIn } from "./period.ts";
import type { Notebook, ReportMeta } from "./reading.ts";
import { isOrganisationLine, isTitleBlock } from "./title-block.ts";

export interface FrontRead {
  meta: ReportMeta;
  introduction: string[];
  periods: PrintedPeriod[];
}

export function readFront(
  document: SourceDocument,
  parts: readonly PartLines[],
  formAt: number | null,
  notebook: Notebook,
): FrontRead {
  const front = parts.filter(({ part }) => part === "front" || part === "introduction");
  const cover: string[] = [];
  const introduction: string[] = [];
  const title: string[] = [];
  const before = (line: SourceLine) => formAt === null || line.at < formAt;
  for (const { part, lines } of front) {
    let isTitle = false;
    for (const line of lines) {
      const text = tidy(line.text);
      const isBlock = isTitleBlock(text);
      isTitle =
        !isBlock &&
        text.length < 120 &&
        (/^รายงาน(?:ผล|การ)/.test(text) || (isTitle && !/^[(]|^รอบ/.test(text)));
      if (isTitle && part === "front") {
        notebook.heading(line);
        if (title.length === 0 || title.at(-1) === lastOf(line, lines)) title.push(text);
      } else if (isBlock) notebook.heading(line);
      else if (!before(line)) continue;
      else if (part === "introduction" || text.length > 90 || (introduction.length > 0 && text.length > 40)) {
        notebook.take(line);
        const last = introduction.at(-1);
        if (line.isApart || last === undefined) introduction.push(text);
        else introduction[introduction.length - 1] = `${last} ${text}`;
      } else {
        notebook.take(line);
        cover.push(text);
      }
    }
  }
  const told = parts.filter(({ part }) => part !== "narrative").flatMap(({ lines }) => lines);
  const periods = periodsIn(told);
  const meta = {
    file_kind: document.kind,
    title: title.length > 0 ? title.join(" ") : null,
    ...ownerOf(told),
    plan: planIn(told),
    fiscal_year: yearOf(told, periods, notebook),
    round: roundOf(told, periods, formAt, notebook),
    period_from: periods[0]?.from ?? null,
    period_to: periods[0]?.to ?? null,
    cover,
  };
  return { meta, introduction, periods };
}

function lastOf(line: SourceLine, lines: readonly SourceLine[]): string | undefined {
  const before = lines[lines.indexOf(line) - 1];
  return before && tidy(before.text);
}

function ownerOf(lines: readonly SourceLine[]) {
  const counts = new Map<string, { count: number; kind: string; name: string }>();
  for (const { text } of lines) {
    const named = organisationIn(text);
    if (!named) continue;
    const weight = isOrganisationLine(text) ? 10 : 1;
    const known = counts.get(named.name) ?? { count: 0, kind: named.kind, name: named.name };
    counts.set(named.name, { ...known, count: known.count + weight });
  }
  const [owner] = [...counts.values()].toSorted((a, b) => b.count - a.count);
  const around = lines.filter(({ text }) => isOrganisationLine(text)).map(({ text }) => text);
  return {
    organisation: owner?.name ?? null,
    organisation_kind: owner?.kind ?? null,
    district: around.map(amphoeIn).find(Boolean) ?? null,
    province: around.map(provinceIn).find(Boolean) ?? null,
  };
}

function planIn(lines: readonly SourceLine[]): string | null {
  for (const { text } of lines) {
    const found =
      /แผนปฏิบัติการ(?:เพื่อ)?(?:การ)?ป้องกัน[^()]{0,80}?\(\s*พ\.?\s?ศ\.?[^)]{4,30}\)/.exec(text) ??
      /แผนปฏิบัติการ(?:เพื่อ)?(?:การ)?ป้องกัน(?:และปราบปราม)?การทุจริต[^()]{0,40}?(?:พ\.?\s?ศ\.?\s*)?[\d๐-๙]{4}\s*[-–—]\s*[\d๐-๙]{4}/.exec(
        text,
      );
    if (found) return tidy(found[0]);
  }
  return null;
}

function yearOf(
  lines: readonly SourceLine[],
  periods: readonly PrintedPeriod[],
  notebook: Notebook,
): number | null {
  const printed = lines.flatMap((line) => {
    const year = yearIn(line.text);
    return year === null ? [] : [{ year, line }];
  });
  const counts = new Map<number, number>();
  for (const { year } of printed) counts.set(year, (counts.get(year) ?? 0) + 1);
  const [most] = [...counts].toSorted((a, b) => b[1] - a[1]);
  const to = periods.find((period) => period.to !== null)?.to;
  const reckoned = to && isIsoDate(to) ? fiscalYearOf(to) : null;
  const year = most?.[0] ?? reckoned;
  for (const other of printed.filter((each, at) => each.year !== year && firstAt(printed, each.year) === at))
    notebook.note({
      level: "warning",
      kind: "meta",
      place: placeOf(other.line),
      says: quoted(other.line.text),
      took: `ปีงบประมาณ ${year}`,
      why: `ปีงบประมาณในเอกสารไม่ตรงกัน ที่นี่พิมพ์ ${other.year}`,
    });
  if (year === null)
    notebook.note({
      level: "error",
      kind: "meta",
      place: {},
      says: "",
      took: "เลือกเองก่อนนำเข้า",
      why: "ไม่พบปีงบประมาณของรายงาน",
    });
  return year;
}

function firstAt(printed: readonly { year: number }[], year: number): number {
  return printed.findIndex((each) => each.year === year);
}

function roundOf(
  lines: readonly SourceLine[],
  periods: readonly PrintedPeriod[],
  formAt: number | null,
  notebook: Notebook,
): Round | null {
  const named = lines.flatMap((line) => {
    const found = roundIn(line);
    return found ? [found] : [];
  });
  // Boxes of several rounds under one another offer them, where none is ticked.
  const isOffer = ({ round, line, isTicked }: PrintedRound) =>
    !isTicked && named.some((each) => each.round !== round && Math.abs(each.line.at - line.at) <= 3);
  const printed = named.filter((each) => !isOffer(each));
  const cover = printed.find(({ line }) => formAt === null || line.at < formAt - 4);
  const ticked = printed.find(({ isTicked }) => isTicked);
  const period = periods.find(({ to }) => to !== null);
  const reckoned = period?.to ? roundEndingIn(period.to) : null;
  const round = cover?.round ?? ticked?.round ?? printed[0]?.round ?? reckoned;
  const says: Record<Round, string> = {
    "6-month": "รอบ 6 เดือน",
    "9-month": "รอบ 9 เดือน",
    "12-month": "รอบ 12 เดือน",
  };
  const other = [ticked, ...printed].find((each) => each && each.round !== round);
  if (round && other)
    notebook.note({
      level: "warning",
      kind: "meta",
      place: placeOf(other.line),
      says: quoted(other.line.text),
      took: says[round],
      why: "รอบของรายงานในเอกสารไม่ตรงกัน",
    });
  if (round && reckoned && reckoned !== round && period)
    notebook.note({
      level: "warning",
      kind: "period",
      place: placeOf(period.line),
      says: period.text,
      took: says[round],
      why: "ช่วงเวลาที่พิมพ์ไม่ตรงกับรอบของรายงาน",
    });
  const offered = [
    ...lines.filter(({ text }) => /รอบ/.test(text) && roundsOffered(text) > 1),
    ...named.filter(isOffer).map(({ line }) => line),
  ].toSorted((a, b) => a.at - b.at);
  if (!ticked && offered[0])
    notebook.note({
      level: "advice",
      kind: "meta",
      place: placeOf(offered[0]),
      says: quoted(offered[0].text),
      took: round ? says[round] : "เลือกเองก่อนนำเข้า",
      why: `ช่องเลือกรอบของแบบรายงานไม่มีเครื่องหมายที่อ่านได้ (${offered.length} แห่ง)`,
    });
  if (!round)
    notebook.note({
      level: "error",
      kind: "meta",
      place: {},
      says: "",
      took: "เลือกเองก่อนนำเข้า",
      why: "ไม่พบว่าเป็นรายงานรอบใด",
    });
  return round ?? null;
}

function roundsOffered(text: string): number {
  return new Set([...toArabicDigits(text).matchAll(/รอบ\s*(6|9|12)\s*เดือน/g)].map((found) => found[1])).size;
}
