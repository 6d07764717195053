import { readdirSync, readFileSync } from "node:fs";

/** Megabytes in memory of the processes that this one has started; none where the system does not tell (no /proc). */
export function megabytesOfChildren(): number {
  return children().reduce(
    (sum, { status }) => sum + Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) / 1024,
    0,
  );
}

export function pidsOfChildren(): number[] {
  return children().map(({ pid }) => pid);
}

function children(): { pid: number; status: string }[] {
  return existing("/proc")
    .filter((each) => /^\d+$/.test(each))
    .map((name) => ({ pid: Number(name), status: read(`/proc/${name}/status`) }))
    .filter(({ status }) => status.includes(`\nPPid:\t${process.pid}\n`));
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
