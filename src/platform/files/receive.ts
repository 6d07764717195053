import { createHash } from "node:crypto";
import { open, stat } from "node:fs/promises";
import { v7 as newId } from "uuid";
import { blockWriter } from "./block-writer.ts";
import type { Incoming } from "./store.ts";
import { asTrouble } from "./trouble.ts";

/** Bytes that lie whole in the incoming folder, not looked at yet. */
export interface Received {
  name: string;
  path: string;
  size: number;
  sha256: string;
}

/** Writes a stream down as it comes; nothing when there is more of it than may be. */
export async function receive(
  incoming: Incoming,
  stream: AsyncIterable<Uint8Array>,
  mostBytes: number,
): Promise<Received | undefined> {
  const name = newId();
  const hash = createHash("sha256");
  let size = 0;
  try {
    const file = await incoming.open(name);
    try {
      const writer = blockWriter(file, 0, hash);
      for await (const chunk of stream) {
        size += chunk.length;
        if (size > mostBytes) break;
        await writer.add(chunk);
      }
      // Whether it is safe from a cut of the power is asked where it is kept.
      await writer.flush();
    } finally {
      await file.close();
    }
  } catch (error) {
    await incoming.remove(name);
    throw asTrouble(error);
  }
  if (size > mostBytes) {
    await incoming.remove(name);
    return undefined;
  }
  return { name, path: incoming.pathOf(name), size, sha256: hash.digest("hex") };
}

export async function hashOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  const file = await open(path);
  try {
    for await (const chunk of file.createReadStream({ highWaterMark: 1024 * 1024 })) hash.update(chunk);
  } finally {
    await file.close();
  }
  return hash.digest("hex");
}

/** A file that was made beside the one that came. */
export async function madeBeside(came: Received, ending: ".photo" | ".preview"): Promise<Received> {
  const path = came.path + ending;
  return { name: came.name + ending, path, size: (await stat(path)).size, sha256: await hashOf(path) };
}
