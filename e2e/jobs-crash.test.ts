import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { build } from "esbuild";
import { SMTPServer } from "smtp-server";
import { afterAll, expect, test } from "vitest";
import { openHouse } from "../src/main.ts";
import { verifyChain } from "../src/platform/audit/verify.ts";
import { joinRunningDatabase } from "../src/platform/database/embedded-join.ts";
import { readIn, writeIn } from "../src/platform/database/organisation-bound.ts";
import type { House } from "../src/platform/house.ts";
import { enqueue } from "../src/platform/jobs/enqueue.ts";
import { postLetter } from "../src/platform/mail/post.ts";
import { root } from "../src/platform/root.ts";
import { anOrganisation } from "../src/testing/people.ts";
import { configurationFor, freePort, startProgram, temporaryFolder } from "../src/testing/program.ts";
import { note, openUnit } from "./jobs-crash-work.ts";

/** Nine workers are started one after the other: on a machine that others use, too, that takes its time. */
const PATIENCE_MS = 240_000;

const KILLS = 8;
const JOBS = 240;
const LETTERS = 160;
/** By the clock, for which every worker looks. */
const SCHEDULED = 1;
const HOUR = 3_600_000;
/** Jobs that one worker does at the same time. */
const AT_ONCE = 2;

const data = temporaryFolder("jobs-crash");
const closing: (() => unknown)[] = [];
afterAll(async () => {
  for (const close of closing.toReversed()) await close();
  data.remove();
});

test(
  "8 times kill -9 of a worker amid jobs and letters: each effect exactly once, also what the clock asks for, no letter lost",
  async () => {
    const mail = await openMailServer();
    const program = startProgram({ dataFolder: data.path, port: await freePort(), env: { JOBS: "apart" } });
    closing.push(() => program.stop());
    await program.answers();
    const joined = await joinRunningDatabase(data.path);
    if (!joined) throw new Error("The database does not run");
    const settings = {
      DATABASE_URL: joined.ownerUrl,
      DATABASE_APP_URL: joined.appUrl,
      SMTP_URL: `smtp://127.0.0.1:${mail.port}`,
      SMTP_FROM: "no-reply@sucharit.test",
      DUE_AT: clockInBangkok(Date.now() - HOUR),
    };
    const open = await openHouse(configurationFor(data.path, settings));
    closing.push(() => open.close());
    const { house } = open;
    const org = await anOrganisation(house);
    const names = await fill(house, org.id);
    await house.database.shared
      .updateTable("organisation")
      .set({ created_at: new Date(Date.now() - 2 * HOUR) })
      .where("id", "=", org.id)
      .execute();

    const script = await bundledWorker();
    const workers = [startWorker(script, settings), startWorker(script, settings)];
    closing.push(() => Promise.all(workers.map((worker) => end(worker, "SIGKILL"))));
    for (let kill = 1; kill <= KILLS; kill += 1) {
      // Somewhere in the middle, at another place each time.
      await until(async () => (await ended(house, org.id)) >= (kill * (JOBS + LETTERS)) / (KILLS + 2));
      const victim = workers.shift();
      if (victim) await end(victim, "SIGKILL");
      workers.push(startWorker(script, settings));
    }
    await until(async () => (await ended(house, org.id)) === JOBS + LETTERS + SCHEDULED);
    await Promise.all(workers.map((worker) => end(worker, "SIGTERM")));

    const found = await readIn(house.database, org.id, async (db) => ({
      units: (await db.selectFrom("unit").select("name").where("org_id", "=", org.id).execute()).map(
        ({ name }) => name.split(" ")[0],
      ),
      states: await db
        .selectFrom("job")
        .select(["state", (eb) => eb.fn.countAll<number>().as("count")])
        .where("org_id", "=", org.id)
        .groupBy("state")
        .execute(),
      unsent: await db
        .selectFrom("letter")
        .select("id")
        .where("org_id", "=", org.id)
        .where("sent_at", "is", null)
        .execute(),
      takenOver: await db
        .selectFrom("job")
        .select("id")
        .where("org_id", "=", org.id)
        .where("turn", ">", 1)
        .execute(),
    }));
    expect(found.units.toSorted()).toEqual([...names, "ตามเวลา"].toSorted());
    expect(found.states).toEqual([{ state: "done", count: JOBS + LETTERS + SCHEDULED }]);
    expect(found.unsent).toEqual([]);
    expect(found.takenOver.length).toBeGreaterThan(0);
    const chain = await readIn(house.database, org.id, (db) => verifyChain(db, org.id));
    expect(chain).toMatchObject({ ok: true, entries: JOBS + SCHEDULED });
    // SMTP knows no more: a letter whose worker died between the server's yes and our mark goes out again.
    expect(new Set(mail.ids).size).toBe(LETTERS);
    expect(mail.ids.length - LETTERS).toBeLessThanOrEqual(KILLS * AT_ONCE);
    const left = await house.database.pool.query(
      "select 1 from graphile_worker._private_jobs where is_available",
    );
    expect(left.rows).toEqual([]);
  },
  PATIENCE_MS,
);

function clockInBangkok(at: number): string {
  return new Date(at + 7 * HOUR).toISOString().slice(11, 16);
}

async function fill(house: House, orgId: string): Promise<string[]> {
  const names = Array.from({ length: JOBS }, (_, index) => `หน่วย${index}`);
  await writeIn(house.database, orgId, async (db) => {
    for (let index = 0; index < Math.max(JOBS, LETTERS); index += 1) {
      const name = names[index];
      if (name) await enqueue(db, openUnit, { orgId, input: { name } });
      if (index < LETTERS) {
        await postLetter(db, note, {
          orgId,
          to: { address: `a${index}@example.test` },
          input: { number: index },
        });
      }
    }
  });
  return names;
}

async function ended(house: House, orgId: string): Promise<number> {
  const { count } = await readIn(house.database, orgId, (db) =>
    db
      .selectFrom("job")
      .select((eb) => eb.fn.countAll<number>().as("count"))
      .where("org_id", "=", orgId)
      .where("state", "in", ["done", "failed"])
      .executeTakeFirstOrThrow(),
  );
  return count;
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await pause(10);
}

/** Node reads no JSX: the worker is put together as the program itself is. */
async function bundledWorker(): Promise<string> {
  const outfile = join(root, "build", "jobs-crash-worker.mjs");
  await build({
    entryPoints: [join(root, "e2e", "jobs-crash-worker.ts")],
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    jsx: "automatic",
    jsxImportSource: "preact",
    outfile,
  });
  return outfile;
}

function startWorker(script: string, settings: Record<string, string>): ChildProcess {
  const env = { PATH: process.env["PATH"], DATA_DIR: data.path, LOG_LEVEL: "error", ...settings };
  return spawn(process.execPath, [script], { env, stdio: ["ignore", "inherit", "inherit"] });
}

async function end(worker: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (worker.exitCode !== null || worker.signalCode !== null) return;
  worker.kill(signal);
  await once(worker, "exit");
}

async function openMailServer(): Promise<{ port: number; ids: string[] }> {
  const ids: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    onData: (stream, _, done) => {
      let text = "";
      stream.on("data", (part: Buffer) => (text += part.toString()));
      stream.on("end", () => {
        ids.push(/^Message-ID: (.*)$/im.exec(text)?.[1] ?? "none");
        done();
      });
    },
  });
  // A worker that is killed leaves its line, perhaps before the mail server listens on it.
  server.server.on("connection", (line) => line.on("error", () => undefined));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closing.push(() => new Promise<void>((resolve) => server.close(resolve)));
  return { port: (server.server.address() as AddressInfo).port, ids };
}
