import { z } from "zod";
import { addDays, todayInBangkok } from "../../thai/dates.ts";
import { nextWorkingDay } from "../../thai/workdays.ts";
import type { OrgDatabase } from "../database/connect.ts";
import { job } from "../jobs/job.ts";
import type { Schedule } from "../jobs/schedule.ts";
import { holidaysAround } from "../jobs/scheduling.ts";
import { postLetter } from "../mail/post.ts";
import { dailyReminders } from "./letters.ts";
import { remind, settleForOthers } from "./remind.ts";
import { reminderSources } from "./source.ts";

const DAYS_KEPT = 180;

/** Every morning: what waits is told, what no longer waits is quiet, what is old is forgotten. */
export const lookForReminders = job({
  name: "reminders.look",
  title: "ตรวจเรื่องที่ต้องแจ้งเตือน",
  input: z.strictObject({}),
  may: { administrator: "organisation" },
  quiet: true,
  run: ({ house, orgId, finish }) =>
    finish(async (db) => {
      const now = house.now();
      const today = todayInBangkok(now);
      const nextWorkday = nextWorkingDay(addDays(today, 1), holidaysAround(house, now));
      let count = 0;
      for (const { topic, recordKind, look } of reminderSources()) {
        const waiting = await look(db, orgId, { today, nextWorkday, packs: house.packs });
        for (const due of waiting) {
          const told = { ...due, orgId, topic, recordKind, now, byMail: house.mail.isSet };
          await settleForOthers(db, told, await remind(db, told));
        }
        await settleAllBut(db, orgId, topic, waiting, now);
        count += waiting.length;
      }
      await db
        .deleteFrom("reminder")
        .where("org_id", "=", orgId)
        .where("settled_at", "<", new Date(now.getTime() - DAYS_KEPT * 86_400_000))
        .execute();
      return { said: `มี ${count} เรื่องที่รออยู่` };
    }),
});

/** Each morning of a working day, one letter to each who wants one and has something new that waits. */
export const mailDailyReminders = job({
  name: "reminders.daily",
  title: "ส่งสรุปการแจ้งเตือนประจำวัน",
  input: z.strictObject({}),
  may: { administrator: "organisation" },
  quiet: true,
  run: ({ house, orgId, finish }) =>
    finish(async (db) => {
      if (!house.mail.isSet) return { said: "ยังไม่ได้ตั้งค่าการส่งอีเมล" };
      const at = house.now();
      const rows = await db
        .updateTable("reminder")
        .set({ digest_at: at })
        .where("org_id", "=", orgId)
        .where("digest_at", "is", null)
        .where("read_at", "is", null)
        .where("settled_at", "is", null)
        .where("account_id", "not in", (query) =>
          query
            .selectFrom("reminder_choice")
            .select("account_id")
            .where("org_id", "=", orgId)
            .where("by_mail", "!=", "daily"),
        )
        .returning("account_id")
        .execute();
      const accounts = new Set(rows.map(({ account_id }) => account_id));
      for (const accountId of accounts)
        await postLetter(db, dailyReminders, { orgId, to: { accountId }, input: { at: at.toISOString() } });
      return { said: `ส่งถึง ${accounts.size} คน` };
    }),
});

export const remindersByTheClock: readonly Schedule[] = [
  { job: lookForReminders, input: {}, every: "day", at: "06:30" },
  { job: mailDailyReminders, input: {}, every: "working-day", at: "07:30" },
];

async function settleAllBut(
  db: OrgDatabase,
  orgId: string,
  topic: string,
  waiting: readonly { recordId: string; occasion: string }[],
  now: Date,
): Promise<void> {
  const open = await db
    .selectFrom("reminder")
    .select(["id", "record_id", "occasion"])
    .where("org_id", "=", orgId)
    .where("topic", "=", topic)
    .where("settled_at", "is", null)
    .execute();
  const waits = new Set(waiting.map(({ recordId, occasion }) => `${recordId} ${occasion}`));
  const over = open.filter((row) => !waits.has(`${row.record_id} ${row.occasion}`)).map(({ id }) => id);
  if (over.length === 0) return;
  await db
    .updateTable("reminder")
    .set({ settled_at: now })
    .where("org_id", "=", orgId)
    .where("id", "in", over)
    .execute();
}
