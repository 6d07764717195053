import { z } from "zod";
import { act, done } from "../acts/act.ts";
import type { Actor } from "../acts/act.ts";
import { addAuditEntry } from "../audit/write.ts";
import { HOUSE_ORG, writeIn } from "../database/organisation-bound.ts";
import type { Web } from "../web/context.ts";
import { organisationsOf } from "./organisations.ts";

/** What happens to an account, which belongs to no organisation, is written into the log of each that it serves. */
const titles = {
  "account.sign-in": "ลงชื่อเข้าใช้",
  "account.sign-in-failed": "ลงชื่อเข้าใช้ไม่สำเร็จ",
  "account.second-step-failed": "ยืนยันตัวตนขั้นที่สองไม่สำเร็จ",
  "account.sign-out": "ออกจากระบบ",
  "account.rename": "แก้ชื่อบัญชี",
  "account.change-password": "เปลี่ยนรหัสผ่าน",
  "account.set-password": "ตั้งรหัสผ่านด้วยลิงก์",
  "account.ask-reset": "ขอลิงก์ตั้งรหัสผ่านใหม่",
  "account.turn-on-second-factor": "เปิดการยืนยันตัวตนสองขั้น",
  "account.turn-off-second-factor": "ปิดการยืนยันตัวตนสองขั้น",
  "account.renew-recovery-codes": "ออกรหัสกู้คืนชุดใหม่",
  "account.use-recovery-code": "ใช้รหัสกู้คืน",
  "account.add-passkey": "เพิ่มพาสคีย์",
  "account.remove-passkey": "ลบพาสคีย์",
  "account.link-provider": "ผูกบัญชีกับผู้ให้บริการยืนยันตัวตน",
  "account.unlink-provider": "เลิกผูกบัญชีกับผู้ให้บริการยืนยันตัวตน",
  "account.end-sessions": "สิ้นสุดการเข้าใช้งานเครื่องอื่น",
} as const;

export type AccountEvent = keyof typeof titles;

// Declared as acts so that the log knows their titles, and a terminal command can write the same.
const About = z.strictObject({ accountId: z.uuid(), name: z.string() });
for (const [name, title] of Object.entries(titles)) {
  act({
    name,
    title,
    input: About,
    may: {},
    internal: true,
    run: async ({ input }) =>
      done(undefined, { record: { kind: "account", id: input.accountId, name: input.name } }),
  });
}

export interface About {
  accountId: string;
  name: string;
}

/** Done by the owner of the account. */
export function recordOwn(c: Web, event: AccountEvent, about: About, changes: Changes = {}): Promise<void> {
  return record(
    c,
    event,
    about,
    { kind: "account", accountId: about.accountId, name: about.name, roles: [] },
    changes,
  );
}

/** Done by somebody who has not shown who they are. Without an account it goes into the log of the house, at the same cost. */
export function recordStranger(c: Web, event: AccountEvent, about: About | undefined): Promise<void> {
  return record(c, event, about, { kind: "visitor", name: "ผู้ที่ยังไม่ได้ลงชื่อเข้าใช้" }, {});
}

interface Changes {
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
}

async function record(c: Web, event: AccountEvent, about: About | undefined, actor: Actor, changes: Changes) {
  const { house, requestId } = c.var;
  const trace = {
    ...(about ? { record: { kind: "account", id: about.accountId, name: about.name } } : {}),
    ...changes,
  };
  const write = (orgId: string, isWanted: (db: Parameters<typeof addAuditEntry>[0]) => Promise<boolean>) =>
    writeIn(house.database, orgId, async (db) => {
      if (!(await isWanted(db))) return false;
      await addAuditEntry(db, { orgId, at: house.now(), act: event, actor, trace, requestId });
      return true;
    });
  const orgs = about ? await organisationsOf(house.database, about.accountId) : [];
  let written = 0;
  for (const org of orgs) {
    // An invitation alone must not show others when somebody signs in.
    if (await write(org.id, (db) => belongs(db, org.id, about?.accountId ?? ""))) written += 1;
  }
  if (written === 0) await write(HOUSE_ORG, async () => true);
}

async function belongs(
  db: Parameters<typeof addAuditEntry>[0],
  orgId: string,
  accountId: string,
): Promise<boolean> {
  const found = await db
    .selectFrom("membership")
    .select("id")
    .where("org_id", "=", orgId)
    .where("account_id", "=", accountId)
    .where("accepted_at", "is not", null)
    .where("ended_at", "is", null)
    .executeTakeFirst();
  return found !== undefined;
}
