import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { link, open, readFile, rename, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { asAccount, runAs, type ServerAccount } from "./embedded-account.ts";
import { isErrno, textOf } from "./data-folder.ts";
import { databaseProblem } from "./embedded-problem.ts";
import type { ServerProgram } from "./embedded-program.ts";

export interface RunningServer {
  pid: number;
  port: number;
}

export interface LaunchedServer {
  hasEnded: boolean;
}

/** What every server of this product runs with; a caller's settings come after and win. */
const ownSettings = {
  listen_addresses: "127.0.0.1",
  // A socket in a shared folder could be taken by another account of the machine.
  unix_socket_directories: "",
  shared_buffers: "64MB",
  max_connections: "60",
  timezone: "UTC",
  log_timezone: "UTC",
  lc_messages: "C",
  // Statements and the DETAIL of an error carry personal data.
  log_min_error_statement: "panic",
  log_error_verbosity: "terse",
};

/** The server that postmaster.pid names, if that process is really there and serves this place. */
export async function runningServer(place: string): Promise<RunningServer | undefined> {
  const lines = (await textOf(join(place, "postmaster.pid")))?.split("\n");
  const pid = Number(lines?.[0]);
  const port = Number(lines?.[3]);
  if (!(pid > 0 && port > 0)) return undefined;
  return (await servesPlace(pid, place)) ? { pid, port } : undefined;
}

export async function launchServer(
  program: ServerProgram,
  account: ServerAccount,
  place: string,
  logFile: string,
  settings: Record<string, string>,
): Promise<LaunchedServer> {
  await setAsideStaleLock(place);
  const log = await open(logFile, "a", 0o600);
  try {
    const options = Object.entries({ ...ownSettings, ...settings }).flatMap(([name, value]) => [
      "-c",
      `${name}=${value}`,
    ]);
    // Its own process group: Ctrl-C on the terminal must reach the app only, which closes in order.
    const child = spawn(program.postgres, ["-D", place, ...options], {
      ...asAccount(account),
      detached: true,
      windowsHide: true,
      stdio: ["ignore", log.fd, log.fd],
    });
    const launched: LaunchedServer = { hasEnded: false };
    child.once("exit", () => (launched.hasEnded = true));
    child.once("error", () => (launched.hasEnded = true));
    child.unref();
    return launched;
  } finally {
    await log.close();
  }
}

/** Fast shutdown: open transactions roll back, everything committed is written, then the process goes. */
export async function stopServer(
  program: ServerProgram,
  account: ServerAccount,
  place: string,
  patience = 120_000,
): Promise<void> {
  const server = await runningServer(place);
  if (!server) return;
  if (process.platform === "win32") {
    // Windows has no signals; pg_ctl speaks to the server's pipe.
    await runAs(account, program.pgCtl, ["stop", "-D", place, "-m", "fast", "-W"]);
  } else {
    process.kill(server.pid, "SIGINT");
  }
  const deadline = performance.now() + patience;
  while (await servesPlace(server.pid, place)) {
    if (performance.now() > deadline) {
      throw databaseProblem(
        "DatabaseUnavailable",
        `ฐานข้อมูลไม่หยุดภายใน ${patience / 1000} วินาที (หมายเลขโพรเซส ${server.pid})`,
        "the database server did not stop in time",
      );
    }
    await sleep(20);
  }
}

export async function freePort(): Promise<number> {
  const probe = createServer();
  return new Promise((resolve, reject) => {
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

/**
 * After kill -9 or a reboot the number in postmaster.pid may belong to any process. PostgreSQL itself then refuses
 * to start if it may signal that process, so the file goes when its process is not a server of this place.
 */
async function setAsideStaleLock(place: string): Promise<void> {
  const path = join(place, "postmaster.pid");
  const judged = await textOf(path);
  const pid = Number(judged?.split("\n")[0]);
  // A dead process is left to PostgreSQL, which then also looks for survivors of the old server.
  if (judged === undefined || !isAlive(pid) || (await servesPlace(pid, place))) return;
  const aside = `${path}.stale-${randomBytes(6).toString("hex")}`;
  try {
    await rename(path, aside);
    // Another start may have put its own file there since it was judged: that one goes back.
    if ((await readFile(aside, "utf8")) !== judged) await link(aside, path);
  } catch (error) {
    if (!isErrno(error, "ENOENT", "EEXIST")) throw error;
  } finally {
    await rm(aside, { force: true });
  }
}

function isAlive(pid: number): boolean {
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return isErrno(error, "EPERM");
  }
}

/** The command line tells, not the number alone: servers of this product are started with -D and the place. */
async function servesPlace(pid: number, place: string): Promise<boolean> {
  if (!isAlive(pid)) return false;
  try {
    if (process.platform === "linux") {
      const words = (await readFile(`/proc/${pid}/cmdline`, "utf8")).split("\0");
      return (
        words[0]?.endsWith("postgres") === true && words.some((word) => word.replace(/\/+$/, "") === place)
      );
    }
    if (process.platform === "win32") {
      return (await runAs(undefined, "tasklist", ["/NH", "/FI", `PID eq ${pid}`])).includes("postgres");
    }
    return (await runAs(undefined, "ps", ["-ww", "-o", "command=", "-p", String(pid)])).includes(
      `-D ${place} `,
    );
  } catch {
    // The process went between the two questions.
    return false;
  }
}
