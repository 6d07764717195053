import { Worker } from "node:worker_threads";
import type { Order, Told } from "./worker.ts";

/** What a thread found out before it ended, was ended, or broke down. */
export interface Findings {
  pages?: number;
  picture?: { width: number; height: number };
  failed?: "broken" | "locked" | "full";
  /** More than may be. */
  pixels?: number;
}

const PATIENCE_MS = 30_000;
/**
 * Beside the file itself. Two kilobytes of a PDF can unfold into gigabytes, and what a thread holds outside of its
 * heap no limit of Node counts: looked at from here, often enough that little comes on top.
 */
const MOST_MEMORY = 512 * 1024 ** 2;
const LOOK_MS = 100;

/** Gives one file to a thread of its own, away from the requests and with a memory of its own. */
export function findOut(order: Order): Promise<Findings> {
  return new Promise((resolve) => {
    const findings: Findings = {};
    const program = import.meta.url.endsWith(".ts") ? "./worker.ts" : "./file-worker.mjs";
    const worker = new Worker(new URL(program, import.meta.url), {
      workerData: order,
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: 256 },
      stdout: true,
      stderr: true,
    });
    const patience = setTimeout(() => void worker.terminate(), PATIENCE_MS);
    const looking = setInterval(() => void endWhenTooLarge(worker, MOST_MEMORY + 2 * order.size), LOOK_MS);
    worker.on("message", (told: Told) => {
      if ("width" in told) findings.picture = told;
      else Object.assign(findings, told);
    });
    worker.on("error", () => {
      findings.failed ??= "broken";
    });
    worker.on("exit", () => {
      clearTimeout(patience);
      clearInterval(looking);
      if (findings.pages === undefined && !findings.picture && !findings.pixels) findings.failed ??= "broken";
      resolve(findings);
    });
  });
}

async function endWhenTooLarge(worker: Worker, most: number): Promise<void> {
  try {
    const { external_memory: held } = await worker.getHeapStatistics();
    if (held > most) await worker.terminate();
  } catch {
    // It has ended by itself.
  }
}
