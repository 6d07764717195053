import { open, stat, truncate, copyFile } from "node:fs/promises";
import { isErrno } from "./data-folder.ts";

const limit = 4 * 1024 * 1024;

/**
 * Keeps the server's log and one older part, together at most about twice the limit. Copied and emptied, not renamed:
 * the server appends to the file it was given at its start, and it may outlive the app.
 */
export async function trimLog(logFile: string): Promise<void> {
  if ((await sizeOf(logFile)) < limit) return;
  await copyFile(logFile, `${logFile}.1`);
  await truncate(logFile, 0);
}

export function keepLogSmall(logFile: string): () => void {
  const timer = setInterval(() => void trimLog(logFile).catch(() => undefined), 10 * 60_000);
  timer.unref();
  return () => clearInterval(timer);
}

export async function sizeOf(logFile: string): Promise<number> {
  try {
    return (await stat(logFile)).size;
  } catch (error) {
    if (isErrno(error, "ENOENT")) return 0;
    throw error;
  }
}

/** The last lines that were written after `from`, on one line. */
export async function tailOf(logFile: string, from: number): Promise<string> {
  const size = await sizeOf(logFile);
  const start = Math.max(from <= size ? from : 0, size - 2000);
  if (size === start) return "-";
  const file = await open(logFile, "r");
  try {
    const { buffer } = await file.read({ buffer: Buffer.alloc(size - start), position: start });
    return buffer.toString("utf8").trim().split("\n").slice(-6).join(" | ");
  } finally {
    await file.close();
  }
}
