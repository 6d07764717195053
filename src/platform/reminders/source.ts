import type { OrgDatabase } from "../database/connect.ts";
import type { PackShelf } from "../packs/load.ts";
import type { IsoDate } from "../../thai/dates.ts";
import type { Waiting } from "./remind.ts";

/** One thing that waits today; topic, kind and organisation are those of its source. */
export type Due = Pick<Waiting, "whom" | "recordId" | "occasion" | "title" | "detail" | "href" | "dueOn">;

export interface Days {
  today: IsoDate;
  /** The first working day after today: whoever is told of it on Monday morning only is told too late. */
  nextWorkday: IsoDate;
  /** What due days are reckoned by. */
  packs: PackShelf;
}

/**
 * Where reminders come from: every morning it says what waits. What it no longer names is settled, so a
 * reminder is quiet once the thing is done, whoever did it and however.
 */
export interface ReminderSource {
  topic: string;
  recordKind: string;
  look: (db: OrgDatabase, orgId: string, days: Days) => Promise<Due[]>;
}

const registered = new Map<string, ReminderSource>();

export function reminderSource(source: ReminderSource): ReminderSource {
  if (registered.has(source.topic)) throw new Error(`Two sources of reminders are named ${source.topic}`);
  registered.set(source.topic, source);
  return source;
}

export function reminderSources(): ReminderSource[] {
  return [...registered.values()];
}
