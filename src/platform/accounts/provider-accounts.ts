import type pg from "pg";
import { v7 as newId } from "uuid";
import type { OrgDatabase } from "../database/connect.ts";
import { HOUSE_ORG, writeIn } from "../database/organisation-bound.ts";
import { owner, tell } from "./account-events.ts";

/**
 * Who at the identity provider is who here. An account in use is matched by the provider's own number
 * (sub) only, after its owner linked the two while signed in: an e-mail can be given to a successor, or
 * be asserted by a provider that never checked it, and would hand the account over. The one exception
 * is an invitation not taken up yet: the administrator named that e-mail, nobody has a way in so far,
 * and the provider says that it verified the address.
 */
export async function providerProfile(pool: pg.Pool, profile: Record<string, unknown>) {
  const subject = typeof profile["sub"] === "string" ? profile["sub"] : "";
  const email = typeof profile["email"] === "string" ? profile["email"].toLowerCase() : undefined;
  if (subject && email && profile["email_verified"] === true) await takeUpInvitation(pool, subject, email);
  // ThaID and others tell no e-mail; the sign-in library wants one, and never keeps this.
  return email ? {} : { email: `${encodeURIComponent(subject)}@provider.invalid`, emailVerified: false };
}

async function takeUpInvitation(pool: pg.Pool, subject: string, email: string): Promise<void> {
  await writeIn({ pool }, HOUSE_ORG, async (db) => {
    const account = await db
      .selectFrom("account as a")
      .select(["a.id", "a.name"])
      .where("a.email", "=", email)
      .where("a.disabled_at", "is", null)
      .where((on) =>
        on.exists(
          on
            .selectFrom("organisation_door as d")
            .select("d.account_id")
            .whereRef("d.account_id", "=", "a.id"),
        ),
      )
      .forUpdate()
      .executeTakeFirst();
    if (!account || (await hasWayIn(db, account.id))) return;
    const now = new Date();
    const linked = await db
      .insertInto("sign_in_method")
      .values({
        id: newId(),
        account_id: account.id,
        provider_id: "oidc",
        provider_account_id: subject,
        created_at: now,
        updated_at: now,
      })
      .onConflict((conflicting) => conflicting.doNothing())
      .returning("id")
      .executeTakeFirst();
    if (!linked) return;
    await db
      .updateTable("account")
      .set({ email_verified: true, updated_at: now })
      .where("id", "=", account.id)
      .execute();
    const about = { accountId: account.id, name: account.name };
    await tell(db, { event: "account.link-provider", about, actor: owner(about), changes: {}, at: now });
  });
}

async function hasWayIn(db: OrgDatabase, accountId: string): Promise<boolean> {
  const method = await db
    .selectFrom("sign_in_method")
    .select("id")
    .where("account_id", "=", accountId)
    .executeTakeFirst();
  const passkey = await db
    .selectFrom("passkey")
    .select("id")
    .where("account_id", "=", accountId)
    .executeTakeFirst();
  return method !== undefined || passkey !== undefined;
}
