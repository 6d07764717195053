import type { ChildProcess } from "node:child_process";
import { readFileSync } from "node:fs";
import type { FromApart } from "./orders.ts";

export interface Bounds {
  patienceMs: number;
  /** Of the whole process, where the system tells it (Linux): two kilobytes can unfold into gigabytes outside of the heap. */
  mostMemoryMb?: number;
  /** Nobody waits any more. */
  signal?: AbortSignal | undefined;
}

/** After all but "done" the process is in no known state. */
export type WorkEnd = "done" | "late" | "large" | "left" | "broken";

const LOOK_MS = 100;

/** Gives one order to a process that works apart, and hears what it tells until it is done or its bounds are reached. */
export function workApart<Told>(
  worker: ChildProcess,
  order: object,
  { patienceMs, mostMemoryMb, signal }: Bounds,
  hear: (told: Told) => void,
): Promise<WorkEnd> {
  return new Promise((resolve) => {
    const end = (how: WorkEnd) => {
      clearTimeout(patience);
      clearInterval(looking);
      signal?.removeEventListener("abort", leave);
      worker.off("message", listen).off("error", broken).off("disconnect", broken);
      resolve(how);
    };
    const leave = () => end("left");
    const broken = () => end("broken");
    const listen = (message: FromApart<Told>) => {
      if ("told" in message) hear(message.told);
      else end("done");
    };
    const patience = setTimeout(() => end("late"), patienceMs);
    const looking =
      mostMemoryMb === undefined
        ? undefined
        : setInterval(() => residentMb(worker.pid) > mostMemoryMb && end("large"), LOOK_MS);
    signal?.addEventListener("abort", leave, { once: true });
    // Not "exit": what it told before it broke may still be on its way.
    worker.on("message", listen).on("error", broken).on("disconnect", broken);
    if (signal?.aborted) leave();
    else worker.send(order);
  });
}

function residentMb(pid: number | undefined): number {
  try {
    const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
    return Number(kilobytes ?? 0) / 1024;
  } catch {
    return 0;
  }
}
