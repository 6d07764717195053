import { readdirSync, readFileSync } from "node:fs";

/** Megabytes in memory of the processes that this one has started; none where the system does not tell (no /proc). */
export function megabytesOfChildren(): number {
  let sum = 0;
  for (const name of existing("/proc").filter((each) => /^\d+$/.test(each))) {
    const status = read(`/proc/${name}/status`);
    if (!status.includes(`\nPPid:\t${process.pid}\n`)) continue;
    sum += Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) / 1024;
  }
  return sum;
}

function existing(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function read(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return ""; // ended meanwhile
  }
}
