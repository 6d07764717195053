/** Where the sheets of the projects begin and end, and the declaration behind them. */
import { startsWithKind } from "./kind-words.ts";
import { toArabicDigits } from "../../../thai/digits.ts";
import { squash } from "../../../thai/matching.ts";
import { partHeading } from "./front-regions.ts";
import { dimensionHeading } from "../../../platform/reading/dimension-heading.ts";
import { headingOfLine, levelHeading } from "./headings.ts";
import { markOf } from "../../../platform/reading/marks.ts";
import type { Region } from "./region.ts";
import { isRow } from "../../../platform/reading/source.ts";
import type { SourceLine } from "../../../platform/reading/source.ts";

/** The line of each sheet that names its project. */
export function nameLines(lines: readonly SourceLine[], isTaken: (at: number) => boolean): number[] {
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
      const counted = withoutCount(before.text);
      if (!startsWithKind.test(markOf(counted)?.rest ?? counted)) continue;
      titles.push(at);
      break;
    }
  }
  return titles;
}

/** "โครงการที่ ๓ โครงการ…", "ลำดับที่ 3 กิจกรรม…": the sheet counts before it names. */
export function countOf(text: string): { no: number; label: string } | null {
  const found = /^\s*(?:โครงการ|กิจกรรม|มาตรการ|ลำดับ)\s*ที่\s*(\d{1,3})\s*[:.)]?\s*(?=[^\d\s])/.exec(
    toArabicDigits(text),
  );
  return found ? { no: Number(found[1]), label: text.slice(0, found[0].length) } : null;
}

function withoutCount(text: string): string {
  return text.slice(countOf(text)?.label.length ?? 0);
}

/** Where the headings of dimension and mission begin that belong to a name. */
export function leadOf(lines: readonly SourceLine[], name: number, isTaken: (at: number) => boolean): number {
  let start = name;
  let least = Infinity;
  const title = titleAt(lines, name);
  for (let at = name - 1; at >= 0 && at > name - 16; at -= 1) {
    const line = lines[at];
    if (!line || isTaken(at)) break;
    // "4.1 …" above "มิติที่ 1" belongs to what stands before.
    const rank = rankOf(line);
    if (rank !== null && rank > least) break;
    least = Math.min(least, rank ?? least);
    if (isLead(line) || isTitleLine(line, title)) start = at;
    // The second line of a long heading.
    else if (line.isApart || markOf(line.text) !== null || headingOfLine(line)) break;
  }
  return start;
}

/** A worksheet for each project begins with its first row, whatever that says. */
export function startOfWorksheet(
  lines: readonly SourceLine[],
  name: number,
  nameBefore: number | undefined,
  isTaken: (at: number) => boolean,
): number | undefined {
  const sheet = lines[name]?.place.sheet;
  if (sheet === undefined) return undefined;
  const first = lines.findIndex(({ place }) => place.sheet === sheet);
  if (first <= (nameBefore ?? -1) || name - first > 12) return undefined;
  return lines.slice(first, name).some(({ at }) => isTaken(at)) ? undefined : first;
}

function rankOf({ text }: SourceLine): number | null {
  if (partHeading(text)) return 0;
  return dimensionHeading(text) ? 1 : (levelHeading(text)?.depth ?? null);
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
    /^(?:แบบ(?:ฟอร์ม)?)?รายละเอียด(?:แผนงาน|โครงการ|ของโครงการ)/.test(text.replaceAll(/\s/g, ""))
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

export function declarationIn(
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
export function endOfSheets(
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
