import { allOrganisations } from "../platform/accounts/organisations.ts";
import { HOUSE_ORG, readIn } from "../platform/database/organisation-bound.ts";
import type { House } from "../platform/house.ts";
import { performJob } from "../platform/jobs/perform.ts";

/** Does every job that is due, and those that these ask for, without a worker; gives how many turns it took. */
export async function doJobs(house: House): Promise<number> {
  for (let turns = 0; ;) {
    const due = await dueJobs(house);
    if (due.length === 0) return turns;
    for (const queued of due) await performJob(house, queued, new AbortController().signal);
    turns += due.length;
  }
}

async function dueJobs(house: House) {
  const places = [HOUSE_ORG, ...(await allOrganisations(house.database)).map(({ id }) => id)];
  // A job that is asked for now is due by the clock of the database, a pause ends by that of the house.
  const now = new Date(Math.max(house.now().getTime(), Date.now()));
  const due: { orgId: string; jobId: string }[] = [];
  for (const orgId of places) {
    const rows = await readIn(house.database, orgId, (db) =>
      db
        .selectFrom("job")
        .select("id")
        .where("org_id", "=", orgId)
        .where("state", "=", "waiting")
        .where("run_at", "<=", now)
        .orderBy("id")
        .execute(),
    );
    due.push(...rows.map(({ id }) => ({ orgId, jobId: id })));
  }
  return due;
}
