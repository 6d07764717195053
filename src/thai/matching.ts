/** Comparing Thai text that was typed, copied from a PDF or scanned: blanks never matter, usual scanner slips cost little. */
import { toArabicDigits } from "./digits.ts";

export interface Match {
  /** Place in the list handed in. */
  readonly index: number;
  readonly candidate: string;
  readonly score: number;
  /** The next best, also when it stays just below the threshold. */
  readonly rival: { readonly index: number; readonly candidate: string; readonly score: number } | undefined;
  /** The rival is nearly as good: a person must choose. */
  readonly ambiguous: boolean;
}

/** Scores closer than this do not tell two candidates apart. */
export const nearlyAsGood = 0.05;

/** The form in which two texts are compared; never shown, never stored in place of what was written. */
export function squash(text: string): string {
  const plain = text
    .replace(/[\s\p{Cc}\p{Cf}]/gu, "")
    .toLowerCase()
    .normalize("NFC");
  return toArabicDigits(plain).replaceAll("เเ", "แ").replace(runOfMarks, orderMarks);
}

export function sameText(a: string, b: string): boolean {
  return squash(a) === squash(b);
}

/** 1: the same but for blanks and ways of typing; 0: nothing in common. */
export function similarity(a: string, b: string): number {
  return scoreOf(comparable(a), comparable(b));
}

/** A text made ready for being compared with many. */
export interface Comparable {
  readonly signs: readonly string[];
  readonly weight: number;
  /** For each sign the group that it is taken for another of. */
  readonly groups: Int32Array;
  /** The same in the order of the groups: what two texts have in common, wherever it stands. */
  readonly sorted: Int32Array;
}

export function comparable(text: string): Comparable {
  const signs = [...squash(text)];
  const groups = Int32Array.from(signs, groupOf);
  return { signs, weight: totalWeight(signs), groups, sorted: groups.toSorted() };
}

/** Most pairs are told apart by the signs that only one of them has, which takes a tenth of the time. */
export function mayReach(score: number, a: Comparable, b: Comparable): boolean {
  const whole = Math.max(a.weight, b.weight);
  return leastDistance(a.sorted, b.sorted) <= (1 - score) * whole + 1e-9;
}

export function scoreOf(a: Comparable, b: Comparable): number {
  const whole = Math.max(a.weight, b.weight);
  // Many small signs against few letters can cost more than either text weighs.
  return whole === 0 ? 1 : Math.max(0, 1 - distance(a, b) / whole);
}

/** Each sign that has no fellow on the other side is lost or replaced: both cost what it weighs, at least. */
function leastDistance(left: Int32Array, right: Int32Array): number {
  let lost = 0;
  let added = 0;
  let from = 0;
  let to = 0;
  while (from < left.length || to < right.length) {
    const one = left[from] ?? Infinity;
    const other = right[to] ?? Infinity;
    if (one <= other) from += 1;
    if (other <= one) to += 1;
    if (one < other) lost += weightOfGroup(one);
    if (other < one) added += weightOfGroup(other);
  }
  return Math.max(lost, added);
}

/** undefined when no candidate reaches the threshold. Never take an ambiguous match without asking. */
export function bestMatch(text: string, candidates: readonly string[], threshold: number): Match | undefined {
  const wanted = comparable(text);
  const [best, rival] = candidates
    .map((candidate, index) => ({ index, candidate, score: scoreOf(wanted, comparable(candidate)) }))
    .toSorted((a, b) => b.score - a.score || a.index - b.index);
  if (best === undefined || best.score < threshold) return undefined;
  // One exact match among near ones (the plan of 2568 beside that of 2567) is no guess.
  const certain = best.score === 1 && rival?.score !== 1;
  return {
    ...best,
    rival,
    ambiguous: rival !== undefined && !certain && best.score - rival.score < nearlyAsGood,
  };
}

// Escapes, because marks without their consonant cannot be read in an editor.
const runOfMarks = /[\u0e31\u0e33-\u0e3a\u0e47-\u0e4e][\u0e31-\u0e3a\u0e47-\u0e4e]*/g;
const partOfAm = /\u0e4d|\u0e32|\u0e33/g;

/**
 * Marks of one consonant can be stored in several orders and look alike: vowel before tone, no mark twice,
 * ํ with า is ำ, and ำา (what PDF files often give) is ำ.
 */
function orderMarks(run: string): string {
  // Nearly every run: whole plans are compared sign by sign.
  if (run.length === 1) return run;
  const isAm = run.includes("ำ") || (run.includes("ํ") && run.includes("า"));
  const marks = [...new Set(run.replace(isAm ? partOfAm : /า/g, ""))].toSorted();
  return marks.join("") + (isAm ? "ำ" : run.replace(/[^า]/g, ""));
}

// Costs are whole quarters, so that sums are exact and the same in both directions.
const full = 4;
const slip = 1;

/** Any two of a group are taken for one another by scanners. Thai digits have become Arabic ones here. */
export const lookAlikes = [
  "ถภ",
  "คตศด",
  "บป",
  "ผฝพฟ",
  "ชซ",
  "ขช",
  "ฎฏ",
  "ทหฑ",
  "นม",
  "0o",
  "1li",
  "01",
  "37",
];

const confusable = new Map<string, string>();
for (const group of lookAlikes) {
  for (const sign of group) confusable.set(sign, (confusable.get(sign) ?? "") + group);
}

/** Also signs that are alike only by way of a third one: what is told apart by these groups is surely not alike. */
const firstOfGroup = new Map<string, string>();
for (const sign of confusable.keys()) {
  const reached = new Set(sign);
  for (const one of reached) for (const other of confusable.get(one) ?? "") reached.add(other);
  firstOfGroup.set(sign, [...reached].toSorted()[0] ?? sign);
}

const groupsKnown = new Map<string, number>();

/** The first sign of its group, and in the last place what it weighs. */
function groupOf(sign: string): number {
  const known = groupsKnown.get(sign);
  if (known !== undefined) return known;
  const group = ((firstOfGroup.get(sign) ?? sign).codePointAt(0) ?? 0) * 8 + weightOf(sign);
  // Letters of the world would fill it up.
  if (groupsKnown.size < 1000) groupsKnown.set(sign, group);
  return group;
}

function weightOfGroup(group: number): number {
  return group & 7;
}

/** Vowels above and below and tone marks: scanners lose, invent and swap them (มติ for มิติ), so each weighs a quarter. */
function weightOf(sign: string): number {
  return /^\p{Mn}$/u.test(sign) ? slip : full;
}

function totalWeight(signs: readonly string[]): number {
  return signs.reduce((sum, sign) => sum + weightOf(sign), 0);
}

/** A part of a longer text: letters `from` to `to` of it. */
export interface Passage {
  readonly from: number;
  readonly to: number;
  /** 1: the same; 0: nothing in common. */
  readonly score: number;
}

/** Where a text that is squashed stands in a longer one, as nearly as possible; the first of several equal places. */
export function nearestPassage(wanted: string, whole: string): Passage {
  const left = [...wanted];
  const right = [...whole];
  const losses = right.map(weightOf);
  // A passage may begin anywhere, so what stands before it costs nothing.
  let above = Array.from({ length: right.length + 1 }, (_, from) => ({ cost: 0, from }));
  for (const sign of left) {
    const loss = weightOf(sign);
    const alike = confusable.get(sign) ?? "";
    let diagonal = above[0] ?? nowhere;
    let before = { cost: diagonal.cost + loss, from: 0 };
    const row = [before];
    for (const [index, other] of right.entries()) {
      const straightAbove = above[index + 1] ?? nowhere;
      const added = losses[index] ?? full;
      const replaced = sign === other ? 0 : alike.includes(other) ? slip : Math.max(loss, added);
      let best = { cost: diagonal.cost + replaced, from: diagonal.from };
      if (straightAbove.cost + loss < best.cost)
        best = { cost: straightAbove.cost + loss, from: straightAbove.from };
      if (before.cost + added < best.cost) best = { cost: before.cost + added, from: before.from };
      row.push(best);
      before = best;
      diagonal = straightAbove;
    }
    above = row;
  }
  let to = 0;
  for (const [index, { cost }] of above.entries()) if (cost < (above[to]?.cost ?? 0)) to = index;
  const { cost, from } = above[to] ?? nowhere;
  return { from, to, score: left.length === 0 ? 1 : Math.max(0, 1 - cost / totalWeight(left)) };
}

const nowhere = { cost: 0, from: 0 };

/** Weighted edit distance. Whole numbers in typed arrays, by index: millions of signs are compared for one file. */
function distance(left: Comparable, right: Comparable): number {
  const { groups, signs } = right;
  const width = groups.length;
  let above = new Int32Array(width + 1);
  let row = new Int32Array(width + 1);
  for (let at = 0; at < width; at += 1) above[at + 1] = (above[at] ?? 0) + weightOfGroup(groups[at] ?? 0);
  for (const [line, group] of left.groups.entries()) {
    const sign = left.signs[line] ?? "";
    const loss = weightOfGroup(group);
    let before = (above[0] ?? 0) + loss;
    row[0] = before;
    for (let at = 0; at < width; at += 1) {
      const other = groups[at] ?? 0;
      const added = weightOfGroup(other);
      const most = loss > added ? loss : added;
      const replaced = group === other ? costWithin(sign, signs[at] ?? "", most) : most;
      const bySwap = (above[at] ?? 0) + replaced;
      const byLoss = (above[at + 1] ?? 0) + loss;
      before += added;
      if (bySwap < before) before = bySwap;
      if (byLoss < before) before = byLoss;
      row[at + 1] = before;
    }
    [above, row] = [row, above];
  }
  return above[width] ?? 0;
}

/** What it costs to take one sign of a group for another one of it. */
function costWithin(sign: string, other: string, most: number): number {
  if (sign === other) return 0;
  return confusable.get(sign)?.includes(other) ? slip : most;
}
