import { z } from "zod";
import { job } from "../jobs/job.ts";
import type { Schedule } from "../jobs/schedule.ts";

const DAYS = 30;

/** Whom was written to is kept for a month, for the question whether a letter went out. */
export const forgetLetters = job({
  name: "letters.forget",
  title: "ล้างทะเบียนอีเมลที่ส่งแล้ว",
  input: z.strictObject({}),
  may: { administrator: "organisation" },
  quiet: true,
  run: ({ house, orgId, finish }) =>
    finish(async (db) => {
      const before = new Date(house.now().getTime() - DAYS * 86_400_000);
      const { numDeletedRows } = await db
        .deleteFrom("letter")
        .where("org_id", "=", orgId)
        .where((eb) => eb.or([eb("sent_at", "<", before), eb("dropped_at", "<", before)]))
        .executeTakeFirst();
      return { said: `ล้างแล้ว ${numDeletedRows} ฉบับ` };
    }),
});

const daily = { job: forgetLetters, input: {}, every: "day", at: "03:50" } as const;
export const forgettingLetters: readonly Schedule[] = [daily, { ...daily, where: "house" }];
