import { act, done } from "../acts/act.ts";
import { conflict, invalid, missing, refused } from "../acts/outcome.ts";
import { postLetter } from "../mail/post.ts";
import { invitationLetter, membershipLetter } from "./letters.ts";
import { forgetLinks } from "./links.ts";
import { invitationOf } from "./member-invitations.ts";
import { ChangeMember, Invite, OneMember, rolesFrom } from "./member-forms.ts";
import { endSessionsIfHomeless, lockAdministrators, lockMember } from "./member-records.ts";
import { isActiveAdministrator, lastAdministrator, recordOf, rolesTold, seenAnother } from "./member-told.ts";
import { closeDoor, giveRoles, isTaken, wrongPerson, wrongUnits } from "./member-writing.ts";
import type { Permission } from "./roles.ts";

/** Who belongs to an organisation and what they may do: settled by its administrators alone. */
export const administrators = { administrator: "organisation" } as const satisfies Permission;

export interface Invited {
  /** All that is told: it must not show whether the address has an account with somebody else. */
  membershipId: string;
}

export const inviteMember = act({
  name: "member.invite",
  title: "เชิญสมาชิก",
  input: Invite,
  may: administrators,
  run: async (work) => {
    const { db, orgId, input, now, newId, byMail } = work;
    const held = rolesFrom(input);
    const wrong = (await wrongUnits(work, held)) ?? (await wrongPerson(work, input.personId));
    if (wrong) return wrong;
    const known = await db
      .selectFrom("account")
      .select("id")
      .where("email", "=", input.email)
      .executeTakeFirst();
    if (known) {
      const before = await db
        .selectFrom("membership")
        .select("ended_at")
        .where("org_id", "=", orgId)
        .where("account_id", "=", known.id)
        .executeTakeFirst();
      if (before?.ended_at)
        return invalid({ email: ["เคยเป็นสมาชิกและสิ้นสุดไปแล้ว เปิดชื่อในรายการสมาชิกแล้วกด “ให้กลับเข้ามา”"] });
      if (before) return invalid({ email: ["มีสมาชิกที่ใช้อีเมลนี้อยู่แล้ว"] });
    }
    if (input.username && (await isTaken(work, input.username))) {
      return invalid({ username: ["มีผู้ใช้ชื่อผู้ใช้นี้แล้ว โปรดใช้ชื่ออื่น"] });
    }
    const accountId = known?.id ?? newId();
    // A link that another administrator saw must not open the account from now on.
    if (known) await forgetLinks(db, known.id);
    else {
      const { name, email, username } = input;
      await db
        .insertInto("account")
        .values({
          id: accountId,
          name,
          email,
          username,
          display_username: username,
          created_at: now,
          updated_at: now,
        })
        .execute();
    }
    const membershipId = newId();
    await db
      .insertInto("organisation_door")
      .values({ account_id: accountId, organisation_id: orgId })
      .execute();
    await db
      .insertInto("membership")
      .values({
        org_id: orgId,
        id: membershipId,
        account_id: accountId,
        person_id: input.personId,
        invited_name: known ? input.name : null,
        invited_at: now,
      })
      .execute();
    await giveRoles(work, membershipId, held);
    if (byMail) {
      const invitation = await invitationOf(db, orgId, membershipId);
      const letter = invitation.signsIn ? membershipLetter : invitationLetter;
      await postLetter(db, letter, { orgId, to: { accountId }, input: {} });
    }
    const invited: Invited = { membershipId };
    return done(invited, {
      record: { kind: "member", id: membershipId, name: input.name },
      after: { roles: rolesTold(held) },
    });
  },
});

export const changeMember = act({
  name: "member.change",
  title: "แก้ไขบทบาทของสมาชิก",
  input: ChangeMember,
  may: administrators,
  run: async (work) => {
    const { db, orgId, input } = work;
    const others = await lockAdministrators(db, orgId, input.id);
    const member = await lockMember(db, orgId, input.id);
    if (!member) return missing();
    const held = rolesFrom(input);
    if (member.version !== input.version) {
      return conflict(
        { roles: "บทบาท" },
        { roles: rolesTold(held).join(", ") },
        { roles: rolesTold(member.roles).join(", "), version: member.version },
      );
    }
    const wrong = (await wrongUnits(work, held)) ?? (await wrongPerson(work, input.personId));
    if (wrong) return wrong;
    if (isActiveAdministrator(member) && others === 0 && !input.roles.includes("administrator"))
      return lastAdministrator();
    await db
      .deleteFrom("role_held")
      .where("org_id", "=", orgId)
      .where("membership_id", "=", member.id)
      .execute();
    await giveRoles(work, member.id, held);
    await db
      .updateTable("membership")
      .set({ version: member.version + 1, person_id: input.personId })
      .where("org_id", "=", orgId)
      .where("id", "=", member.id)
      .execute();
    return done(undefined, {
      record: recordOf(member),
      before: { roles: rolesTold(member.roles), person_id: member.personId },
      after: { roles: rolesTold(held), person_id: input.personId },
    });
  },
});

export const endMembership = act({
  name: "member.end",
  title: "สิ้นสุดการเป็นสมาชิก",
  input: OneMember,
  may: administrators,
  run: async ({ db, orgId, input, now }) => {
    const others = await lockAdministrators(db, orgId, input.id);
    const member = await lockMember(db, orgId, input.id);
    if (!member) return missing();
    if (member.endedAt) return refused("สมาชิกผู้นี้สิ้นสุดการเป็นสมาชิกไปแล้ว");
    if (member.version !== input.version) return seenAnother(member);
    if (isActiveAdministrator(member) && others === 0) return lastAdministrator();
    await db
      .updateTable("membership")
      .set({ version: member.version + 1, ended_at: now })
      .where("org_id", "=", orgId)
      .where("id", "=", member.id)
      .execute();
    await closeDoor(db, orgId, member.accountId);
    await endSessionsIfHomeless(db, member.accountId);
    return done(undefined, {
      record: recordOf(member),
      before: { ended_at: null },
      after: { ended_at: now },
    });
  },
});

export const returnMember = act({
  name: "member.return",
  title: "ให้สมาชิกกลับเข้ามา",
  input: OneMember,
  may: administrators,
  run: async ({ db, orgId, input }) => {
    const member = await lockMember(db, orgId, input.id);
    if (!member) return missing();
    if (!member.endedAt) return refused("สมาชิกผู้นี้ยังเป็นสมาชิกอยู่");
    if (member.version !== input.version) return seenAnother(member);
    await db
      .updateTable("membership")
      .set({ version: member.version + 1, ended_at: null })
      .where("org_id", "=", orgId)
      .where("id", "=", member.id)
      .execute();
    await db
      .insertInto("organisation_door")
      .values({ account_id: member.accountId, organisation_id: orgId })
      .onConflict((conflicting) => conflicting.doNothing())
      .execute();
    return done(undefined, {
      record: recordOf(member),
      before: { ended_at: member.endedAt },
      after: { ended_at: null },
    });
  },
});
