import { endApart, startApart } from "../apart/start.ts";
import { workApart } from "../apart/work.ts";
import type { Order, Told } from "./worker.ts";

/** What a decoder found out before it ended, was ended, or broke down. */
export interface Findings {
  pages?: number;
  picture?: { width: number; height: number };
  failed?: "broken" | "locked" | "full";
  /** More than may be. */
  pixels?: number;
}

const PATIENCE_MS = 30_000;
/** Of the whole process, beside twice the file itself. */
const MOST_MEMORY_MB = 640;
const program = { source: "./worker.ts", built: "file-worker", memoryMb: 256 };

/** Gives one file to a process of its own, away from the requests. */
export async function findOut(order: Order): Promise<Findings> {
  const findings: Findings = {};
  const decoder = startApart(import.meta.url, program);
  const bounds = { patienceMs: PATIENCE_MS, mostMemoryMb: MOST_MEMORY_MB + (2 * order.size) / 1024 ** 2 };
  await workApart<Told>(decoder, order, bounds, (told) => {
    if ("width" in told) findings.picture = told;
    else Object.assign(findings, told);
  });
  endApart(decoder);
  if (findings.pages === undefined && !findings.picture && !findings.pixels) findings.failed ??= "broken";
  return findings;
}
