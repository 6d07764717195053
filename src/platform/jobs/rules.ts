export const jobStates = ["waiting", "running", "done", "failed", "cancelled"] as const;
export type JobState = (typeof jobStates)[number];

/** What somebody who may can do with a job. */
export type JobAct = "again" | "cancel";

const allowed = {
  waiting: ["cancel"],
  running: ["cancel"],
  done: [],
  failed: ["again"],
  cancelled: ["again"],
} as const satisfies Record<JobState, readonly JobAct[]>;

export function jobActs(state: JobState): readonly JobAct[] {
  return allowed[state];
}

export function isOver(state: JobState): boolean {
  return state === "done" || state === "failed" || state === "cancelled";
}

const FIRST_PAUSE_S = 5;
const LONGEST_PAUSE_S = 6 * 3600;

/** Seconds until the next try: 5, 20, 80 … six hours at most. */
export function pauseAfter(attempt: number): number {
  return Math.min(FIRST_PAUSE_S * 4 ** Math.max(0, attempt - 1), LONGEST_PAUSE_S);
}

export interface JobStanding {
  state: JobState;
  attempts: number;
  attempts_allowed: number;
}

/**
 * What a worker that holds a job from the queue does with it. A job that still runs for somebody else was
 * lost by them: the queue hands it out only once its worker is gone.
 */
export function beginning(job: JobStanding | undefined): "run" | "leave" | "fail" {
  if (!job || isOver(job.state)) return "leave";
  return job.attempts >= job.attempts_allowed ? "fail" : "run";
}

export type Ending = { state: "waiting"; pauseSeconds: number; counts: boolean } | { state: "failed" };

/** What becomes of a turn that did not finish. */
export function ending(
  { attempts, attempts_allowed }: Pick<JobStanding, "attempts" | "attempts_allowed">,
  why: "stopped" | "refused" | "broken",
): Ending {
  if (why === "stopped") return { state: "waiting", pauseSeconds: 0, counts: false };
  if (why === "refused" || attempts >= attempts_allowed) return { state: "failed" };
  return { state: "waiting", pauseSeconds: pauseAfter(attempts), counts: true };
}
