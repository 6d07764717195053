import type { z } from "zod";
import type { Organisation } from "../src/platform/accounts/organisations.ts";
import type { Role } from "../src/platform/accounts/roles.ts";
import type { Act, Actor } from "../src/platform/acts/act.ts";
import type { House } from "../src/platform/house.ts";
import type { ProjectYear } from "../src/capabilities/progress/project-years.ts";
import type { TestMember } from "../src/testing/people.ts";

/** What can stand in an address behind a word: /units/:id, /people/:person/positions/:id. */
export interface Place {
  id: string;
  /** The record that stands before it in the address. */
  above?: string;
  /** What stands at further places of the address, by their names. */
  named?: Record<string, string>;
}

/** An organisation with a record of every kind, in every state, made by the acts themselves. */
export interface World {
  house: House;
  org: Organisation;
  /** One member for each role, each tied to a person; roles of a unit are held in `own`. */
  members: Record<Role, TestMember>;
  people: Record<Role, string>;
  own: string;
  other: string;
  /** A committee of which everybody in `people` may keep the minutes, except for its chair from outside. */
  committee: string;
  /** A committee without meetings: orders come and go there. */
  orderBook: string;
  /** The assessment of risks of this year, which is open. */
  riskYear: string;
  /** Counts down, so that no year begins as a copy of another. */
  nextRiskYear: number;
  /** A year that is open, with its projects; facts of all kinds find room here. */
  work: { year: number; projects: readonly ProjectYear[] };
  /** Counts down: years of work that nothing else uses. */
  nextWorkYear: number;
  /** A year that is approved and opened again. */
  decidedYear: string;
  /** A year whose scale is changed to and fro. */
  scaledYear: string;
  /** A year of which everything is published. */
  publishedYear: string;
  /** By the word that stands before them in an address; a new kind of record adds its own. */
  places: Record<string, Place[]>;
  /** "name 7": never the same again. */
  unique: (name: string) => string;
}

/** The clock of a furnished house: all that is below has happened by then. */
export const NOW = "2026-03-02T10:00:00+07:00";
export const TODAY = "2026-03-02";

/** Done at the terminal, which may do everything; a refusal is a mistake of the test. */
export async function perform<Schema extends z.ZodType, T>(
  { house, org }: Pick<World, "house" | "org">,
  act: Act<Schema, T>,
  input: unknown,
  actor: Actor = { kind: "terminal", name: "ทดสอบ" },
): Promise<T> {
  const outcome = await act(
    { database: house.database, now: house.now, orgId: org.id, actor, packs: house.packs },
    input,
  );
  if (!outcome.ok) throw new Error(`${act.definition.name}: ${JSON.stringify(outcome)}`);
  return outcome.value;
}
