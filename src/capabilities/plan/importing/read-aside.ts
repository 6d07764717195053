import { endApart, startApart } from "../../../platform/apart/start.ts";
import { fairTurnsOf } from "../../../platform/apart/turns.ts";
import { workApart } from "../../../platform/apart/work.ts";
import type { PlanFileRead } from "../reading/read-file.ts";
import { refusals } from "../reading/refusals.ts";

/** Twenty times what the longest plan that we know takes. */
const PATIENCE_MS = 30_000;
const program = { source: "../reading/worker.ts", built: "reading-worker", memoryMb: 512 };

const inTurn = fairTurnsOf(1);
const reading = new Set<string>();

/** Reads a file in a process of its own, one file of a person at a time: pages go on being answered meanwhile. */
export async function readAside(
  bytes: Uint8Array<ArrayBuffer>,
  who: string,
  patienceMs = PATIENCE_MS,
): Promise<PlanFileRead> {
  if (reading.has(who)) return { ok: false, why: refusals.stillReading };
  reading.add(who);
  try {
    return await inTurn(who, () => readApart(bytes, patienceMs));
  } finally {
    reading.delete(who);
  }
}

async function readApart(bytes: Uint8Array<ArrayBuffer>, patienceMs: number): Promise<PlanFileRead> {
  const reader = startApart(import.meta.url, program);
  let read: PlanFileRead | undefined;
  const end = await workApart<PlanFileRead>(reader, { bytes }, { patienceMs }, (told) => (read = told));
  endApart(reader);
  // What breaks it is a document that unfolds without end.
  return read ?? { ok: false, why: end === "late" ? refusals.tooSlow : refusals.bomb };
}
