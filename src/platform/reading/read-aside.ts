import { endApart, startApart } from "../apart/start.ts";
import type { ApartProgram } from "../apart/start.ts";
import { fairTurnsOf } from "../apart/turns.ts";
import { workApart } from "../apart/work.ts";
import { refusals } from "./refusals.ts";

/** Twenty times what the longest document that we know takes. */
const PATIENCE_MS = 30_000;
const MEMORY_MB = 512;

type Refused = { ok: false; why: string };

export type ReadAside<Read> = (
  bytes: Uint8Array<ArrayBuffer>,
  who: string,
  patienceMs?: number,
) => Promise<Read | Refused>;

// One file at a time over all kinds of documents: reading takes a core.
const inTurn = fairTurnsOf(1);
const reading = new Set<string>();

/** Reads a file in a process of its own, one file of a person at a time: pages go on being answered meanwhile. */
export function aside<Read>(from: string, program: Omit<ApartProgram, "memoryMb">): ReadAside<Read> {
  return async (bytes, who, patienceMs = PATIENCE_MS) => {
    if (reading.has(who)) return { ok: false, why: refusals.stillReading };
    reading.add(who);
    try {
      return await inTurn(who, () => readApart<Read>(from, program, bytes, patienceMs));
    } finally {
      reading.delete(who);
    }
  };
}

async function readApart<Read>(
  from: string,
  program: Omit<ApartProgram, "memoryMb">,
  bytes: Uint8Array<ArrayBuffer>,
  patienceMs: number,
): Promise<Read | Refused> {
  const reader = startApart(from, { ...program, memoryMb: MEMORY_MB });
  let read: Read | undefined;
  const end = await workApart<Read>(reader, { bytes }, { patienceMs }, (told) => (read = told));
  endApart(reader);
  // What breaks it is a document that unfolds without end.
  return read ?? { ok: false, why: end === "late" ? refusals.tooSlow : refusals.bomb };
}
