import { z } from "zod";
import { act, done } from "../acts/act.ts";
import type { Actor, Done, Trace } from "../acts/act.ts";
import type { Refusal } from "../acts/outcome.ts";
import { addAuditEntry } from "../audit/write.ts";
import type { OrgDatabase } from "../database/connect.ts";
import { goOnIn, HOUSE_ORG, writeIn } from "../database/organisation-bound.ts";
import type { Web } from "../web/context.ts";

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
const About = z.strictObject({ accountId: z.uuid().toLowerCase(), name: z.string() });
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

/**
 * What the owner of the account did through the sign-in library, which writes in transactions of its own.
 * It is told before the person gets an answer. If that fails, the change stands untold: the person sees an
 * error with its number, and the program's own log has the reason under it.
 */
export function recordOwn(c: Web, event: AccountEvent, about: About, changes: Changes = {}): Promise<void> {
  return inOneTransaction(c, (db) => tell(db, told(c, event, about, owner(about), changes)));
}

/** Done by somebody who has not shown who they are. Without an account it goes into the log of the house, at the same cost. */
export function recordStranger(
  c: Web,
  event: AccountEvent,
  about: About | undefined,
  /** What goes with it, told in the same transaction. */
  also?: (db: OrgDatabase) => Promise<unknown>,
): Promise<void> {
  const actor: Actor = { kind: "visitor", name: "ผู้ที่ยังไม่ได้ลงชื่อเข้าใช้" };
  return inOneTransaction(c, async (db) => {
    await also?.(db);
    await tell(db, told(c, event, about, actor, {}));
  });
}

/**
 * What the owner changes in our own tables: change and logs together or not at all. The account is held
 * first, so that of two presses at the same moment the second sees what the first has left. A refusal
 * comes before the first write.
 */
export function changeOwn(
  c: Web,
  event: AccountEvent,
  change: (db: OrgDatabase) => Promise<Done<unknown> | Refusal>,
  about: About = c.var.signedIn,
): Promise<Done<unknown> | Refusal> {
  return inOneTransaction(c, async (db) => {
    await db.selectFrom("account").select("id").where("id", "=", about.accountId).forUpdate().execute();
    const outcome = await change(db);
    if (outcome.ok) await tell(db, told(c, event, about, owner(about), outcome.trace));
    return outcome;
  });
}

type Changes = Pick<Trace, "before" | "after">;

export interface Told {
  event: AccountEvent;
  about: About | undefined;
  actor: Actor;
  changes: Changes;
  at: Date;
  requestId?: string;
}

/** Writes into the log of each organisation that the account belongs to, else into that of the house. */
export async function tell(
  db: OrgDatabase,
  { event, about, actor, changes, at, requestId }: Told,
): Promise<void> {
  const record = about && { kind: "account", id: about.accountId, name: about.name };
  const { before, after } = changes;
  const entry = { at, act: event, actor, trace: { record, before, after }, requestId };
  let isTold = false;
  for (const orgId of about ? await organisationsBehind(db, about.accountId) : []) {
    await goOnIn(db, orgId);
    // An invitation alone must not show others when somebody signs in.
    if (!(await belongs(db, orgId, about?.accountId ?? ""))) continue;
    await addAuditEntry(db, { orgId, ...entry });
    isTold = true;
  }
  if (isTold) return;
  await goOnIn(db, HOUSE_ORG);
  await addAuditEntry(db, { orgId: HOUSE_ORG, ...entry });
}

export function owner({ accountId, name }: About): Actor {
  return { kind: "account", accountId, name, roles: [] };
}

function told(c: Web, event: AccountEvent, about: About | undefined, actor: Actor, changes: Changes): Told {
  const { house, requestId } = c.var;
  return { event, about, actor, changes, at: house.now(), requestId };
}

function inOneTransaction<T>(c: Web, work: (db: OrgDatabase) => Promise<T>): Promise<T> {
  return writeIn(c.var.house.database, HOUSE_ORG, work);
}

/** Always in one order: two accounts of the same organisations must not wait for each other. */
async function organisationsBehind(db: OrgDatabase, accountId: string): Promise<string[]> {
  const doors = await db
    .selectFrom("organisation_door")
    .select("organisation_id")
    .where("account_id", "=", accountId)
    .orderBy("organisation_id")
    .execute();
  return doors.map((door) => door.organisation_id);
}

async function belongs(db: OrgDatabase, orgId: string, accountId: string): Promise<boolean> {
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
