/** Names on one list that may be one person: written in two ways, or given from a phone though they stand there already. */
import { comparable, mayReach, scoreOf } from "../../../thai/matching.ts";
import type { Comparable } from "../../../thai/matching.ts";
import type { Participant } from "./queries.ts";
import { nameKey } from "./rules.ts";

/** One letter of a short name, or a few marks. */
const ALIKE = 0.87;

export interface Name {
  key: string;
  /** หมู่ 3 and หมู่ 7 tell people apart. */
  digits: string;
  compared: Comparable;
}

export function nameOf(name: string): Name {
  const key = nameKey(name);
  return { key, digits: key.replace(/\D/g, ""), compared: comparable(key) };
}

/** 1: the same name; 0: another one. */
export function alikeness(a: Name, b: Name): number {
  if (a.key === b.key) return 1;
  if (a.digits !== b.digits || !mayReach(ALIKE, a.compared, b.compared)) return 0;
  const score = scoreOf(a.compared, b.compared);
  // Only the same key is the same name.
  return score >= ALIKE ? Math.min(score, 0.999) : 0;
}

type Listed = Pick<Participant, "id" | "name" | "doubt" | "hasSigned" | "version">;

export interface Pair<Person extends Listed> {
  person: Person;
  /** Who they may be; nobody any more where that one was taken off the list meanwhile. */
  into: Person | null;
  /** Just what is to be expected: the name of somebody who was awaited, given once. */
  isLikely: boolean;
}

/** What the office has to look at; the one who came onto the list first is the one who stays. */
export function alikePairs<Person extends Listed>(everybody: readonly Person[]): Pair<Person>[] {
  const known = everybody
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map((person) => ({ person, name: nameOf(person.name) }));
  const counted = known.filter(({ person }) => person.doubt !== "pending");
  const bestFor = (one: (typeof known)[number], among: typeof known) => {
    let best = { score: 0, person: null as Person | null };
    for (const { person, name } of among) {
      const score = alikeness(one.name, name);
      if (score > best.score) best = { score, person };
    }
    return best;
  };
  const waiting = known
    .filter(({ person }) => person.doubt === "pending")
    .map((one) => ({ person: one.person, ...found(bestFor(one, counted)) }));
  const written = counted.flatMap((one, at) => {
    if (one.person.doubt !== null) return [];
    const { into } = found(bestFor(one, counted.slice(0, at)));
    return into ? [{ person: one.person, into, isSame: false }] : [];
  });
  return [...waiting, ...written].map(({ person, into, isSame }) => ({
    person,
    into,
    isLikely:
      isSame && into?.hasSigned === false && waiting.filter((other) => other.into === into).length === 1,
  }));
}

function found<Person>({ score, person }: { score: number; person: Person | null }) {
  return { into: person, isSame: score === 1 };
}

/** Whether somebody changed either of them since the page was drawn. */
export function seenPair({ person, into }: Pick<Pair<Listed>, "person" | "into">): string {
  return `${person.version}.${into?.version ?? ""}`;
}
