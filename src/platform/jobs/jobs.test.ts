import { once } from "node:events";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { openTestHouse } from "../../testing/house.ts";
import { doJobs } from "../../testing/jobs.ts";
import { anOrganisation } from "../../testing/people.ts";
import type { Organisation } from "../accounts/organisations.ts";
import { openDatabase } from "../database/connect.ts";
import type { OrgDatabase } from "../database/connect.ts";
import { APP_ROLE } from "../database/migrate.ts";
import { readIn, writeIn } from "../database/organisation-bound.ts";
import type { House } from "../house.ts";
import { root } from "../root.ts";
import { enqueue } from "./enqueue.ts";
import { job, JobRefused } from "./job.ts";
import type { AnyJob, JobWork } from "./job.ts";
import { takeOverFromTheDead } from "./liveness.ts";
import { performJob } from "./perform.ts";
import { QUEUE_REVISION } from "./queue-schema.ts";
import { runDueSchedules } from "./scheduling.ts";
import { mendQueue, startWorker } from "./worker.ts";

const { house, ownerUrl, setClock } = await openTestHouse();
const second = openDatabase(ownerUrl, { connections: 4, role: APP_ROLE });
const otherHouse: House = { ...house, database: second };
afterAll(() => second.close());

let org: Organisation;
let neighbour: Organisation;
beforeAll(async () => {
  org = await anOrganisation(house);
  neighbour = await anOrganisation(house, "nong-yen", { name: "หนองเย็น" });
});
const never = new AbortController().signal;

/** What the next job of the tests does. */
let behave: (work: JobWork) => Promise<void> = async () => undefined;
beforeEach(async () => {
  behave = async () => undefined;
  // What another test left would take the places of the workers.
  await house.database.pool.query("delete from graphile_worker._private_jobs");
  for (const { id } of [org, neighbour])
    await writeIn(house.database, id, (db) => db.deleteFrom("job").where("org_id", "=", id).execute());
});
const addUnit = (db: OrgDatabase, orgId: string, id: string, name: string) =>
  db.insertInto("unit").values({ org_id: orgId, id, name }).execute();

const opening = job({
  name: "test.open-unit",
  title: ({ name }) => `เปิด${name}`,
  input: z.strictObject({ name: z.string() }),
  attempts: 3,
  may: { administrator: "organisation" },
  run: async (work, { name }) => {
    await behave(work);
    return work.finish(async (db) => {
      await addUnit(db, work.orgId, crypto.randomUUID(), `${name} ${crypto.randomUUID()}`);
      return { said: "เปิดแล้ว", trace: { record: { kind: "unit", id: work.jobId, name } } };
    });
  },
});
const work = { jobs: [opening as AnyJob], schedules: [] };

let count = 0;
const ask = (input = { name: `กอง${(count += 1)}` }, more: { key?: string; runAt?: Date } = {}) =>
  writeIn(house.database, org.id, (db) => enqueue(db, opening, { orgId: org.id, input, ...more }));
const row = (id: string, orgId = org.id) =>
  readIn(house.database, orgId, (db) =>
    db
      .selectFrom("job")
      .selectAll()
      .where("org_id", "=", orgId)
      .where("id", "=", id)
      .executeTakeFirstOrThrow(),
  );
const unitsNamed = async (name: string) =>
  (
    await readIn(house.database, org.id, (db) =>
      db
        .selectFrom("unit")
        .select("id")
        .where("org_id", "=", org.id)
        .where("name", "like", `${name} %`)
        .execute(),
    )
  ).length;
const until = async (id: string, state: string) => {
  for (;;) {
    const found = await row(id);
    if (found.state === state) return found;
    await pause(20);
  }
};
const queued = async (id: string) =>
  (
    await house.database.pool.query(
      "select locked_by, attempts from graphile_worker._private_jobs where key = $1",
      [id],
    )
  ).rows;

test("a job is there with the act that asks for it, or not at all", async () => {
  const broken = writeIn(house.database, org.id, async (db) => {
    await enqueue(db, opening, { orgId: org.id, input: { name: "กองไม่มี" } });
    throw new Error("the act fails");
  });
  await expect(broken).rejects.toThrow("the act fails");
  expect(await doJobs(house)).toBe(0);
});

test("an input that does not fit is refused when it is asked for", async () => {
  await expect(ask({ name: 1 } as never)).rejects.toThrow("expected string");
});

test("a worker does it, and what came of it stands in the row and in the log", async () => {
  const id = await ask({ name: "กองแรก" });
  const worker = await startWorker(house, work);
  const done = await until(id, "done");
  await worker.stop();
  expect(done).toMatchObject({ result_said: "เปิดแล้ว", attempts: 1, problem: null, title: "เปิดกองแรก" });
  expect(await unitsNamed("กองแรก")).toBe(1);
  expect(await queued(id)).toEqual([]);
  const entry = await readIn(house.database, org.id, (db) =>
    db
      .selectFrom("audit_entry")
      .select(["act", "actor_kind", "actor_name"])
      .where("org_id", "=", org.id)
      .where("record_id", "=", id)
      .executeTakeFirst(),
  );
  expect(entry).toEqual({ act: "test.open-unit", actor_kind: "job", actor_name: "เปิดกองแรก" });
});

test("two that hold one job make its effect once", async () => {
  const id = await ask({ name: "กองเดียว" });
  let release = () => undefined as void;
  const gate = new Promise<void>((resolve) => {
    release = () => resolve();
  });
  let held = 0;
  behave = async () => {
    held += 1;
    if (held === 1) await gate;
  };
  const first = performJob(house, { orgId: org.id, jobId: id }, never);
  await until(id, "running");
  await performJob(otherHouse, { orgId: org.id, jobId: id }, never);
  release();
  await first;
  expect(held).toBe(2);
  expect(await row(id)).toMatchObject({ state: "done", turn: 2 });
  expect(await unitsNamed("กองเดียว")).toBe(1);
});

test("what breaks is tried again after a pause, and has failed for good in the end, told without data", async () => {
  const id = await ask({ name: "กองพัง" });
  behave = async () => {
    throw new Error("secret of ปรีชา");
  };
  setClock("2026-11-20T03:00:00Z");
  const pauses: number[] = [];
  for (let turn = 1; turn <= 3; turn += 1) {
    await performJob(house, { orgId: org.id, jobId: id }, never);
    const { state, run_at } = await row(id);
    if (state === "waiting") pauses.push((run_at.getTime() - house.now().getTime()) / 1000);
  }
  expect(pauses).toEqual([5, 20]);
  const failed = await row(id);
  expect(failed).toMatchObject({
    state: "failed",
    attempts: 3,
    problem_id: expect.stringMatching(/^[0-9a-f]{8}$/),
  });
  expect(JSON.stringify(failed)).not.toContain("ปรีชา");
  expect(await unitsNamed("กองพัง")).toBe(0);
});

test("a refusal is told at once and not tried again", async () => {
  const id = await ask();
  behave = async () => {
    throw new JobRefused("แฟ้มนี้ไม่ใช่ตาราง");
  };
  await performJob(house, { orgId: org.id, jobId: id }, never);
  expect(await row(id)).toMatchObject({
    state: "failed",
    attempts: 1,
    problem: "แฟ้มนี้ไม่ใช่ตาราง",
    problem_id: null,
  });
});

test("a job that ends its process each time fails for good", async () => {
  const id = await ask();
  behave = () => new Promise(() => undefined);
  for (let turn = 1; turn <= 3; turn += 1) {
    void performJob(house, { orgId: org.id, jobId: id }, never);
    await expect.poll(async () => (await row(id)).turn).toBe(turn);
  }
  await performJob(house, { orgId: org.id, jobId: id }, never);
  expect(await row(id)).toMatchObject({ state: "failed", attempts: 3 });
});

test("of the jobs with one key one waits; one that runs is not counted", async () => {
  const ids = await Promise.all([ask({ name: "ก" }, { key: "k" }), ask({ name: "ก" }, { key: "k2" })]);
  expect(await ask({ name: "ก" }, { key: "k" })).toBe(ids[0]);
  behave = () => new Promise(() => undefined);
  void performJob(house, { orgId: org.id, jobId: ids[0] ?? "" }, never);
  await until(ids[0] ?? "", "running");
  expect(await ask({ name: "ก" }, { key: "k" })).not.toBe(ids[0]);
});

test("a worker that stops gives its job back, and another one does it", async () => {
  const id = await ask({ name: "กองต่อ" });
  behave = async ({ signal }) => {
    await once(signal, "abort");
    throw signal.reason;
  };
  const worker = await startWorker(house, work);
  await until(id, "running");
  await worker.stop();
  expect(await row(id)).toMatchObject({ state: "waiting", attempts: 0, turn: 1 });
  expect(await queued(id)).toEqual([{ locked_by: null, attempts: 0 }]);
  behave = async () => undefined;
  const other = await startWorker(otherHouse, work);
  await until(id, "done");
  await other.stop();
  expect(await unitsNamed("กองต่อ")).toBe(1);
});

test("what a dead worker held is taken over, what a living one holds is not", async () => {
  const dead = await ask({ name: "กองกำพร้า" });
  const living = await ask({ name: "กองมีผู้ทำ" });
  const lock = "update graphile_worker._private_jobs set locked_by = $2, locked_at = now() where key = $1";
  await house.database.pool.query(lock, [dead, "pool-of-the-dead"]);
  const begun: string[] = [];
  behave = async ({ jobId, signal }) => {
    begun.push(jobId);
    if (jobId === living) await once(signal, "abort");
  };
  const worker = await startWorker(house, work);
  await until(dead, "done");
  await until(living, "running");
  expect(await takeOverFromTheDead(second.pool)).toBe(0);
  expect(begun.filter((id) => id === living)).toHaveLength(1);
  await worker.stop();
});

test("what stands in no queue is put in again", async () => {
  const id = await ask();
  await house.database.pool.query("delete from graphile_worker._private_jobs where key = $1", [id]);
  await mendQueue(house);
  expect(await queued(id)).toEqual([{ locked_by: null, attempts: 0 }]);
});

test("progress is kept, and a job that was cancelled meanwhile learns of it and leaves nothing", async () => {
  const id = await ask({ name: "กองยกเลิก" });
  let told: unknown;
  behave = async ({ progress }) => {
    await progress(3, 10, "แถวที่ 3");
    expect(await row(id)).toMatchObject({ progress_done: 3, progress_total: 10, progress_note: "แถวที่ 3" });
    await writeIn(house.database, org.id, (db) =>
      db
        .updateTable("job")
        .set({ state: "cancelled" })
        .where("org_id", "=", org.id)
        .where("id", "=", id)
        .execute(),
    );
    told = await progress(10, 10).catch((error: unknown) => error);
  };
  await performJob(house, { orgId: org.id, jobId: id }, never);
  expect(told).toBeInstanceOf(Error);
  expect(await row(id)).toMatchObject({ state: "cancelled" });
  expect(await unitsNamed("กองยกเลิก")).toBe(0);
});

test("a schedule is asked for once, whoever looks and how often, and made up once", async () => {
  const schedule = {
    job: opening as AnyJob,
    input: { name: "ตามเวลา" },
    every: "working-day" as const,
    at: "08:30",
  };
  const asked = async (orgId: string) =>
    (
      await readIn(house.database, orgId, (db) =>
        db
          .selectFrom("job")
          .select("id")
          .where("org_id", "=", orgId)
          .where("title", "=", "เปิดตามเวลา")
          .execute(),
      )
    ).length;
  const everybodyLooks = () =>
    Promise.all([house, otherHouse, house, otherHouse].map((one) => runDueSchedules(one, [schedule])));
  await house.database.shared
    .updateTable("organisation")
    .set({ created_at: new Date("2026-11-01T00:00:00Z") })
    .where("id", "=", org.id)
    .execute();
  await house.database.shared
    .updateTable("organisation")
    .set({ created_at: new Date("2026-11-23T03:00:00Z") })
    .where("id", "=", neighbour.id)
    .execute();
  setClock("2026-11-23T04:00:00Z"); // a Monday, eleven o'clock in Bangkok
  await everybodyLooks();
  await everybodyLooks();
  expect([await asked(org.id), await asked(neighbour.id)]).toEqual([1, 0]);
  setClock("2026-11-29T04:00:00Z"); // nobody looked for a week, and it is a Sunday
  await everybodyLooks();
  expect([await asked(org.id), await asked(neighbour.id)]).toEqual([2, 1]);
});

test("jobs of one organisation are not there for another one", async () => {
  const id = await ask();
  await expect(row(id, neighbour.id)).rejects.toThrow("no result");
});

test("the queue is laid out as the library would", async () => {
  const steps = await readdir(join(root, "node_modules/graphile-worker/sql"));
  expect(Math.max(...steps.map((name) => Number.parseInt(name, 10)))).toBe(QUEUE_REVISION);
});
