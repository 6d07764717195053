import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import type { House } from "../house.ts";

/** With it the locks of workers are told from other advisory locks: any number, the same in every version. */
const LOCK_CLASS = 7_306_102;

const AGAIN_MS = 1000;

export interface Liveness {
  /** From now on this worker counts as alive, until its process ends or `release`. */
  hold: (worker: string) => Promise<void>;
  release: () => Promise<void>;
}

/**
 * A worker is alive as long as it holds an advisory lock on a connection of its own. The server lets go of it
 * the moment that the process is gone, and within half a minute when the machine or the wire is.
 */
export function openLiveness(house: House): Liveness {
  let client: pg.Client | undefined;
  let held: string | undefined;
  let holding: Promise<void> | undefined;
  let over = false;
  const connect = async () => {
    const next = new pg.Client({ ...house.database.pool.options, application_name: "sucharit worker" });
    next.on("error", () => undefined);
    next.on("end", () => {
      if (over || client !== next) return;
      client = undefined;
      house.log.warn("the worker's connection was lost; its jobs may be taken over");
      void connectAtLast();
    });
    await next.connect();
    await next.query(
      "set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 3",
    );
    await next.query("select pg_advisory_lock($1, hashtext($2))", [LOCK_CLASS, held]);
    client = next;
  };
  // Never gives up: a worker that takes jobs without counting as alive would lose each of them.
  const connectAtLast = async () => {
    while (!over) {
      try {
        return await connect();
      } catch {
        await pause(AGAIN_MS);
      }
    }
  };
  return {
    hold: (worker) => {
      held = worker;
      return (holding ??= connectAtLast());
    },
    release: async () => {
      over = true;
      await client?.end();
    },
  };
}

/** Gives back to the queue what workers hold that are gone; gives their number of jobs. */
export async function takeOverFromTheDead(pool: pg.Pool): Promise<number> {
  const { rowCount } = await pool.query(
    `update graphile_worker._private_jobs set locked_at = null, locked_by = null
     where locked_by is not null and not exists (
       select from pg_locks where locktype = 'advisory' and classid = $1
         and objid = (hashtext(locked_by)::bigint & 4294967295)::oid
         and database = (select oid from pg_database where datname = current_database()))`,
    [LOCK_CLASS],
  );
  // A turn that was given back or started again has its job put in anew; the old one is never handed out.
  await pool.query(
    "delete from graphile_worker._private_jobs where locked_by is null and attempts >= max_attempts",
  );
  return rowCount ?? 0;
}
