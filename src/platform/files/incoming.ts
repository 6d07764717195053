import { mkdir, open, readdir, rm, stat, statfs } from "node:fs/promises";
import { join } from "node:path";
import { constants } from "node:fs";
import type { Incoming } from "./store.ts";
import { StoreTrouble } from "./trouble.ts";

/** A folder on the same disk as the store, so that a whole file is moved there in one step. */
export function incomingIn(folder: string): Incoming {
  return {
    pathOf: (name) => join(folder, name),
    open: async (name) => {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await leaveRoom(folder);
      return open(join(folder, name), constants.O_RDWR | constants.O_CREAT, 0o600);
    },
    remove: (name) => rm(join(folder, name), { force: true }),
    each: () => eachIn(folder),
  };
}

/** The database may lie on the same disk, and stops where it cannot write: files leave it some room. */
const ROOM = 256 * 1024 ** 2;

async function leaveRoom(folder: string): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize < ROOM) throw new StoreTrouble("full");
}

async function* eachIn(folder: string) {
  for (const name of await namesIn(folder)) {
    const facts = await stat(join(folder, name)).catch(() => undefined);
    if (facts?.isFile()) yield { name, changedAt: facts.mtime };
  }
}

export async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}
