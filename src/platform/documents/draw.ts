import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { DocumentFormat, DocumentModel } from "./model.ts";
import { showSarabunToPictures } from "./picture-bytes.ts";
import type { Delivery, Order } from "./worker.ts";

/**
 * Draws a document on a thread of its own, so that pages go on being answered meanwhile. Rejects when
 * the document cannot be drawn, takes too long, or `signal` says that nobody waits any more.
 */
export function drawDocument(
  model: DocumentModel,
  format: DocumentFormat,
  options: { signal?: AbortSignal; patienceMs?: number; who?: string } = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const { signal, patienceMs = PATIENCE_MS, who } = options;
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(new Error("nobody waits for this document"));
      return;
    }
    if (who !== undefined && queue.filter((other) => other.who === who).length >= MOST_OF_ONE) {
      reject(new TooManyWait("one person waits for very many documents"));
      return;
    }
    const task: Task = { order: { model, format }, patienceMs, who, signal, resolve, reject };
    task.leave = () => {
      const place = queue.indexOf(task);
      if (place < 0) return;
      queue.splice(place, 1);
      reject(new Error("nobody waits for this document"));
    };
    signal?.addEventListener("abort", task.leave, { once: true });
    queue.push(task);
    next();
  });
}

/** How many threads draw at the moment or wait warm; for the health page and tests. */
export function drawingThreads(): { threads: number; busy: number; waiting: number } {
  return { threads: busy.size + idle.size, busy: busy.size, waiting: queue.length };
}

/** Whoever asks has asked for so many already that others would wait for them. */
export class TooManyWait extends Error {
  override name = "TooManyWait";
}

interface Task {
  order: Order;
  /** Whose it is; those of nobody wait in the order in which they came. */
  who: string | undefined;
  patienceMs: number;
  signal?: AbortSignal;
  leave?: () => void;
  resolve: (bytes: Uint8Array<ArrayBuffer>) => void;
  reject: (error: Error) => void;
}

const PATIENCE_MS = 60_000;
/** A warm thread draws twice as fast as a new one, but holds 60 MB. */
const WARM_MS = 60_000;
/** One core stays with the pages. */
const MOST_THREADS = Math.max(1, Math.min(2, availableParallelism() - 1));
const MEMORY_MB = 768;
/** More than a person opens at once; each waits with its whole model in memory. */
const MOST_OF_ONE = 5;

const queue: Task[] = [];
const busy = new Set<Worker>();
const idle = new Map<Worker, NodeJS.Timeout>();

function next(): void {
  if (queue.length === 0) return;
  const [warm] = idle.keys();
  if (!warm && busy.size >= MOST_THREADS) return;
  const task = takeNext();
  if (!task) return;
  if (task.leave) task.signal?.removeEventListener("abort", task.leave);
  const worker = warm ?? start();
  clearTimeout(idle.get(worker));
  idle.delete(worker);
  worker.removeAllListeners();
  work(worker, task);
}

/** Whoever waits for more lets the others go first. */
function takeNext(): Task | undefined {
  const task = queue.shift();
  if (task?.who === undefined) return task;
  const [own, others] = [true, false].map((isOwn) =>
    queue.filter(({ who }) => (who === task.who) === isOwn),
  ) as [Task[], Task[]];
  queue.splice(0, queue.length, ...others, ...own);
  return task;
}

function work(worker: Worker, task: Task): void {
  busy.add(worker);
  worker.ref();
  const patience = setTimeout(
    () => end(new Error(`the document took longer than ${task.patienceMs / 1000} s`)),
    task.patienceMs,
  );
  const abort = () => end(new Error("nobody waits for this document"));
  const settle = () => {
    clearTimeout(patience);
    task.signal?.removeEventListener("abort", abort);
    worker.removeAllListeners();
    busy.delete(worker);
  };
  /** The thread is in no known state: it goes, and takes only this document along. */
  const end = (error: Error) => {
    settle();
    worker.on("error", () => undefined);
    void worker.terminate();
    task.reject(error);
    next();
  };
  worker.on("message", (delivery: Delivery) => {
    settle();
    rest(worker);
    if ("bytes" in delivery) task.resolve(delivery.bytes);
    else task.reject(new Error(`the document could not be drawn: ${delivery.problem}`));
    next();
  });
  worker.on("error", (error: Error) => end(new Error(`the drawing thread broke: ${error.message}`)));
  worker.on("exit", () => end(new Error("the drawing thread ended")));
  task.signal?.addEventListener("abort", abort, { once: true });
  worker.postMessage(task.order);
}

/** Stays warm for the next document, and does not keep the program from ending. */
function rest(worker: Worker): void {
  const letGo = setTimeout(() => {
    idle.delete(worker);
    void worker.terminate();
  }, WARM_MS);
  letGo.unref();
  worker.unref();
  const lost = () => {
    clearTimeout(letGo);
    idle.delete(worker);
  };
  worker.on("error", lost);
  worker.on("exit", lost);
  idle.set(worker, letGo);
}

function start(): Worker {
  showSarabunToPictures();
  // The build puts the thread's program beside the server's; from source both are TypeScript.
  const program = import.meta.url.endsWith(".ts") ? "./worker.ts" : "./document-worker.mjs";
  return new Worker(new URL(program, import.meta.url), {
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  });
}
