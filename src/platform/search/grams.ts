/** In a title or anywhere: two seeds, so that one index answers both. */
export type Where = "title" | "anywhere";

/** All grams of a skeleton, for an entry. */
export function gramsIn(orgId: string, skeleton: string, where: Where): number[] {
  return [...gramsOfSize(orgId, skeleton, 2, where), ...gramsOfSize(orgId, skeleton, 3, where)];
}

/** The grams that an entry must have to contain the skeleton; none for a single letter, which everything contains. */
export function gramsDemanded(orgId: string, skeleton: string, where: Where): number[] {
  return gramsOfSize(orgId, skeleton, [...skeleton].length === 2 ? 2 : 3, where);
}

function gramsOfSize(orgId: string, skeleton: string, size: number, where: Where): number[] {
  const signs = [...skeleton].map((sign) => sign.codePointAt(0) ?? 0);
  const seed = seedOf(`${where} ${size} ${orgId}`);
  const grams = new Set<number>();
  for (let at = 0; at + size <= signs.length; at += 1) {
    let gram = seed;
    for (let next = at; next < at + size; next += 1) gram = mixed(gram, signs[next] ?? 0);
    grams.add(gram);
  }
  return [...grams];
}

let lastSeeds = new Map<string, number>();

function seedOf(text: string): number {
  const known = lastSeeds.get(text);
  if (known !== undefined) return known;
  let seed = 0;
  for (const sign of text) seed = mixed(seed, sign.codePointAt(0) ?? 0);
  if (lastSeeds.size >= 1000) lastSeeds = new Map();
  lastSeeds.set(text, seed);
  return seed;
}

/** One step of MurmurHash3: two grams that share a number cost one look at the text, nothing else. */
function mixed(hash: number, value: number): number {
  let next = Math.imul(hash ^ value, 0xcc9e2d51);
  next = Math.imul((next << 15) | (next >>> 17), 0x1b873593) + 0x6d2b79f5;
  return (next ^ (next >>> 13)) | 0;
}
