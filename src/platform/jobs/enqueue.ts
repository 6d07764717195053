import { sql } from "kysely";
import { v7 as newId } from "uuid";
import type { z } from "zod";
import type { OrgDatabase } from "../database/connect.ts";
import { ATTEMPTS } from "./job.ts";
import type { Job } from "./job.ts";

export interface Wish<Input> {
  orgId: string;
  input: Input;
  /** The account that asks, as `actor.accountId` names it; empty for schedules and the terminal. */
  askedBy?: string | null | undefined;
  /** Of the jobs with one key at most one waits: asking again gives the one that waits already. */
  key?: string;
  /** Not before; at once unless said. */
  runAt?: Date;
}

/** Asks for a job inside the transaction of the act: both are there after the commit, or neither. Gives its id. */
export async function enqueue<Schema extends z.ZodType>(
  db: OrgDatabase,
  { definition }: Job<Schema>,
  wish: Wish<z.input<Schema>>,
): Promise<string> {
  const input = definition.input.parse(wish.input);
  const waiting = wish.key && (await waitingWithKey(db, wish.orgId, wish.key));
  if (waiting) return waiting;
  const id = newId();
  await db
    .insertInto("job")
    .values({
      org_id: wish.orgId,
      id,
      name: definition.name,
      title: typeof definition.title === "string" ? definition.title : definition.title(input),
      input: JSON.stringify(input),
      key: wish.key ?? null,
      asked_by: wish.askedBy ?? null,
      attempts_allowed: definition.attempts ?? ATTEMPTS,
      ...(wish.runAt ? { run_at: wish.runAt } : {}),
    })
    .execute();
  await putInQueue(db, { orgId: wish.orgId, id, name: definition.name, runAt: wish.runAt });
  return id;
}

/** Locked, so that it is not begun meanwhile with what it would have seen before this act. */
async function waitingWithKey(db: OrgDatabase, orgId: string, key: string): Promise<string | undefined> {
  const row = await db
    .selectFrom("job")
    .select("id")
    .where("org_id", "=", orgId)
    .where("key", "=", key)
    .where("state", "=", "waiting")
    .forUpdate()
    .executeTakeFirst();
  return row?.id;
}

/** The queue holds an organisation and a number; what is to be done stands in the row. */
export interface Queued {
  orgId: string;
  jobId: string;
}

export async function putInQueue(
  db: OrgDatabase,
  { orgId, id, name, runAt }: { orgId: string; id: string; name: string; runAt?: Date | undefined },
): Promise<void> {
  const payload: Queued = { orgId, jobId: id };
  // Tries are counted in the row; the queue itself must never give up.
  await sql`select from graphile_worker.add_job(
    ${name}, ${JSON.stringify(payload)}::json, run_at => ${runAt ?? null}::timestamptz,
    max_attempts => 30000, job_key => ${id})`.execute(db);
}

export async function takeFromQueue(db: OrgDatabase, id: string): Promise<void> {
  await sql`select from graphile_worker.remove_job(${id})`.execute(db);
}
