import { z } from "zod";
import { formatThaiDate } from "../../thai/date-text.ts";
import { isoDate } from "../../thai/dates.ts";
import { paths } from "../../paths.ts";
import { organisationTitle } from "../accounts/organisation-title.ts";
import { readIn } from "../database/organisation-bound.ts";
import { letterKind } from "../mail/letter-kind.ts";
import { localPath } from "../web/local-path.ts";
import type { LetterWork } from "../mail/letter-kind.ts";

/** Quiet once it was read or done before the letter went out. */
export const oneReminder = letterKind({
  name: "reminder.one",
  title: "การแจ้งเตือน",
  input: z.strictObject({ reminderId: z.uuid() }),
  compose: async (work, { reminderId }) => {
    const [open, org] = [await openOf(work, { reminderId }), await organisationOf(work)];
    const [reminder] = open;
    if (!reminder || !org) return undefined;
    const { href, title, detail } = reminder;
    return {
      subject: title,
      name: work.to.name,
      lines: [dated(reminder), ...(detail ? [detail] : [])],
      button: { label: "เปิดในระบบ", href: `${work.house.publicUrl}${localPath(href)}` },
      after: [HOW_TO_CHANGE],
      from: org.title,
    };
  },
});

export const dailyReminders = letterKind({
  name: "reminder.daily",
  title: "สรุปการแจ้งเตือนประจำวัน",
  input: z.strictObject({ at: z.iso.datetime() }),
  compose: async (work, { at }) => {
    const [open, org] = [await openOf(work, { digestAt: new Date(at) }), await organisationOf(work)];
    if (open.length === 0 || !org) return undefined;
    return {
      subject: `มี ${open.length} เรื่องรอท่านในระบบสุจริต`,
      name: work.to.name,
      lines: open.map((reminder) => `• ${dated(reminder)}`),
      button: {
        label: "ดูทั้งหมดในระบบ",
        href: `${work.house.publicUrl}${paths.office.reminders.href({ org: org.slug })}`,
      },
      after: [HOW_TO_CHANGE],
      from: org.title,
    };
  },
});

const HOW_TO_CHANGE = "เลือกรับทันที รับสรุปวันละครั้ง หรือไม่รับอีเมล ได้ที่หน้า “การแจ้งเตือน” ในระบบ";

function dated({ title, due_on }: { title: string; due_on: string | null }): string {
  return due_on ? `${title} (${formatThaiDate(isoDate(due_on), "short")})` : title;
}

function openOf({ house, orgId, to }: LetterWork, wanted: { reminderId: string } | { digestAt: Date }) {
  return readIn(house.database, orgId, (db) =>
    db
      .selectFrom("reminder")
      .select(["title", "detail", "href", "due_on"])
      .where("org_id", "=", orgId)
      .where("account_id", "=", to.accountId)
      .where("read_at", "is", null)
      .where("settled_at", "is", null)
      .where(({ exists, selectFrom }) =>
        exists(
          selectFrom("membership as m")
            .select("m.id")
            .where("m.org_id", "=", orgId)
            .whereRef("m.account_id", "=", "reminder.account_id")
            .where("m.ended_at", "is", null),
        ),
      )
      .where((eb) =>
        "reminderId" in wanted ? eb("id", "=", wanted.reminderId) : eb("digest_at", "=", wanted.digestAt),
      )
      .orderBy("due_on")
      .orderBy("id")
      .execute(),
  );
}

async function organisationOf({ house, orgId }: LetterWork) {
  const org = await house.database.shared
    .selectFrom("organisation")
    .select(["kind", "name", "slug"])
    .where("id", "=", orgId)
    .executeTakeFirst();
  return org && { slug: org.slug, title: organisationTitle(house.packs, org) };
}
