import type { PackContent, PackEnvelope } from "./pack.ts";

export type ConfirmationStatus = "confirmed" | "partly" | "unconfirmed";

/** An object inside data that says `confirmed: false` itself. */
export interface UnconfirmedPart {
  readonly path: readonly (string | number)[];
  /** Its own name or date, to show; the path when it has none. */
  readonly name: string;
}

export interface Confirmation {
  readonly status: ConfirmationStatus;
  readonly parts: readonly UnconfirmedPart[];
}

/** The envelope speaks for the whole; a part that carries its own `confirmed` speaks for itself and what lies below it. */
export function confirmationOf(pack: PackContent<unknown>): Confirmation {
  const marks = marksIn(pack.data, []);
  const parts = marks.filter((mark) => !mark.confirmed).map(({ path, name }) => ({ path, name }));
  if (pack.confirmed) return { status: parts.length === 0 ? "confirmed" : "partly", parts };
  return { status: marks.some((mark) => mark.confirmed) ? "partly" : "unconfirmed", parts };
}

/** For one part on its own page: what it says itself, else what its pack says. */
export function isConfirmed(pack: PackEnvelope, part: { readonly confirmed?: boolean | undefined }): boolean {
  return part.confirmed ?? pack.confirmed;
}

interface Mark extends UnconfirmedPart {
  readonly confirmed: boolean;
}

function marksIn(value: unknown, path: readonly (string | number)[]): Mark[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => marksIn(item, [...path, index]));
  if (typeof value !== "object" || value === null) return [];
  const own: Mark[] =
    "confirmed" in value && typeof value.confirmed === "boolean"
      ? [{ path, name: nameOf(value, path), confirmed: value.confirmed }]
      : [];
  return [...own, ...Object.entries(value).flatMap(([field, inner]) => marksIn(inner, [...path, field]))];
}

function nameOf(value: object, path: readonly (string | number)[]): string {
  for (const field of ["name", "title", "full", "key"]) {
    const found = Object.entries(value).find(([name]) => name === field)?.[1];
    if (typeof found === "string") return found;
  }
  return path.join(".");
}
