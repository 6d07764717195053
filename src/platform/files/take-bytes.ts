import { createHash } from "node:crypto";
import type { FileHandle } from "node:fs/promises";
import type { Outcome, Refusal } from "../acts/outcome.ts";
import { refused } from "../acts/outcome.ts";
import type { House } from "../house.ts";
import { blockWriter } from "./block-writer.ts";
import type { Place } from "./place.ts";
import { hashOf } from "./receive.ts";
import { forget, remember, standingOf } from "./standings.ts";
import type { Standing } from "./standings.ts";
import { keepReceived } from "./storing.ts";
import type { StoredFile } from "./storing.ts";
import { refusalOf } from "./trouble.ts";
import { endUpload, noteReceived } from "./uploads.ts";
import type { Upload } from "./uploads.ts";

type Keeper = Pick<House, "database" | "files" | "now" | "log">;

/** After so many bytes, or so long, the disk is asked to be sure of them: a crash costs no more. */
const CHECKPOINT = 32 * 1024 ** 2;
const CHECKPOINT_MS = 5000;

export type Taken = { received: number; file?: StoredFile } | { refusal: Refusal };

/** Writes down what comes from where the upload stands. However it ends, what arrived counts. */
export async function takeBytes(
  house: Keeper,
  upload: Upload,
  place: Place,
  stream: AsyncIterable<Uint8Array>,
): Promise<Taken> {
  let { received } = upload;
  try {
    if (received < upload.size) received = await writeDown(house, upload, stream);
    if (received < upload.size) return { received };
    const ended = await end(house, upload, place);
    return ended.ok ? { received, file: ended.value } : { refusal: ended };
  } catch (error) {
    return { refusal: refusalOf(error) };
  }
}

async function writeDown(house: Keeper, upload: Upload, stream: AsyncIterable<Uint8Array>): Promise<number> {
  const { id, size, received } = upload;
  const path = house.files.incoming.pathOf(id);
  const before = await standingOf(id, path, received);
  const hash = received === 0 ? createHash("sha256") : before.hash;
  const file = await house.files.incoming.open(id);
  const writer = blockWriter(file, received, hash);
  const safe = checkpoints(house, upload, file, before);
  let given = received;
  let isLost = true;
  try {
    // What lies behind may be anything.
    await file.truncate(received);
    for await (const chunk of stream) {
      given += chunk.length;
      if (given > size) throw new TooMuch();
      await writer.add(chunk);
      safe.passing(writer.written());
    }
    isLost = false;
  } catch (error) {
    if (error instanceof TooMuch || isOfDisk(error)) throw error;
    house.log.info({ upload: id, at: given }, "an upload was interrupted");
  } finally {
    try {
      await writer.flush();
    } finally {
      const at = writer.written();
      // A whole file is made safe where it is kept.
      if (at < size) await safe.atLast(at, isLost);
      await file.close();
      await remember(id, path, { at, hash: writer.hashIsTrue() ? hash : undefined, ...safe.told() });
    }
  }
  return writer.written();
}

/** More bytes than were announced: a client that is broken, or means harm. */
export class TooMuch extends Error {
  override name = "TooMuch";
}

function isOfDisk(error: unknown): boolean {
  return error instanceof Error && "syscall" in error && error.syscall === "write" && "code" in error;
}

/** Beside the writing: bytes are made safe, then counted. */
function checkpoints(house: Keeper, upload: Upload, file: FileHandle, before: Partial<Standing>) {
  let safe = before.safe ?? upload.received;
  let safeSince = before.safeSince ?? Date.now();
  let running: Promise<void> | undefined;
  const count = async (at: number) => {
    await file.datasync();
    await noteReceived(house, upload, at);
    safe = at;
    safeSince = Date.now();
  };
  return {
    passing(at: number) {
      if (running || (at - safe < CHECKPOINT && Date.now() - safeSince < CHECKPOINT_MS)) return;
      // What fails here fails again at the end, where somebody is told.
      running = count(at)
        .catch(() => undefined)
        .finally(() => (running = undefined));
    },
    /** After a lost connection it may be long until more comes; else the next piece has it counted. */
    async atLast(at: number, isLost: boolean) {
      await running;
      if (isLost && at > safe) await count(at);
    },
    told: () => ({ safe, safeSince }),
  };
}

async function end(house: Keeper, upload: Upload, place: Place): Promise<Outcome<StoredFile>> {
  const { id, org_id, owner, name, size } = upload;
  const path = house.files.incoming.pathOf(id);
  const { hash } = await standingOf(id, path, size);
  const sha256 = hash?.copy().digest("hex") ?? (await hashOf(path));
  const outcome = await keepReceived(house, org_id, { name: id, path, size, sha256 }, { name, place, owner });
  if (outcome.ok) {
    forget(id);
    await endUpload(house, upload, { file_id: outcome.value.id });
  } else if (outcome.reason === "refused") {
    forget(id);
    await endUpload(house, upload, { refusal: outcome.message });
    await house.files.incoming.remove(id);
  } else {
    await keepForLater(house, upload);
  }
  return outcome;
}

/** While the store is away or full, a whole file waits for it and needs not be sent again. */
async function keepForLater(house: Keeper, upload: Upload): Promise<void> {
  const file = await house.files.incoming.open(upload.id);
  try {
    await file.datasync();
  } finally {
    await file.close();
  }
  await noteReceived(house, upload, upload.size);
}

/** For whoever asks again after it ended. */
export function refusalKept({ refusal }: Upload): Refusal | undefined {
  return refusal === null ? undefined : refused(refusal);
}
