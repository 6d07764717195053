import { spawn } from "node:child_process";
import { EventEmitter, once } from "node:events";
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Configuration } from "../configuration.ts";
import { readConfiguration } from "../configuration.ts";
import { root } from "../platform/root.ts";

/** The program as a user starts it: a process of its own, on a data folder of its own. */
export interface Program {
  pid: number;
  url: string;
  /** What it has said so far, both streams. */
  said: () => string;
  /** What it has said so far, each time that it said more; ends with it. */
  saying: () => AsyncGenerator<string>;
  /** Resolves when it answers, with the milliseconds that it took; rejects when it ends before. */
  answers: () => Promise<number>;
  signal: (name: NodeJS.Signals) => void;
  /** Ctrl-C, once it has said where it is. */
  stop: () => Promise<number | NodeJS.Signals>;
  /** Resolves when it has ended, with its exit code or the signal that ended it. */
  ended: Promise<number | NodeJS.Signals>;
}

export interface ProgramWish {
  dataFolder: string;
  port: number;
  env?: Record<string, string>;
  words?: string[];
  /** Given to Node before the program, such as --cpu-prof. */
  nodeWords?: string[];
}

/** What `npm start` gives to Node. */
export const startWords = (
  JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { scripts: { start: string } }
).scripts.start
  .split(" ")
  .filter((word) => word.startsWith("--"));

export function startProgram({
  dataFolder,
  port,
  env = {},
  words = ["start"],
  nodeWords = [],
}: ProgramWish): Program {
  const began = performance.now();
  const child = spawn(
    process.execPath,
    [...startWords, ...nodeWords, join(root, "bin", "sucharit.mjs"), ...words],
    {
      // Nothing of this terminal but its way to programs: a SMTP_URL there must not send mail from a test.
      env: {
        PATH: process.env["PATH"],
        HOME: process.env["HOME"],
        DATA_DIR: dataFolder,
        PORT: String(port),
        ...env,
      },
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  let text = "";
  const heard = new EventEmitter();
  const hear = (part: Buffer) => {
    text += part.toString();
    // A log may grow long; how it began and how it goes on is enough.
    if (text.length > 200_000) text = text.slice(0, 50_000) + text.slice(-50_000);
    heard.emit("more");
  };
  child.stdout.on("data", hear);
  child.stderr.on("data", hear);
  let over = false;
  const ended = new Promise<number | NodeJS.Signals>((resolve) => {
    child.on("close", (code, signal) => {
      over = true;
      heard.emit("more");
      resolve(signal ?? code ?? -1);
    });
  });
  const url = `http://127.0.0.1:${port}`;
  const saying = async function* () {
    while (!over) {
      const more = once(heard, "more");
      yield text;
      await more;
    }
    yield text;
  };
  return {
    pid: child.pid ?? -1,
    url,
    said: () => text,
    ended,
    saying,
    signal: (name) => child.kill(name),
    stop: async () => {
      for await (const said of saying()) if (/^สุจริต {2}http/m.test(said)) break;
      child.kill("SIGINT");
      return ended;
    },
    answers: async () => {
      while (!over) {
        const answer = await fetch(`${url}/account/sign-in`).catch(() => undefined);
        await answer?.arrayBuffer();
        if (answer?.ok) return performance.now() - began;
        await pause(5);
      }
      throw new Error(`The program ended before it answered:\n${text}`);
    },
  };
}

/** A folder that the database's own account may enter, also when tests run as root. */
export function temporaryFolder(name: string): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), `sucharit-${name}-`));
  chmodSync(path, 0o755);
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** What the program on this folder is set to; for looking into its database from outside. */
export function configurationFor(dataFolder: string, env: Record<string, string> = {}): Configuration {
  const read = readConfiguration({ DATA_DIR: dataFolder, LOG_LEVEL: "silent", ...env });
  if (!read.ok) throw new Error(read.message);
  return read.value;
}

/** First line of postmaster.pid; nothing when no server runs there. */
export function postmasterOf(cluster: string): number | undefined {
  try {
    return Number(readFileSync(join(cluster, "postmaster.pid"), "utf8").split("\n")[0]);
  } catch {
    return undefined;
  }
}

/** A port that nobody listens on at this moment. */
export function freePort(host = "127.0.0.1"): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, host, () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === "object" && address ? resolve(address.port) : reject(new Error("no free port")),
      );
    });
  });
}
