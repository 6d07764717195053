import type { House } from "../house.ts";
import { paths } from "../../paths.ts";
import type { OrgDatabase } from "../database/connect.ts";
import { readableSecret } from "./auth.ts";

/** Links to set a password: an invitation opens a new account, a reset an account in use. */
export type LinkKind = "invitation" | "reset";

const HOURS_VALID: Record<LinkKind, number> = { invitation: 7 * 24, reset: 24 };

export interface LinkAbout {
  accountId: string;
  kind: LinkKind;
  /** The organisation that invites. */
  orgId: string | null;
  /**
   * Whether only the owner gets the link, by the account's own e-mail or from whoever has the machine: who
   * uses it then is whom the address names. A link that an administrator sees proves nothing.
   */
  mailed: boolean;
}

export interface IssuedLink {
  href: string;
  expiresAt: Date;
}

/** A new link; older ones of this account open nothing any more. The database keeps only its hash. */
export async function issueLink(
  house: House,
  about: LinkAbout,
  token: string = newToken(),
): Promise<IssuedLink> {
  const { accountId, ...rest } = about;
  await forgetLinks(house.database.shared, accountId);
  const { internalAdapter } = await house.auth.$context;
  const { href, expiresAt } = linkHref(house, about.kind, token);
  await internalAdapter.createVerificationValue({ identifier: secretOf(token), value: accountId, expiresAt });
  await internalAdapter.createVerificationValue({
    identifier: aboutOf(token),
    value: JSON.stringify(rest),
    expiresAt,
  });
  return { href, expiresAt };
}

export function linkHref(house: House, kind: LinkKind, token: string): IssuedLink {
  // The sign-in library judges the end by the clock of the machine, so it is set by the same one.
  const expiresAt = new Date(Date.now() + HOURS_VALID[kind] * 3_600_000);
  return { href: `${house.publicUrl}${paths.account.setPassword.href({ token })}`, expiresAt };
}

/** Twenty letters of 31: short enough to be typed from paper, a hundred bits to guess. */
function newToken(): string {
  return Array.from({ length: 4 }, () => readableSecret(5)).join("-");
}

/** What a link opens, while it opens anything. */
export async function findLink(house: House, token: string): Promise<LinkAbout | undefined> {
  const { internalAdapter } = await house.auth.$context;
  const plain = readable(token);
  const account = await internalAdapter.findVerificationValue(secretOf(plain));
  const about = await internalAdapter.findVerificationValue(aboutOf(plain));
  if (!account || !about || account.expiresAt <= new Date()) return undefined;
  return { accountId: account.value, ...(JSON.parse(about.value) as Omit<LinkAbout, "accountId">) };
}

/** Sets the password and ends every session. False when somebody used the link meanwhile. */
export async function setPasswordByLink(
  house: House,
  token: string,
  link: LinkAbout,
  password: string,
): Promise<boolean> {
  const response = await house.auth.api.resetPassword({
    body: { newPassword: password, token: readable(token) },
    asResponse: true,
  });
  if (!response.ok) return false;
  await forgetLinks(house.database.shared, link.accountId);
  return true;
}

/**
 * Whether whoever has set the password is whom the address names. Somebody else may have kept the account
 * until now: the ways in that they made beside the password open nothing any more.
 */
export async function proveAddress(db: OrgDatabase, { accountId, mailed }: LinkAbout, now: Date) {
  const account = await db
    .selectFrom("account")
    .select("email_verified")
    .where("id", "=", accountId)
    .forUpdate()
    .executeTakeFirst();
  if (!account || account.email_verified === mailed) return;
  await db
    .updateTable("account")
    .set({ email_verified: mailed, updated_at: now })
    .where("id", "=", accountId)
    .execute();
  if (!mailed) return;
  await db.deleteFrom("passkey").where("account_id", "=", accountId).execute();
  await db
    .deleteFrom("sign_in_method")
    .where("account_id", "=", accountId)
    .where("provider_id", "!=", "credential")
    .execute();
}

/** Also ends a second step that waits for its code: the person signs in anew. */
export async function forgetLinks(db: Pick<OrgDatabase, "deleteFrom">, accountId: string): Promise<void> {
  await db.deleteFrom("verification").where("value", "=", accountId).execute();
}

function readable(token: string): string {
  return token.trim().toLowerCase();
}

// The first form is the sign-in library's own.
function secretOf(token: string): string {
  return `reset-password:${token}`;
}

function aboutOf(token: string): string {
  return `about-link:${token}`;
}
