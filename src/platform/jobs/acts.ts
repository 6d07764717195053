import { z } from "zod";
import { act, done } from "../acts/act.ts";
import type { Work } from "../acts/act.ts";
import { missing, refused } from "../acts/outcome.ts";
import { putInQueue, takeFromQueue } from "./enqueue.ts";
import { jobActs } from "./rules.ts";
import type { JobAct, JobState } from "./rules.ts";
import { handlers, mayHandle } from "./visibility.ts";

const OneJob = z.strictObject({ id: z.uuid().toLowerCase() });
type JobWork = Work<z.output<typeof OneJob>>;

export const startJobAgain = act({
  name: "job.start-again",
  title: "เริ่มงานเบื้องหลังใหม่",
  input: OneJob,
  may: handlers,
  unitOf,
  run: async (work) => {
    const { db, orgId, input } = work;
    const job = await lockVisible(work);
    if (!job) return missing();
    if (!can(job.state, "again")) return refused("งานนี้ยังไม่จบหรือเสร็จไปแล้ว จึงเริ่มใหม่ไม่ได้");
    if (job.key && (await waitsAlready(work, job.key))) return refused("มีงานเดียวกันนี้รอทำอยู่แล้ว ไม่ต้องเริ่มใหม่");
    await db
      .updateTable("job")
      .set({
        state: "waiting",
        attempts: 0,
        run_at: work.now,
        ended_at: null,
        problem: null,
        problem_id: null,
        progress_done: 0,
        progress_note: null,
      })
      .where("org_id", "=", orgId)
      .where("id", "=", input.id)
      .execute();
    await putInQueue(db, { orgId, id: input.id, name: job.name });
    return done(undefined, traceOf(job, "waiting"));
  },
});

/** One that runs learns of it within seconds; what it had done is not kept. */
export const cancelJob = act({
  name: "job.cancel",
  title: "ยกเลิกงานเบื้องหลัง",
  input: OneJob,
  may: handlers,
  unitOf,
  run: async (work) => {
    const { db, orgId, input, now } = work;
    const job = await lockVisible(work);
    if (!job) return missing();
    if (!can(job.state, "cancel")) return refused("งานนี้จบไปแล้ว จึงยกเลิกไม่ได้");
    await db
      .updateTable("job")
      .set({ state: "cancelled", ended_at: now })
      .where("org_id", "=", orgId)
      .where("id", "=", input.id)
      .execute();
    if (job.state === "waiting") await takeFromQueue(db, input.id);
    return done(undefined, traceOf(job, "cancelled"));
  },
});

interface JobRow {
  id: string;
  name: string;
  title: string;
  key: string | null;
  state: string;
  asked_by: string | null;
}

async function lockVisible({ db, orgId, input, actor }: JobWork): Promise<JobRow | undefined> {
  const job = await db
    .selectFrom("job")
    .select(["id", "name", "title", "key", "state", "asked_by"])
    .where("org_id", "=", orgId)
    .where("id", "=", input.id)
    .forUpdate()
    .executeTakeFirst();
  return job && (actor.kind !== "account" || mayHandle(job, actor)) ? job : undefined;
}

async function waitsAlready({ db, orgId }: JobWork, key: string): Promise<boolean> {
  const other = await db
    .selectFrom("job")
    .select("id")
    .where("org_id", "=", orgId)
    .where("key", "=", key)
    .where("state", "=", "waiting")
    .executeTakeFirst();
  return other !== undefined;
}

function can(state: string, wanted: JobAct): boolean {
  return jobActs(state as JobState).includes(wanted);
}

/** A job belongs to no unit: whoever holds a role in one may handle their own jobs from there. */
function unitOf({ actor }: JobWork): string | null {
  return actor.kind === "account" ? (actor.roles.find(({ unitId }) => unitId)?.unitId ?? null) : null;
}

function traceOf(job: JobRow, state: JobState) {
  return {
    record: { kind: "job", id: job.id, name: job.title },
    before: { job_state: job.state },
    after: { job_state: state },
  };
}
