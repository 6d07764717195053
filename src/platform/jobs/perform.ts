import { randomBytes } from "node:crypto";
import { addAuditEntry } from "../audit/write.ts";
import type { OrgDatabase } from "../database/connect.ts";
import { HOUSE_ORG, readIn, writeIn } from "../database/organisation-bound.ts";
import type { House } from "../house.ts";
import { isFull, StoreTrouble } from "../files/trouble.ts";
import { withoutData } from "../without-data.ts";
import type { Queued } from "./enqueue.ts";
import { putInQueue } from "./enqueue.ts";
import { countEnd } from "./figures.ts";
import { JobHindered, JobRefused, jobNamed } from "./job.ts";
import type { AnyJob, Finished, JobWork } from "./job.ts";
import { beginning, ending } from "./rules.ts";
import type { JobState } from "./rules.ts";
import { refreshAfter } from "../search/write.ts";

/**
 * One turn of a job. The number of the turn is the fence: whoever finds another one in the row has lost the
 * job, and nothing that they still do reaches the database.
 */
export async function performJob(house: House, { orgId, jobId }: Queued, stop: AbortSignal): Promise<void> {
  const turn = await beginTurn(house, orgId, jobId);
  if (!turn) return;
  const ours = new AbortController();
  const signal = AbortSignal.any([stop, ours.signal]);
  const watching = setInterval(() => void dropWhenLost(house, turn, ours), WATCH_MS);
  const impatient = patience(stop);
  try {
    const { definition } = turn.job;
    const situation = {
      database: house.database,
      now: house.now,
      orgId,
      actor: { kind: "job" as const, name: turn.title },
      byMail: house.mail.isSet,
      packs: house.packs,
    };
    const work: JobWork = {
      house,
      orgId,
      jobId,
      attempt: turn.attempts,
      situation,
      signal,
      progress: progressOf(house, turn, signal),
      finish: (effect) => finish(house, turn, effect),
    };
    const input: unknown = definition.input.parse(turn.input);
    await Promise.race([definition.run(work, input), impatient.over]);
  } catch (error) {
    if (!(error instanceof JobLost)) await endTurn(house, turn, error, stop.aborted);
  } finally {
    clearInterval(watching);
    impatient.clear();
  }
}

/** Somebody cancelled the job, or it was taken over. */
class JobLost extends Error {}

const WATCH_MS = 3000;
const PATIENCE_MS = 8000;

/** A job that does not listen to the signal is given back all the same. */
function patience(stop: AbortSignal) {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<never>((_, reject) => {
    const begin = () => {
      timer = setTimeout(() => reject(new Error("did not stop in time")), PATIENCE_MS);
    };
    if (stop.aborted) begin();
    else stop.addEventListener("abort", begin, { once: true });
  });
  over.catch(() => undefined);
  return { over, clear: () => clearTimeout(timer) };
}

interface Turn {
  job: AnyJob;
  orgId: string;
  jobId: string;
  title: string;
  input: unknown;
  turn: number;
  attempts: number;
  attempts_allowed: number;
}

function beginTurn(house: House, orgId: string, jobId: string): Promise<Turn | undefined> {
  return writeIn(house.database, orgId, async (db) => {
    const row = await lockJob(db, orgId, jobId);
    const job = row && jobNamed(row.name);
    if (!row || !job) return undefined;
    // Rows of an organisation come back with its backup, whatever somebody wrote into that.
    if (job.definition.ofHouse && orgId !== HOUSE_ORG) return undefined;
    const how = beginning({ ...row, state: row.state as JobState });
    if (how === "leave") return undefined;
    const now = house.now();
    const update = db.updateTable("job").where("org_id", "=", orgId).where("id", "=", jobId);
    const turn = row.turn + 1;
    if (how === "fail") {
      const problem = "โปรแกรมหยุดลงกลางคันทุกครั้งที่ทำงานนี้";
      await update.set({ state: "failed", turn, ended_at: now, problem, problem_id: null }).execute();
      countEnd(row.name, "failed");
      return undefined;
    }
    const attempts = row.attempts + 1;
    await update
      .set({ state: "running", turn, attempts, started_at: now, progress_done: 0, progress_note: null })
      .execute();
    const { title, input, attempts_allowed } = row;
    return { job, orgId, jobId, title, input, turn, attempts, attempts_allowed };
  });
}

function lockJob(db: OrgDatabase, orgId: string, jobId: string) {
  return db
    .selectFrom("job")
    .select(["name", "title", "input", "state", "turn", "attempts", "attempts_allowed"])
    .where("org_id", "=", orgId)
    .where("id", "=", jobId)
    .forUpdate()
    .executeTakeFirst();
}

/** The row as long as it is ours, locked until the end of the transaction. */
async function lockTurn(db: OrgDatabase, { orgId, jobId, turn }: Turn): Promise<void> {
  const row = await lockJob(db, orgId, jobId);
  if (!row || row.state !== "running" || row.turn !== turn) throw new JobLost();
}

async function finish(house: House, turn: Turn, effect: Parameters<JobWork["finish"]>[0]): Promise<Finished> {
  await writeIn(house.database, turn.orgId, async (db) => {
    await lockTurn(db, turn);
    const { said, href, fileId, trace } = await effect(db);
    const now = house.now();
    await db
      .updateTable("job")
      .set((eb) => ({
        state: "done",
        ended_at: now,
        progress_done: eb.ref("progress_total"),
        progress_note: null,
        result_said: said,
        result_href: href ?? null,
        result_file_id: fileId ?? null,
        problem: null,
        problem_id: null,
      }))
      .where("org_id", "=", turn.orgId)
      .where("id", "=", turn.jobId)
      .execute();
    if (trace) {
      const { name } = turn.job.definition;
      const actor = { kind: "job" as const, name: turn.title };
      await addAuditEntry(db, { orgId: turn.orgId, at: now, act: name, actor, trace });
      await refreshAfter(db, turn.orgId, trace);
    }
  });
  countEnd(turn.job.definition.name, "done");
  return {} as Finished;
}

async function endTurn(house: House, turn: Turn, error: unknown, stopped: boolean): Promise<void> {
  const isRefused = error instanceof JobRefused;
  const known = isRefused ? error.message : hindranceOf(error);
  const problemId = known !== undefined || stopped ? null : randomBytes(4).toString("hex");
  const end = ending(turn, stopped ? "stopped" : isRefused ? "refused" : "broken");
  const { orgId, jobId } = turn;
  const { name } = turn.job.definition;
  const told = error instanceof Error ? withoutData(error) : { message: "no error" };
  const line = { jobId, job: name, attempt: turn.attempts, error: told };
  if (problemId) house.log.error({ ...line, problemId }, "job failed");
  else if (!stopped && !isRefused) house.log.warn(line, "job hindered");
  const problem = stopped ? null : (known ?? "ทำงานไม่สำเร็จเพราะเหตุที่ไม่คาดคิด");
  try {
    await writeIn(house.database, orgId, async (db) => {
      await lockTurn(db, turn);
      const update = db.updateTable("job").where("org_id", "=", orgId).where("id", "=", jobId);
      if (end.state === "failed") {
        await update
          .set({ state: "failed", ended_at: house.now(), problem, problem_id: problemId })
          .execute();
        return;
      }
      const runAt = new Date(house.now().getTime() + end.pauseSeconds * 1000);
      const attempts = end.counts ? turn.attempts : turn.attempts - 1;
      await update
        .set({ state: "waiting", attempts, run_at: runAt, problem, problem_id: problemId })
        .execute();
      await putInQueue(db, { orgId, id: jobId, name, runAt: end.pauseSeconds > 0 ? runAt : undefined });
    });
    if (end.state === "failed") countEnd(name, "failed");
  } catch (cause) {
    if (!(cause instanceof JobLost)) throw cause;
  }
}

/** What stands in the way, in Thai; nothing for what nobody expected. */
function hindranceOf(error: unknown): string | undefined {
  if (error instanceof JobHindered) return error.message;
  if (isFull(error)) return "ที่เก็บข้อมูลของระบบเต็ม";
  return error instanceof StoreTrouble ? "ติดต่อที่เก็บไฟล์ของระบบไม่ได้" : undefined;
}

const PROGRESS_MS = 500;

function progressOf(house: House, turn: Turn, signal: AbortSignal): JobWork["progress"] {
  let written = 0;
  return async (done, total, note) => {
    if (signal.aborted) throw signal.reason;
    const now = Date.now();
    if (now - written < PROGRESS_MS && done < total) return;
    written = now;
    await writeIn(house.database, turn.orgId, async (db) => {
      await lockTurn(db, turn);
      await db
        .updateTable("job")
        .set({ progress_done: Math.min(done, total), progress_total: total, progress_note: note ?? null })
        .where("org_id", "=", turn.orgId)
        .where("id", "=", turn.jobId)
        .execute();
    });
  };
}

/** A job that tells no progress learns here that it was cancelled or taken over. */
async function dropWhenLost(house: House, turn: Turn, ours: AbortController): Promise<void> {
  try {
    const row = await readIn(house.database, turn.orgId, (db) =>
      db
        .selectFrom("job")
        .select(["state", "turn"])
        .where("org_id", "=", turn.orgId)
        .where("id", "=", turn.jobId)
        .executeTakeFirst(),
    );
    if (row?.state !== "running" || row.turn !== turn.turn) ours.abort(new JobLost());
  } catch {
    // A database that is away is told by the job's own query.
  }
}
