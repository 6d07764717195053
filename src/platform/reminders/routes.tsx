import { Hono } from "hono";
import { validate as isUuid } from "uuid";
import { todayInBangkok } from "../../thai/dates.ts";
import { paths } from "../../paths.ts";
import { addLogWords } from "../audit/words.ts";
import { readIn, writeIn } from "../database/organisation-bound.ts";
import { readBody } from "../forms/body.ts";
import { blankForm, typedIn } from "../forms/state.ts";
import type { FormState } from "../forms/state.ts";
import type { Capability } from "../web/capability.ts";
import type { Env, Web } from "../web/context.ts";
import { everyMember, readers } from "../web/doors.tsx";
import { setFlash } from "../web/flash.ts";
import { officePage } from "../web/pages.tsx";
import { submit } from "../web/submit.tsx";
import { chooseReminderMail } from "./acts.ts";
import { lookForReminders, mailDailyReminders, remindersByTheClock } from "./jobs.ts";
import { RemindersPage } from "./pages/reminders.tsx";
import { mailChoiceOf, mailChoices, openReminders } from "./queries.ts";

addLogWords({
  fields: { reminders_by_mail: "รับการแจ้งเตือนทางอีเมล" },
  values: { reminders_by_mail: mailChoices },
});

const office = new Hono<Env>();

office.get(paths.office.reminders.pattern, readers(everyMember), async (c) => {
  return officePage(c, { title: "การแจ้งเตือน", body: await remindersPage(c) });
});

/** A mark for the own eyes: it changes no record and stands in no log. */
office.post(paths.office.remindersRead.pattern, async (c) => {
  const { house, org, viewer } = c.var;
  const { values } = await readBody(c);
  const id = typedIn(values, "id");
  await writeIn(house.database, org.id, (db) =>
    db
      .updateTable("reminder")
      .set({ read_at: house.now() })
      .where("org_id", "=", org.id)
      .where("account_id", "=", viewer.accountId)
      .where("read_at", "is", null)
      .$if(id !== "", (query) => query.where("id", "=", isUuid(id) ? id : null))
      .execute(),
  );
  setFlash(c, id === "" ? "ทำเครื่องหมายว่าอ่านแล้วทั้งหมด" : "ทำเครื่องหมายว่าอ่านแล้ว");
  return c.redirect(paths.office.reminders.href({ org: org.slug }), 303);
});

office.post(paths.office.remindersMail.pattern, (c) =>
  submit(c, chooseReminderMail, {
    title: "การแจ้งเตือน",
    again: (form) => remindersPage(c, form),
    next: () => paths.office.reminders.href({ org: c.var.org.slug }),
    said: "บันทึกวิธีรับการแจ้งเตือนแล้ว",
  }),
);

async function remindersPage(c: Web, typed?: FormState) {
  const { house, org, viewer } = c.var;
  const { reminders, choice } = await readIn(house.database, org.id, async (db) => ({
    reminders: await openReminders(db, org.id, viewer.accountId),
    choice: await mailChoiceOf(db, org.id, viewer.accountId),
  }));
  return (
    <RemindersPage
      org={org.slug}
      reminders={reminders}
      today={todayInBangkok(house.now())}
      form={typed ?? blankForm({ byMail: choice })}
      isMailSet={house.mail.isSet}
    />
  );
}

export const reminding: Capability = {
  name: "reminders",
  ways: ({ org, unreadReminders }) => [
    {
      group: "work",
      label: "การแจ้งเตือน",
      href: paths.office.reminders.href({ org: org.slug }),
      icon: "bell",
      quick: true,
      count: unreadReminders,
      countLabel: "ยังไม่อ่าน",
    },
  ],
  office,
  jobs: [lookForReminders, mailDailyReminders],
  schedules: remindersByTheClock,
};
