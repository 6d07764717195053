import type { z } from "zod";
import { v7 as newId } from "uuid";
import type { Permission, RoleHeld } from "../accounts/roles.ts";
import { allows, allowsSomewhere } from "../accounts/roles.ts";
import { addAuditEntries } from "../audit/write.ts";
import type { Database, OrgDatabase } from "../database/connect.ts";
import { writeIn } from "../database/organisation-bound.ts";
import { isFull, troubleInWords } from "../files/trouble.ts";
import { fieldErrors } from "../forms/errors.ts";
import type { PackShelf } from "../packs/load.ts";
import { refreshAfter } from "../search/write.ts";
import type { Outcome, Refusal } from "./outcome.ts";
import { forbidden, invalid } from "./outcome.ts";

/** Who acts. Terminal and job stand above roles: whoever starts them has the machine. */
export type Actor =
  | { kind: "account"; accountId: string; name: string; roles: readonly RoleHeld[] }
  | { kind: "terminal" | "job" | "visitor"; name: string };

/** Where and by whom an act is done; the same for a page, the API, the terminal and a job. */
export interface Situation {
  database: Database;
  now: () => Date;
  orgId: string;
  actor: Actor;
  requestId?: string;
  /** Whether letters can be sent; without mail an act posts none, and links are shown instead. */
  byMail?: boolean;
  /** The data that acts go by; only those that ask for it need it. */
  packs?: PackShelf;
}

/** What an act hands to its rule. */
export interface Work<Input> {
  db: OrgDatabase;
  orgId: string;
  input: Input;
  actor: Actor;
  now: Date;
  newId: () => string;
  /** Whether letters can be sent: an act posts one only then. */
  byMail: boolean;
  packs: PackShelf;
}

/** What changed, for the audit log. Never put a secret here. */
export interface Trace {
  record?: { kind: string; id: string; name: string };
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
  /** The entry for the search was written together with the record, behind lockHead as all entries are. */
  isFindable?: true;
  /** Where one act changes many records: an entry each, before that of the act as a whole. */
  parts?: readonly Trace[];
}

export type Done<T> = { ok: true; value: T; trace: Trace };

export interface ActDefinition<Schema extends z.ZodType, T> {
  /** capability.verb-noun: the same in the audit log, the API and the permission table. */
  name: string;
  title: string;
  input: Schema;
  may: Permission;
  /** The act may be done by somebody without an account. */
  visitors?: boolean;
  /** Only the terminal, a job or the house itself calls it. */
  internal?: boolean;
  /** The unit whose people may do it, where a role reaches its own unit only. */
  unitOf?: (work: Work<z.output<Schema>>) => Promise<string | null | undefined> | string | null | undefined;
  run: (work: Work<z.output<Schema>>) => Promise<Done<T> | Refusal>;
}

export interface Act<Schema extends z.ZodType = z.ZodType, T = unknown> {
  (situation: Situation, input: unknown): Promise<Outcome<T>>;
  definition: ActDefinition<Schema, T>;
}

const registered = new Map<string, Act>();

/** Every act that is loaded, for the API, the permission table and its tests. */
export function allActs(): Act[] {
  return [...registered.values()].toSorted((a, b) => (a.definition.name < b.definition.name ? -1 : 1));
}

export function actNamed(name: string): Act | undefined {
  return registered.get(name);
}

/**
 * The only way to change a record. One transaction: permission → rule on the current state → write →
 * audit entry, late, because the end of the audit chain is locked until the commit → what can be searched.
 */
export function act<Schema extends z.ZodType, T>(definition: ActDefinition<Schema, T>): Act<Schema, T> {
  const perform = async (situation: Situation, input: unknown): Promise<Outcome<T>> => {
    if (!mayEver(definition, situation.actor)) return forbidden();
    const parsed = definition.input.safeParse(input);
    if (!parsed.success) return invalid(fieldErrors(parsed.error));
    const attempt = () =>
      writeIn(situation.database, situation.orgId, async (db) => {
        const now = situation.now();
        const { orgId, actor, byMail = false } = situation;
        const work: Work<z.output<Schema>> = {
          db,
          orgId,
          input: parsed.data,
          actor,
          now,
          newId,
          byMail,
          get packs() {
            if (!situation.packs) throw new Error(`${definition.name} needs packs, and its caller has none`);
            return situation.packs;
          },
        };
        if (!(await mayHere(definition, work))) throw new Refused(forbidden());
        const result = await definition.run(work);
        if (!result.ok) throw new Refused(result);
        const { trace } = result;
        const told = {
          orgId: situation.orgId,
          at: now,
          act: definition.name,
          actor: situation.actor,
          requestId: situation.requestId,
        };
        await addAuditEntries(
          db,
          [...(trace.parts ?? []), trace].map((part) => ({ ...told, trace: part })),
        );
        await refreshAfter(db, situation.orgId, trace);
        return { ok: true as const, value: result.value };
      });
    for (let left = TRIES; ;) {
      try {
        return await attempt();
      } catch (error) {
        if (error instanceof Refused) return error.refusal;
        if (isFull(error)) return { ok: false, reason: "full", message: troubleInWords.full };
        left -= 1;
        if (left === 0 || !wasOvertaken(error)) throw error;
      }
    }
  };
  const made: Act<Schema, T> = Object.assign(perform, { definition });
  if (registered.has(definition.name)) throw new Error(`Two acts are named ${definition.name}`);
  registered.set(definition.name, made as unknown as Act);
  return made;
}

export function done<T>(value: T, trace: Trace = {}): Done<T> {
  return { ok: true, value, trace };
}

const TRIES = 3;

/**
 * Somebody was quicker by a moment: a unique key is taken now, two acts waited for each other, or the rows
 * moved. Nothing was written, so the act is done again from the start, and its rule sees what the other did.
 */
function wasOvertaken(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return code === "23505" || code === "40P01" || code === "40001";
}

/** Thrown inside the transaction only, so that a refusal after a write undoes the write. */
class Refused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.message);
    this.refusal = refusal;
  }
}

function mayEver<Schema extends z.ZodType, T>(definition: ActDefinition<Schema, T>, actor: Actor): boolean {
  if (actor.kind === "terminal" || actor.kind === "job") return true;
  if (definition.internal) return false;
  if (definition.visitors) return true;
  return actor.kind === "account" && allowsSomewhere(definition.may, actor.roles);
}

async function mayHere<Schema extends z.ZodType, T>(
  definition: ActDefinition<Schema, T>,
  work: Work<z.output<Schema>>,
): Promise<boolean> {
  const { actor } = work;
  if (actor.kind !== "account" || definition.visitors) return true;
  const unitId = definition.unitOf ? await definition.unitOf(work) : null;
  return allows(definition.may, actor.roles, unitId);
}
