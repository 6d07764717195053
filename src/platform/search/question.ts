import { searchForm, skeletonOf } from "../../thai/search-form.ts";

/** What somebody typed, ready to be looked for. */
export interface Question {
  text: string;
  terms: readonly Term[];
}

export interface Term {
  /** With its marks. */
  form: string;
  skeleton: string;
}

/** More is no question but a page that was pasted. */
export const LONGEST_QUESTION = 200;
const MOST_TERMS = 10;

/** Blanks part terms that may stand anywhere; within a term they do not exist. Empty where there is no letter. */
export function readQuestion(typed: string): Question {
  const text = typed
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim()
    .slice(0, LONGEST_QUESTION)
    .toWellFormed();
  const forms = text.split(" ").map(searchForm).filter(hasLetter);
  const terms = [...new Set(forms)].slice(0, MOST_TERMS).map(termOf);
  return { text, terms };
}

/** A mark alone is no word, and would be found everywhere. */
function hasLetter(form: string): boolean {
  return /[\p{L}\p{N}]/u.test(form);
}

function termOf(form: string): Term {
  return { form, skeleton: skeletonOf(form) };
}

const words = new Intl.Segmenter("th", { granularity: "word" });

/** The words of a term that was written in one: they may stand apart in the record. Empty for a single one. */
export function wordsOf({ form }: Term): Term[] {
  const found = [...words.segment(form)].map(({ segment }) => segment).filter((word) => hasLetter(word));
  return found.length > 1 ? found.map(termOf) : [];
}

/**
 * Parts of a skeleton of which at least one is left whole when so many letters are wrong: one of four to
 * seven letters, two of more. Fewer letters allow no guess.
 */
export function piecesOf(skeleton: string): string[] {
  const signs = [...skeleton];
  const wrong = signs.length < 4 ? 0 : signs.length < 8 ? 1 : 2;
  return Array.from({ length: wrong + 1 }, (_, index) =>
    signs
      .slice(
        Math.round((index * signs.length) / (wrong + 1)),
        Math.round(((index + 1) * signs.length) / (wrong + 1)),
      )
      .join(""),
  );
}
