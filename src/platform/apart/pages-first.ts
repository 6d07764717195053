import type { ChildProcess } from "node:child_process";
import type { MiddlewareHandler } from "hono";

/** A request that takes longer waits for something else: its sender's line, or a document. */
const LONGEST_MS = 100;
/** Where pages are asked for without a pause, work beside them goes on a fifth of the time. */
const STILL_MS = 200;
const GO_MS = 50;

// Windows knows no signal for it.
const canHold = process.platform !== "win32";
const beside = new Set<ChildProcess>();
let answering = 0;
let holding: NodeJS.Timeout | undefined;
let goUntil = 0;

/** What takes its time anyhow stands still while a page is answered: low priority alone lets pages wait for each switch. */
export async function besidePages<T>(worker: ChildProcess, work: () => Promise<T>): Promise<T> {
  if (!canHold) return work();
  beside.add(worker);
  try {
    return await work();
  } finally {
    beside.delete(worker);
    worker.kill("SIGCONT");
  }
}

export const pagesFirst: MiddlewareHandler = async (_, next) => {
  if (beside.size === 0) return next();
  const end = begin();
  try {
    return await next();
  } finally {
    end();
  }
};

function begin(): () => void {
  answering += 1;
  hold();
  let isOver = false;
  const end = () => {
    if (isOver) return;
    isOver = true;
    clearTimeout(timer);
    answering -= 1;
    if (answering === 0) goOn();
  };
  const timer = setTimeout(end, LONGEST_MS);
  return end;
}

function hold(): void {
  if (holding || performance.now() < goUntil) return;
  for (const worker of beside) worker.kill("SIGSTOP");
  holding = setTimeout(() => {
    goUntil = performance.now() + GO_MS;
    goOn();
  }, STILL_MS);
}

function goOn(): void {
  clearTimeout(holding);
  holding = undefined;
  for (const worker of beside) worker.kill("SIGCONT");
}
