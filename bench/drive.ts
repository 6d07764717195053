import { execFile, spawnSync } from "node:child_process";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { root } from "../src/platform/root.ts";
import { familyOf, processorSeconds } from "./processor.ts";

const execute = promisify(execFile);
const canPin = availableParallelism() > 1 && spawnSync("taskset", ["--version"]).status === 0;

/**
 * Servers with their database on the first core, load on the second. A database that wanders between
 * cores costs two to three times as much on a virtual machine, now for one server, now for the other.
 */
export function pin(pids: readonly number[]): void {
  if (!canPin) return;
  // Not the helper threads of Node (no -a): collectors of garbage that share one core wait for each other.
  for (const pid of familyOf(pids)) spawnSync("taskset", ["-c", "-p", "0", pid]);
}

export interface End {
  url: string;
  /** The server and, where a page asks the database, the database. */
  pids: readonly number[];
}

export interface Pair {
  product: End;
  bare: End;
  path: string;
  cookie?: string;
}

export interface Compared {
  /** Answers per second, median of the rounds. */
  product: number;
  bare: number;
  /** Median of the ratios of neighbouring rounds: a slow moment of the machine falls on both. */
  ratio: number;
  /** The same by processor time per answer: what other programs take meanwhile does not count. */
  byProcessor?: number;
}

interface Round {
  product: Driven;
  bare: Driven;
}

/** Drives both in turn, A B A B …, one at a time, after both are warm. */
export async function compare(pair: Pair, effort: { rounds: number; seconds: number }): Promise<Compared> {
  // V8 goes on translating hot code for seconds, and the product has more of it.
  await drive(pair.product, pair, 6);
  await drive(pair.bare, pair, 3);
  const rounds: Round[] = [];
  for (let round = 0; round < effort.rounds; round += 1) {
    rounds.push({
      product: await drive(pair.product, pair, effort.seconds),
      bare: await drive(pair.bare, pair, effort.seconds),
    });
  }
  const byProcessor = median(rounds.map(({ product, bare }) => bare.cost / product.cost));
  return {
    ...compared(rounds.map(({ product, bare }) => [product.perSecond, bare.perSecond])),
    byProcessor: Number.isFinite(byProcessor) ? byProcessor : undefined,
  };
}

export function compared(rounds: readonly (readonly [product: number, bare: number])[]): Compared {
  return {
    product: median(rounds.map(([product]) => product)),
    bare: median(rounds.map(([, bare]) => bare)),
    ratio: median(rounds.map(([product, bare]) => product / bare)),
  };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const low = sorted[Math.ceil(middle) - 1] ?? Number.NaN;
  return (low + (sorted[Math.floor(middle)] ?? low)) / 2;
}

interface Driven {
  perSecond: number;
  /** Seconds of processor time per answer. */
  cost: number;
}

interface Report {
  requests: { total: number };
  duration: number;
  non2xx: number;
  errors: number;
}

async function drive(end: End, { path, cookie }: Pair, seconds: number): Promise<Driven> {
  const words = [
    join(root, "node_modules", "autocannon", "autocannon.js"),
    ...(cookie ? ["-H", `cookie=${cookie}`] : []),
    ..."--json --no-progress -c 10 -d".split(" "),
    String(seconds),
    end.url + path,
  ];
  const [program, options] = canPin
    ? ["taskset", ["-c", "1", process.execPath, ...words]]
    : [process.execPath, words];
  const before = processorSeconds(end.pids) ?? Number.NaN;
  const { stdout } = await execute(program, options, { maxBuffer: 1e7 });
  const spent = (processorSeconds(end.pids) ?? Number.NaN) - before;
  const report = JSON.parse(stdout) as Report;
  if (report.non2xx > 0 || report.errors > 0)
    throw new Error(`${end.url}${path} did not answer 200 every time`);
  return { perSecond: report.requests.total / report.duration, cost: spent / report.requests.total };
}
