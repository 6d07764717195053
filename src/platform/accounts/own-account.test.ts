import pg from "pg";
import { v7 as newId } from "uuid";
import { expect, test, vi } from "vitest";
import { openTestHouse } from "../../testing/house.ts";
import { doJobs } from "../../testing/jobs.ts";
import { aMember, anOrganisation, openSession } from "../../testing/people.ts";
import { givePassword, TEST_PASSWORD, visitorTo } from "../../testing/visitor.ts";
import { verifyChain } from "../audit/verify.ts";
import { readIn, writeIn } from "../database/organisation-bound.ts";
import { deviceInWords } from "./device.ts";

const opened = await openTestHouse();
const { house, letters } = opened;
const org = await anOrganisation(house);
const empty = await openTestHouse();

test("an empty house says how to start", async () => {
  const page = await visitorTo(empty).get("/");
  expect(page.status).toBe(200);
  expect(await page.text()).toContain("ยังไม่ได้เริ่มใช้งาน");
});

async function someone() {
  const member = await aMember(house, org, "coordinator");
  await givePassword(house, member.accountId);
  return { ...member, visitor: visitorTo(opened, member.cookie) };
}

test("with one organisation the home page leads there: the public to its page, its people to work", async () => {
  const { visitor } = await someone();
  expect((await visitorTo(opened).get("/")).headers.get("location")).toBe("/bueng-suk");
  expect((await visitor.get("/")).headers.get("location")).toBe("/bueng-suk/office");
  expect(await (await visitor.get("/?choose=1")).text()).toContain("หน่วยงานของฉัน");
});

test("every page of the own account asks for a session", async () => {
  const stranger = visitorTo(opened);
  for (const path of ["", "/name", "/password", "/passkeys", "/sessions", "/second-factor"]) {
    const answer = await stranger.get(`/account${path}`);
    expect(answer.headers.get("location")).toBe(
      `/account/sign-in?next=${encodeURIComponent(`/account${path}`)}`,
    );
  }
});

test("the name changes", async () => {
  const { visitor } = await someone();
  expect((await visitor.post("/account/name", { name: " " })).status).toBe(422);
  expect((await visitor.post("/account/name", { name: "สมศรี มีสุข" })).status).toBe(303);
  expect(await (await visitor.get("/account")).text()).toContain("สมศรี มีสุข");
});

test("a new password needs the old one, and ends the other sessions but not this one", async () => {
  const { visitor, accountId, email } = await someone();
  const other = visitorTo(opened, await openSession(house, accountId));
  const fresh = { newPassword: "วลีใหม่ที่จำได้เอง", newPasswordAgain: "วลีใหม่ที่จำได้เอง" };
  const wrong = await visitor.post("/account/password", { currentPassword: "ผิดแน่นอน", ...fresh });
  expect(wrong.status).toBe(422);
  expect(await wrong.text()).toContain("รหัสผ่านที่ใช้อยู่ไม่ถูกต้อง");
  expect(
    (
      await visitor.post("/account/password", {
        currentPassword: TEST_PASSWORD,
        newPassword: "aaaaaaaaaaaaaa",
        newPasswordAgain: "aaaaaaaaaaaaaa",
      })
    ).status,
  ).toBe(422);
  expect((await visitor.post("/account/password", { currentPassword: TEST_PASSWORD, ...fresh })).status).toBe(
    303,
  );
  expect((await visitor.get("/account")).status).toBe(200);
  expect((await other.get("/account")).status).toBe(303);
  expect((await other.post("/account/sign-in", { name: email, password: fresh.newPassword })).status).toBe(
    303,
  );
});

test("the old password cannot be found by trying at an open browser", async () => {
  const { visitor } = await someone();
  const fresh = { newPassword: "วลีใหม่ที่จำได้เอง", newPasswordAgain: "วลีใหม่ที่จำได้เอง" };
  for (let tried = 0; tried < 8; tried += 1)
    await visitor.post("/account/second-factor", { password: `wrong ${tried}` });
  expect((await visitor.post("/account/password", { currentPassword: TEST_PASSWORD, ...fresh })).status).toBe(
    429,
  );
});

test("own sessions are listed in plain words and ended one by one or all others", async () => {
  const { visitor, accountId } = await someone();
  const phone = visitorTo(opened, await openSession(house, accountId));
  await openSession(house, accountId);
  await house.database.pool.query(
    "update session set user_agent = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile Safari/604.1', ip_address = '203.0.113.7' where account_id = $1",
    [accountId],
  );
  const page = await (await visitor.get("/account/sessions")).text();
  expect(page).toContain("Safari บน iPhone");
  expect(page).toContain("203.0.113.7");
  expect(page.match(/เครื่องนี้/g)).toHaveLength(1);
  const stranger = await someone();
  const [id] = [...page.matchAll(/\/account\/sessions\/([0-9a-f-]{36})\/end/g)].map(
    (found) => found[1] ?? "",
  );
  expect((await stranger.visitor.post(`/account/sessions/${id}/end`, {})).status).toBe(404);
  expect((await visitor.post("/account/sessions/end-others", {})).status).toBe(303);
  expect((await phone.get("/account")).status).toBe(303);
  const rest = await (await visitor.get("/account/sessions")).text();
  const own = /\/account\/sessions\/([0-9a-f-]{36})\/end/.exec(rest)?.[1] ?? "";
  expect((await visitor.post(`/account/sessions/${own}/end`, {})).headers.get("location")).toBe(
    "/account/sign-in",
  );
  expect((await visitor.get("/account")).status).toBe(303);
});

async function aPasskey(accountId: string, name: string): Promise<string> {
  const id = newId();
  await house.database.shared
    .insertInto("passkey")
    .values({
      id,
      account_id: accountId,
      name,
      public_key: "k",
      credential_id: id,
      counter: 0,
      device_type: "singleDevice",
      backed_up: false,
      created_at: new Date(),
    })
    .execute();
  return id;
}

test("the last way in stays, also when two are given up at the same moment", async () => {
  const member = await aMember(house, org, "coordinator");
  const visitor = visitorTo(opened, member.cookie);
  const ids = [await aPasskey(member.accountId, "โทรศัพท์"), await aPasskey(member.accountId, "โน้ตบุ๊ก")];
  const answers = await Promise.all(ids.map((id) => visitor.post(`/account/passkeys/${id}/remove`, {})));
  expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409]);
  const left = await house.database.shared
    .selectFrom("passkey")
    .select("id")
    .where("account_id", "=", member.accountId)
    .execute();
  expect(left).toHaveLength(1);
});

async function asOwner(command: string) {
  const owner = new pg.Client({ connectionString: opened.ownerUrl });
  await owner.connect();
  await owner.query(command);
  await owner.end();
}

test("what cannot be told is not done: the change and every log, or nothing", async () => {
  const { visitor, accountId } = await someone();
  const neighbour = await anOrganisation(house, "ban-dong", { name: "บ้านดง" });
  await house.database.shared
    .insertInto("organisation_door")
    .values({ account_id: accountId, organisation_id: neighbour.id })
    .execute();
  await writeIn(house.database, neighbour.id, (db) =>
    db
      .insertInto("membership")
      .values({
        org_id: neighbour.id,
        id: newId(),
        account_id: accountId,
        invited_at: new Date(),
        accepted_at: new Date(),
      })
      .execute(),
  );
  const told = async (orgId: string) =>
    (
      await readIn(house.database, orgId, (db) =>
        db
          .selectFrom("audit_entry")
          .select("seq")
          .where("org_id", "=", orgId)
          .where("act", "=", "account.rename")
          .where("record_id", "=", accountId)
          .execute(),
      )
    ).length;
  await asOwner(`alter table audit_entry add constraint full_disk check (org_id <> '${neighbour.id}')`);
  expect((await visitor.post("/account/name", { name: "ชื่อที่ไม่มีใครรู้" })).status).toBe(500);
  expect(await (await visitor.get("/account")).text()).not.toContain("ชื่อที่ไม่มีใครรู้");
  expect([await told(org.id), await told(neighbour.id)]).toEqual([0, 0]);

  await asOwner("alter table audit_entry drop constraint full_disk");
  expect((await visitor.post("/account/name", { name: "ชื่อที่ทุกที่รู้" })).status).toBe(303);
  expect([await told(org.id), await told(neighbour.id)]).toEqual([1, 1]);
  for (const { id } of [org, neighbour])
    expect((await readIn(house.database, id, (db) => verifyChain(db, id))).ok).toBe(true);
});

test("a passkey is removed by its owner only", async () => {
  const { visitor, accountId } = await someone();
  const id = await aPasskey(accountId, "โทรศัพท์");
  expect(await (await visitor.get("/account/passkeys")).text()).toContain("โทรศัพท์");
  expect((await (await someone()).visitor.post(`/account/passkeys/${id}/remove`, {})).status).toBe(404);
  expect((await visitor.post(`/account/passkeys/${id}/remove`, {})).status).toBe(303);
  expect((await visitor.post(`/account/passkeys/${id}/remove`, {})).status).toBe(404);
});

test("a passkey is added only soon after signing in", async () => {
  const { visitor, accountId } = await someone();
  expect((await visitor.get("/account/auth/passkey/generate-register-options")).status).toBe(200);
  await house.database.shared
    .updateTable("session")
    .set({ created_at: new Date(Date.now() - 31 * 60_000) })
    .where("account_id", "=", accountId)
    .execute();
  expect((await visitor.get("/account/auth/passkey/generate-register-options")).status).toBe(403);
  expect(await (await visitor.get("/account/passkeys")).text()).toContain("ลงชื่อเข้าใช้อีกครั้ง");
});

test("a forgotten password: one answer for all, a letter for who has an account, and not too many", async () => {
  const { email } = await someone();
  const visitor = visitorTo(opened);
  const known = await visitor.post("/account/forgotten", { name: email });
  const unknown = await visitor.post("/account/forgotten", { name: "nobody@example.test" });
  expect([known.status, unknown.status]).toEqual([200, 200]);
  expect(await known.text()).toBe(await unknown.text());
  const sent = async () => {
    await doJobs(house);
    return letters.map(({ to }) => to);
  };
  await vi.waitFor(async () => expect(await sent()).toContain(email));
  expect(letters.map(({ to }) => to)).not.toContain("nobody@example.test");
  for (let tried = 0; tried < 4; tried += 1) await visitor.post("/account/forgotten", { name: email });
  await vi.waitFor(async () => expect((await sent()).filter((to) => to === email)).toHaveLength(3));
  expect((await visitor.post("/account/forgotten", { name: "" })).status).toBe(422);
  const answers: number[] = [];
  for (let tried = 0; tried < 20; tried += 1)
    answers.push((await visitor.post("/account/forgotten", { name: `x${tried}` })).status);
  expect(answers).toContain(429);
});

test("without mail the way leads to the administrator", async () => {
  const mail = house.mail;
  house.mail = { isSet: false, send: mail.send, check: mail.check };
  try {
    expect(await (await visitorTo(opened).get("/account/forgotten")).text()).toContain(
      "ขอลิงก์ตั้งรหัสผ่านใหม่จากผู้ดูแลระบบ",
    );
  } finally {
    house.mail = mail;
  }
});

test("recovery codes are renewed and the second factor is turned off with the password only", async () => {
  const { visitor, accountId } = await someone();
  const context = await house.auth.$context;
  await house.auth.api.enableTwoFactor({
    body: { password: TEST_PASSWORD },
    headers: new Headers({ cookie: visitor.cookies() }),
  });
  await context.internalAdapter.updateUser(accountId, { twoFactorEnabled: true });
  expect((await visitor.post("/account/second-factor/recovery-codes", { password: "ผิด" })).status).toBe(422);
  const renewed = await visitor.post("/account/second-factor/recovery-codes", { password: TEST_PASSWORD });
  expect((await renewed.text()).match(/<code>/g)).toHaveLength(10);
  expect((await visitor.post("/account/second-factor/off", { password: "ผิด" })).status).toBe(422);
  expect((await visitor.post("/account/second-factor/off", { password: TEST_PASSWORD })).status).toBe(303);
  expect(await (await visitor.get("/account/second-factor")).text()).toContain("เริ่มตั้งค่า");
});

test.each([
  [
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0.0.0 Safari/537.36 Edg/130.0",
    "Edge บน Windows",
  ],
  [
    "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36 Line/14.1",
    "LINE บน Android",
  ],
  ["Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Gecko/20100101 Firefox/131.0", "Firefox บน Mac"],
  ["curl/8", "อุปกรณ์ที่ไม่ทราบชนิด"],
  [null, "อุปกรณ์ที่ไม่ทราบชนิด"],
])("%s is %s", (agent, words) => expect(deviceInWords(agent)).toBe(words));
