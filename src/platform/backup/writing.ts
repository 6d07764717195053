import { createHash, randomBytes } from "node:crypto";
import { open, rename, rm } from "node:fs/promises";
import type { FileHandle } from "node:fs/promises";
import { dirname } from "node:path";
import { TAR_END, tarHeader, tarPadding } from "./tar.ts";
import { BackupTrouble, diskTrouble } from "./trouble.ts";

export const SUMS = "SHA256SUMS";

/** Writes one backup file, entry after entry, and never holds more than a piece of it. */
export interface BackupWriter {
  /** Gives the SHA-256 of what was added. */
  add(name: string, size: number, body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<string>;
  /** Bytes so far. */
  written(): number;
}

/**
 * The file is there whole, flushed and under its name, or not at all. Only its owner may read it: it holds
 * what the house holds.
 */
export async function writeBackupFile(
  path: string,
  at: Date,
  fill: (writer: BackupWriter) => Promise<void>,
): Promise<{ bytes: number }> {
  // Two backups at once to one name: each is whole, the later one stays.
  const half = `${path}.${randomBytes(4).toString("hex")}.part`;
  let handle: FileHandle | undefined;
  try {
    handle = await open(half, "wx", 0o600);
    const written = await fillFile(handle, at, fill);
    await handle.sync();
    await handle.close();
    handle = undefined;
    await rename(half, path);
    await flushFolder(dirname(path));
    return { bytes: written };
  } catch (error) {
    await handle?.close().catch(() => undefined);
    await rm(half, { force: true }).catch(() => undefined);
    throw diskTrouble(error, path);
  }
}

async function fillFile(handle: FileHandle, at: Date, fill: (writer: BackupWriter) => Promise<void>) {
  const sums: Buffer[] = [];
  let written = 0;
  const write = async (bytes: Uint8Array) => {
    // A disk that fills up may take a part and refuse the rest only when asked again.
    for (let done = 0; done < bytes.length;) {
      done += (await handle.write(bytes, done, bytes.length - done)).bytesWritten;
    }
    written += bytes.length;
  };
  const add: BackupWriter["add"] = async (name, size, body) => {
    const hash = createHash("sha256");
    let given = 0;
    await write(tarHeader({ name, size }, at));
    for await (const piece of body) {
      given += piece.length;
      if (given > size) break;
      hash.update(piece);
      await write(piece);
    }
    if (given !== size) throw new BackupTrouble(`${name} changed its size while it was read; try again.`);
    await write(tarPadding(size));
    const sha256 = hash.digest("hex");
    if (name !== SUMS) sums.push(Buffer.from(sumLine(sha256, name)));
    return sha256;
  };
  await fill({ add, written: () => written });
  await add(
    SUMS,
    sums.reduce((size, line) => size + line.length, 0),
    sums,
  );
  await write(TAR_END);
  return written;
}

/** As sha256sum writes it, so that `tar x` and `sha256sum -c` can look without this program. */
export function sumLine(sha256: string, name: string): string {
  return `${sha256}  ${name}\n`;
}

async function flushFolder(path: string): Promise<void> {
  // Windows cannot open a folder to flush it.
  if (process.platform === "win32") return;
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
