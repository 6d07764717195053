import type { z } from "zod";
import { act, done } from "../acts/act.ts";
import type { Work } from "../acts/act.ts";
import type { Refusal } from "../acts/outcome.ts";
import { conflict, forbidden, invalid, missing, refused } from "../acts/outcome.ts";
import {
  ChangeMember,
  DemandSecondFactor,
  Invite,
  MemberLink,
  MyMembership,
  OneMember,
  rolesFrom,
} from "./member-forms.ts";
import {
  endSessionsIfHomeless,
  isKnownElsewhere,
  lockAdministrators,
  lockMember,
  ruleVersion,
} from "./member-records.ts";
import type { Member } from "./member-records.ts";
import { isRole, roleNames, roles } from "./roles.ts";
import type { Permission, RoleHeld } from "./roles.ts";

/** Who belongs to an organisation and what they may do: settled by its administrators alone. */
export const administrators = { administrator: "organisation" } as const satisfies Permission;

export interface Invited {
  membershipId: string;
  accountId: string;
  /** The account was made just now; otherwise its owner has to accept. */
  isNew: boolean;
}

export const inviteMember = act({
  name: "member.invite",
  title: "เชิญสมาชิก",
  input: Invite,
  may: administrators,
  run: async (work) => {
    const { db, orgId, input, now, newId } = work;
    const held = rolesFrom(input);
    const wrong = (await wrongUnits(work, held)) ?? (await wrongPerson(work, input.personId));
    if (wrong) return wrong;
    const known = await db
      .selectFrom("account")
      .select(["id", "name"])
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
    } else if (input.username && (await isTaken(work, input.username))) {
      return invalid({ username: ["มีผู้ใช้ชื่อผู้ใช้นี้แล้ว โปรดใช้ชื่ออื่น"] });
    }
    const accountId = known?.id ?? newId();
    if (!known) {
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
        invited_at: now,
      })
      .execute();
    await giveRoles(work, membershipId, held);
    const invited: Invited = { membershipId, accountId, isNew: !known };
    const name = known?.name ?? input.name;
    return done(invited, {
      record: { kind: "member", id: membershipId, name },
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

export interface LinkAllowed {
  accountId: string;
  kind: "invitation" | "reset";
  name: string;
  email: string;
  /** Whether the administrator may see the link; else it may only be mailed to its owner. */
  mayBeShown: boolean;
}

/**
 * Allows a link to set a password, and says so in the log; the route makes it. A link that is shown
 * opens the account to whoever sees it. So for an account that other organisations rely on it goes to
 * the owner's e-mail only: one administrator must not be able to walk into a neighbour's office.
 */
export const allowLink = act({
  name: "member.issue-link",
  title: "ออกลิงก์ตั้งรหัสผ่านให้สมาชิก",
  input: MemberLink,
  may: administrators,
  run: async ({ db, orgId, input }) => {
    const member = await lockMember(db, orgId, input.id);
    if (!member) return missing();
    if (member.endedAt) return refused("สมาชิกผู้นี้สิ้นสุดการเป็นสมาชิกแล้ว จึงออกลิงก์ให้ไม่ได้");
    if (!member.acceptedAt && member.hasWayIn) {
      return refused("ผู้นี้มีบัญชีอยู่แล้วและยังไม่ได้ตอบรับคำเชิญ ให้ลงชื่อเข้าใช้ด้วยบัญชีเดิมแล้วตอบรับที่หน้าแรก");
    }
    const allowed: LinkAllowed = {
      accountId: member.accountId,
      kind: member.acceptedAt ? "reset" : "invitation",
      name: member.name,
      email: member.email,
      mayBeShown: !(await isKnownElsewhere(db, orgId, member.accountId)),
    };
    return done(allowed, { record: recordOf(member) });
  },
});

export const demandSecondFactor = act({
  name: "member.demand-second-factor",
  title: "กำหนดบทบาทที่ต้องยืนยันตัวตนสองขั้น",
  input: DemandSecondFactor,
  may: administrators,
  run: async ({ db, orgId, input }) => {
    const rules = await db
      .selectFrom("role_rule")
      .select(["role", "demands_second_factor", "version"])
      .where("org_id", "=", orgId)
      .forUpdate()
      .execute();
    const before = rules.filter((rule) => rule.demands_second_factor).map((rule) => rule.role);
    const current = ruleVersion(rules);
    if (current !== input.version) {
      return conflict(
        { roles: "บทบาท" },
        { roles: titles(input.roles) },
        { roles: titles(before), version: current },
      );
    }
    for (const role of roleNames) {
      const demands = input.roles.includes(role);
      if (before.includes(role) === demands) continue;
      await db
        .insertInto("role_rule")
        .values({ org_id: orgId, role, demands_second_factor: demands })
        .onConflict((conflicting) =>
          conflicting.columns(["org_id", "role"]).doUpdateSet((set) => ({
            demands_second_factor: demands,
            version: set("role_rule.version", "+", 1),
          })),
        )
        .execute();
    }
    return done(undefined, {
      before: { roles: before },
      after: { roles: roleNames.filter((role) => input.roles.includes(role)) },
    });
  },
});

/** Answers of the invited person, who has no role here yet; the rule itself checks that it is theirs. */
export const acceptMembership = act({
  name: "member.accept",
  title: "ตอบรับเป็นสมาชิก",
  input: MyMembership,
  may: {},
  visitors: true,
  run: async (work) => {
    const mine = await lockMine(work);
    if ("ok" in mine) return mine;
    await work.db
      .updateTable("membership")
      .set({ version: mine.version + 1, accepted_at: work.now })
      .where("org_id", "=", work.orgId)
      .where("id", "=", mine.id)
      .execute();
    return done(undefined, {
      record: recordOf(mine),
      before: { accepted_at: null },
      after: { accepted_at: work.now },
    });
  },
});

export const declineMembership = act({
  name: "member.decline",
  title: "ปฏิเสธคำเชิญเป็นสมาชิก",
  input: MyMembership,
  may: {},
  visitors: true,
  run: async (work) => {
    const mine = await lockMine(work);
    if ("ok" in mine) return mine;
    await work.db
      .updateTable("membership")
      .set({ version: mine.version + 1, ended_at: work.now })
      .where("org_id", "=", work.orgId)
      .where("id", "=", mine.id)
      .execute();
    await closeDoor(work.db, work.orgId, mine.accountId);
    return done(undefined, {
      record: recordOf(mine),
      before: { ended_at: null },
      after: { ended_at: work.now },
    });
  },
});

async function lockMine({
  db,
  orgId,
  actor,
}: Work<z.output<typeof MyMembership>>): Promise<Member | Refusal> {
  if (actor.kind !== "account") return forbidden("โปรดลงชื่อเข้าใช้ก่อน");
  const row = await db
    .selectFrom("membership")
    .select("id")
    .where("org_id", "=", orgId)
    .where("account_id", "=", actor.accountId)
    .executeTakeFirst();
  const member = row && (await lockMember(db, orgId, row.id));
  if (!member || member.endedAt || member.acceptedAt)
    return missing("ไม่มีคำเชิญที่รอท่านตอบ อาจตอบไปแล้วหรือถูกยกเลิก");
  return member;
}

type AnyWork = Pick<Work<unknown>, "db" | "orgId" | "now" | "newId">;

async function giveRoles(
  { db, orgId, now, newId }: AnyWork,
  membershipId: string,
  held: readonly RoleHeld[],
) {
  await db
    .insertInto("role_held")
    .values(
      held.map(({ role, unitId }) => ({
        org_id: orgId,
        id: newId(),
        membership_id: membershipId,
        role,
        unit_id: unitId,
        given_at: now,
      })),
    )
    .execute();
}

async function wrongUnits({ db, orgId }: AnyWork, held: readonly RoleHeld[]): Promise<Refusal | undefined> {
  const wanted = held.flatMap(({ unitId }) => (unitId ? [unitId] : []));
  if (wanted.length === 0) return undefined;
  const open = await db
    .selectFrom("unit")
    .select("id")
    .where("org_id", "=", orgId)
    .where("id", "in", wanted)
    .where("closed_on", "is", null)
    .execute();
  const known = new Set(open.map(({ id }) => id));
  const bad = held.filter(({ unitId }) => unitId && !known.has(unitId)).map(({ role }) => role);
  if (bad.length === 0) return undefined;
  return invalid(
    Object.fromEntries(
      [...new Set(bad)].map((role) => [
        role === "unit-head" ? "headOf" : "officerOf",
        ["ไม่มีหน่วยงานนี้แล้ว โปรดเลือกใหม่"],
      ]),
    ),
  );
}

async function wrongPerson({ db, orgId }: AnyWork, personId: string | null): Promise<Refusal | undefined> {
  if (!personId) return undefined;
  const person = await db
    .selectFrom("person")
    .select("id")
    .where("org_id", "=", orgId)
    .where("id", "=", personId)
    .executeTakeFirst();
  return person ? undefined : invalid({ personId: ["ไม่พบบุคลากรนี้ โปรดเลือกใหม่"] });
}

async function isTaken({ db }: AnyWork, username: string): Promise<boolean> {
  const other = await db
    .selectFrom("account")
    .select("id")
    .where("username", "=", username)
    .executeTakeFirst();
  return other !== undefined;
}

async function closeDoor(db: AnyWork["db"], orgId: string, accountId: string) {
  await db
    .deleteFrom("organisation_door")
    .where("organisation_id", "=", orgId)
    .where("account_id", "=", accountId)
    .execute();
}

function isActiveAdministrator(member: Member): boolean {
  return (
    !member.endedAt && member.acceptedAt !== null && member.roles.some(({ role }) => role === "administrator")
  );
}

function lastAdministrator(): Refusal {
  return refused("ผู้นี้เป็นผู้ดูแลระบบคนสุดท้าย โปรดให้ผู้อื่นเป็นผู้ดูแลระบบก่อน");
}

function seenAnother(member: Member): Refusal {
  return conflict({}, {}, { version: member.version });
}

function recordOf(member: Member) {
  return { kind: "member", id: member.id, name: member.name };
}

function rolesTold(held: readonly RoleHeld[]): string[] {
  return held.map(({ role, unitId }) => (unitId ? `${role} ${unitId}` : role)).toSorted();
}

function titles(names: readonly string[]): string {
  return names.map((name) => (isRole(name) ? roles[name].title : name)).join(", ");
}
