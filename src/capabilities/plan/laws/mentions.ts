/** Finds laws that a text names, and what of their name is not theirs: a decree called an act, พ.ศ. 2556 for 2546. */
import { compact } from "../indicators/compact.ts";
import { lawKinds } from "../packs/laws.ts";
import type { Law, LawKind } from "../packs/laws.ts";

export interface LawMention {
  law: Law;
  /** As written, from the word of its kind to its year. */
  quote: string;
  wrong: readonly WrongName[];
}

export interface WrongName {
  what: "kind" | "year";
  written: string;
  right: string;
}

export function findLawMentions(text: string, laws: readonly Law[]): LawMention[] {
  return lawFinder(laws)(text);
}

/** The same for many texts: the words that are looked for are made once. */
export function lawFinder(laws: readonly Law[]): (text: string) => LawMention[] {
  const names = laws.flatMap((law) =>
    [law.name, ...(law.also ?? [])].map((name) => ({ law, words: core(name) })),
  );
  return (text) => {
    // Most paragraphs name no law, and a plan has thousands.
    const bare = text.replaceAll(/\s/g, "");
    if (!names.some(({ words }) => bare.includes(words))) return [];
    const { text: plain, written } = compact(text);
    return names
      .flatMap(({ law, words }) =>
        placesOf(words, plain).flatMap(([from, to]) => mentionAt(law, plain, from, to) ?? []),
      )
      .toSorted((a, b) => a.from - b.from)
      .map(({ law, from, to, wrong }) => ({ law, quote: written(from, to), wrong }));
  };
}

/** Without the words that documents put in or leave out between the kind and the name. */
function core(name: string): string {
  return name.replace(/^(?:ว่าด้วย)?(?:การ)?/, "");
}

function placesOf(words: string, text: string): [number, number][] {
  const places: [number, number][] = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1))
    places.push([at, at + words.length]);
  return places;
}

interface Found {
  law: Law;
  from: number;
  to: number;
  wrong: WrongName[];
}

const kindWords: readonly (readonly [LawKind, string])[] = [
  ["organic-act", "พระราชบัญญัติประกอบรัฐธรรมนูญ|พ\\.?ร\\.?ป\\.?"],
  ["act", "พระราชบัญญัติ|พ\\.?ร\\.?บ\\.?"],
  ["royal-decree", "พระราชกฤษฎีกา|พ\\.?ร\\.?ฎ\\.?"],
  ["constitution", "(?<!ประกอบ)รัฐธรรมนูญ"],
  ["regulation", "ระเบียบ(?:กระทรวง[ก-๙]{3,12}?)?"],
  ["criteria", "หลักเกณฑ์(?:กระทรวง[ก-๙]{3,12}?)?"],
];

const kindPatterns = kindWords.map(
  ([kind, words]) => [kind, new RegExp(`(?:${words})(?:ว่าด้วย)?(?:การ)?$`)] as const,
);

const longestKind = 60;

function mentionAt(law: Law, text: string, nameFrom: number, nameTo: number): Found | undefined {
  const before = text.slice(Math.max(0, nameFrom - longestKind), nameFrom);
  const kind = kindPatterns
    .map(([name, pattern]) => ({ name, words: pattern.exec(before)?.[0] }))
    .find(({ words }) => words !== undefined);
  const after = yearsAfter(text.slice(nameTo, nameTo + 120));
  // The same words without kind and year are no law: หลักการบริหารกิจการบ้านเมืองที่ดี.
  if (!kind?.words && (after.years.length === 0 || law.kind === "criteria")) return undefined;
  const wrong: WrongName[] = [];
  if (kind && kind.name !== law.kind)
    wrong.push({ what: "kind", written: lawKinds[kind.name], right: lawKinds[law.kind] });
  for (const { number, year } of after.years) {
    const right = number === null ? law.year : law.amendments.find((each) => each.number === number)?.year;
    if (right !== undefined && right !== null && right !== year)
      wrong.push({ what: "year", written: String(year), right: String(right) });
  }
  return { law, from: nameFrom - (kind?.words?.length ?? 0), to: nameTo + after.length, wrong };
}

interface YearsAfter {
  years: { number: number | null; year: number }[];
  length: number;
}

/** พ.ศ. 2542 และที่แก้ไขเพิ่มเติม (ฉบับที่ 2) พ.ศ. 2549 */
function yearsAfter(text: string): YearsAfter {
  const years: YearsAfter["years"] = [];
  let length = 0;
  const next = /^(?:และ(?:ที่)?แก้ไขเพิ่มเติม(?:ถึง|โดย)?)?(?:\(?(?:ฉบับที่(\d+))\)?)?(?:พ\.?ศ\.?|พุทธศักราช)(\d{4})/;
  for (;;) {
    const found = next.exec(text.slice(length));
    if (!found) return { years, length };
    years.push({ number: found[1] === undefined ? null : Number(found[1]), year: Number(found[2]) });
    length += found[0].length;
  }
}
