import { fork } from "node:child_process";
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { Agent, request } from "node:http";
import type { IncomingMessage } from "node:http";
import { join } from "node:path";
import { Readable } from "node:stream";
import { finished } from "node:stream/promises";
import { paths } from "../src/paths.ts";
import { root } from "../src/platform/root.ts";
import { startWords, temporaryFolder } from "../src/testing/program.ts";
import { compared, median, pin } from "./drive.ts";
import { processorSeconds } from "./processor.ts";
import { rowOf } from "./rows.ts";
import type { Row } from "./rows.ts";
import type { UploadWork } from "./upload-server.ts";

export interface UploadWish {
  /** upload-server.ts, translated. */
  server: string;
  work: UploadWork;
  slug: string;
  cookie: string;
  bytes: number;
  times: number;
  /** The process of the database, whose work counts as well. */
  database: number;
}

/** As the browser's island sends over a good line: each piece twice as long as the one before, up to a bound. */
const FIRST_PIECE = 4 * 1024 ** 2;
const LONGEST_PIECE = 32 * 1024 ** 2;
const agent = new Agent({ keepAlive: true, maxSockets: 1 });

/** A film goes up as a browser sends it, and the same bytes to a route that only writes them down. */
export async function uploadRows(wish: UploadWish): Promise<Row[]> {
  const { server, work, slug, cookie, bytes, times, database } = wish;
  const megabytes = bytes / 1024 ** 2;
  const folder = temporaryFolder("bare-upload");
  const product = await started(server, work, startWords);
  const bare = await started(join(root, "bench", "bare-upload.ts"), folder.path);
  try {
    pin([product.pid, bare.pid, database]);
    const address = product.url + paths.office.uploads.href({ org: slug });
    const throughProduct = (size: number) => sendFilm(address, { cookie, origin: product.url }, size);
    let films = 0;
    // A new file each time, as the product makes one: memory that a file has just left is quicker to fill.
    const throughBare = (size: number) => sendPieces(`${bare.url}/film-${(films += 1)}`, {}, size);
    await throughProduct(bytes / 4);
    await throughBare(bytes / 4);
    const memory: number[] = [];
    const rounds: [number, number][] = [];
    const costs: number[] = [];
    for (let round = 0; round < times; round += 1) {
      const watch = watchMemory(product.pid);
      const film = await costOf([product.pid, database], () => throughProduct(bytes));
      memory.push(watch.grown());
      const copied = await costOf([bare.pid], () => throughBare(bytes));
      rounds.push([megabytes / film.seconds, megabytes / copied.seconds]);
      costs.push(copied.processor / film.processor);
    }
    const size = `${megabytes} MB`;
    const both = { ...compared(rounds), byProcessor: median(costs) };
    return [
      rowOf.ratio(`upload of ${size}, in MB, against a bare route that writes the same bytes`, both, 0.5),
      rowOf.most(`memory growth while ${size} come in`, Math.max(...memory), 32, "MB"),
    ];
  } finally {
    product.stop();
    bare.stop();
    folder.remove();
  }
}

async function started(program: string, work: unknown, nodeWords: string[] = []) {
  const child = fork(program, { serialization: "advanced", stdio: "inherit", execArgv: nodeWords });
  const port = await new Promise<number>((resolve, reject) => {
    child.once("message", (told) => resolve((told as { port: number }).port));
    child.once("exit", () => reject(new Error(`${program} ended`)));
    child.send(work as object);
  });
  return { url: `http://127.0.0.1:${port}`, pid: child.pid ?? -1, stop: () => child.kill() };
}

async function sendFilm(uploads: string, headers: Record<string, string>, size: number): Promise<void> {
  const base64 = (text: string) => Buffer.from(text).toString("base64");
  const tus = { ...headers, "tus-resumable": "1.0.0" };
  const metadata = `filename ${base64("film.mp4")},place ${base64("bench.video")}`;
  const begun = await ask("POST", uploads, {
    ...tus,
    "upload-length": String(size),
    "upload-metadata": metadata,
  });
  await sendPieces(new URL(begun.headers.location ?? "", uploads).href, tus, size);
}

async function costOf(pids: number[], work: () => Promise<void>) {
  const began = performance.now();
  const before = processorSeconds(pids) ?? Number.NaN;
  await work();
  const processor = (processorSeconds(pids) ?? Number.NaN) - before;
  return { seconds: (performance.now() - began) / 1000, processor };
}

/** Never the same bytes twice: those would be kept once. */
async function sendPieces(url: string, headers: Record<string, string>, size: number): Promise<void> {
  const film = Buffer.concat([
    Buffer.from("\u0000\u0000\u0000\u0018ftypmp42\u0000\u0000\u0000\u0000mp42isom", "latin1"),
    randomBytes(LONGEST_PIECE),
  ]).subarray(0, LONGEST_PIECE);
  let longest = FIRST_PIECE;
  for (let at = 0; at < size;) {
    const piece = film.subarray(0, Math.min(longest, size - at));
    const standing = { "upload-offset": String(at), "upload-length": String(size) };
    await ask("PATCH", url, { ...headers, ...standing, "content-length": String(piece.length) }, piece);
    at += piece.length;
    longest = Math.min(longest * 2, LONGEST_PIECE);
  }
}

async function ask(
  method: string,
  url: string,
  headers: Record<string, string>,
  body?: Buffer,
): Promise<IncomingMessage> {
  const type = body ? { "content-type": "application/offset+octet-stream" } : {};
  const asked = request(url, { method, agent, headers: { ...type, ...headers } });
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    asked.once("response", resolve);
    asked.once("error", reject);
  });
  Readable.from(body ? chunksOf(body) : []).pipe(asked);
  const answer = await answered;
  answer.resume();
  await finished(answer);
  if ((answer.statusCode ?? 500) >= 300) throw new Error(`${method} ${url} answers ${answer.statusCode}`);
  return answer;
}

/** As they come from a network. */
function* chunksOf(body: Buffer) {
  for (let at = 0; at < body.length; at += 65_536) yield body.subarray(at, at + 65_536);
}

function watchMemory(pid: number): { grown: () => number } {
  const start = residentMegabytes(pid);
  let most = start;
  const look = () => {
    most = Math.max(most, residentMegabytes(pid));
  };
  const looking = setInterval(look, 20);
  return {
    grown: () => {
      clearInterval(looking);
      look();
      return most - start;
    },
  };
}

function residentMegabytes(pid: number): number {
  const line = readFileSync(`/proc/${pid}/status`, "utf8").match(/^VmRSS:\s+(\d+) kB$/m);
  return Number(line?.[1]) / 1024;
}
