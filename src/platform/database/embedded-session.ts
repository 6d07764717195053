import { setTimeout as sleep } from "node:timers/promises";
import type { ServerAccount } from "./embedded-account.ts";
import { connectWhenReady, takeLock, type Connection } from "./embedded-lock.ts";
import { sizeOf, tailOf } from "./embedded-log.ts";
import { databaseProblem } from "./embedded-problem.ts";
import type { ServerProgram } from "./embedded-program.ts";
import { freePort, launchServer, runningServer, type LaunchedServer } from "./embedded-server.ts";

export interface Cluster {
  program: ServerProgram;
  account: ServerAccount;
  place: string;
  logFile: string;
  settings: Record<string, string>;
  ownerUrl(port: number, database: string): string;
}

/** The connection that holds the data folder for this app. */
export interface Session {
  connection: Connection;
  port: number;
}

// PostgreSQL waits for the survivors of a killed server, and a chosen port may be taken in between.
const patienceWithFailures = 10_000;
const patienceWithStart = 60_000;

/** Joins the server of this cluster, or starts it, and takes its lock; says so when another app has it. */
export async function openSession(cluster: Cluster, usualPort?: number): Promise<Session> {
  const logStart = await sizeOf(cluster.logFile);
  const begin = performance.now();
  let launched: LaunchedServer | undefined;
  let firstFailure: number | undefined;
  for (;;) {
    const session = await joinServer(cluster);
    if (session) return session;

    const now = performance.now();
    if (launched?.hasEnded) firstFailure ??= now;
    const isHopeless = firstFailure !== undefined && now - firstFailure > patienceWithFailures;
    if (isHopeless || now - begin > patienceWithStart) throw await notReady(cluster, logStart);

    if ((!launched || launched.hasEnded) && !(await runningServer(cluster.place))) {
      if (launched) await sleep(100);
      const port = usualPort ?? (await freePort());
      const settings = { ...cluster.settings, port: String(port) };
      launched = await launchServer(
        cluster.program,
        cluster.account,
        cluster.place,
        cluster.logFile,
        settings,
      );
    }
    await sleep(20);
  }
}

/** The server that runs may be ours, that of a start at the same moment, or one that outlived a killed app. */
async function joinServer(cluster: Cluster): Promise<Session | undefined> {
  const server = await runningServer(cluster.place);
  const connection = server && (await connectWhenReady(cluster.ownerUrl(server.port, "postgres")));
  if (!connection) return undefined;
  const answer = await takeLock(connection);
  if (answer === "held") return { connection, port: server.port };
  await connection.end().catch(() => undefined);
  if (answer === "lost") return undefined;
  throw databaseProblem(
    "DataFolderInUse",
    "ระบบกำลังทำงานอยู่แล้วกับโฟลเดอร์ข้อมูลนี้ จึงไม่เริ่มซ้ำ ให้หยุดตัวเดิมก่อน หรือกำหนด DATA_DIR เป็นโฟลเดอร์อื่น",
    "another running app uses this data folder; stop it first or choose another DATA_DIR",
  );
}

async function notReady(cluster: Cluster, logStart: number): Promise<Error> {
  return databaseProblem(
    "DatabaseUnavailable",
    `ฐานข้อมูลเริ่มทำงานไม่ได้ ดู ${cluster.logFile}`,
    `the database server did not start: ${await tailOf(cluster.logFile, logStart)}`,
  );
}

export interface GuardedSession {
  isHeld(): boolean;
  release(): Promise<void>;
}

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;

interface Told {
  log: (line: string) => void;
  /** Another app has the data folder: this one must end. */
  lost: (problem: Error) => void;
}

/**
 * Keeps the lock for the app's life. When the server breaks down the session is opened again, and the server started
 * again on its port, so that the app's pools find it where it was.
 */
export function guardSession(cluster: Cluster, first: Session, told: Told): GuardedSession {
  const { log, lost } = told;
  let connection: Connection | undefined = first.connection;
  let isReleased = false;
  let reopening = Promise.resolve();

  const watch = (held: Connection) => {
    // Must not keep a finished process alive.
    held.unref();
    held.once("end", () => {
      if (!isReleased) reopening = reopen();
    });
  };
  const reopen = async () => {
    connection = undefined;
    log("การเชื่อมต่อฐานข้อมูลขาด กำลังเปิดใหม่ (the database server broke off; opening it again)");
    for (let pause = FIRST_PAUSE_MS; !isReleased; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      try {
        const session = await openSession(cluster, first.port);
        connection = session.connection;
        watch(session.connection);
        log("ฐานข้อมูลกลับมาทำงานแล้ว (the database server is back)");
        return;
      } catch (error) {
        const problem = error instanceof Error ? error : new Error(String(error));
        log(problem.message);
        // The folder is another app's now: to go on would be to serve that one's records.
        if (problem.name === "DataFolderInUse") return lost(problem);
        await sleep(pause, undefined, { ref: false });
      }
    }
  };

  watch(first.connection);
  return {
    isHeld: () => connection !== undefined,
    async release() {
      await reopening;
      isReleased = true;
    },
  };
}
