import type { Hash } from "node:crypto";
import type { FileHandle } from "node:fs/promises";

/** Larger ones ask the machine for larger pieces of fresh memory, which took four times as long on a virtual one. */
const BLOCK = 64 * 1024;

/**
 * Writes what comes in blocks, one while the next is filled: to ask the disk for each chunk of a network
 * costs more than the disk does. The hash is of all that was given, so it is void once a write has failed.
 */
export function blockWriter(file: FileHandle, from: number, hash?: Hash) {
  const blocks = [Buffer.allocUnsafeSlow(BLOCK), Buffer.allocUnsafeSlow(BLOCK)] as const;
  let turn: 0 | 1 = 0;
  let filled = 0;
  let sent = from;
  let written = from;
  let writing: Promise<void> = Promise.resolve();

  const send = async () => {
    await writing;
    const block = blocks[turn].subarray(0, filled);
    hash?.update(block);
    writing = writeWhole(file, block, sent, (end) => (written = end));
    // Whoever gives or flushes next is told.
    writing.catch(() => undefined);
    sent += filled;
    filled = 0;
    turn = turn === 0 ? 1 : 0;
  };

  return {
    async add(chunk: Uint8Array): Promise<void> {
      for (let taken = 0; taken < chunk.length;) {
        const part = chunk.subarray(taken, taken + BLOCK - filled);
        blocks[turn].set(part, filled);
        filled += part.length;
        taken += part.length;
        if (filled === BLOCK) await send();
      }
    },
    /** All that was given is in the file, though not yet safe from a cut of the power. */
    async flush(): Promise<void> {
      if (filled > 0) await send();
      await writing;
    },
    /** Where the file ends for sure. */
    written: () => written,
    hashIsTrue: () => written === sent && filled === 0,
  };
}

/** A disk that fills up may take a part of a block and refuse the rest only when asked again. */
async function writeWhole(
  file: FileHandle,
  block: Uint8Array,
  position: number,
  tell: (end: number) => void,
): Promise<void> {
  let done = 0;
  while (done < block.length) {
    const { bytesWritten } = await file.write(block, done, block.length - done, position + done);
    done += bytesWritten;
    tell(position + done);
  }
}
