/** The forms in which a text is looked for: with its marks, and as a skeleton for what was mistyped or badly scanned. */
import { lookAlikes, squash } from "./matching.ts";

/** Letters, marks and Arabic digits only: "ค.ศ. ๒๐๒๕" and "คศ 2025" are one. Never shown. */
export function searchForm(text: string): string {
  let form = text;
  // Marks of several scripts on one letter are put in order by two rules, which may need a second turn.
  for (let turn = 0; turn < MOST_TURNS; turn += 1) {
    const formed = squash(form.normalize("NFKC").replace(notLooked, ""));
    if (formed === form) break;
    form = formed;
  }
  return form;
}

const MOST_TURNS = 4;

/** Without marks above and below, one letter for all that scanners take for one another. Works on a searchForm. */
export function skeletonOf(form: string): string {
  let skeleton = "";
  for (const sign of form.replace(marks, "")) skeleton += oneForAll.get(sign) ?? sign;
  return skeleton;
}

const notLooked = /[^\p{L}\p{M}\p{N}]/gu;
const marks = /\p{M}/gu;

/** Groups that share a letter are one: ซ is taken for ช and ช for ข. */
const oneForAll = new Map<string, string>();
for (const group of lookAlikes) {
  const joined = new Set([...group].map((sign) => oneForAll.get(sign) ?? sign));
  const [first = ""] = joined;
  for (const [sign, one] of oneForAll) if (joined.has(one)) oneForAll.set(sign, first);
  for (const sign of group) oneForAll.set(sign, first);
}

/** A piece of a text that can be formed by itself: a letter with its marks and the blanks behind it. */
export interface Cluster {
  /** Place of its first sign in the text. */
  from: number;
  to: number;
  form: string;
}

/** The pieces one after the other give the form of the whole. */
export function clustersOf(text: string): Cluster[] {
  return [...text.matchAll(cluster)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
    form: formOfCluster(match[0]),
  }));
}

/** A language has a few thousand of them, and a page shows the same ones again and again. */
let known = new Map<string, string>();

function formOfCluster(text: string): string {
  const before = known.get(text);
  if (before !== undefined) return before;
  const form = searchForm(text);
  if (known.size >= 10_000) known = new Map();
  if (text.length <= 8) known.set(text, form);
  return form;
}

/** What squash joins must not be parted: เเ, a letter and its marks in any order, and what stands between them. */
const cluster = /(?:เ[^\p{L}\p{M}\p{N}]*เ|[\s\S])(?:[^\p{L}\p{N}]|[\u0e31-\u0e3a\u0e47-\u0e4e])*/gu;
