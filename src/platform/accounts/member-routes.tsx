import { Hono } from "hono";
import { paths } from "../../paths.ts";
import { readIn, writeIn } from "../database/organisation-bound.ts";
import { readBody } from "../forms/body.ts";
import type { FormState } from "../forms/state.ts";
import { blankForm } from "../forms/state.ts";
import type { Capability } from "../web/capability.ts";
import type { Env, Web } from "../web/context.ts";
import { situationOf } from "../web/context.ts";
import { readers } from "../web/doors.tsx";
import { setFlash } from "../web/flash.ts";
import { officePage } from "../web/pages.tsx";
import { problem } from "../web/problem-pages.tsx";
import { submit } from "../web/submit.tsx";
import { statusOf } from "../acts/outcome.ts";
import { textOf } from "../mail/letter-text.ts";
import { invitationModel, resetModel } from "./letters.ts";
import { issueLink } from "./links.ts";
import type { Invited } from "./member-acts.ts";
import { administrators, changeMember, endMembership, inviteMember, returnMember } from "./member-acts.ts";
import type { LinkAllowed } from "./member-invitations.ts";
import { invitationOf } from "./member-invitations.ts";
import { allowLink, demandSecondFactor } from "./member-rule-acts.ts";
import { rolesTyped } from "./member-forms.ts";
import { memberFilter } from "./member-filter.ts";
import { choicesForMembers, memberById, members, roleRules } from "./member-queries.ts";
import type { MemberRow } from "./member-queries.ts";
import { organisationTitle } from "./organisation-title.ts";
import { HandOverPage } from "./pages/hand-over.tsx";
import { InvitePage } from "./pages/invite.tsx";
import { MemberPage } from "./pages/member.tsx";
import { MembersPage } from "./pages/members.tsx";
import { RoleRulesPage } from "./pages/role-rules.tsx";
import { allowsSomewhere } from "./roles.ts";

const office = new Hono<Env>();
const onlyAdministrators = readers(administrators);

office.get(paths.office.members.pattern, onlyAdministrators, async (c) => {
  const { house, org } = c.var;
  const { filter, query } = memberFilter(c.req.query());
  const found = await readIn(house.database, org.id, (db) => members(db, org.id, filter));
  return officePage(c, {
    title: "สมาชิกและสิทธิ",
    body: <MembersPage org={org.slug} {...found} filter={filter} query={query} />,
  });
});

office.get(paths.office.memberInvite.pattern, onlyAdministrators, async (c) => {
  const body = await invitePage(c, blankForm());
  return officePage(c, { title: "เชิญสมาชิก", typing: true, body });
});

office.post(paths.office.memberInvite.pattern, async (c) => {
  const { house, org } = c.var;
  let invited: Invited | undefined;
  const answer = await submit(c, inviteMember, {
    title: "เชิญสมาชิก",
    again: (form) => invitePage(c, form),
    next: (value) => {
      invited = value;
      return paths.office.member.href({ org: org.slug, id: value.membershipId });
    },
  });
  if (!invited) return answer;
  const { membershipId } = invited;
  const invitation = await writeIn(house.database, org.id, (db) => invitationOf(db, org.id, membershipId));
  return invitation.signsIn ? tellInvited(c, membershipId) : openAccount(c, membershipId, invitation);
});

office.get(paths.office.member.pattern, onlyAdministrators, async (c) => {
  const { house, org } = c.var;
  const member = await readIn(house.database, org.id, (db) => memberById(db, org.id, c.req.param("id")));
  if (!member) return problem(c, 404);
  const form = blankForm({ ...rolesTyped(member.roles), personId: member.personId ?? "" });
  return officePage(c, {
    title: member.name,
    typing: true,
    body: await memberPage(c, member, form),
  });
});

office.post(paths.office.memberRoles.pattern, (c) => {
  const { house, org } = c.var;
  const id = c.req.param("id");
  return submit(c, changeMember, {
    title: "แก้ไขบทบาทของสมาชิก",
    fixed: { id },
    again: async (form) => {
      const member = await readIn(house.database, org.id, (db) => memberById(db, org.id, id));
      return member ? memberPage(c, member, form) : <h1>ไม่พบสมาชิกนี้</h1>;
    },
    next: () => paths.office.member.href({ org: org.slug, id }),
    said: "บันทึกบทบาทแล้ว",
  });
});

for (const { pattern, act, said } of [
  { pattern: paths.office.memberEnd.pattern, act: endMembership, said: "สิ้นสุดการเป็นสมาชิกแล้ว" },
  { pattern: paths.office.memberReturn.pattern, act: returnMember, said: "ให้กลับเข้ามาเป็นสมาชิกแล้ว" },
] as const) {
  office.post(pattern, async (c) => {
    const { org } = c.var;
    const { input } = await readBody(c);
    const id = c.req.param("id") ?? "";
    const outcome = await act(situationOf(c), { ...input, id });
    if (!outcome.ok) return problem(c, statusOf[outcome.reason], outcome.message);
    setFlash(c, said);
    return c.redirect(paths.office.member.href({ org: org.slug, id }), 303);
  });
}

office.post(paths.office.memberLink.pattern, async (c) => {
  const outcome = await allowLink(situationOf(c), { id: c.req.param("id") });
  if (!outcome.ok) return problem(c, statusOf[outcome.reason], outcome.message);
  const allowed = outcome.value;
  if (allowed.onlyMailed && !c.var.house.mail.isSet) return problem(c, 409, notShown(allowed));
  return sentOrShown(c, c.req.param("id"), allowed);
});

office.get(paths.office.roleRules.pattern, onlyAdministrators, async (c) => {
  const { house, org } = c.var;
  const rules = await readIn(house.database, org.id, (db) => roleRules(db, org.id));
  return officePage(c, {
    title: "ข้อกำหนดของบทบาท",
    body: (
      <RoleRulesPage org={org.slug} form={blankForm({ roles: rules.demanding })} version={rules.version} />
    ),
  });
});

office.post(paths.office.roleRules.pattern, async (c) => {
  const { house, org } = c.var;
  const rules = await readIn(house.database, org.id, (db) => roleRules(db, org.id));
  return submit(c, demandSecondFactor, {
    title: "ข้อกำหนดของบทบาท",
    again: (form) => <RoleRulesPage org={org.slug} form={form} version={rules.version} />,
    next: () => paths.office.roleRules.href({ org: org.slug }),
    said: "บันทึกข้อกำหนดแล้ว",
  });
});

async function openAccount(c: Web, membershipId: string, allowed: LinkAllowed) {
  const { house, org } = c.var;
  if (allowed.onlyMailed && !house.mail.isSet) {
    setFlash(c, `เชิญแล้ว แต่ยังไม่มีลิงก์: ${notShown(allowed)}`, "info");
    return c.redirect(paths.office.member.href({ org: org.slug, id: membershipId }), 303);
  }
  return sentOrShown(c, membershipId, allowed);
}

function notShown({ onlyMailed, email }: LinkAllowed): string {
  const why =
    onlyMailed === "confidential"
      ? "บัญชีนี้เป็นหรือเคยเป็นผู้รับเรื่องทุจริต จึงแสดงลิงก์ให้ผู้ดูแลระบบไม่ได้ เพื่อไม่ให้ผู้อื่นเข้าอ่านเรื่องลับในนามของผู้รับเรื่อง"
      : "บัญชีนี้ใช้ร่วมกับหน่วยงานอื่น จึงแสดงลิงก์ให้ท่านไม่ได้";
  return `${why} และระบบยังไม่ได้ตั้งค่าการส่งอีเมล โปรดให้ผู้ดูแลเครื่องแม่ข่ายออกลิงก์ด้วยคำสั่ง sucharit user reset-link ${email} แล้วมอบให้เจ้าของบัญชีโดยตรง`;
}

/** The same whether or not the address has an account with somebody else. */
const INVITATION_SENT = "ส่งคำเชิญไปทางอีเมลแล้ว จะเป็นสมาชิกเมื่อตอบรับ";

/** By mail where mail is set: the act has posted the letter. Else the administrator sees the link, once, and hands it over. */
async function sentOrShown(c: Web, membershipId: string, allowed: LinkAllowed) {
  const { house, org } = c.var;
  const { accountId, kind, name, email } = allowed;
  const back = paths.office.member.href({ org: org.slug, id: membershipId });
  if (house.mail.isSet) {
    setFlash(c, kind === "invitation" ? INVITATION_SENT : "ส่งลิงก์ไปทางอีเมลของสมาชิกแล้ว");
    return c.redirect(back, 303);
  }
  const organisation = organisationTitle(house.packs, org);
  const link = await issueLink(house, { accountId, kind, orgId: org.id, mailed: false });
  const model =
    kind === "invitation" ? invitationModel(name, organisation, link) : resetModel(name, organisation, link);
  const title = kind === "invitation" ? "ส่งต่อลิงก์คำเชิญ" : "ส่งต่อลิงก์ตั้งรหัสผ่าน";
  return officePage(c, {
    title,
    body: (
      <HandOverPage title={title} name={name} email={email} link={link} text={textOf(model)} back={back} />
    ),
  });
}

function tellInvited(c: Web, membershipId: string) {
  const { house, org } = c.var;
  if (house.mail.isSet) setFlash(c, INVITATION_SENT);
  else setFlash(c, "ผู้นี้มีบัญชีอยู่แล้ว โปรดแจ้งให้ลงชื่อเข้าใช้แล้วตอบรับคำเชิญที่หน้าแรก", "info");
  return c.redirect(paths.office.member.href({ org: org.slug, id: membershipId }), 303);
}

async function invitePage(c: Web, form: FormState) {
  const { house, org } = c.var;
  const choices = await readIn(house.database, org.id, (db) => choicesForMembers(db, org.id));
  return <InvitePage org={org.slug} form={form} {...choices} byMail={house.mail.isSet} />;
}

async function memberPage(c: Web, member: MemberRow, form: FormState) {
  const { house, org } = c.var;
  const choices = await readIn(house.database, org.id, (db) => choicesForMembers(db, org.id));
  return <MemberPage org={org.slug} member={member} form={form} {...choices} byMail={house.mail.isSet} />;
}

export const membering: Capability = {
  name: "members",
  ways: ({ org, roles }) =>
    allowsSomewhere(administrators, roles)
      ? [
          {
            group: "house",
            label: "สมาชิกและสิทธิ",
            href: paths.office.members.href({ org: org.slug }),
            icon: "key",
          },
        ]
      : [],
  office,
};
