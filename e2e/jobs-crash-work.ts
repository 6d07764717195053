import { z } from "zod";
import { job } from "../src/platform/jobs/job.ts";
import { letterKind } from "../src/platform/mail/letter-kind.ts";

/** What the workers of e2e/jobs-crash.test.ts do: slowly enough to be killed in the middle of it. */
export const openUnit = job({
  name: "crash.open-unit",
  title: ({ name }) => `เปิด${name}`,
  input: z.strictObject({ name: z.string() }),
  attempts: 50,
  may: {},
  run: async ({ orgId, jobId, progress, finish }, { name }) => {
    for (let done = 1; done <= 4; done += 1) await progress(done, 4);
    return finish(async (db) => {
      // Not unique by itself: a second effect would be a second row.
      await db
        .insertInto("unit")
        .values({ org_id: orgId, id: crypto.randomUUID(), name: `${name} ${crypto.randomUUID()}` })
        .execute();
      return { said: "เปิดแล้ว", trace: { record: { kind: "unit", id: jobId, name } } };
    });
  },
});

export const note = letterKind({
  name: "crash.note",
  title: "จดหมายทดสอบ",
  input: z.strictObject({ number: z.int() }),
  compose: async ({ to }, { number }) => ({
    subject: `ฉบับที่ ${number}`,
    name: to.name,
    lines: ["ทดสอบ"],
    from: "ทดสอบ",
  }),
});
