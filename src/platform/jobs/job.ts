import type { z } from "zod";
import type { Permission } from "../accounts/roles.ts";
import type { Situation, Trace } from "../acts/act.ts";
import type { OrgDatabase } from "../database/connect.ts";
import type { House } from "../house.ts";

/** What came of a job; stands on its page. */
export interface JobResult {
  /** One line in Thai. */
  said: string;
  href?: string;
  fileId?: string;
  /** What changed, for the audit log. */
  trace?: Trace;
}

declare const finished: unique symbol;
/** Only finish() makes it: a job cannot end without its mark. */
export interface Finished {
  readonly [finished]: true;
}

/** What a job is handed. */
export interface JobWork {
  house: House;
  orgId: string;
  jobId: string;
  /** 1 for the first try. */
  attempt: number;
  /** To call acts with: the job stands in the log as who did it. */
  situation: Situation;
  /** Aborted when the program stops or somebody cancels the job; it is then given back or dropped. */
  signal: AbortSignal;
  /** Tells how far it is, as often as you like: it is written at most twice a second. Throws once the job is no longer ours. */
  progress: (done: number, total: number, note?: string) => Promise<void>;
  /**
   * The effect, in one transaction with the mark "done": it happens exactly once, even when a process dies
   * at any moment or two of them hold the job. What happens outside may happen again.
   */
  finish: (effect: (db: OrgDatabase) => Promise<JobResult>) => Promise<Finished>;
}

export interface JobDefinition<Schema extends z.ZodType = z.ZodType> {
  /** part.verb, such as files.sweep. */
  name: string;
  title: string | ((input: z.output<Schema>) => string);
  /** Identifiers and choices; never a secret, it stays in the row. */
  input: Schema;
  /** Tries before it has failed for good; 5 unless said. */
  attempts?: number;
  /** Who sees it in the list, may start it again and cancel it. Whoever asked for it sees it in any case. */
  may: Permission;
  /** Done for the whole house only: in the name of an organisation it is not begun. */
  ofHouse?: boolean;
  /** Not shown in lists and soon forgotten once done: one of very many, such as a letter. */
  quiet?: boolean;
  run: (work: JobWork, input: z.output<Schema>) => Promise<Finished>;
}

export interface Job<Schema extends z.ZodType = z.ZodType> {
  readonly definition: JobDefinition<Schema>;
}

/** A job of whatever input, as lists of jobs hold it. */
// oxlint-disable-next-line typescript/no-explicit-any -- the input of one job fits no other; rows are parsed by its own schema
export type AnyJob = Job<any>;

const registered = new Map<string, AnyJob>();

export function job<Schema extends z.ZodType>(definition: JobDefinition<Schema>): Job<Schema> {
  if (registered.has(definition.name)) throw new Error(`Two jobs are named ${definition.name}`);
  const made: Job<Schema> = { definition };
  registered.set(definition.name, made);
  return made;
}

/** Every job that is loaded. */
export function allJobs(): AnyJob[] {
  return [...registered.values()];
}

export function jobNamed(name: string): AnyJob | undefined {
  return registered.get(name);
}

/** Trying again would not help: the job has failed, and this says why, in Thai and without personal data. */
export class JobRefused extends Error {
  override name = "JobRefused";
}

/**
 * Something outside stands in the way and may pass: a mail server that is away, a full disk. It is tried again;
 * this says what it is, in Thai and without personal data. `cause` goes to the program's log.
 */
export class JobHindered extends Error {
  override name = "JobHindered";
}

export const ATTEMPTS = 5;
