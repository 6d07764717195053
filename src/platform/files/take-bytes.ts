import { createHash } from "node:crypto";
import type { Hash } from "node:crypto";
import type { FileHandle } from "node:fs/promises";
import type { Outcome, Refusal } from "../acts/outcome.ts";
import { refused } from "../acts/outcome.ts";
import type { House } from "../house.ts";
import type { Place } from "./place.ts";
import { hashOf, writeWhole } from "./receive.ts";
import { keepReceived } from "./storing.ts";
import type { StoredFile } from "./storing.ts";
import { refusalOf } from "./trouble.ts";
import { endUpload, noteReceived } from "./uploads.ts";
import type { Upload } from "./uploads.ts";

type Keeper = Pick<House, "database" | "files" | "now" | "log">;

/** After so many bytes the disk is asked to be sure of them; a crash costs no more. */
const CHECKPOINT = 32 * 1024 ** 2;
const MOST_HASHES = 500;

/** How far the hash of a running upload is; a state that no database can hold. Lost, the bytes are read again. */
const hashes = new Map<string, { hash: Hash; at: number }>();

export type Taken = { received: number; file?: StoredFile } | { refusal: Refusal };

/** Writes down what comes from where the upload stands. However it ends, what is safe is counted. */
export async function takeBytes(
  house: Keeper,
  upload: Upload,
  place: Place,
  stream: AsyncIterable<Uint8Array> | undefined,
): Promise<Taken> {
  let received = upload.received;
  try {
    if (stream && received < upload.size) received = await writeDown(house, upload, stream);
    if (received < upload.size) return { received };
    const ended = await end(house, upload, place);
    return ended.ok ? { received, file: ended.value } : { refusal: ended };
  } catch (error) {
    return { refusal: refusalOf(error) };
  }
}

async function writeDown(house: Keeper, upload: Upload, stream: AsyncIterable<Uint8Array>): Promise<number> {
  const file = await house.files.incoming.open(upload.id);
  const hash = hashAt(upload);
  const safe = safely(house, upload, file);
  let at = upload.received;
  try {
    // What lies behind the last safe byte may be anything.
    await file.truncate(at);
    for await (const chunk of stream) {
      if (at + chunk.length > upload.size) throw new TooMuch();
      await writeWhole(file, chunk, at);
      hash?.update(chunk);
      at += chunk.length;
      safe.passing(at);
    }
  } catch (error) {
    if (error instanceof TooMuch || isOfDisk(error)) throw error;
    house.log.info({ upload: upload.id, at }, "an upload was interrupted");
  } finally {
    await safe.atLast(at).finally(() => file.close());
    if (hash) hashes.set(upload.id, { hash, at });
  }
  return at;
}

/** More bytes than were announced: a client that is broken, or means harm. */
export class TooMuch extends Error {
  override name = "TooMuch";
}

function isOfDisk(error: unknown): boolean {
  return error instanceof Error && "syscall" in error && error.syscall === "write" && "code" in error;
}

/** Beside the writing: bytes are made safe, then counted. */
function safely(house: Keeper, upload: Upload, file: FileHandle) {
  let counted = upload.received;
  let running: Promise<void> | undefined;
  const count = async (at: number) => {
    await file.datasync();
    await noteReceived(house, upload, at);
  };
  return {
    passing(at: number) {
      if (running || at - counted < CHECKPOINT) return;
      counted = at;
      // What fails here fails again at the end, where somebody is told.
      running = count(at)
        .catch(() => undefined)
        .finally(() => (running = undefined));
    },
    async atLast(at: number) {
      await running;
      await count(at);
    },
  };
}

function hashAt({ id, received }: Upload): Hash | undefined {
  const known = hashes.get(id);
  if (known?.at === received) return known.hash;
  hashes.delete(id);
  if (received > 0) return undefined;
  if (hashes.size >= MOST_HASHES) hashes.delete(hashes.keys().next().value ?? "");
  return createHash("sha256");
}

async function end(house: Keeper, upload: Upload, place: Place): Promise<Outcome<StoredFile>> {
  const { id, org_id, owner, name, size } = upload;
  const known = hashes.get(id);
  hashes.delete(id);
  const path = house.files.incoming.pathOf(id);
  const sha256 = known?.at === size ? known.hash.digest("hex") : await hashOf(path);
  const outcome = await keepReceived(house, org_id, { name: id, path, size, sha256 }, { name, place, owner });
  if (outcome.ok) {
    await endUpload(house, upload, { file_id: outcome.value.id });
  } else if (outcome.reason === "refused") {
    await endUpload(house, upload, { refusal: outcome.message });
    await house.files.incoming.remove(id);
  }
  return outcome;
}

/** For whoever asks again after it ended. */
export function refusalKept({ refusal }: Upload): Refusal | undefined {
  return refusal === null ? undefined : refused(refusal);
}
