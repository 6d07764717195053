/** Places that are written together, on a page of their own. */
import { placeAt, placeNamed } from "../places.ts";
import type { Place } from "../places.ts";
import type { WordsRow } from "../queries.ts";

export const wordParts = {
  introduction: { title: "คำนำของรายงาน", places: ["introduction"] },
  summary: { title: "ปัจจัยสนับสนุน ปัญหา และข้อเสนอแนะ", places: ["factors", "problems", "recommendations"] },
  reporter: {
    title: "ผู้รายงาน",
    places: ["reporter.name", "reporter.position", "reporter.phone", "reporter.email", "reporter.reportedOn"],
  },
  announcement: {
    title: "ประกาศ",
    places: [
      "announcement.text",
      "announcement.signedOn",
      "announcement.signerName",
      "announcement.signerTitle",
    ],
  },
} as const satisfies Record<string, { title: string; places: readonly string[] }>;
export type WordPart = keyof typeof wordParts;

export function isWordPart(text: string): text is WordPart {
  return Object.hasOwn(wordParts, text);
}

export function placesOfPart(part: WordPart): Place[] {
  return named(wordParts[part].places);
}

export function placesOfProject(projectYearId: string): Place[] {
  return named([placeAt("note", projectYearId), placeAt("remark", projectYearId)]);
}

function named(keys: readonly string[]): Place[] {
  return keys.flatMap((key) => placeNamed(key) ?? []);
}

/** "reporter.name" is the field "name" of its form, "note:…" the field "note". */
export function fieldOf({ key }: Pick<Place, "key">): string {
  const [before = ""] = key.split(":");
  return before.split(".").at(-1) ?? before;
}

/** Rises with every change of one of the places: what a form was drawn from. */
export function versionOf(places: readonly Pick<Place, "key">[], written: readonly WordsRow[]): number {
  const keys = new Set(places.map(({ key }) => key));
  return written.reduce((sum, { place, version }) => sum + (keys.has(place) ? version : 0), 1);
}
