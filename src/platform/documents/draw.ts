import { availableParallelism } from "node:os";
import { startApart } from "../apart/start.ts";
import { besidePages } from "../apart/pages-first.ts";
import { fairTurnsOf } from "../apart/turns.ts";
import { keptWarm } from "../apart/warm.ts";
import { workApart } from "../apart/work.ts";
import type { Bounds, WorkEnd } from "../apart/work.ts";
import type { DocumentFormat, DocumentModel } from "./model.ts";
import type { Delivery, Order } from "./worker.ts";

const PATIENCE_MS = 60_000;
/** A warm process draws twice as fast as a new one, but holds its memory. */
const WARM_MS = 60_000;
/** One core stays with the pages. */
const MOST_PROCESSES = Math.max(1, Math.min(2, availableParallelism() - 1));
/** More than a person opens at once; each waits with its whole model in memory. */
const MOST_OF_ONE = 5;

const inTurn = fairTurnsOf(MOST_PROCESSES);
const program = { source: "./worker.ts", built: "document-worker", memoryMb: 768 };
const warm = keptWarm(WARM_MS, () => startApart(import.meta.url, program));

/**
 * Draws a document apart from the server, so that pages go on being answered meanwhile. Rejects when the document
 * cannot be drawn, takes too long, or `signal` says that nobody waits any more.
 */
export async function drawDocument(
  model: DocumentModel,
  format: DocumentFormat,
  options: { signal?: AbortSignal; patienceMs?: number; who?: string } = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const { signal, patienceMs = PATIENCE_MS, who } = options;
  if (who !== undefined && inTurn.waiting(who) >= MOST_OF_ONE)
    throw new TooManyWait("one person waits for very many documents");
  return inTurn(who ?? "", () => draw({ model, format }, { patienceMs, signal }), signal);
}

/** Whoever asks has asked for so many already that others would wait for them. */
export class TooManyWait extends Error {
  override name = "TooManyWait";
}

/** The processes that draw at the moment or wait warm. */
export function drawers(): { pids: (number | undefined)[]; busy: number; waiting: number } {
  const [busy, idle] = [warm.busy(), warm.idle()];
  return { pids: [...busy, ...idle].map(({ pid }) => pid), busy: busy.length, waiting: inTurn.waiting() };
}

async function draw(order: Order, bounds: Bounds): Promise<Uint8Array<ArrayBuffer>> {
  const drawer = warm.take();
  let delivery: Delivery | undefined;
  const end = await besidePages(drawer, () =>
    workApart<Delivery>(drawer, order, bounds, (told) => (delivery = told)),
  );
  warm.giveBack(drawer, end === "done");
  if (delivery && "bytes" in delivery) return delivery.bytes;
  throw new Error(delivery ? `the document could not be drawn: ${delivery.problem}` : inWords[end]);
}

const inWords: Record<WorkEnd, string> = {
  done: "the drawing process gave nothing",
  late: "the document took longer than may be",
  large: "the document took more memory than may be",
  left: "nobody waits for this document",
  broken: "the drawing process ended",
};
