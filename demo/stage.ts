import type { z } from "zod";
import type { Act, Actor } from "../src/platform/acts/act.ts";
import type { OrgDatabase } from "../src/platform/database/connect.ts";
import { readIn } from "../src/platform/database/organisation-bound.ts";
import type { House } from "../src/platform/house.ts";
import { lastYear } from "./calendar.ts";
import type { StoryCalendar } from "./calendar.ts";

/** Where the story plays: the house, its records by what the story calls them, and the calendar. */
export interface Setting {
  house: House;
  orgId: string;
  calendar: StoryCalendar;
  people: Map<string, string>;
  units: Map<string, string>;
  committees: Map<string, string>;
  meetings: Map<string, string>;
  actors: Map<string, Actor>;
}

/** Before the first event: nothing is there yet. */
export function emptySetting(house: House, orgId: string): Setting {
  return {
    house,
    orgId,
    calendar: lastYear(house),
    people: new Map(),
    units: new Map(),
    committees: new Map(),
    meetings: new Map(),
    actors: new Map(),
  };
}

export interface Stage extends Setting {
  /** The moment that is told of. */
  now: () => Date;
  /** Does an act as somebody. A refusal is a mistake of the story and ends it. */
  perform: <Schema extends z.ZodType, T>(by: string, act: Act<Schema, T>, input: unknown) => Promise<T>;
  read: <T>(query: (db: OrgDatabase) => Promise<T>) => Promise<T>;
}

export interface Event {
  /** "10-02" */
  on: string;
  /** "09:30" */
  at: string;
  /** Of the year after the story's; left out while it lies ahead. */
  next?: boolean;
  /** What happens, in one line. */
  what: string;
  happen: (stage: Stage) => Promise<void>;
}

export const TERMINAL = "terminal";
const terminal: Actor = { kind: "terminal", name: "sucharit demo" };

/** Tells events in the order of their days; within a day by the clock. */
export async function play(setting: Setting, events: readonly Event[]): Promise<void> {
  const { calendar, house } = setting;
  const moments = events
    .map((event) => ({
      event,
      at: calendar.at(calendar.day(event.on, event.next ? 1 : 0), event.at).getTime(),
    }))
    .filter(({ event, at }) => !event.next || at < house.now().getTime());
  for (const { event, at } of moments.toSorted((a, b) => a.at - b.at)) {
    try {
      await event.happen(stageAt(setting, at));
    } catch (error) {
      throw new Error(`The story breaks at "${event.what}" (${event.on})`, { cause: error });
    }
  }
}

function stageAt(setting: Setting, start: number): Stage {
  const { house, orgId, actors } = setting;
  let moment = start;
  const now = () => new Date(moment);
  const perform: Stage["perform"] = async (by, act, input) => {
    const actor = by === TERMINAL ? terminal : actors.get(by);
    if (!actor) throw new Error(`nobody is called ${by}`);
    moment += 20_000; // between two acts of one event some seconds go by
    const outcome = await act({ database: house.database, packs: house.packs, now, orgId, actor }, input);
    if (outcome.ok) return outcome.value;
    const details = outcome.reason === "invalid" ? JSON.stringify(outcome.errors) : "";
    throw new Error(`${outcome.message} ${details}`.trim());
  };
  return { ...setting, now, perform, read: (query) => readIn(house.database, orgId, query) };
}

/** A record that an earlier event made. */
export function known(records: ReadonlyMap<string, string>, key: string): string {
  const id = records.get(key);
  if (!id) throw new Error(`nothing is called ${key} yet`);
  return id;
}

/** The version that somebody sees who opens the page of a record now. */
export async function versionOf(
  stage: Stage,
  table: "unit" | "person" | "position_held" | "committee" | "meeting" | "membership",
  id: string,
): Promise<number> {
  const row = await stage.read((db) =>
    db
      .selectFrom(table)
      .select("version")
      .where("org_id", "=", stage.orgId)
      .where("id", "=", id)
      .executeTakeFirst(),
  );
  if (!row) throw new Error(`no ${table} ${id}`);
  return row.version;
}
