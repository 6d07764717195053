/**
 * The database reads and plans a statement once per connection when it has a name, and every time when
 * it has none: half of what a page costs it. A plan that is kept takes memory in every connection, so
 * only statements that come again and again get a name, and not more than a few hundred do.
 */
export const ASKED_OFTEN = 3;
export const MOST_NAMES = 300;
const MOST_COUNTED = 2000;

export function statementNames(): (text: string) => string | undefined {
  const names = new Map<string, string>();
  const asked = new Map<string, number>();
  return (text) => {
    const known = names.get(text);
    if (known || names.size >= MOST_NAMES) return known;
    const times = (asked.get(text) ?? 0) + 1;
    if (times < ASKED_OFTEN) {
      // Lists of changing length make ever new texts: their counts begin again.
      if (asked.size >= MOST_COUNTED) asked.clear();
      asked.set(text, times);
      return undefined;
    }
    asked.delete(text);
    const name = `often_${names.size}`;
    names.set(text, name);
    return name;
  };
}

/** A name means one text to all connections of this process. */
export const preparedNameOf = statementNames();
