import { z } from "zod";
import { allJobs, job } from "./job.ts";
import type { Schedule } from "./schedule.ts";

const DAYS = 90;
const DAYS_QUIET = 2;

/** A failed job stays until somebody has looked at it. */
export const forgetOldJobs = job({
  name: "jobs.forget",
  title: "ล้างรายการงานเบื้องหลังที่เสร็จแล้ว",
  input: z.strictObject({}),
  may: { administrator: "organisation" },
  quiet: true,
  run: ({ house, orgId, finish }) =>
    finish(async (db) => {
      const before = (days: number) => new Date(house.now().getTime() - days * 86_400_000);
      const quiet = allJobs().flatMap(({ definition }) => (definition.quiet ? [definition.name] : []));
      const { numDeletedRows } = await db
        .deleteFrom("job")
        .where("org_id", "=", orgId)
        .where("state", "in", ["done", "cancelled"])
        .where((eb) =>
          eb.or([
            eb("ended_at", "<", before(DAYS)),
            eb.and([eb("ended_at", "<", before(DAYS_QUIET)), eb("name", "in", quiet)]),
          ]),
        )
        .executeTakeFirst();
      return { said: `ล้างแล้ว ${numDeletedRows} รายการ` };
    }),
});

const daily = { job: forgetOldJobs, input: {}, every: "day", at: "03:40" } as const;
export const forgettingOldJobs: readonly Schedule[] = [daily, { ...daily, where: "house" }];
