import type { OrgDatabase } from "../database/connect.ts";
import { localPath } from "../web/local-path.ts";

export interface ReminderShown {
  id: string;
  title: string;
  detail: string | null;
  href: string;
  due_on: string | null;
  made_at: Date;
  read_at: Date | null;
}

const MOST = 200;

/** What waits for this account: unread first, then what waits already, then what is due first. Nobody sees those of others. */
export async function openReminders(
  db: OrgDatabase,
  orgId: string,
  accountId: string,
): Promise<ReminderShown[]> {
  const rows = await db
    .selectFrom("reminder")
    .select(["id", "title", "detail", "href", "due_on", "made_at", "read_at"])
    .where("org_id", "=", orgId)
    .where("account_id", "=", accountId)
    .where("settled_at", "is", null)
    .orderBy((eb) => eb("read_at", "is not", null))
    .orderBy("due_on", (order) => order.asc().nullsFirst())
    .orderBy("id", "desc")
    .limit(MOST)
    .execute();
  // Rows can come back with a backup: none of them leads to another site.
  return rows.map((row) => ({ ...row, href: localPath(row.href) }));
}

export const mailChoices = {
  "at-once": "ทันทีที่มีเรื่องใหม่",
  daily: "สรุปวันละครั้ง ทุกเช้าวันทำการ",
  none: "ไม่รับทางอีเมล",
} as const;
export type MailChoice = keyof typeof mailChoices;
export const mailChoiceNames = Object.keys(mailChoices) as [MailChoice, ...MailChoice[]];

export async function mailChoiceOf(db: OrgDatabase, orgId: string, accountId: string): Promise<MailChoice> {
  const row = await db
    .selectFrom("reminder_choice")
    .select("by_mail")
    .where("org_id", "=", orgId)
    .where("account_id", "=", accountId)
    .executeTakeFirst();
  return mailChoiceNames.find((choice) => choice === row?.by_mail) ?? "daily";
}
