import { readdirSync, readFileSync } from "node:fs";

/** Linux counts in hundredths of a second on every architecture that Node runs on. */
const TICKS_PER_SECOND = 100;

/** Seconds of processor time of servers so far, their children included; nothing where there is no /proc. */
export function processorSeconds(pids: readonly number[]): number | undefined {
  const ticks = familyOf(pids).flatMap((pid) => stat(pid).slice(11, 15).map(Number));
  return ticks.length === 0 ? undefined : ticks.reduce((sum, count) => sum + count, 0) / TICKS_PER_SECOND;
}

/** These processes and their children. */
export function familyOf(pids: readonly number[]): string[] {
  const known = pids.filter((pid) => pid > 0);
  try {
    return readdirSync("/proc").filter(
      (name) => /^\d+$/.test(name) && (known.includes(Number(name)) || known.includes(Number(stat(name)[1]))),
    );
  } catch {
    return known.map(String);
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
