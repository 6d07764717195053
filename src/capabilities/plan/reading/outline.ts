/** Items of a list, nested as their numbers say, out of lines that may be wrapped or cut by a page break. */
import { tidy } from "../../../platform/reading/clean.ts";
import type { Mark } from "../../../platform/reading/marks.ts";
import { markOf, numberOf, splitNumbered } from "../../../platform/reading/marks.ts";
import type { SourceLine } from "../../../platform/reading/source.ts";

/** A line, or the part of it that belongs to the list. */
export interface Piece {
  text: string;
  isApart: boolean;
  line: SourceLine;
}

export interface OutlineItem {
  no: string | null;
  level: number;
  text: string;
  /** A sentence behind the items under it. */
  tail: string | null;
  line: SourceLine;
}

export interface OutlineDoubt {
  kind: "goes-on" | "numbering";
  line: SourceLine;
  says: string;
  took: string;
  why: string;
}

interface OpenLevel {
  style: Mark["style"];
  numbers: readonly number[];
}

export function outlineOf(given: readonly Piece[]): { items: OutlineItem[]; doubts: OutlineDoubt[] } {
  const pieces = apart(given);
  const items: OutlineItem[] = [];
  const doubts: OutlineDoubt[] = [];
  const open: OpenLevel[] = [];
  const hasMarks = pieces.some(({ text }) => markOf(text) !== null);
  const eachBegins = pieces.length > 1 && pieces.every(({ text }) => text.trim().startsWith("เพื่อ"));
  for (const piece of pieces) {
    const { text, line } = piece;
    const mark = markOf(text);
    const last = items.at(-1);
    if (mark) {
      const level = levelFor(mark, open, line, doubts);
      items.push({ no: numberOf(mark), level, text: tidy(mark.rest), tail: null, line });
    } else if (last && hasMarks && /^ฯลฯ[.]?$/.test(text.trim())) {
      items.push({ no: null, level: last.level, text: tidy(text), tail: null, line });
    } else if (!last || (!hasMarks && (piece.isApart || eachBegins) && !isRestOfSentence(text))) {
      items.push({ no: null, level: 0, text: tidy(text), tail: null, line });
    } else goOn(piece, last, items, doubts);
  }
  return { items, doubts };
}

/** One piece that holds the whole list in a row: "1) … 2) … 3) …". */
function apart(pieces: readonly Piece[]): readonly Piece[] {
  const [only, ...more] = pieces;
  if (!only || more.length > 0) return pieces;
  const parts = splitNumbered(only.text);
  if (parts.length < 2) return pieces;
  return parts.map(({ no, text }) => ({
    ...only,
    isApart: true,
    text: no === null ? text : `${no}) ${text}`,
  }));
}

/** "จำนวน 50 คน" alone says nothing: it belongs to the sentence that a page break cut. */
function isRestOfSentence(text: string): boolean {
  return /^\s*(?:(?:จำนวน|อย่างน้อย|ไม่น้อยกว่า|ไม่ต่ำกว่า|ร้อยละ)\s*(?:ร้อยละ\s*)?[\d๐-๙]|(?:และ|หรือ|รวมทั้ง|ตลอดจน)(?!การ))/.test(
    text,
  );
}

function goOn(piece: Piece, last: OutlineItem, items: readonly OutlineItem[], doubts: OutlineDoubt[]) {
  const text = tidy(piece.text);
  const parent = items.findLast(({ level }) => level < last.level);
  const isTail =
    parent !== undefined &&
    piece.isApart &&
    /^(?:และ|รวมทั้ง|พร้อมทั้ง|ทั้งนี้|โดย)/.test(text) &&
    /(?:ดังนี้|ได้แก่|ดังต่อไปนี้)\s*:?$/.test(parent.text);
  const into = isTail ? parent : last;
  if (isTail) parent.tail = tidy(`${parent.tail ?? ""} ${text}`);
  else last.text = `${last.text} ${text}`;
  if (!piece.isApart) return;
  doubts.push({
    kind: "goes-on",
    line: piece.line,
    says: text,
    took: `ต่อท้ายข้อ ${into.no ?? "ก่อนหน้า"}`,
    why: "ย่อหน้านี้ไม่มีเลขข้อ อาจถูกตัดด้วยการขึ้นหน้าใหม่ จึงถือเป็นข้อความต่อเนื่องของข้อก่อนหน้า",
  });
}

function levelFor(mark: Mark, open: OpenLevel[], line: SourceLine, doubts: OutlineDoubt[]): number {
  const level = placeIn(mark, open);
  const before = open[level];
  const no = mark.numbers.at(-1);
  const lastNo = before?.numbers.at(-1);
  const isSameParent = before?.numbers.slice(0, -1).join() === mark.numbers.slice(0, -1).join();
  if (no !== undefined && lastNo !== undefined && isSameParent && no !== lastNo + 1) {
    doubts.push({
      kind: "numbering",
      line,
      says: `${mark.label} ${tidy(mark.rest).slice(0, 80)}`,
      took: "เก็บทุกข้อตามลำดับที่ปรากฏ",
      why: no === lastNo ? `เลขข้อ ${mark.label} ซ้ำกับข้อก่อนหน้า` : `เลขข้อข้ามหรือถอยจาก ${lastNo} เป็น ${no}`,
    });
  }
  open.splice(level, open.length - level, { style: mark.style, numbers: mark.numbers });
  return level;
}

function placeIn(mark: Mark, open: readonly OpenLevel[]): number {
  const { numbers, style } = mark;
  if (style === "dash") {
    const same = open.findIndex((each) => each.style === "dash");
    return same >= 0 ? same : open.length;
  }
  if (numbers.length > 1) {
    const parent = open.findLastIndex(
      ({ numbers: own }) => own.join() === numbers.slice(0, -1).join() && own.length > 0,
    );
    if (parent >= 0) return parent + 1;
    const same = open.findIndex(({ numbers: own }) => own.length === numbers.length);
    if (same >= 0) return same;
    const shorter = open.findLastIndex(({ numbers: own }) => own.length > 0 && own.length < numbers.length);
    return shorter + 1;
  }
  const no = numbers[0] ?? 0;
  const isSingle = ({ numbers: own }: OpenLevel) => own.length === 1;
  const follows = open.findLastIndex(
    (each) => isSingle(each) && each.style === style && each.numbers[0] === no - 1,
  );
  if (follows >= 0) return follows;
  const same = open.findLastIndex((each) => isSingle(each) && each.style === style);
  if (same >= 0 && no !== 1) return same;
  const anyFollows = no > 1 ? open.findLastIndex((each) => isSingle(each) && each.numbers[0] === no - 1) : -1;
  if (anyFollows >= 0) return anyFollows;
  return open.length;
}

/** Paragraphs: lines that a blank line parts. */
export function paragraphsOf(pieces: readonly Piece[]): string[] {
  const paragraphs: string[] = [];
  for (const { text, isApart } of pieces) {
    const last = paragraphs.length - 1;
    if (isApart || last < 0) paragraphs.push(tidy(text));
    else paragraphs[last] = `${paragraphs[last]} ${tidy(text)}`;
  }
  return paragraphs;
}
