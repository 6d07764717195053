import { nearestPassage } from "../../thai/matching.ts";
import type { Passage } from "../../thai/matching.ts";
import { skeletonOf } from "../../thai/search-form.ts";
import { piecesOf } from "./question.ts";
import type { Term } from "./question.ts";

/** A passage that differs more is another word. One letter of four, two of eight. */
const LEAST = 0.74;

/** How near an entry comes to all terms, the worst of them; 0 where one is missing. */
export function nearness(form: string, terms: readonly Term[]): number {
  const bare = withoutMarks(form);
  let worst = 1;
  for (const term of terms) {
    worst = Math.min(worst, nearestIn(form, term, bare)?.score ?? 0);
    if (worst === 0) break;
  }
  return worst;
}

/** Where a term stands in a form, as nearly as possible. Only the surroundings of a piece that is whole are weighed. */
export function nearestIn(form: string, term: Term, bare = withoutMarks(form)): Passage | undefined {
  const exact = form.indexOf(term.form);
  if (exact >= 0) return { from: exact, to: exact + term.form.length, score: 1 };
  const reach = term.form.length + 4;
  let best: Passage | undefined;
  let after = -1;
  for (const at of placesOf(bare, piecesOf(term.skeleton))) {
    if (at < after) continue;
    const from = Math.max(0, at - reach);
    const to = Math.min(form.length, at + 2 * reach);
    const passage = nearestPassage(term.form, form.slice(from, to));
    // What was weighed with this place needs no second look.
    after = at + Math.floor(reach / 2);
    if (passage.score >= LEAST && passage.score > (best?.score ?? 0))
      best = { from: from + passage.from, to: from + passage.to, score: passage.score };
  }
  return best;
}

const MOST_PLACES = 200;

/** A text without its marks, and where each of its letters stood. */
interface Bare {
  skeleton: string;
  letters: readonly number[];
}

function withoutMarks(form: string): Bare {
  const letters: number[] = [];
  const signs: string[] = [];
  for (let at = 0; at < form.length; at += 1) {
    const sign = skeletonOf(form[at] ?? "");
    if (sign === "") continue;
    signs.push(sign);
    letters.push(at);
  }
  return { skeleton: signs.join(""), letters };
}

/** Where one of the pieces begins, in the order of the text. */
function placesOf({ skeleton, letters }: Bare, pieces: readonly string[]): number[] {
  const places: number[] = [];
  for (const piece of pieces) {
    if (piece === "") continue;
    let at = skeleton.indexOf(piece);
    for (let count = 0; at >= 0 && count < MOST_PLACES; count += 1) {
      places.push(letters[at] ?? 0);
      at = skeleton.indexOf(piece, at + 1);
    }
  }
  return places.toSorted((a, b) => a - b);
}
