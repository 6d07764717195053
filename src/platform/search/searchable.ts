import type { OrgDatabase } from "../database/connect.ts";
import type { IconName } from "../ui/icon.tsx";
import type { Audience } from "./audience.ts";

/** What can be found of one record. */
export interface Entry {
  id: string;
  parentId?: string;
  title: string;
  /** Never what only some readers of the record's page may see. */
  body: readonly (string | null | undefined)[];
  day?: string | null;
  /** The same function that decides about the record's page. */
  audience: Audience;
  isPublic?: boolean;
}

type Lookup = (db: OrgDatabase, orgId: string, ids: readonly string[]) => Promise<string[]>;

/** How a kind of record is found. */
export interface Searchable {
  /** As acts name it in their trace. */
  kind: string;
  title: string;
  icon: IconName;
  /** Goes up with every change of the words or the audience: the entries are then made anew. */
  version: number;
  all: (db: OrgDatabase, orgId: string) => Promise<string[]>;
  /** The entries of these records; none for one that is gone. Called within the act that changed them. */
  entries: (db: OrgDatabase, orgId: string, ids: readonly string[]) => Promise<Entry[]>;
  /** Other kinds whose names stand in the entries: which of ours to make anew when one of theirs changes. */
  follows?: Readonly<Record<string, Lookup>>;
  href: (org: string, record: { id: string; parentId: string }) => string;
}

const registered = new Map<string, Searchable>();

export function searchable(definition: Searchable): Searchable {
  if (registered.has(definition.kind)) throw new Error(`Two kinds are searchable as ${definition.kind}`);
  registered.set(definition.kind, definition);
  return definition;
}

export function allSearchables(): Searchable[] {
  return [...registered.values()];
}

export function searchableOf(kind: string): Searchable | undefined {
  return registered.get(kind);
}
