import { addDays, bangkokDate } from "../../thai/dates.ts";
import type { Holidays } from "../../thai/workdays.ts";
import { HOUSE_ORG, readIn, writeIn } from "../database/organisation-bound.ts";
import type { House } from "../house.ts";
import { holidaySet } from "../packs/kinds/holidays.ts";
import { enqueue } from "./enqueue.ts";
import { jobStates } from "./rules.ts";
import type { JobState } from "./rules.ts";
import { lastDue, nextDue, scheduleName, timesInWords } from "./schedule.ts";
import type { Schedule } from "./schedule.ts";

/**
 * Asks for what is due and was not asked for yet; what was missed while the program stood still is made up
 * once. However many processes see that a schedule is due, one of them writes its turn.
 */
export async function runDueSchedules(house: House, schedules: readonly Schedule[]): Promise<void> {
  const now = house.now();
  const holidays = holidaysAround(house, now);
  for (const schedule of schedules) {
    const due = lastDue(schedule, now, holidays);
    for (const orgId of await placesOf(house, schedule, due)) await takeTurn(house, schedule, orgId, due);
  }
}

/** When to look again. */
export function nextLook(house: House, schedules: readonly Schedule[]): Date | undefined {
  const now = house.now();
  const holidays = holidaysAround(house, now);
  const times = schedules.map((schedule) => nextDue(schedule, now, holidays).getTime());
  return times.length > 0 ? new Date(Math.min(...times)) : undefined;
}

/** An organisation that was set up later owes nothing for the time before. */
async function placesOf(house: House, { where, when }: Schedule, due: Date): Promise<string[]> {
  if (when && !when(house)) return [];
  if (where === "house") return [HOUSE_ORG];
  const rows = await house.database.shared
    .selectFrom("organisation")
    .select("id")
    .where("created_at", "<", due)
    .execute();
  return rows.map(({ id }) => id);
}

async function takeTurn(house: House, schedule: Schedule, orgId: string, due: Date): Promise<void> {
  const name = scheduleName(schedule);
  await writeIn(house.database, orgId, async (db) => {
    const taken = await db
      .insertInto("schedule_turn")
      .values({ org_id: orgId, schedule: name, due_at: due })
      .onConflict((conflict) =>
        conflict
          .columns(["org_id", "schedule"])
          .doUpdateSet({ due_at: due })
          .where("schedule_turn.due_at", "<", due),
      )
      .returning("due_at")
      .executeTakeFirst();
    if (taken) await enqueue(db, schedule.job, { orgId, input: schedule.input });
  });
}

export interface TurnShown {
  title: string;
  times: string;
  /** Nothing where this house does not have it. */
  next: Date | undefined;
  last: { state: JobState; at: Date; told: string | null; problem: string | null } | undefined;
}

/** What is done by the clock for this organisation, and how it went last; the house's own too, such as backups. */
export async function turnsFor(
  house: House,
  schedules: readonly Schedule[],
  orgId: string,
): Promise<TurnShown[]> {
  const now = house.now();
  const holidays = holidaysAround(house, now);
  const shown = schedules.filter(({ where, job }) => where !== "house" || !job.definition.quiet);
  const turns: TurnShown[] = [];
  for (const schedule of shown) {
    const { definition } = schedule.job;
    turns.push({
      title: typeof definition.title === "string" ? definition.title : definition.title(schedule.input),
      times: timesInWords(schedule),
      next: schedule.when && !schedule.when(house) ? undefined : nextDue(schedule, now, holidays),
      last: await lastTurn(house, schedule.where === "house" ? HOUSE_ORG : orgId, definition.name),
    });
  }
  return turns;
}

async function lastTurn(house: House, orgId: string, name: string): Promise<TurnShown["last"]> {
  const row = await readIn(house.database, orgId, (db) =>
    db
      .selectFrom("job")
      .select(["state", "run_at", "ended_at", "result_said", "problem"])
      .where("org_id", "=", orgId)
      .where("name", "=", name)
      .orderBy("id", "desc")
      .executeTakeFirst(),
  );
  return (
    row && {
      state: jobStates.find((state) => state === row.state) ?? "failed",
      at: row.ended_at ?? row.run_at,
      told: row.result_said,
      problem: row.problem,
    }
  );
}

/** Of the holiday pack, forty days to both sides. */
export function holidaysAround(house: House, now: Date): Holidays {
  const today = bangkokDate(now);
  return holidaySet(house.packs, addDays(today, -40), addDays(today, 40)).dates;
}
