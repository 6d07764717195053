import { Counter, Gauge } from "prom-client";
import type { Registry } from "prom-client";
import type { Database } from "../database/connect.ts";

const ended = new Counter({
  name: "sucharit_jobs_ended_total",
  help: "Jobs that this process ended, done or failed for good",
  labelNames: ["job", "how"],
  registers: [],
});

export function countEnd(job: string, how: "done" | "failed"): void {
  ended.inc({ job, how });
}

/** How many wait, and how long the first one that is due has waited, of all processes. */
export function measureJobs(registry: Registry, database: Database): void {
  registry.registerMetric(ended);
  const waiting = new Gauge({
    name: "sucharit_jobs_waiting",
    help: "Jobs in the queue, running ones included",
    labelNames: ["job"],
    registers: [registry],
    collect: async () => {
      const { rows } = await database.pool.query<{ job: string; count: number }>(
        `select t.identifier as job, count(j.id)::int as count from graphile_worker._private_tasks t
         left join graphile_worker._private_jobs j on j.task_id = t.id and j.attempts < j.max_attempts group by 1`,
      );
      waiting.reset();
      for (const { job, count } of rows) waiting.set({ job }, count);
    },
  });
  const late = new Gauge({
    name: "sucharit_jobs_oldest_due_seconds",
    help: "Seconds since the first job that nobody has begun was due; a worker is missing when it grows",
    registers: [registry],
    collect: async () => {
      const { rows } = await database.pool.query<{ seconds: number | null }>(
        `select extract(epoch from now() - min(run_at))::float as seconds from graphile_worker._private_jobs
         where is_available and run_at <= now()`,
      );
      late.set(rows[0]?.seconds ?? 0);
    },
  });
}
