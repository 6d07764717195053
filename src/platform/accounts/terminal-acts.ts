import { z } from "zod";
import { act, done } from "../acts/act.ts";
import { invalid, missing, refused } from "../acts/outcome.ts";
import type { OrgDatabase } from "../database/connect.ts";
import { email, optionalText, text } from "../forms/fields.ts";
import { forgetLinks } from "./links.ts";
import { endSessionsIfHomeless } from "./member-records.ts";

/**
 * What concerns an account as such and is decided by whoever has the machine. Each is done in the log
 * of every organisation that the account serves, or of the house; so each may be done twice.
 */
const OneAccount = z.strictObject({ accountId: z.uuid().toLowerCase() });

export const disableAccount = act({
  name: "account.disable",
  title: "ระงับบัญชี",
  input: OneAccount,
  may: {},
  internal: true,
  run: async ({ db, input, now }) => {
    const account = await lockAccount(db, input.accountId);
    if (!account) return missing();
    await db
      .updateTable("account")
      .set({ disabled_at: now, updated_at: now })
      .where("id", "=", account.id)
      .execute();
    await db.deleteFrom("session").where("account_id", "=", account.id).execute();
    return done(undefined, { record: recordOf(account), after: { disabled_at: now } });
  },
});

export const enableAccount = act({
  name: "account.enable",
  title: "เลิกระงับบัญชี",
  input: OneAccount,
  may: {},
  internal: true,
  run: async ({ db, input, now }) => {
    const account = await lockAccount(db, input.accountId);
    if (!account) return missing();
    await db
      .updateTable("account")
      .set({ disabled_at: null, updated_at: now })
      .where("id", "=", account.id)
      .execute();
    return done(undefined, { record: recordOf(account), after: { disabled: false } });
  },
});

/** The link itself is made afterwards and stands in no log. */
export const allowLinkAtTerminal = act({
  name: "account.issue-link",
  title: "ออกลิงก์ตั้งรหัสผ่านที่เครื่องแม่ข่าย",
  input: OneAccount,
  may: {},
  internal: true,
  run: async ({ db, input }) => {
    const account = await lockAccount(db, input.accountId);
    return account ? done(undefined, { record: recordOf(account) }) : missing();
  },
});

export const addOverseer = act({
  name: "account.add-overseer",
  title: "เพิ่มผู้กำกับดูแล",
  input: z.strictObject({
    name: text("ชื่อและนามสกุล", 150),
    email: email(),
    province: optionalText("จังหวัด", 100),
  }),
  may: {},
  internal: true,
  run: async ({ db, input, now, newId }) => {
    const known = await db
      .selectFrom("account")
      .select(["id", "name"])
      .where("email", "=", input.email)
      .executeTakeFirst();
    const account = known ?? { id: newId(), name: input.name };
    if (!known) {
      const { name, email: address } = input;
      await db
        .insertInto("account")
        .values({ id: account.id, name, email: address, created_at: now, updated_at: now })
        .execute();
    }
    const before = await db
      .selectFrom("overseer")
      .select("since")
      .where("account_id", "=", account.id)
      .executeTakeFirst();
    if (before) return invalid({ email: ["บัญชีนี้เป็นผู้กำกับดูแลอยู่แล้ว"] });
    if (known) await forgetLinks(db, known.id);
    await db
      .insertInto("overseer")
      .values({ account_id: account.id, province: input.province, since: now })
      .execute();
    return done(
      { accountId: account.id, isNew: !known },
      { record: recordOf(account), after: { province: input.province } },
    );
  },
});

export const removeOverseer = act({
  name: "account.remove-overseer",
  title: "ถอนผู้กำกับดูแล",
  input: OneAccount,
  may: {},
  internal: true,
  run: async ({ db, input }) => {
    const account = await lockAccount(db, input.accountId);
    if (!account) return missing();
    const removed = await db
      .deleteFrom("overseer")
      .where("account_id", "=", account.id)
      .returning("province")
      .executeTakeFirst();
    if (!removed) return refused("บัญชีนี้ไม่ได้เป็นผู้กำกับดูแล");
    await endSessionsIfHomeless(db, account.id);
    return done(undefined, { record: recordOf(account), before: { province: removed.province } });
  },
});

interface Account {
  id: string;
  name: string;
}

function lockAccount(db: OrgDatabase, id: string): Promise<Account | undefined> {
  return db.selectFrom("account").select(["id", "name"]).where("id", "=", id).forUpdate().executeTakeFirst();
}

function recordOf({ id, name }: Account) {
  return { kind: "account", id, name };
}
