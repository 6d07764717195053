import type pg from "pg";
import { v7 as newId } from "uuid";

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
  await pool.query(
    `insert into sign_in_method (id, account_id, provider_id, provider_account_id, created_at, updated_at)
     select $1, a.id, 'oidc', $2, now(), now()
     from account a
     where a.email = $3 and a.disabled_at is null
       and exists (select from organisation_door d where d.account_id = a.id)
       and not exists (select from sign_in_method m where m.account_id = a.id)
       and not exists (select from passkey p where p.account_id = a.id)
     on conflict do nothing`,
    [newId(), subject, email],
  );
}
