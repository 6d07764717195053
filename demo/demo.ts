import { v7 as newId } from "uuid";
import { allOrganisations } from "../src/platform/accounts/organisations.ts";
import { readIn, writeIn } from "../src/platform/database/organisation-bound.ts";
import { enqueue } from "../src/platform/jobs/enqueue.ts";
import { lookForReminders } from "../src/platform/reminders/jobs.ts";
import type { DemoAccount, House } from "../src/platform/house.ts";
import { demoAccounts } from "./members.ts";
import { emptySetting, play } from "./stage.ts";
import { story } from "./story.ts";

/** Said in one line: a house with real records takes no fictional ones, and one that broke off is no demo. */
export class DemoRefused extends Error {
  override name = "StartRefused";
}

/** Furnishes an empty house with the fictional municipality; a house that has it stays as it is. */
export async function openDemo(house: House): Promise<DemoAccount[]> {
  const there = await allOrganisations(house.database);
  const real = there.find((org) => !org.is_demo);
  if (real) {
    throw new DemoRefused(
      `This database belongs to ${real.slug}: the demo needs one of its own. Set DATA_DIR to an empty folder (or DATABASE_URL to an empty database).`,
    );
  }
  const [demo] = there;
  if (!demo) {
    const orgId = newId();
    await play(emptySetting(house, orgId), story);
    await writeIn(house.database, orgId, (db) => enqueue(db, lookForReminders, { orgId, input: {} }));
  } else if (!(await isTold(house, demo.id))) {
    throw new DemoRefused(
      "The demo was broken off while it was made. Remove its data folder (or database) and start it again.",
    );
  }
  return demoAccounts();
}

/** The last events plan the meetings to come. */
async function isTold(house: House, orgId: string): Promise<boolean> {
  const last = await readIn(house.database, orgId, (db) =>
    db
      .selectFrom("meeting")
      .select("id")
      .where("org_id", "=", orgId)
      .where("status", "=", "planned")
      .executeTakeFirst(),
  );
  return last !== undefined;
}
