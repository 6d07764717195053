import { createReadStream } from "node:fs";
import { mkdir, open, rename, rm, stat, utimes } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { incomingIn, namesIn } from "./incoming.ts";
import type { ByteRange, FileStore, KeptContent } from "./store.ts";
import { asTrouble, ContentMissing } from "./trouble.ts";

const HASH = /^[0-9a-f]{64}$/;

/** folder/organisation/ab/abcd…: no folder grows past what a file system likes. */
export function diskStore(folder: string): FileStore {
  const placeOf = (orgId: string, sha256: string) => {
    if (!HASH.test(sha256)) throw new Error("Content is named by its hash");
    return join(folder, orgId, sha256.slice(0, 2), sha256);
  };
  const sizeOf = async (orgId: string, sha256: string) => {
    try {
      return (await stat(placeOf(orgId, sha256))).size;
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw asTrouble(error);
    }
  };
  return {
    where: folder,
    incoming: incomingIn(join(folder, "incoming")),
    sizeOf,
    put: async (orgId, sha256, path) => {
      const target = placeOf(orgId, sha256);
      try {
        const { size } = await stat(path);
        if ((await sizeOf(orgId, sha256)) === size) {
          // Young again: whoever sweeps leaves alone what was just given.
          const now = new Date();
          await utimes(target, now, now);
          await rm(path, { force: true });
          return;
        }
        await mkdir(dirname(target), { recursive: true, mode: 0o700 });
        await flush(path);
        await rename(path, target);
        await flush(dirname(target));
      } catch (error) {
        throw asTrouble(error);
      }
    },
    open: async (orgId, sha256, range) => streamOf(placeOf(orgId, sha256), range),
    remove: (orgId, sha256) => rm(placeOf(orgId, sha256), { force: true }),
    each: (orgId) => eachIn(folder, orgId),
  };
}

async function streamOf(path: string, range: ByteRange | undefined): Promise<ReadableStream<Uint8Array>> {
  try {
    const file = await open(path);
    const stream = createReadStream(path, {
      fd: file,
      start: range?.first ?? 0,
      ...(range ? { end: range.last } : {}),
      highWaterMark: 256 * 1024,
    });
    return Readable.toWeb(stream) as ReadableStream<Uint8Array>;
  } catch (error) {
    if (isMissing(error)) throw new ContentMissing(path);
    throw asTrouble(error);
  }
}

async function* eachIn(folder: string, orgId: string | undefined): AsyncGenerator<KeptContent> {
  const organisations = orgId === undefined ? await namesIn(folder) : [orgId];
  for (const organisation of organisations) {
    if (!/^[0-9a-f-]{36}$/.test(organisation)) continue;
    for (const shard of await namesIn(join(folder, organisation))) {
      for (const sha256 of await namesIn(join(folder, organisation, shard))) {
        const facts = await stat(join(folder, organisation, shard, sha256)).catch(() => undefined);
        if (facts && HASH.test(sha256))
          yield { orgId: organisation, sha256, size: facts.size, changedAt: facts.mtime };
      }
    }
  }
}

/** After this, a cut of the power takes nothing back. */
async function flush(path: string): Promise<void> {
  const handle = await open(path, "r");
  try {
    await handle.sync();
  } catch (error) {
    // Windows flushes no folders.
    if ((error as NodeJS.ErrnoException).code !== "EPERM" || process.platform !== "win32") throw error;
  } finally {
    await handle.close();
  }
}

function isMissing(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code;
  return code === "ENOENT" || code === "ENOTDIR";
}
