/** Likeness of two texts, with a cheap look first: most pairs of a plan have nothing in common. */
import { similarity, squash } from "../../../thai/matching.ts";

/** similarity(), or 0 where it cannot reach `least`. */
export function nearness(a: string, b: string, least: number): number {
  const left = pairsOf(a);
  const right = pairsOf(b);
  const [short, long] = left.size <= right.size ? [left, right] : [right, left];
  let common = 0;
  for (const pair of short) if (long.has(pair)) common += 1;
  // One changed letter breaks two pairs.
  if (common < long.size * (least - 0.3)) return 0;
  return similarity(a, b);
}

const known = new Map<string, ReadonlySet<string>>();

function pairsOf(text: string): ReadonlySet<string> {
  const before = known.get(text);
  if (before) return before;
  const tight = squash(text);
  const pairs = new Set<string>();
  for (let at = 0; at < tight.length - 1; at += 1) pairs.add(tight.slice(at, at + 2));
  if (known.size > 4000) known.clear();
  known.set(text, pairs);
  return pairs;
}
