import { expect, test } from "vitest";
import { openTestHouse } from "../../testing/house.ts";
import { doJobs } from "../../testing/jobs.ts";
import { aMember, anOrganisation, aUnit, openSession } from "../../testing/people.ts";
import { browserFor } from "../../testing/requests.ts";
import { givePassword, hiddenFields, TEST_PASSWORD, visitorTo } from "../../testing/visitor.ts";
import { readIn } from "../database/organisation-bound.ts";
import type { House } from "../house.ts";
import { endMembership } from "./member-acts.ts";
import type { Organisation } from "./organisations.ts";

const opened = await openTestHouse();
const { house, letters } = opened;
const browser = browserFor(opened);
const org = await anOrganisation(house);
const neighbour = await anOrganisation(house, "ban-dong", { name: "บ้านดง" });
const unitId = await aUnit(house, org, "กองคลัง");
const administrator = await aMember(house, org, "administrator");
const neighboursAdministrator = await aMember(house, neighbour, "administrator");
const admin = visitorTo(opened, administrator.cookie);
const MAIL_OFF: House["mail"] = {
  isSet: false,
  send: async () => ({ ok: false, message: "off", isFinal: false }),
  check: async () => ({ ok: false, message: "off" }),
};

function membershipOf(of: Organisation, email: string) {
  return readIn(house.database, of.id, (db) =>
    db
      .selectFrom("membership as m")
      .innerJoin("account as a", "a.id", "m.account_id")
      .select(["m.id", "m.account_id", "m.version", "m.accepted_at", "m.ended_at", "a.email_verified"])
      .where("m.org_id", "=", of.id)
      .where("a.email", "=", email)
      .executeTakeFirstOrThrow(),
  );
}

/** The newest letter to this address, once all that waits is sent. */
const letterTo = async (email: string) => {
  await doJobs(house);
  return letters.findLast(({ to }) => to === email)?.text ?? "";
};
const linkIn = (text: string) => /\/account\/set-password\/[a-z0-9-]+/.exec(text)?.[0] ?? "no link";
const NEW = { newPassword: TEST_PASSWORD, newPasswordAgain: TEST_PASSWORD };

test("only administrators open the members; the list filters and sorts", async () => {
  for (const role of ["coordinator", "internal-auditor"] as const) {
    const other = await aMember(house, org, role);
    expect((await browser.get("/bueng-suk/office/members", { cookie: other.cookie })).status).toBe(403);
    expect(
      (await browser.post("/bueng-suk/office/members/invite", {}, { cookie: other.cookie })).status,
    ).toBe(403);
  }
  const all = await (await admin.get("/bueng-suk/office/members?sort=name&dir=desc")).text();
  expect(all.indexOf("ทดสอบ internal-auditor")).toBeLessThan(all.indexOf("ทดสอบ coordinator"));
  const auditors = await (await admin.get("/bueng-suk/office/members?role=internal-auditor&q=%25")).text();
  expect(auditors).toContain("ไม่มีสมาชิกที่ตรงกับตัวกรอง");
  const found = await (
    await admin.get("/bueng-suk/office/members?role=internal-auditor&state=active&q=ทดสอบ")
  ).text();
  expect(found).toContain("ทดสอบ internal-auditor");
  expect(found).not.toContain("ทดสอบ coordinator");
});

test("an invited person gets a letter, sets a password and is a member", async () => {
  const email = "invited@example.test";
  const invited = await admin.post("/bueng-suk/office/members/invite", {
    name: "สมหญิง ใจงาม",
    email: "Invited@Example.test ",
    username: "Somying",
    roles: ["coordinator"],
    officerOf: [unitId],
  });
  expect(invited.status).toBe(303);
  const letter = await letterTo(email);
  expect(letter).toContain("เทศบาลตำบลบึงสุขเชิญท่าน");
  const link = linkIn(letter);
  expect((await membershipOf(org, email)).accepted_at).toBeNull();

  const visitor = visitorTo(opened);
  expect(await (await visitor.get(link)).text()).toContain("somying");
  const short = await visitor.post(link, { newPassword: "สั้น", newPasswordAgain: "สั้น" });
  expect(short.status).toBe(422);
  expect(await short.text()).toContain("อย่างน้อย 12 ตัวอักษร");
  expect((await visitor.post(link, { ...NEW, newPasswordAgain: "ไม่ตรงกัน" })).status).toBe(422);
  expect(
    (
      await visitor.post(link, {
        newPassword: "invited@example.test",
        newPasswordAgain: "invited@example.test",
      })
    ).status,
  ).toBe(422);
  expect((await visitor.post(link, NEW)).headers.get("location")).toBe("/account/sign-in");
  const member = await membershipOf(org, email);
  expect(member.accepted_at).not.toBeNull();
  expect(member.email_verified).toBe(true);
  expect((await visitor.post("/account/sign-in", { name: "somying", password: TEST_PASSWORD })).status).toBe(
    303,
  );
  expect((await visitor.get("/")).headers.get("location")).toBe("/bueng-suk/office");

  for (const answer of [await visitor.get(link), await visitor.post(link, NEW)]) {
    expect(answer.status).toBe(410);
    expect(await answer.text()).toContain("หมดอายุ");
  }
});

test("an invitation that is wrong says so on the field and keeps what was typed", async () => {
  const empty = await admin.post("/bueng-suk/office/members/invite", {
    name: "มานะ",
    email: "not an e-mail",
  });
  expect(empty.status).toBe(422);
  const page = await empty.text();
  expect(page).toContain("กรอกอีเมลให้ถูกต้อง");
  expect(page).toContain("เลือกอย่างน้อยหนึ่งบทบาท");
  expect(page).toContain("มานะ");
  const twice = await admin.post("/bueng-suk/office/members/invite", {
    name: "ซ้ำ",
    email: administrator.email,
    roles: "coordinator",
  });
  expect(await twice.text()).toContain("มีสมาชิกที่ใช้อีเมลนี้อยู่แล้ว");
  const elsewhere = await aUnit(house, neighbour, "กองช่าง");
  const foreignUnit = await admin.post("/bueng-suk/office/members/invite", {
    name: "ผิดหน่วยงาน",
    email: "unit@example.test",
    headOf: elsewhere,
  });
  expect(foreignUnit.status).toBe(422);
  expect(await foreignUnit.text()).toContain("ไม่มีหน่วยงานนี้แล้ว");
});

const asked = async (fields: object) =>
  browser.json(
    "/bueng-suk/api/acts/member.invite",
    { name: "ก ข", email: "rule@example.test", ...fields },
    { cookie: administrator.cookie },
  );

test("a role of a unit cannot be given without a unit, and the guardian of secrets is not the administrator", async () => {
  expect((await asked({ roles: ["unit-officer"] })).status).toBe(422);
  expect((await asked({ roles: ["unit-head"] })).status).toBe(422);
  expect((await asked({ headOf: [""] })).status).toBe(422);
  const both = await asked({ roles: ["administrator", "confidential-recipient"] });
  expect(both.status).toBe(422);
  expect(JSON.stringify(await both.json())).toContain("คนละคน");
  expect((await asked({ roles: ["confidential-recipient"] })).status).toBe(200);
});

test("without mail the link is shown once to hand over, with its end", async () => {
  const mail = house.mail;
  house.mail = MAIL_OFF;
  try {
    const answer = await admin.post("/bueng-suk/office/members/invite", {
      name: "บุญมี",
      email: "handed@example.test",
      roles: "executive",
    });
    expect(answer.status).toBe(200);
    const page = await answer.text();
    expect(page).toContain("ลิงก์นี้แสดงครั้งเดียว");
    expect(page).toContain("ใช้ได้ถึง");
    const first = linkIn(page);
    const { id } = await membershipOf(org, "handed@example.test");
    const renewed = linkIn(await (await admin.post(`/bueng-suk/office/members/${id}/link`, {})).text());
    const visitor = visitorTo(opened);
    expect((await visitor.get(first)).status).toBe(410);
    expect((await visitor.post(renewed, NEW)).status).toBe(303);
    const member = await membershipOf(org, "handed@example.test");
    expect(member.accepted_at).not.toBeNull();
    // The address was not proved: the link went another way.
    expect(member.email_verified).toBe(false);
  } finally {
    house.mail = mail;
  }
});

test("whoever receives what is told in confidence: no administrator sees a link to that account, nor after taking the role away", async () => {
  const mail = house.mail;
  house.mail = MAIL_OFF;
  try {
    const fields = { name: "ผู้รับเรื่อง", email: "secret@example.test", roles: "confidential-recipient" };
    const invited = await admin.post("/bueng-suk/office/members/invite", fields);
    expect(invited.status).toBe(303);
    const told = await (await admin.get(invited.headers.get("location") ?? "")).text();
    expect(told).toContain("sucharit user reset-link secret@example.test");
    const { id } = await membershipOf(org, "secret@example.test");

    const refused = await admin.post(`/bueng-suk/office/members/${id}/link`, {});
    expect(refused.status).toBe(409);
    const page = await refused.text();
    expect(page).toContain("ผู้รับเรื่องทุจริต");
    expect(page).toContain("sucharit user reset-link secret@example.test");
    expect(page).not.toContain("set-password/");

    const taken = { version: "1", roles: "executive" };
    expect((await admin.post(`/bueng-suk/office/members/${id}/roles`, taken)).status).toBe(303);
    expect((await admin.post(`/bueng-suk/office/members/${id}/link`, {})).status).toBe(409);

    house.mail = mail;
    expect((await admin.post(`/bueng-suk/office/members/${id}/link`, {})).status).toBe(303);
    expect(await letterTo("secret@example.test")).toContain("set-password/");
  } finally {
    house.mail = mail;
  }
});

test("a link that is over opens nothing", async () => {
  const member = await aMember(house, org, "coordinator");
  await admin.post(`/bueng-suk/office/members/${member.membershipId}/link`, {});
  const link = linkIn(await letterTo(member.email));
  const visitor = visitorTo(opened);
  expect((await visitor.get(link)).status).toBe(200);
  await house.database.pool.query(
    "update verification set expires_at = now() - interval '1 second' where value = $1",
    [member.accountId],
  );
  expect((await visitor.post(link, NEW)).status).toBe(410);
  expect((await visitor.get(link)).status).toBe(410);
  expect((await visitor.get("/account/set-password/aaaaa-bbbbb-ccccc-ddddd")).status).toBe(410);
});

test("a reset ends the sessions and the old password", async () => {
  const member = await aMember(house, org, "coordinator");
  await givePassword(house, member.accountId, "รหัสผ่านเดิมที่ลืมไปแล้ว");
  await admin.post(`/bueng-suk/office/members/${member.membershipId}/link`, {});
  const visitor = visitorTo(opened);
  await visitor.post(linkIn(await letterTo(member.email)), NEW);
  expect((await visitorTo(opened, member.cookie).get("/account")).status).toBe(303);
  expect(
    (await visitor.post("/account/sign-in", { name: member.email, password: "รหัสผ่านเดิมที่ลืมไปแล้ว" })).status,
  ).toBe(422);
  expect(
    (await visitor.post("/account/sign-in", { name: member.email, password: TEST_PASSWORD })).status,
  ).toBe(303);
});

test("somebody with an account elsewhere is asked first, and no administrator gets at the account", async () => {
  const known = await aMember(house, neighbour, "coordinator");
  await givePassword(house, known.accountId);
  const answer = await admin.post("/bueng-suk/office/members/invite", {
    name: "ชื่ออื่น",
    email: known.email,
    roles: "executive",
  });
  expect(answer.status).toBe(303);
  expect(await letterTo(known.email)).not.toContain("set-password");
  const pending = await membershipOf(org, known.email);
  expect(pending.accepted_at).toBeNull();
  const visitor = visitorTo(opened, known.cookie);
  expect((await visitor.get("/bueng-suk/office/packs")).status).toBe(404);
  // Not accepted: no link. Accepted: only to the owner's own address.
  expect((await admin.post(`/bueng-suk/office/members/${pending.id}/link`, {})).status).toBe(409);

  const home = await (await visitor.get("/")).text();
  expect(home).toContain("คำเชิญที่รอท่านตอบ");
  expect(home).toContain("เทศบาลตำบลบึงสุข");
  expect((await visitor.get("/account/invitations/bueng-suk")).status).toBe(200);
  expect((await visitor.post("/account/invitations/bueng-suk", { answer: "maybe" })).status).toBe(422);
  expect(
    (
      await visitorTo(opened, neighboursAdministrator.cookie).post("/account/invitations/bueng-suk", {
        answer: "accept",
      })
    ).status,
  ).toBe(404);
  expect(
    (await visitor.post("/account/invitations/bueng-suk", { answer: "accept" })).headers.get("location"),
  ).toBe("/bueng-suk/office");
  expect((await visitor.get("/bueng-suk/office/packs")).status).toBe(200);
  expect((await visitor.post("/account/invitations/bueng-suk", { answer: "accept" })).status).toBe(404);

  const mail = house.mail;
  house.mail = MAIL_OFF;
  try {
    const shown = await admin.post(`/bueng-suk/office/members/${pending.id}/link`, {});
    expect(shown.status).toBe(409);
    expect(await shown.text()).not.toContain("set-password/");
  } finally {
    house.mail = mail;
  }
});

test("an invitation can be declined, and asked again", async () => {
  const known = await aMember(house, neighbour, "coordinator");
  await admin.post("/bueng-suk/office/members/invite", { name: "x", email: known.email, roles: "executive" });
  const visitor = visitorTo(opened, known.cookie);
  expect((await visitor.post("/account/invitations/bueng-suk", { answer: "decline" })).status).toBe(303);
  const declined = await membershipOf(org, known.email);
  expect(declined.ended_at).not.toBeNull();
  expect((await visitor.get("/")).headers.get("location")).toBe("/ban-dong/office");
  await admin.post(`/bueng-suk/office/members/${declined.id}/return`, { version: String(declined.version) });
  expect(await (await visitor.get("/")).text()).toContain("คำเชิญที่รอท่านตอบ");
});

test("roles change, and a change that somebody else made meanwhile is shown", async () => {
  const member = await aMember(house, org, "coordinator");
  const address = `/bueng-suk/office/members/${member.membershipId}/roles`;
  const page = await (await admin.get(`/bueng-suk/office/members/${member.membershipId}`)).text();
  const version = hiddenFields(page, address)["version"]?.[0] ?? "";
  expect((await admin.post(address, { version, roles: ["internal-auditor"], headOf: unitId })).status).toBe(
    303,
  );
  const visitor = visitorTo(opened, member.cookie);
  expect((await visitor.get("/bueng-suk/office/audit")).status).toBe(200);
  const late = await admin.post(address, { version, roles: ["coordinator"] });
  expect(late.status).toBe(409);
  expect(await late.text()).toContain("มีผู้อื่นแก้ไข");
  expect(
    (
      await admin.post("/bueng-suk/office/members/01980000-0000-7000-8000-000000000000/roles", {
        version,
        roles: "coordinator",
      })
    ).status,
  ).toBe(404);
});

test("the last administrator stays: neither ended nor demoted, also not by two at once", async () => {
  const small = await anOrganisation(house, "small");
  const one = await aMember(house, small, "administrator");
  const own = visitorTo(opened, one.cookie);
  expect((await own.post(`/small/office/members/${one.membershipId}/end`, { version: "1" })).status).toBe(
    409,
  );
  const demoted = await own.post(`/small/office/members/${one.membershipId}/roles`, {
    version: "1",
    roles: "coordinator",
  });
  expect(demoted.status).toBe(409);
  expect(await demoted.text()).toContain("ผู้ดูแลระบบคนสุดท้าย");

  const two = await aMember(house, small, "administrator");
  const situation = { database: house.database, now: house.now, orgId: small.id };
  const outcomes = await Promise.all([
    endMembership({ ...situation, actor: one.actor }, { id: two.membershipId, version: 1 }),
    endMembership({ ...situation, actor: two.actor }, { id: one.membershipId, version: 1 }),
  ]);
  expect(outcomes.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
});

test("who ends loses the office at once, and the session if they belong nowhere else", async () => {
  const member = await aMember(house, org, "coordinator");
  const ended = await admin.post(`/bueng-suk/office/members/${member.membershipId}/end`, { version: "1" });
  expect(ended.status).toBe(303);
  expect((await visitorTo(opened, member.cookie).get("/account")).status).toBe(303);
  expect(
    (await admin.post(`/bueng-suk/office/members/${member.membershipId}/end`, { version: "2" })).status,
  ).toBe(409);
  expect((await admin.post(`/bueng-suk/office/members/${member.membershipId}/link`, {})).status).toBe(409);

  expect(
    (await admin.post(`/bueng-suk/office/members/${member.membershipId}/return`, { version: "2" })).status,
  ).toBe(303);
  const back = visitorTo(opened, await openSession(house, member.accountId));
  expect((await back.get("/bueng-suk/office/packs")).status).toBe(200);

  const both = await aMember(house, org, "coordinator");
  await house.database.shared
    .insertInto("organisation_door")
    .values({ account_id: both.accountId, organisation_id: neighbour.id })
    .execute();
  await admin.post(`/bueng-suk/office/members/${both.membershipId}/end`, { version: "1" });
  const still = visitorTo(opened, both.cookie);
  expect((await still.get("/account")).status).toBe(200);
  expect((await still.get("/bueng-suk/office/packs")).status).toBe(404);
});

test("a role that demands a second factor lets its holder do nothing else before", async () => {
  const strict = await anOrganisation(house, "strict");
  const chief = await aMember(house, strict, "administrator");
  const officer = await aMember(house, strict, "coordinator");
  await givePassword(house, officer.accountId);
  const own = visitorTo(opened, chief.cookie);
  const page = await (await own.get("/strict/office/role-rules")).text();
  const version = hiddenFields(page, "/strict/office/role-rules")["version"]?.[0] ?? "";
  expect((await own.post("/strict/office/role-rules", { version, roles: "coordinator" })).status).toBe(303);
  expect((await own.post("/strict/office/role-rules", { version, roles: "executive" })).status).toBe(409);

  const visitor = visitorTo(opened, officer.cookie);
  expect((await visitor.get("/strict/office/packs")).headers.get("location")).toBe(
    "/account/second-factor?required=1",
  );
  expect(await (await visitor.get("/account/second-factor")).text()).toContain(
    "กำหนดให้บทบาทของท่านต้องยืนยันตัวตนสองขั้น",
  );
  await house.database.shared
    .updateTable("account")
    .set({ two_factor_enabled: true })
    .where("id", "=", officer.accountId)
    .execute();
  expect((await visitor.get("/strict/office/packs")).status).toBe(200);
  const off = await visitor.post("/account/second-factor/off", { password: TEST_PASSWORD });
  expect(off.status).toBe(409);
  expect(await off.text()).toContain("ปิดไม่ได้");
});

test("an overseer sees the organisations of the province, others do not see the page", async () => {
  const overseer = await aMember(house, neighbour, "executive");
  const far = await anOrganisation(house, "far-away", { province: "เชียงใหม่", name: "ไกลบ้าน" });
  expect((await visitorTo(opened, overseer.cookie).get("/oversight")).status).toBe(404);
  await house.database.shared
    .insertInto("overseer")
    .values({ account_id: overseer.accountId, province: "นนทบุรี", since: new Date() })
    .execute();
  const page = await (await visitorTo(opened, overseer.cookie).get("/oversight?sort=title&dir=desc")).text();
  expect(page).toContain("บึงสุข");
  expect(page).not.toContain(far.name);
  expect(await (await visitorTo(opened, overseer.cookie).get("/oversight?q=ไม่มี")).text()).toContain(
    "ไม่มีหน่วยงานที่ตรงกับตัวกรอง",
  );
  expect((await visitorTo(opened).get("/oversight")).status).toBe(303);
});

test("an account made for somebody else's address opens no other organisation until the address is proved", async () => {
  const email = "foreign@example.test";
  const fields = { name: "ชื่อที่ผู้อื่นตั้ง", email, roles: "executive" };
  const mail = house.mail;
  const neighbours = visitorTo(opened, neighboursAdministrator.cookie);
  const attacker = visitorTo(opened);
  house.mail = MAIL_OFF;
  let early = "";
  try {
    const shown = await neighbours.post("/ban-dong/office/members/invite", fields);
    await attacker.post(linkIn(await shown.text()), NEW);
    const { id } = await membershipOf(neighbour, email);
    early = linkIn(await (await neighbours.post(`/ban-dong/office/members/${id}/link`, {})).text());
  } finally {
    house.mail = mail;
  }
  await attacker.post("/account/sign-in", { name: email, password: TEST_PASSWORD });
  const known = { name: "ชื่อที่เราพิมพ์", email, roles: ["executive"] };
  const answer = await browser.json("/bueng-suk/api/acts/member.invite", known, {
    cookie: administrator.cookie,
  });
  expect(JSON.stringify(await answer.json())).not.toMatch(/isNew|accountId/);
  const { id } = await membershipOf(org, email);
  const page = await (await admin.get(`/bueng-suk/office/members/${id}`)).text();
  expect(page).toContain("ชื่อที่เราพิมพ์");
  expect(page).not.toContain("ชื่อที่ผู้อื่นตั้ง");

  expect((await attacker.get(early)).status).toBe(410);
  expect((await attacker.post("/account/invitations/bueng-suk", { answer: "accept" })).status).toBe(409);
  expect((await admin.post(`/bueng-suk/office/members/${id}/link`, {})).status).toBe(303);
  const link = linkIn(await letterTo(email));
  const password = "เจ้าของตัวจริงตั้งรหัสนี้";
  const owner = visitorTo(opened);
  expect((await owner.post(link, { newPassword: password, newPasswordAgain: password })).status).toBe(303);
  expect((await membershipOf(org, email)).accepted_at).not.toBeNull();
  expect((await attacker.get("/account")).status).toBe(303);
});
