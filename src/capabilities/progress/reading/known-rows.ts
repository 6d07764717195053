/** The rows of the form as the narrative may name them. */
import { similarity } from "../../../thai/matching.ts";

export interface KnownRow {
  no: number;
  canonical: string | null;
  title: string;
  isTold: boolean;
}

export interface KnownRows {
  /** Of several with one code the first that was not told of. */
  byCode: (canonical: string) => KnownRow | undefined;
  byTitle: (title: string) => KnownRow | undefined;
  tell: (no: number) => void;
  /** Title of an item or sub-item of the form. */
  heading: (no: string) => string | null;
  hasRowsUnder: (path: readonly number[]) => boolean;
}

const LIKE = 0.85;

export function knownRows(
  given: readonly { no: number; canonical: string | null; title: string }[],
  headings: ReadonlyMap<string, string>,
): KnownRows {
  const rows = given.map((row) => ({ ...row, isTold: false }));
  return {
    byCode: (canonical) => {
      const all = rows.filter((row) => row.canonical === canonical);
      return all.find(({ isTold }) => !isTold) ?? all[0];
    },
    byTitle: (title) => {
      let best: { row: KnownRow; score: number } | undefined;
      for (const row of rows) {
        if (row.isTold) continue;
        const score = similarity(row.title, title);
        if (score >= LIKE && score > (best?.score ?? 0)) best = { row, score };
      }
      return best?.row;
    },
    tell: (no) => {
      const row = rows.find((each) => each.no === no);
      if (row) row.isTold = true;
    },
    heading: (no) => headings.get(no) ?? null,
    hasRowsUnder: (path) => {
      const start = path.join(".");
      return rows.some(
        ({ canonical }) =>
          canonical !== null && (canonical.startsWith(`${start}(`) || canonical.startsWith(`${start}.`)),
      );
    },
  };
}
