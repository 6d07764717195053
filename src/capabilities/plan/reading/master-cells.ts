/** What the cells of Part 2 hold: counts, several titles in one, several amounts in one. */
import { startsWithKind } from "./kind-words.ts";
import { toArabicDigits } from "../../../thai/digits.ts";
import { amountsOf } from "../../../platform/reading/amounts.ts";
import type { Amount } from "../../../platform/reading/amounts.ts";
import { tidy } from "../../../platform/reading/clean.ts";
import type { FieldRole } from "./columns.ts";
import { markOf, splitNumbered, withoutNumbers } from "../../../platform/reading/marks.ts";
import { placeOf } from "../../../platform/reading/notebook.ts";
import type { Notebook } from "./reading.ts";
import type { SourceLine } from "../../../platform/reading/source.ts";

/** A row of the table, its cells by what they are. */
export interface Row {
  dimension: string | null;
  mission: string | null;
  project: string | null;
  no: number | null;
  total: string | null;
  remark: string | null;
  unit: string | null;
  heading: string | null;
  kind: string | null;
  fund: string | null;
  /** Sections of the project's sheet that the table has columns for. */
  fields: Map<FieldRole, string>;
  amounts: Map<number, string>;
  /** The cell of a column that adds the years up. */
  across: string | null;
  rest: string[];
  isMoved: boolean;
}

/** รวม 5 ปี beside the years: a sum that can be held against them. */
export function checkAcross({ across, amounts }: Row, line: SourceLine, notebook: Notebook) {
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

/** มิติ 2 and ภารกิจ 2.1 by their numbers alone. */
export function bareNumber(text: string): string | null {
  return /^\d{1,2}(?:\.\d{1,2})?$/.exec(toArabicDigits(text.trim()))?.[0] ?? null;
}

export function countIn(text: string): string | null {
  const counts = /(?:จำนวน\s*)?[\d๐-๙]+\s*(?:โครงการ|กิจกรรม|มาตรการ|แนวปฏิบัติ|รายการ)(?:\/\S+)?/g;
  return tidy((text.match(counts) ?? []).join(" ")) || null;
}

/** The titles of a cell: numbered ones, or one for each paragraph that begins with a kind. */
export function titlesIn(text: string, no: number | null): { no: number | null; title: string }[] {
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
export function amountRows(
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
