import type { ExpressionBuilder } from "kysely";
import { v7 as newId } from "uuid";
import type { Permission } from "../accounts/roles.ts";
import { roleNames } from "../accounts/roles.ts";
import type { OrgDatabase } from "../database/connect.ts";
import type { DB } from "../database/schema.ts";
import { postLetter } from "../mail/post.ts";
import { oneReminder } from "./letters.ts";

/**
 * Whom: by account, by person (who may have no account, and is then not reached), or by what a role may do;
 * with a unit, only those whose role reaches that unit, as `allows()` says.
 */
export type Whom =
  | { accounts: readonly string[] }
  | { persons: readonly string[] }
  | { may: Permission; unitId?: string };

export interface Waiting {
  orgId: string;
  whom: Whom;
  /** What of, such as "committee.term-ends". */
  topic: string;
  recordKind: string;
  recordId: string;
  /** Tells one time from the next: each occasion is told once. */
  occasion: string;
  title: string;
  detail?: string | undefined;
  /** Where it is done; the organisation's short name is put in. */
  href: (org: string) => string;
  dueOn?: string | null;
  now: Date;
  /** Whether letters can be sent: `work.byMail`, or `house.mail.isSet`. */
  byMail: boolean;
}

/**
 * Reminds inside the transaction of the act or job; who was told of this occasion already is not told again.
 * Gives whom it is for now.
 */
export async function remind(db: OrgDatabase, waiting: Waiting): Promise<string[]> {
  const { orgId, topic, recordId, occasion, now } = waiting;
  const accounts = await accountsOf(db, orgId, waiting.whom);
  if (accounts.length === 0) return accounts;
  const { slug } = await db
    .selectFrom("organisation")
    .select("slug")
    .where("id", "=", orgId)
    .executeTakeFirstOrThrow();
  const made = await db
    .insertInto("reminder")
    .values(
      accounts.map((account_id) => ({
        org_id: orgId,
        id: newId(),
        account_id,
        topic,
        record_kind: waiting.recordKind,
        record_id: recordId,
        occasion,
        title: waiting.title,
        detail: waiting.detail ?? null,
        href: waiting.href(slug),
        due_on: waiting.dueOn ?? null,
        made_at: now,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(["org_id", "account_id", "topic", "record_id", "occasion"]).doNothing(),
    )
    .returning(["id", "account_id"])
    .execute();
  await openAgain(db, waiting, accounts);
  if (!waiting.byMail || made.length === 0) return accounts;
  const atOnce = await accountsThatWantAtOnce(db, orgId);
  for (const { id, account_id } of made) {
    if (atOnce.has(account_id))
      await postLetter(db, oneReminder, { orgId, to: { accountId: account_id }, input: { reminderId: id } });
  }
  return accounts;
}

/** Who is no longer meant, having given up the role or the seat, does not go on hearing of it. */
export async function settleForOthers(db: OrgDatabase, waiting: Waiting, accounts: string[]): Promise<void> {
  await db
    .updateTable("reminder")
    .set({ settled_at: waiting.now })
    .where("org_id", "=", waiting.orgId)
    .where("topic", "=", waiting.topic)
    .where("record_id", "=", waiting.recordId)
    .where("occasion", "=", waiting.occasion)
    .where("settled_at", "is", null)
    .$if(accounts.length > 0, (query) => query.where("account_id", "not in", accounts))
    .execute();
}

/** What is done reminds nobody any more, of this topic or of all. */
export async function settle(
  db: OrgDatabase,
  about: { orgId: string; recordKind: string; recordId: string; topic?: string; now: Date },
): Promise<void> {
  const { topic } = about;
  await db
    .updateTable("reminder")
    .set({ settled_at: about.now })
    .where("org_id", "=", about.orgId)
    .where("record_kind", "=", about.recordKind)
    .where("record_id", "=", about.recordId)
    .where("settled_at", "is", null)
    .$if(topic !== undefined, (query) => query.where("topic", "=", topic ?? ""))
    .execute();
}

/** What was settled and waits after all (a meeting was planned anew) is open again, as it was: read or not. */
async function openAgain(db: OrgDatabase, waiting: Waiting, accounts: string[]): Promise<void> {
  await db
    .updateTable("reminder")
    .set({ settled_at: null })
    .where("org_id", "=", waiting.orgId)
    .where("topic", "=", waiting.topic)
    .where("record_id", "=", waiting.recordId)
    .where("occasion", "=", waiting.occasion)
    .where("account_id", "in", accounts)
    .where("settled_at", "is not", null)
    .execute();
}

/** Only of members as they are today: who left is not reminded. */
async function accountsOf(db: OrgDatabase, orgId: string, whom: Whom): Promise<string[]> {
  const members = db
    .selectFrom("membership as m")
    .select("m.account_id")
    .distinct()
    .where("m.org_id", "=", orgId)
    .where("m.accepted_at", "is not", null)
    .where("m.ended_at", "is", null);
  const chosen =
    "accounts" in whom
      ? members.where("m.account_id", "in", [...whom.accounts])
      : "persons" in whom
        ? members.where("m.person_id", "in", [...whom.persons])
        : members
            .innerJoin("role_held as r", (join) =>
              join.onRef("r.org_id", "=", "m.org_id").onRef("r.membership_id", "=", "m.id"),
            )
            .where(reaches(whom));
  if ("accounts" in whom && whom.accounts.length === 0) return [];
  if ("persons" in whom && whom.persons.length === 0) return [];
  return (await chosen.execute()).map(({ account_id }) => account_id);
}

/** The same as `allows()`, asked of all holders at once. */
function reaches({ may, unitId }: { may: Permission; unitId?: string }) {
  const named = roleNames.filter((role) => may[role] !== undefined);
  const everywhere = named.filter((role) => may[role] === "organisation");
  return (eb: ExpressionBuilder<DB & { r: DB["role_held"] }, "r">) =>
    unitId === undefined
      ? eb("r.role", "in", named)
      : eb.or([
          eb.and([eb("r.unit_id", "is", null), eb("r.role", "in", ["", ...everywhere])]),
          eb.and([eb("r.unit_id", "=", unitId), eb("r.role", "in", named)]),
        ]);
}

async function accountsThatWantAtOnce(db: OrgDatabase, orgId: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom("reminder_choice")
    .select("account_id")
    .where("org_id", "=", orgId)
    .where("by_mail", "=", "at-once")
    .execute();
  return new Set(rows.map(({ account_id }) => account_id));
}
