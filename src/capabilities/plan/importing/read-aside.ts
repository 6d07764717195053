import { Worker } from "node:worker_threads";
import { fairTurnsOf } from "../../../platform/files/turns.ts";
import type { PlanFileRead } from "../reading/read-file.ts";
import { refusals } from "../reading/refusals.ts";

/** Twenty times what the longest plan that we know takes. */
const PATIENCE_MS = 30_000;
const MEMORY_MB = 512;

const inTurn = fairTurnsOf(1);
const reading = new Set<string>();

/** Reads a file on a thread of its own, one file of a person at a time: pages go on being answered meanwhile. */
export async function readAside(
  bytes: Uint8Array<ArrayBuffer>,
  who: string,
  patienceMs = PATIENCE_MS,
): Promise<PlanFileRead> {
  if (reading.has(who)) return { ok: false, why: refusals.stillReading };
  reading.add(who);
  try {
    return await inTurn(who, () => onThread(bytes, patienceMs));
  } finally {
    reading.delete(who);
  }
}

function onThread(bytes: Uint8Array<ArrayBuffer>, patienceMs: number): Promise<PlanFileRead> {
  return new Promise((resolve) => {
    // The build puts the thread's program beside the server's; from source both are TypeScript.
    const program = import.meta.url.endsWith(".ts") ? "../reading/worker.ts" : "./reading-worker.mjs";
    const worker = new Worker(new URL(program, import.meta.url), {
      workerData: bytes,
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    });
    let read: PlanFileRead = { ok: false, why: refusals.broken };
    const patience = setTimeout(() => {
      read = { ok: false, why: refusals.tooSlow };
      void worker.terminate();
    }, patienceMs);
    worker.on("message", (told: PlanFileRead) => (read = told));
    // It ran out of memory: a document that unfolds without end.
    worker.on("error", () => (read = { ok: false, why: refusals.bomb }));
    worker.on("exit", () => {
      clearTimeout(patience);
      resolve(read);
    });
  });
}
