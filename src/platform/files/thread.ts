import { Worker } from "node:worker_threads";
import type { Order, Told } from "./worker.ts";

/** What a thread found out before it ended, was ended, or broke down. */
export interface Findings {
  pages?: number;
  picture?: { width: number; height: number };
  failed?: "broken" | "locked";
  /** More than may be. */
  pixels?: number;
}

const PATIENCE_MS = 30_000;

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
    worker.on("message", (told: Told) => {
      if ("width" in told) findings.picture = told;
      else Object.assign(findings, told);
    });
    worker.on("error", () => {
      findings.failed ??= "broken";
    });
    worker.on("exit", () => {
      clearTimeout(patience);
      if (findings.pages === undefined && !findings.picture && !findings.pixels) findings.failed ??= "broken";
      resolve(findings);
    });
  });
}
