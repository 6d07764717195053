import { sql } from "kysely";
import { allOrganisations } from "../accounts/organisations.ts";
import { HOUSE_ORG, writeIn } from "../database/organisation-bound.ts";
import type { House } from "../house.ts";
import { withoutData } from "../without-data.ts";
import { putInQueue } from "./enqueue.ts";
import type { Queued } from "./enqueue.ts";
import type { AnyJob } from "./job.ts";
import { openLiveness, takeOverFromTheDead } from "./liveness.ts";
import { performJob } from "./perform.ts";
import type { Schedule } from "./schedule.ts";
import { nextLook, runDueSchedules } from "./scheduling.ts";

export interface Work {
  jobs: readonly AnyJob[];
  schedules: readonly Schedule[];
}

export interface Worker {
  /** Running jobs get the signal and are given back unless they end at once; then returns. */
  stop(): Promise<void>;
}

const AT_ONCE = 2;
const POLL_MS = 2000;
const TAKE_OVER_MS = 5000;
const LOOK_MS = 60_000;

/** Does the jobs of the queue until it is stopped; as many processes as you like may. */
export async function startWorker(house: House, { jobs, schedules }: Work): Promise<Worker> {
  // Loaded by who works only: a page needs nothing of it.
  const { Logger, run } = await import("graphile-worker");
  const stop = new AbortController();
  const liveness = openLiveness(house);
  const perform = async (payload: unknown) => {
    const queued = payload as Queued;
    try {
      await performJob(house, queued, stop.signal);
    } catch (error) {
      // The library writes the message into its own table; one of the database may quote a row.
      throw new Error(`job ${queued.jobId} could not be begun or ended`, { cause: error });
    }
  };
  await takeOverFromTheDead(house.database.pool);
  await mendQueue(house);
  const runner = await run({
    pgPool: house.database.pool,
    concurrency: AT_ONCE,
    pollInterval: POLL_MS,
    noHandleSignals: true,
    parsedCronItems: [],
    taskList: Object.fromEntries(jobs.map(({ definition }) => [definition.name, perform])),
    logger: new Logger(() => (level, message) => {
      if (level === "error" || level === "warning")
        house.log[level === "error" ? "error" : "warn"](`jobs: ${message}`);
    }),
    preset: {
      plugins: [
        {
          name: "SucharitLiveness",
          version: "1.0.0",
          // Before a worker asks for its first job: it must never hold one without counting as alive.
          worker: { hooks: { startWorker: (_, { worker }) => liveness.hold(worker.workerPool.id) } },
        },
      ],
    },
  });
  const takingOver = repeat(house, async () => {
    await takeOverFromTheDead(house.database.pool);
    return TAKE_OVER_MS;
  });
  const scheduling = repeat(house, async () => {
    await runDueSchedules(house, schedules);
    const next = nextLook(house, schedules);
    return Math.min(LOOK_MS, next ? Math.max(100, next.getTime() - house.now().getTime()) : LOOK_MS);
  });
  return {
    stop: async () => {
      stop.abort(new Error("the program stops"));
      await Promise.all([takingOver.end(), scheduling.end()]);
      await runner.stop();
      await liveness.release();
    },
  };
}

/** Does it, waits as long as it says, does it again; a failure is logged and tried again. */
function repeat(house: House, work: () => Promise<number>) {
  let timer: NodeJS.Timeout | undefined;
  let over = false;
  const once = async (): Promise<void> => {
    let wait = LOOK_MS / 6;
    try {
      wait = await work();
    } catch (error) {
      house.log.error(
        { error: error instanceof Error ? withoutData(error) : undefined },
        "jobs: no look round",
      );
    }
    if (over) return;
    timer = setTimeout(() => (running = once()), wait);
    timer.unref();
  };
  let running = once();
  return {
    end: async () => {
      over = true;
      clearTimeout(timer);
      await running;
    },
  };
}

/** What waits in a row and stands in no queue, as after a restore, is put in again. */
export async function mendQueue(house: House): Promise<void> {
  for (const orgId of [HOUSE_ORG, ...(await allOrganisations(house.database)).map(({ id }) => id)]) {
    await writeIn(house.database, orgId, async (db) => {
      // Both are committed together, so one look at both finds no job that is only on its way.
      const lost = await sql<{ id: string; name: string; run_at: Date }>`
        select id, name, run_at from job where org_id = ${orgId} and state in ('waiting', 'running')
          and not exists (select from graphile_worker._private_jobs q where q.key = job.id::text)`.execute(
        db,
      );
      for (const { id, name, run_at } of lost.rows) await putInQueue(db, { orgId, id, name, runAt: run_at });
    });
  }
}
