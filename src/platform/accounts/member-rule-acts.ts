import { act, done } from "../acts/act.ts";
import { conflict, missing, refused } from "../acts/outcome.ts";
import { postLetter } from "../mail/post.ts";
import { invitationLetter, resetLetter } from "./letters.ts";
import { whyOnlyMailed } from "./member-invitations.ts";
import type { LinkAllowed } from "./member-invitations.ts";
import { administrators } from "./member-acts.ts";
import { DemandSecondFactor, MemberLink } from "./member-forms.ts";
import { lockMember, ruleVersion } from "./member-records.ts";
import { recordOf } from "./member-told.ts";
import { isRole, roleNames, roles } from "./roles.ts";

/**
 * Allows a link to set a password, and says so in the log. By mail it goes to its owner; without, the route
 * makes and shows it. A link that is shown
 * opens the account to whoever sees it, so it goes to the owner's e-mail only where the administrator
 * must not walk in: into a neighbour's office, and to what was told in confidence.
 */
export const allowLink = act({
  name: "member.issue-link",
  title: "ออกลิงก์ตั้งรหัสผ่านให้สมาชิก",
  input: MemberLink,
  may: administrators,
  run: async ({ db, orgId, input, byMail }) => {
    const member = await lockMember(db, orgId, input.id);
    if (!member) return missing();
    if (member.endedAt) return refused("สมาชิกผู้นี้สิ้นสุดการเป็นสมาชิกแล้ว จึงออกลิงก์ให้ไม่ได้");
    if (!member.acceptedAt && member.hasWayIn && !member.isUnproved) {
      return refused("ผู้นี้มีบัญชีอยู่แล้วและยังไม่ได้ตอบรับคำเชิญ ให้ลงชื่อเข้าใช้ด้วยบัญชีเดิมแล้วตอบรับที่หน้าแรก");
    }
    const allowed: LinkAllowed = {
      accountId: member.accountId,
      kind: member.acceptedAt ? "reset" : "invitation",
      name: member.name,
      email: member.email,
      onlyMailed: await whyOnlyMailed(db, orgId, member),
    };
    if (byMail) {
      const letter = allowed.kind === "invitation" ? invitationLetter : resetLetter;
      await postLetter(db, letter, { orgId, to: allowed, input: {} });
    }
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

function titles(names: readonly string[]): string {
  return names.map((name) => (isRole(name) ? roles[name].title : name)).join(", ");
}
