import { fork } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import type { DocumentFormat, DocumentModel } from "./model.ts";
import type { Delivery, Order } from "./worker.ts";

/**
 * Draws a document in a process of its own, so that pages go on being answered meanwhile: a thread would share
 * its memory with theirs, and each page that it fills makes them wait. Rejects when the document cannot be drawn,
 * takes too long, or `signal` says that nobody waits any more.
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

/** The processes that draw at the moment or wait warm. */
export function drawers(): { pids: (number | undefined)[]; busy: number; waiting: number } {
  const pids = [...busy, ...idle.keys()].map(({ pid }) => pid);
  return { pids, busy: busy.size, waiting: queue.length };
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
/** A warm process draws twice as fast as a new one, but holds its memory. */
const WARM_MS = 60_000;
/** One core stays with the pages. */
const MOST_PROCESSES = Math.max(1, Math.min(2, availableParallelism() - 1));
const MEMORY_MB = 768;
/** More than a person opens at once; each waits with its whole model in memory. */
const MOST_OF_ONE = 5;

const queue: Task[] = [];
const busy = new Set<ChildProcess>();
const idle = new Map<ChildProcess, NodeJS.Timeout>();

function next(): void {
  if (queue.length === 0) return;
  const [warm] = idle.keys();
  if (!warm && busy.size >= MOST_PROCESSES) return;
  const task = takeNext();
  if (!task) return;
  if (task.leave) task.signal?.removeEventListener("abort", task.leave);
  const drawer = warm ?? start();
  clearTimeout(idle.get(drawer));
  idle.delete(drawer);
  drawer.removeAllListeners();
  work(drawer, task);
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

function work(drawer: ChildProcess, task: Task): void {
  busy.add(drawer);
  drawer.ref();
  drawer.channel?.ref();
  const patience = setTimeout(
    () => end(new Error(`the document took longer than ${task.patienceMs / 1000} s`)),
    task.patienceMs,
  );
  const abort = () => end(new Error("nobody waits for this document"));
  const settle = () => {
    clearTimeout(patience);
    task.signal?.removeEventListener("abort", abort);
    drawer.removeAllListeners();
    busy.delete(drawer);
  };
  /** The process is in no known state: it goes, and takes only this document along. */
  const end = (error: Error) => {
    settle();
    letGo(drawer);
    task.reject(error);
    next();
  };
  drawer.on("message", (delivery: Delivery) => {
    settle();
    rest(drawer);
    if ("bytes" in delivery) task.resolve(delivery.bytes);
    else task.reject(new Error(`the document could not be drawn: ${delivery.problem}`));
    next();
  });
  drawer.on("error", (error: Error) => end(new Error(`the drawing process broke: ${error.message}`)));
  drawer.on("exit", () => end(new Error("the drawing process ended")));
  task.signal?.addEventListener("abort", abort, { once: true });
  drawer.send(task.order);
}

/** Stays warm for the next document, and does not keep the program from ending. */
function rest(drawer: ChildProcess): void {
  const lost = () => {
    clearTimeout(tired);
    idle.delete(drawer);
  };
  const tired = setTimeout(() => {
    lost();
    letGo(drawer);
  }, WARM_MS);
  tired.unref();
  drawer.unref();
  drawer.channel?.unref();
  drawer.on("error", lost);
  drawer.on("exit", lost);
  idle.set(drawer, tired);
}

function letGo(drawer: ChildProcess): void {
  drawer.removeAllListeners();
  drawer.on("error", () => undefined);
  drawer.kill("SIGKILL");
}

function start(): ChildProcess {
  // The build puts its program beside the server's; from source both are TypeScript.
  const program = import.meta.url.endsWith(".ts") ? "./worker.ts" : "./document-worker.mjs";
  const { PATH, SystemRoot } = process.env;
  return fork(fileURLToPath(new URL(program, import.meta.url)), {
    // Whatever a document makes of it, no secret of the server's is near.
    env: { PATH, SystemRoot },
    // New things stand where old ones stood: on a virtual machine fresh memory is asked for at everybody's cost.
    execArgv: [`--max-old-space-size=${MEMORY_MB}`, "--min-semi-space-size=32", "--max-semi-space-size=32"],
    // Bytes and maps go over as they are.
    serialization: "advanced",
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
}
