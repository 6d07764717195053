import { startApart } from "../apart/start.ts";
import { keptWarm } from "../apart/warm.ts";
import { workApart } from "../apart/work.ts";
import type { Order, Told } from "./worker.ts";

/** What a decoder found out before it was done, was ended, or broke down. */
export interface Findings {
  pages?: number;
  picture?: { width: number; height: number; type: string; takenAt?: string };
  failed?: "broken" | "locked" | "full";
  /** More than may be. */
  pixels?: number;
  /** It unfolds further than the order allows for now. */
  isLarge?: true;
}

/** A file that was made to be slow gives up its place. */
const PATIENCE_MS = 60_000;
/** Of the whole process, beside twice the file itself; a photo says before how large it is. */
const MOST_MEMORY_MB = { pdf: 640, heic: 640, photo: 2048 };
/** Many photos come one after the other. */
const WARM_MS = 15_000;

const program = { source: "./worker.ts", built: "file-worker", memoryMb: 256 };
const decoders = keptWarm(WARM_MS, () => startApart(import.meta.url, program));

/** Has one file looked at apart from the server. What a PDF or an iPhone photo did to its process ends with it. */
export async function findOut(order: Order): Promise<Findings> {
  const { kind, size } = order;
  const findings: Findings = {};
  const decoder = decoders.take();
  const bounds = { patienceMs: PATIENCE_MS, mostMemoryMb: MOST_MEMORY_MB[kind] + (2 * size) / 1024 ** 2 };
  const end = await workApart<Told>(decoder, order, bounds, (told) => Object.assign(findings, told));
  decoders.giveBack(decoder, kind === "photo" && end === "done");
  const { pages, picture, pixels, isLarge } = findings;
  if (pages === undefined && !picture && !pixels && !isLarge) findings.failed ??= "broken";
  return findings;
}
