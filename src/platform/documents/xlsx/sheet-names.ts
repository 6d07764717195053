const MOST = 31;

/** Names as Excel takes them: 31 letters, without its own signs, each only once. */
export function sheetNames(wanted: readonly string[]): string[] {
  const taken = new Set<string>();
  return wanted.map((name, at) => {
    const clean = name.replaceAll(/[[\]:*?/\\\p{Cc}]/gu, " ").replaceAll(/^['\s]+|['\s]+$/g, "");
    const base = clean === "" ? `แผ่น ${at + 1}` : clean;
    let unique = base.slice(0, MOST);
    for (let turn = 2; taken.has(unique.toLowerCase()); turn += 1) {
      const ending = ` (${turn})`;
      unique = base.slice(0, MOST - ending.length) + ending;
    }
    taken.add(unique.toLowerCase());
    return unique;
  });
}
