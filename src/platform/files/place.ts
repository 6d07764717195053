import type { Permission } from "../accounts/roles.ts";
import type { Kind } from "./kinds.ts";
import { kindsInWords } from "./kinds.ts";
import { sizeInWords } from "./words.ts";

/** Somewhere that files are given: what may come there, and how much of it. */
export interface Place {
  /** record.slot, the same in the database and in the address of an upload. */
  name: string;
  title: string;
  kinds: readonly Kind[];
  /** Of one file. */
  mostBytes: number;
  /** Of one record. */
  mostFiles: number;
  /** Who may send bytes here at all; whether they may stay is for the act that attaches them. */
  may: Permission;
  /** A photo is evidence by its very bytes: kept as it came, place and time of the camera included. */
  keepsOriginals?: boolean;
}

const places = new Map<string, Place>();

export function place(definition: Place): Place {
  if (places.has(definition.name)) throw new Error(`Two places are named ${definition.name}`);
  places.set(definition.name, definition);
  return definition;
}

export function placeNamed(name: string): Place | undefined {
  return places.get(name);
}

/** What a person should know before they choose a file. */
export function placeInWords({ kinds, mostBytes, mostFiles }: Place): string {
  const count = mostFiles === 1 ? "1 ไฟล์" : `ไม่เกิน ${mostFiles} ไฟล์`;
  return `${kindsInWords(kinds)} ${count} ไฟล์ละไม่เกิน ${sizeInWords(mostBytes)}`;
}
