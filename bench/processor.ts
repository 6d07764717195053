import { readdirSync, readFileSync } from "node:fs";

/** Linux counts in hundredths of a second on every architecture that Node runs on. */
const TICKS_PER_SECOND = 100;

/** Seconds of processor time of a server so far, its children included; nothing where there is no /proc. */
export function processorSeconds(pids: readonly number[]): number | undefined {
  try {
    const all = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
    const family = all.filter((pid) => pids.includes(Number(pid)) || pids.includes(Number(stat(pid)[1])));
    const ticks = family.flatMap((pid) => stat(pid).slice(11, 15).map(Number));
    return ticks.reduce((sum, count) => sum + count, 0) / TICKS_PER_SECOND;
  } catch {
    return undefined;
  }
}

/** The fields after the name of the program, which may hold blanks: state, parent, … own and children's time. */
function stat(pid: string): string[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    return text.slice(text.lastIndexOf(")") + 2).split(" ");
  } catch {
    return []; // ended meanwhile
  }
}
