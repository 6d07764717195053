import type { OrgDatabase } from "../database/connect.ts";
import { isKnownElsewhere, lockMember, wasEverRecipient } from "./member-records.ts";
import type { Member } from "./member-records.ts";
import type { OnlyMailed } from "./member-told.ts";

/** How somebody who is invited gets in: by a link, or by the way in that they have. */
export interface LinkAllowed {
  accountId: string;
  kind: "invitation" | "reset";
  name: string;
  email: string;
  /** Why the administrator may not see the link: it may then only be mailed to its owner. */
  onlyMailed: OnlyMailed | undefined;
}

export interface Invitation extends LinkAllowed {
  /** The owner has a way in that is theirs beyond doubt, and answers after signing in: no link is needed. */
  signsIn: boolean;
}

export async function invitationOf(db: OrgDatabase, orgId: string, id: string): Promise<Invitation> {
  const member = await lockMember(db, orgId, id);
  if (!member) throw new Error(`There is no member ${id}`);
  return {
    accountId: member.accountId,
    kind: "invitation",
    name: member.name,
    email: member.email,
    onlyMailed: await whyOnlyMailed(db, orgId, member),
    signsIn: member.hasWayIn && !member.isUnproved,
  };
}

export async function whyOnlyMailed(
  db: OrgDatabase,
  orgId: string,
  member: Member,
): Promise<OnlyMailed | undefined> {
  if (await wasEverRecipient(db, orgId, member)) return "confidential";
  if (member.isUnproved) return "shared";
  return (await isKnownElsewhere(db, orgId, member.accountId)) ? "shared" : undefined;
}
