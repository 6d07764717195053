import { afterAll, expect, test } from "vitest";
import { openHouse } from "../src/main.ts";
import { joinRunningDatabase } from "../src/platform/database/embedded-join.ts";
import { readIn, writeIn } from "../src/platform/database/organisation-bound.ts";
import { filing } from "../src/platform/files/sweep.ts";
import type { House } from "../src/platform/house.ts";
import { enqueue } from "../src/platform/jobs/enqueue.ts";
import type { AnyJob } from "../src/platform/jobs/job.ts";
import { anOrganisation } from "../src/testing/people.ts";
import { configurationFor, freePort, startProgram, temporaryFolder } from "../src/testing/program.ts";
import type { Program } from "../src/testing/program.ts";

/** Long work in the app's own process, as it is unless said, and in a process apart. */
const data = temporaryFolder("worker");
const started: Program[] = [];
const patience = { timeout: 60_000 };
afterAll(async () => {
  for (const program of started.toReversed()) program.signal("SIGKILL");
  await Promise.all(started.map(({ ended }) => ended));
  data.remove();
});

async function start(env: Record<string, string>, words: string[]): Promise<Program> {
  const program = startProgram({ dataFolder: data.path, port: await freePort(), env, words });
  started.push(program);
  return program;
}

async function inHouse<T>(work: (house: House) => Promise<T>): Promise<T> {
  const joined = await joinRunningDatabase(data.path);
  if (!joined) throw new Error("The database does not run");
  const settings = { DATABASE_URL: joined.ownerUrl, DATABASE_APP_URL: joined.appUrl };
  const open = await openHouse(configurationFor(data.path, settings));
  try {
    return await work(open.house);
  } finally {
    await open.close();
  }
}

const job = filing.jobs?.[0] as AnyJob;

async function doneBy(house: House, orgId: string): Promise<() => Promise<string>> {
  const id = await writeIn(house.database, orgId, (db) => enqueue(db, job, { orgId, input: {} }));
  return async () => {
    const row = await readIn(house.database, orgId, (db) =>
      db
        .selectFrom("job")
        .select("state")
        .where("org_id", "=", orgId)
        .where("id", "=", id)
        .executeTakeFirstOrThrow(),
    );
    return row.state;
  };
}

async function workers(house: House): Promise<number> {
  const { rows } = await house.database.pool.query<{ count: number }>(
    `select count(*)::int as count from pg_locks where locktype = 'advisory' and classid = 7306102 and granted`,
  );
  return rows[0]?.count ?? 0;
}

test("`sucharit worker` does what an app with JOBS=apart leaves; without it the app does its own", async () => {
  const app = await start({ JOBS: "apart" }, ["start"]);
  await app.answers();
  const worker = await start({}, ["worker"]);
  const orgId = await inHouse(async (house) => {
    await expect.poll(() => workers(house), patience).toBe(1);
    const { id } = await anOrganisation(house);
    await expect.poll(await doneBy(house, id), patience).toBe("done");
    worker.signal("SIGINT");
    expect(await worker.ended).toBe(0);
    expect(worker.said()).toContain("Stopping: running jobs are given back");
    // The app beside it has none of its own.
    expect(await workers(house)).toBe(0);
    return id;
  });
  expect(await app.stop()).toBe(0);

  const whole = await start({}, ["start"]);
  await whole.answers();
  await inHouse(async (house) => {
    await expect.poll(() => workers(house), patience).toBe(1);
    await expect.poll(await doneBy(house, orgId), patience).toBe("done");
  });
  expect(await whole.stop()).toBe(0);
}, 240_000);
