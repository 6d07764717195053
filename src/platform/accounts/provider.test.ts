import { expect, test } from "vitest";
import { HOUSE_ORG, readIn } from "../database/organisation-bound.ts";
import { openTestHouse, TEST_URL } from "../../testing/house.ts";
import { openIdentityProvider } from "../../testing/identity-provider.ts";
import { aMember, anOrganisation } from "../../testing/people.ts";
import { givePassword, TEST_PASSWORD, visitorTo } from "../../testing/visitor.ts";
import type { Visitor } from "../../testing/visitor.ts";

const provider = await openIdentityProvider(`${TEST_URL}/account/auth/callback/oidc`);
provider.setAway(true);
const opened = await openTestHouse({ oidc: provider.settings });
const { house } = opened;
await house.auth.$context;
const org = await anOrganisation(house);

/** From our link through the provider's pages and back; gives our answer to the coming back. */
async function goThrough(visitor: Visitor, subject: string, begin: string): Promise<Response> {
  const back = await provider.agreeAs(subject, begin);
  expect(back.startsWith(`${TEST_URL}/account/auth/callback/oidc?`)).toBe(true);
  return visitor.get(back.slice(TEST_URL.length));
}

async function signIn(visitor: Visitor, subject: string, next = "/bueng-suk/office/packs") {
  const away = await visitor.get(`/account/provider?next=${encodeURIComponent(next)}`);
  expect(away.status).toBe(303);
  return goThrough(visitor, subject, away.headers.get("location") ?? "");
}

async function link(visitor: Visitor, subject: string, password = TEST_PASSWORD) {
  const page = await visitor.post("/account/provider/link", { password });
  const href = /href="(http:\/\/127[^"]*)"/.exec(await page.text())?.[1]?.replaceAll("&amp;", "&") ?? "";
  return { page, answer: href ? await goThrough(visitor, subject, href) : undefined };
}

async function someone() {
  const member = await aMember(house, org, "coordinator");
  await givePassword(house, member.accountId);
  return { ...member, visitor: visitorTo(opened, member.cookie) };
}

test("the sign-in page leads to the provider by a link, never by a form", async () => {
  const page = await (await visitorTo(opened).get("/account/sign-in?next=/bueng-suk/office")).text();
  expect(page).toContain('<a class="btn" href="/account/provider?next=%2Fbueng-suk%2Foffice">');
  expect(page).toContain("ใช้ ThaID");
});

test("a provider that is away keeps nobody else out, and is found when it is back", async () => {
  const answer = await visitorTo(opened).get("/account/provider");
  expect(answer.status).toBe(503);
  expect(await answer.text()).toContain("ยังติดต่อ ThaID ไม่ได้");
  const { email } = await someone();
  expect(
    (await visitorTo(opened).post("/account/sign-in", { name: email, password: TEST_PASSWORD })).status,
  ).toBe(303);
  provider.setAway(false);
  // Asked again once a minute, however many people press.
  expect((await visitorTo(opened).get("/account/provider")).status).toBe(503);
  opened.setClock(new Date(house.now().getTime() + 61_000));
  expect((await visitorTo(opened).get("/account/provider")).status).toBe(303);
});

test("who is linked signs in; who is not, even with the same e-mail, is told to link first", async () => {
  const { email, visitor } = await someone();
  provider.people.set("1101", { name: "สมชาย", email, email_verified: true });
  const stranger = visitorTo(opened);
  const refused = await signIn(stranger, "1101");
  expect(refused.headers.get("location")).toMatch(/^\/account\/sign-in\?error=/);
  const told = await stranger.get(refused.headers.get("location") ?? "");
  expect(await told.text()).toContain("ยังไม่ได้ผูกกับบัญชีใด");
  expect((await stranger.get("/account")).status).toBe(303);

  const wrong = await link(visitor, "1101", "ผิด");
  expect(wrong.page.status).toBe(422);
  const linked = await link(visitor, "1101");
  expect(linked.answer?.headers.get("location")).toBe("/account");
  expect(await (await visitor.get("/account")).text()).toContain("ผูกแล้ว");

  const later = visitorTo(opened);
  expect((await signIn(later, "1101")).headers.get("location")).toBe("/bueng-suk/office/packs");
  expect((await later.get("/bueng-suk/office/packs")).status).toBe(200);
  const kept = await house.database.pool.query(
    "select access_token, refresh_token, id_token from sign_in_method where provider_id = 'oidc'",
  );
  expect(kept.rows).toEqual([{ access_token: null, refresh_token: null, id_token: null }]);

  expect((await later.post("/account/provider/unlink", {})).status).toBe(303);
  expect((await signIn(visitorTo(opened), "1101")).headers.get("location")).toMatch(/error=/);
});

test("unlinking and removing the only passkey at the same moment leaves one way in", async () => {
  const { visitor, accountId } = await someone();
  provider.people.set("1109", { name: "สองทาง" });
  await link(visitor, "1109");
  const { pool } = house.database;
  await pool.query("delete from sign_in_method where account_id = $1 and provider_id = 'credential'", [
    accountId,
  ]);
  await pool.query(
    `insert into passkey (id, account_id, public_key, credential_id, counter, device_type, backed_up)
     values ($1, $1, 'k', 'of 1109', 0, 'singleDevice', false)`,
    [accountId],
  );
  const answers = await Promise.all([
    visitor.post("/account/provider/unlink", {}),
    visitor.post(`/account/passkeys/${accountId}/remove`, {}),
  ]);
  expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409]);
  const { rows } = await pool.query(
    `select id from passkey where account_id = $1 union all select id from sign_in_method where account_id = $1`,
    [accountId],
  );
  expect(rows).toHaveLength(1);
});

test("a provider that tells no e-mail (as ThaID) can be linked and signed in with", async () => {
  const { visitor } = await someone();
  provider.people.set("1102", { name: "ไม่มีอีเมล" });
  expect((await signIn(visitorTo(opened), "1102")).headers.get("location")).toMatch(/error=/);
  expect((await link(visitor, "1102")).answer?.headers.get("location")).toBe("/account");
  expect((await signIn(visitorTo(opened), "1102")).headers.get("location")).toBe("/bueng-suk/office/packs");
});

test("a provider that takes the secret in the body only gets it there", async () => {
  const other = await openIdentityProvider(`${TEST_URL}/account/auth/callback/oidc`, "client_secret_post");
  const elsewhere = await openTestHouse({ oidc: other.settings });
  const there = await anOrganisation(elsewhere.house);
  const member = await aMember(elsewhere.house, there, "coordinator");
  const visitor = visitorTo(elsewhere, member.cookie);
  other.people.set("2101", { name: "ทางอื่น" });
  const page = await (await visitor.post("/account/provider/link", {})).text();
  const href = /href="(http:\/\/127[^"]*)"/.exec(page)?.[1]?.replaceAll("&amp;", "&") ?? "";
  const back = await other.agreeAs("2101", href);
  expect((await visitor.get(back.slice(TEST_URL.length))).headers.get("location")).toBe("/account");
  expect(await (await visitor.get("/account")).text()).toContain("ผูกแล้ว");
});

test("one identity cannot be linked to two accounts", async () => {
  provider.people.set("1103", { name: "คนเดียว" });
  const first = await someone();
  const second = await someone();
  await link(first.visitor, "1103");
  const answer = (await link(second.visitor, "1103")).answer;
  expect(answer?.headers.get("location")).toMatch(/^\/account\?error=/);
  expect(await (await second.visitor.get(answer?.headers.get("location") ?? "")).text()).toContain(
    "ผูกกับบัญชีอื่นในระบบแล้ว",
  );
});

test("an invitation not taken up is matched by an e-mail that the provider verified, and by no other", async () => {
  const administrator = visitorTo(opened, (await aMember(house, org, "administrator")).cookie);
  for (const email of ["new@example.test", "unsure@example.test"]) {
    await administrator.post("/bueng-suk/office/members/invite", {
      name: "คนใหม่",
      email,
      roles: "coordinator",
    });
  }
  provider.people.set("1104", { name: "คนใหม่", email: "unsure@example.test", email_verified: false });
  expect((await signIn(visitorTo(opened), "1104")).headers.get("location")).toMatch(/error=/);
  provider.people.set("1105", { name: "คนใหม่", email: "new@example.test", email_verified: true });
  const visitor = visitorTo(opened);
  expect((await signIn(visitor, "1105", "/")).headers.get("location")).toBe("/");
  // The house has it in its log: the person belongs to no organisation yet.
  const told = await readIn(house.database, HOUSE_ORG, (db) =>
    db
      .selectFrom("audit_entry")
      .select("record_name")
      .where("org_id", "=", HOUSE_ORG)
      .where("act", "=", "account.link-provider")
      .execute(),
  );
  expect(told).toEqual([{ record_name: "คนใหม่" }]);
  // Still asked: the invitation is accepted by the person, not by the provider.
  expect(await (await visitor.get("/")).text()).toContain("คำเชิญที่รอท่านตอบ");
  expect((await visitor.post("/account/invitations/bueng-suk", { answer: "accept" })).status).toBe(303);
  expect((await visitor.get("/bueng-suk/office/packs")).status).toBe(200);
  // Somebody else with that address later is nobody here.
  provider.people.set("1106", { name: "ผู้มาทีหลัง", email: "new@example.test", email_verified: true });
  expect((await signIn(visitorTo(opened), "1106")).headers.get("location")).toMatch(/error=/);
});

test("nobody makes an account through the provider", async () => {
  provider.people.set("1107", { name: "คนแปลกหน้า", email: "stranger@example.test", email_verified: true });
  expect((await signIn(visitorTo(opened), "1107")).headers.get("location")).toMatch(/error=/);
  const made = await house.database.shared
    .selectFrom("account")
    .select("id")
    .where("email", "=", "stranger@example.test")
    .execute();
  expect(made).toEqual([]);
});

test("an account with a second factor is asked for its code after the provider as well; a disabled one stays out", async () => {
  const { visitor, accountId } = await someone();
  provider.people.set("1108", { name: "สองขั้น" });
  await link(visitor, "1108");
  await house.auth.api.enableTwoFactor({
    body: { password: TEST_PASSWORD },
    headers: new Headers({ cookie: visitor.cookies() }),
  });
  await house.database.pool.query("update two_factor set verified = true where account_id = $1", [accountId]);
  await house.database.pool.query("update account set two_factor_enabled = true where id = $1", [accountId]);
  const { backupCodes } = await house.auth.api.viewBackupCodes({ body: { userId: accountId } });

  const later = visitorTo(opened);
  expect((await signIn(later, "1108")).headers.get("location")).toBe(
    "/account/second-step?next=%2Fbueng-suk%2Foffice%2Fpacks",
  );
  expect((await later.get("/bueng-suk/office/packs")).status).toBe(303);
  expect((await later.post("/account/second-step", { code: "000000" })).status).toBe(422);
  const passed = await later.post("/account/second-step", {
    code: backupCodes[0] ?? "",
    next: "/bueng-suk/office/packs",
  });
  expect(passed.headers.get("location")).toBe("/bueng-suk/office/packs");
  expect((await later.get("/bueng-suk/office/packs")).status).toBe(200);

  await house.database.pool.query("update account set disabled_at = now() where id = $1", [accountId]);
  const out = visitorTo(opened);
  await signIn(out, "1108");
  expect((await out.get("/account/second-step")).status).toBe(303);
  expect((await out.get("/account")).status).toBe(303);
});

test("an answer that nobody asked for, or for another browser, signs nobody in", async () => {
  const visitor = visitorTo(opened);
  const forged = await visitor.get("/account/auth/callback/oidc?code=made-up&state=made-up");
  expect(forged.headers.get("location")).toMatch(/^\/account\/sign-in\?error=/);
  const asking = visitorTo(opened);
  const away = await asking.get("/account/provider");
  const back = await provider.agreeAs("1102", away.headers.get("location") ?? "");
  const thief = visitorTo(opened);
  expect((await thief.get(back.slice(TEST_URL.length))).headers.get("location")).toMatch(/error=/);
  expect((await thief.get("/account")).status).toBe(303);
});
