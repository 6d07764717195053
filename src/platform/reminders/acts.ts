import { z } from "zod";
import { roleNames } from "../accounts/roles.ts";
import type { Permission } from "../accounts/roles.ts";
import { act, done } from "../acts/act.ts";
import type { Work } from "../acts/act.ts";
import { forbidden } from "../acts/outcome.ts";
import { mailChoiceNames, mailChoiceOf } from "./queries.ts";

const everybody: Permission = Object.fromEntries(roleNames.map((role) => [role, "organisation"]));

export const chooseReminderMail = act({
  name: "reminder.choose-mail",
  title: "เลือกวิธีรับการแจ้งเตือนทางอีเมล",
  input: z.strictObject({ byMail: z.enum(mailChoiceNames, { error: "เลือกหนึ่งข้อ" }) }),
  may: everybody,
  unitOf: ownUnit,
  run: async ({ db, orgId, input, actor }) => {
    if (actor.kind !== "account") return forbidden("เลือกได้เฉพาะของบัญชีตนเอง");
    const before = await mailChoiceOf(db, orgId, actor.accountId);
    await db
      .insertInto("reminder_choice")
      .values({ org_id: orgId, account_id: actor.accountId, by_mail: input.byMail })
      .onConflict((conflict) =>
        conflict.columns(["org_id", "account_id"]).doUpdateSet({ by_mail: input.byMail }),
      )
      .execute();
    const record = { kind: "account", id: actor.accountId, name: actor.name };
    return done(undefined, {
      record,
      before: { reminders_by_mail: before },
      after: { reminders_by_mail: input.byMail },
    });
  },
});

/** One's own choice belongs to no unit. */
function ownUnit({ actor }: Pick<Work<unknown>, "actor">): string | null {
  return actor.kind === "account" ? (actor.roles.find(({ unitId }) => unitId)?.unitId ?? null) : null;
}
