import { keptWords } from "./kept-words.ts";

/** Takes a text apart: a line may end behind each piece. Together the pieces are the text. */
export type WordBreaker = (text: string) => string[];

/** Stands over or under the letter before it, or is read with it. */
const clings = /^[\p{M}\u0e30\u0e32\u0e33\u0e45\u0e2f\u0e46\p{Pe}\p{Pf}!%,.:;?\u2026]/u;
/** Reads with what follows. */
const opens = /[\u0e40-\u0e44\p{Ps}\p{Pi}฿$#@]$/u;
const blank = /^\s/u;

const abbreviation = "(?:[ก-ฮ]{1,4}\\.){1,6}";
/** With what is reckoned from it: 4 × 5 = 20. */
const number = "[0-9๐-๙]+(?:(?:[.,/:–-]| [×=] )[0-9๐-๙]+)*%?";
/** An address or a code keeps together: letters and digits of other scripts in one go. */
const foreign = "[A-Za-z0-9@][A-Za-z0-9@._/:?&=#%+~-]{0,200}[A-Za-z0-9/]";

/** Below this a name may be the beginning of another word, so only its inside is kept. */
const STANDS_ALONE = 4;

/** Breaks Thai text by its words, and never inside the kept ones. */
export function wordBreaker(ownWords: readonly string[] = []): WordBreaker {
  const own = ownWords.map((word) => word.trim()).filter((word) => word.length >= STANDS_ALONE);
  const longestFirst = [...new Set([...own, ...own.flatMap(titlesWith), ...keptWords])].toSorted(
    (a, b) => b.length - a.length,
  );
  const whole = new RegExp(
    [...longestFirst.map((word) => RegExp.escape(word)), abbreviation, number, foreign].join("|"),
    "gu",
  );
  const known = new Map<string, string[]>();
  return (text) => {
    const before = known.get(text);
    if (before) return before;
    const pieces = joined(atoms(text, whole)).flatMap(portions);
    if (known.size > 20_000) known.clear();
    known.set(text, pieces);
    return pieces;
  };
}

/** นายกองค์การบริหารส่วนตำบลทุ่งสุข: who leads the office carries its whole name. */
function titlesWith(name: string): string[] {
  const office = keptWords.filter((word) => name.startsWith(word));
  return office.flatMap((word) =>
    keptWords
      .filter((title) => title !== word && title.endsWith(word))
      .map((title) => title + name.slice(word.length)),
  );
}

const segmenter = new Intl.Segmenter("th", { granularity: "word" });

function* atoms(text: string, whole: RegExp): Generator<string> {
  let at = 0;
  for (const match of text.matchAll(whole)) {
    if (match.index > at) yield* segments(text.slice(at, match.index));
    yield match[0];
    at = match.index + match[0].length;
  }
  if (at < text.length) yield* segments(text.slice(at));
}

function* segments(text: string): Generator<string> {
  for (const { segment } of segmenter.segment(text)) yield segment;
}

/** Blanks and closing signs go with what stands before them, opening ones with what follows. */
function joined(parts: Iterable<string>): string[] {
  const pieces: string[] = [];
  // Looked at apart: asking a string that has just been put together for its end writes it anew each time.
  let end = "";
  for (const part of parts) {
    const together = pieces.length > 0 && (blank.test(part) || clings.test(part) || opens.test(end));
    if (together) pieces[pieces.length - 1] += part;
    else pieces.push(part);
    end = part.slice(-1);
  }
  return pieces;
}

/** No word is longer; what a machine or a cat typed is measured and broken in portions, so that it takes no longer than text. */
const LONGEST = 240;

function portions(piece: string): string[] {
  if (piece.length <= LONGEST) return [piece];
  const parts: string[] = [];
  // A letter under thousands of marks is none.
  for (const letter of letters(piece).flatMap((each) => each.match(/.{1,240}/gsu) ?? [])) {
    const last = parts.at(-1);
    if (last !== undefined && last.length + letter.length <= LONGEST) parts[parts.length - 1] = last + letter;
    else parts.push(letter);
  }
  return parts;
}

/** A letter with all its marks is shorter by far. */
const MOST_MARKS = 40;

/** What may be parted inside a word that is longer than its line: letters with their marks. */
export function letters(word: string): string[] {
  const pieces: string[] = [];
  for (const { segment } of graphemes.segment(word)) {
    const before = pieces.at(-1);
    const isPart = clings.test(segment) || opens.test(before?.slice(-1) ?? "") || blank.test(segment);
    if (before !== undefined && before.length < MOST_MARKS && isPart)
      pieces[pieces.length - 1] = before + segment;
    else pieces.push(segment);
  }
  return pieces;
}

const graphemes = new Intl.Segmenter("th", { granularity: "grapheme" });

/** The smaller pieces of a long piece: what stands between its blanks first, then its words, else its letters. */
export function partsOfLong(piece: string): string[] {
  const phrases = piece.match(/\S+\s*|^\s+/gu) ?? [];
  if (phrases.length > 1) return joined(phrases);
  const words = joined(segments(piece));
  return words.length > 1 ? words : letters(piece);
}
