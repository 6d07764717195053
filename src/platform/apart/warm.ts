import type { ChildProcess } from "node:child_process";
import { endApart } from "./start.ts";

/** Processes that stay for the next order: a new one takes longer than many an order does. */
export function keptWarm(warmMs: number, start: () => ChildProcess) {
  const busy = new Set<ChildProcess>();
  const idle = new Map<ChildProcess, NodeJS.Timeout>();

  const take = (): ChildProcess => {
    const [warm] = idle.keys();
    const worker = warm ?? start();
    busy.add(worker);
    clearTimeout(idle.get(worker));
    idle.delete(worker);
    worker.removeAllListeners();
    worker.ref();
    worker.channel?.ref();
    return worker;
  };

  /** One in no known state ends; another waits, and does not keep the program from ending. */
  const giveBack = (worker: ChildProcess, isGood: boolean): void => {
    busy.delete(worker);
    if (!isGood) return endApart(worker);
    const lost = () => {
      clearTimeout(tired);
      idle.delete(worker);
    };
    const tired = setTimeout(() => {
      lost();
      endApart(worker);
    }, warmMs);
    tired.unref();
    worker.unref();
    worker.channel?.unref();
    worker.on("error", lost).on("disconnect", lost);
    idle.set(worker, tired);
  };

  return { take, giveBack, busy: () => [...busy], idle: () => [...idle.keys()] };
}
