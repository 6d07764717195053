import { createHash } from "node:crypto";
import pg from "pg";
import type { Configuration } from "../../configuration.ts";
import { openFileStore } from "../../platform/files/open-store.ts";
import type { FileStore } from "../../platform/files/store.ts";
import type { ReachedDatabase } from "../reach.ts";
import type { Finding } from "./finding.ts";
import { broken, note, ok } from "./finding.ts";

/** So much is read and compared with its hash on each look, beginning anywhere; `--files` reads all. */
const USUAL_BYTES = 1024 ** 3;

interface Content {
  org_id: string;
  sha256: string;
  size: number;
}

/** Every content that the records name: is it there, is it as long, is it still what it was? And is there more? */
export async function examineFiles(
  configuration: Configuration,
  reached: ReachedDatabase,
  readAll: boolean,
): Promise<Finding[]> {
  const store = openFileStore(configuration);
  const contents = await namedContents(reached);
  if (!contents) return [];
  const there = new Map<string, number>();
  const orphans: number[] = [];
  for await (const { orgId, sha256, size } of store.each()) {
    if (contents.has(`${orgId}/${sha256}`)) there.set(`${orgId}/${sha256}`, size);
    else orphans.push(size);
  }
  const damaged: string[] = [];
  const missing: string[] = [];
  let left = readAll ? Number.POSITIVE_INFINITY : USUAL_BYTES;
  let read = 0;
  for (const [name, { org_id, sha256, size }] of contents) {
    if (!there.has(name)) missing.push(name);
    else if (there.get(name) !== size) damaged.push(name);
    else if (left >= size) {
      left -= size;
      read += 1;
      if ((await hashIn(store, org_id, sha256)) !== sha256) damaged.push(name);
    }
  }
  const all = contents.size;
  const unread = all - missing.length - damaged.length - read;
  return [
    missing.length + damaged.length === 0
      ? ok(`files: ${all} contents are whole in ${store.where}${unread > 0 ? ` (${read} read)` : ""}`)
      : broken(
          `files: of ${all} contents ${missing.length} are missing and ${damaged.length} are damaged: ${sample([...missing, ...damaged])}`,
          "Bring them back from the latest backup that has them; sucharit restore takes them in.",
        ),
    ...(unread > 0 ? [note(`files: ${unread} contents were not read`, "Run: sucharit doctor --files")] : []),
    ...(orphans.length > 0
      ? [
          note(
            `files: ${orphans.length} contents belong to no record`,
            "Nothing to do: they are swept after ten days.",
          ),
        ]
      : []),
  ];
}

/** As the owner, who sees all organisations; nothing while there is no such table yet. */
async function namedContents(reached: ReachedDatabase): Promise<Map<string, Content> | undefined> {
  const client = new pg.Client({ connectionString: reached.ownerUrl, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    const exists = await client.query("select to_regclass('public.file_content') is not null as yes");
    if (exists.rows[0].yes !== true) return undefined;
    const { rows } = await client.query<Content>(
      "select org_id::text, sha256, size::float8 as size from file_content order by random()",
    );
    return new Map(rows.map((row) => [`${row.org_id}/${row.sha256}`, row]));
  } finally {
    await client.end();
  }
}

async function hashIn(store: FileStore, orgId: string, sha256: string): Promise<string | undefined> {
  const hash = createHash("sha256");
  try {
    for await (const chunk of await store.open(orgId, sha256)) hash.update(chunk);
  } catch {
    return undefined; // a disk that cannot read it has damaged it
  }
  return hash.digest("hex");
}

function sample(names: readonly string[]): string {
  return names.slice(0, 3).join(", ") + (names.length > 3 ? " …" : "");
}
