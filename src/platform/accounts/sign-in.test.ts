import { createOTP } from "@better-auth/utils/otp";
import pg from "pg";
import { expect, test, vi } from "vitest";
import { openTestHouse } from "../../testing/house.ts";
import { aMember, anOrganisation, openSession } from "../../testing/people.ts";
import type { TestMember } from "../../testing/people.ts";
import { givePassword, hiddenFields, TEST_PASSWORD, visitorTo } from "../../testing/visitor.ts";
import type { Visitor } from "../../testing/visitor.ts";
import { HOUSE_ORG, readIn } from "../database/organisation-bound.ts";
import { findSession } from "./viewer.ts";

const opened = await openTestHouse();
const { house } = opened;
const { shared } = house.database;
const org = await anOrganisation(house);

async function someone(changes: { username?: string; disabled_at?: Date } = {}): Promise<TestMember> {
  const member = await aMember(house, org, "coordinator");
  await givePassword(house, member.accountId);
  if (Object.keys(changes).length > 0) {
    await shared.updateTable("account").set(changes).where("id", "=", member.accountId).execute();
  }
  return member;
}

async function signIn(visitor: Visitor, name: string, password = TEST_PASSWORD, next = "/") {
  return visitor.post("/account/sign-in", { name, password, next });
}

async function logOf(orgId: string, act: string) {
  return readIn(house.database, orgId, (db) =>
    db
      .selectFrom("audit_entry")
      .select(["record_id", "actor_kind", "actor_account_id"])
      .where("org_id", "=", orgId)
      .where("act", "=", act)
      .orderBy("seq", "desc")
      .execute(),
  );
}

/** Turns TOTP on by the pages; gives the key of the app and the recovery codes. */
async function turnOn(member: TestMember) {
  const own = visitorTo(opened, member.cookie);
  const begun = await own.post("/account/second-factor", { password: TEST_PASSWORD });
  const secret = hiddenFields(await begun.text(), "/account/second-factor")["secret"]?.[0] ?? "";
  const key = decodeKey(new URL(secret).searchParams.get("secret") ?? "");
  const wrong = await own.post("/account/second-factor", { secret, code: "000000" });
  const code = await createOTP(key).totp();
  const done = await own.post("/account/second-factor", { secret, code });
  const codes = [...(await done.text()).matchAll(/<code>([a-z0-9]{5}-[a-z0-9]{5})<\/code>/g)].map(
    (found) => found[1] ?? "",
  );
  return { key, code, codes, wrong, done, own };
}

/** The code after this one: it is taken already, and the one of now has been used to turn the app on. */
function nextCode(key: string): Promise<string> {
  return createOTP(key).hotp(Math.floor(Date.now() / 30_000) + 1);
}

/** Base 32, as the address of the picture has it. */
function decodeKey(base32: string): string {
  const bits = [...base32]
    .map((letter) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0"))
    .join("");
  const bytes = bits.match(/.{8}/g) ?? [];
  return new TextDecoder().decode(Uint8Array.from(bytes, (byte) => Number.parseInt(byte, 2)));
}

test("by e-mail or by user name, and on to where the person was going", async () => {
  const member = await someone({ username: "somchai.d" });
  for (const name of [member.email, member.email.toUpperCase(), "somchai.d", " Somchai.D "]) {
    const visitor = visitorTo(opened);
    const answer = await signIn(visitor, name, TEST_PASSWORD, "/bueng-suk/office/packs");
    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).toBe("/bueng-suk/office/packs");
    expect((await visitor.get("/bueng-suk/office/packs")).status).toBe(200);
  }
  expect(
    (await logOf(org.id, "account.sign-in")).filter((entry) => entry.actor_account_id === member.accountId),
  ).toHaveLength(4);
});

test("the way on never leaves the site", async () => {
  const member = await someone();
  for (const next of ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"]) {
    expect((await signIn(visitorTo(opened), member.email, TEST_PASSWORD, next)).headers.get("location")).toBe(
      "/",
    );
  }
});

test("a wrong name, a wrong password and a disabled account answer alike", async () => {
  const member = await someone();
  const disabled = await someone({ disabled_at: new Date() });
  const answers = await Promise.all([
    signIn(visitorTo(opened), member.email, "not the password"),
    signIn(visitorTo(opened), disabled.email),
    signIn(visitorTo(opened), "nobody@example.test"),
    signIn(visitorTo(opened), "ไม่มีใครชื่อนี้"),
  ]);
  const pages = await Promise.all(
    answers.map(async (answer) => {
      expect(answer.status).toBe(422);
      expect(answer.headers.getSetCookie().filter((cookie) => /session_token=[^;]/.test(cookie))).toEqual([]);
      return (await answer.text()).replaceAll(/ value="[^"]*"/g, "");
    }),
  );
  expect(new Set(pages).size).toBe(1);
  expect(pages[0]).toContain("ชื่อหรือรหัสผ่านไม่ถูกต้อง");
  const failures = await logOf(org.id, "account.sign-in-failed");
  expect(failures.map((entry) => entry.record_id)).toEqual(
    expect.arrayContaining([member.accountId, disabled.accountId]),
  );
  expect(failures.every((entry) => entry.actor_kind === "visitor")).toBe(true);
  // Nobody's name leaves its trace in the log of the house, without the name.
  expect((await logOf(HOUSE_ORG, "account.sign-in-failed")).every((entry) => entry.record_id === null)).toBe(
    true,
  );
});

test("a wrong name costs as much work as a wrong password", async () => {
  const member = await someone();
  const disabled = await someone({ disabled_at: new Date() });
  const unfinished = await aMember(house, org, "coordinator");
  const { password } = await house.auth.$context;
  const work = [vi.spyOn(password, "hash"), vi.spyOn(password, "verify")];
  for (const name of [
    member.email,
    disabled.email,
    unfinished.email,
    "nobody@example.test",
    "no.such.name",
  ]) {
    for (const spy of work) spy.mockClear();
    await signIn(visitorTo(opened), name, "not the password");
    expect(work.reduce((sum, spy) => sum + spy.mock.calls.length, 0)).toBe(1);
  }
  for (const spy of work) spy.mockRestore();
});

test("passwords are kept as argon2id", async () => {
  const { accountId } = await someone();
  const { rows } = await house.database.pool.query(
    "select password from sign_in_method where account_id = $1",
    [accountId],
  );
  expect(rows[0].password).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
});

test("a disabled account loses its open session at once", async () => {
  const member = await someone();
  const visitor = visitorTo(opened, member.cookie);
  expect((await visitor.get("/account")).status).toBe(200);
  await shared
    .updateTable("account")
    .set({ disabled_at: new Date() })
    .where("id", "=", member.accountId)
    .execute();
  expect((await visitor.get("/account")).status).toBe(303);
});

test("guesses are slowed down for the account, by whatever name, and survive a restart", async () => {
  const member = await someone({ username: "guessed" });
  for (let tried = 0; tried < 8; tried += 1) {
    const answer = await signIn(visitorTo(opened), tried % 2 ? "guessed" : member.email, `wrong ${tried}`);
    expect(answer.status).toBe(422);
  }
  const blocked = await signIn(visitorTo(opened), "guessed");
  expect(blocked.status).toBe(429);
  expect(Number(blocked.headers.get("retry-after"))).toBeGreaterThan(800);
  expect(await blocked.text()).toContain("โปรดรออีก 15 นาที");
  const { rows } = await house.database.pool.query(
    "select key, points from rate_limit where key like 'sign-in-account:%' and points > 8",
  );
  expect(rows).toHaveLength(1);
  expect(JSON.stringify(rows)).not.toContain("guessed");

  await house.database.pool.query("update rate_limit set expire = 1 where key like 'sign-in-account:%'");
  expect((await signIn(visitorTo(opened), "guessed")).status).toBe(303);
  const left = await house.database.pool.query(
    "select 1 from rate_limit where key like 'sign-in-account:%' and points > 8",
  );
  expect(left.rows).toEqual([]);
});

test("the second step: a code of the app, slowed down like a password", async () => {
  const member = await someone();
  const { key, codes, wrong, done } = await turnOn(member);
  expect(wrong.status).toBe(422);
  expect(done.status).toBe(200);
  expect(codes).toHaveLength(10);

  const visitor = visitorTo(opened);
  const first = await signIn(visitor, member.email, TEST_PASSWORD, "/bueng-suk/office/packs");
  expect(first.headers.get("location")).toBe("/account/second-step?next=%2Fbueng-suk%2Foffice%2Fpacks");
  expect((await visitor.get("/bueng-suk/office/packs")).status).toBe(303);
  expect((await visitor.get("/account/second-step")).status).toBe(200);
  const refused = await visitor.post("/account/second-step", {
    code: "000000",
    next: "/bueng-suk/office/packs",
  });
  expect(refused.status).toBe(422);
  expect(await refused.text()).toContain("รหัสไม่ถูกต้อง");
  const thai = [...(await nextCode(key))].map((figure) => "๐๑๒๓๔๕๖๗๘๙"[Number(figure)]).join("");
  const passed = await visitor.post("/account/second-step", { code: thai, next: "/bueng-suk/office/packs" });
  expect(passed.headers.get("location")).toBe("/bueng-suk/office/packs");
  expect((await visitor.get("/bueng-suk/office/packs")).status).toBe(200);
  expect(await logOf(org.id, "account.turn-on-second-factor")).toHaveLength(1);
  expect(await logOf(org.id, "account.second-step-failed")).toHaveLength(1);

  for (let tried = 0; tried < 8; tried += 1) {
    const guesser = visitorTo(opened);
    await signIn(guesser, member.email);
    expect((await guesser.post("/account/second-step", { code: "111111" })).status).toBe(422);
  }
  const guesser = visitorTo(opened);
  await signIn(guesser, member.email);
  const blocked = await guesser.post("/account/second-step", { code: await createOTP(key).totp() });
  expect(blocked.status).toBe(429);
  expect(blocked.headers.get("retry-after")).toMatch(/^\d+$/);
});

test("a recovery code opens once", async () => {
  const member = await someone();
  const { codes } = await turnOn(member);
  const code = codes[3] ?? "";
  const visitor = visitorTo(opened);
  await signIn(visitor, member.email);
  expect(
    (await visitor.post("/account/second-step", { code: code.toUpperCase().replace("-", " ") })).status,
  ).toBe(303);
  expect((await visitor.get("/account")).status).toBe(200);

  const again = visitorTo(opened);
  await signIn(again, member.email);
  const used = await again.post("/account/second-step", { code });
  expect(used.status).toBe(422);
  expect(await used.text()).toContain("เคยใช้ไปแล้ว");
  expect(await logOf(org.id, "account.use-recovery-code")).toHaveLength(1);
});

test("a code of the app opens once, also of two that come at the same moment", async () => {
  const member = await someone();
  const { key, code: usedToTurnOn } = await turnOn(member);
  const code = await nextCode(key);
  const [first, second, third] = [visitorTo(opened), visitorTo(opened), visitorTo(opened)];
  for (const visitor of [first, second, third]) await signIn(visitor, member.email);
  expect((await first.post("/account/second-step", { code: usedToTurnOn })).status).toBe(422);
  const answers = await Promise.all([first, second].map((one) => one.post("/account/second-step", { code })));
  expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 422]);
  const late = await third.post("/account/second-step", { code });
  expect(late.status).toBe(422);
  expect(await late.text()).toContain("ใช้ไปแล้ว");
  const { rows } = await house.database.pool.query(
    "select key from rate_limit where key like 'authenticator-code:%'",
  );
  expect(JSON.stringify(rows)).not.toContain(code);
});

test("who has no password shows a code before the second factor is weakened", async () => {
  const member = await someone();
  const { key, codes, own } = await turnOn(member);
  await shared.deleteFrom("sign_in_method").where("account_id", "=", member.accountId).execute();
  expect(await (await own.get("/account/second-factor")).text()).toContain('name="code"');
  for (const address of ["/account/second-factor/off", "/account/second-factor/recovery-codes"]) {
    expect((await own.post(address, {})).status).toBe(422);
    const wrong = await own.post(address, { code: "000000" });
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain("รหัสไม่ถูกต้อง");
  }
  const renewed = await own.post("/account/second-factor/recovery-codes", { code: codes[0] ?? "" });
  expect((await renewed.text()).match(/<code>/g)).toHaveLength(10);
  expect((await own.post("/account/second-factor/off", { code: codes[1] ?? "" })).status).toBe(422);
  expect((await own.post("/account/second-factor/off", { code: await nextCode(key) })).status).toBe(303);
  expect(await (await own.get("/account/second-factor")).text()).toContain("เริ่มตั้งค่า");
});

test("a second step without the first leads to the first", async () => {
  const visitor = visitorTo(opened);
  expect((await visitor.get("/account/second-step")).headers.get("location")).toBe("/account/sign-in");
  expect((await visitor.post("/account/second-step", { code: "123456" })).status).toBe(422);
});

test("what was typed survives the end of the session, a wrong password and the second step", async () => {
  const member = await someone();
  const { key, own } = await turnOn(member);
  await shared
    .updateTable("session")
    .set({ expires_at: new Date(Date.now() - 1000) })
    .where("account_id", "=", member.accountId)
    .execute();
  const typed = {
    name: 'กอง "คลัง" <ใหม่>',
    note: "บรรทัดหนึ่ง\nบรรทัดสอง",
    units: ["a", "b"],
    password: "hush",
    resetToken: "hush",
    _do: "draft",
  };
  const asked = await own.post("/bueng-suk/office/units/add?from=list", typed);
  expect(asked.status).toBe(401);
  const page = await asked.text();
  expect(page).not.toContain("hush");
  expect(page).toContain("ลงชื่อเข้าใช้อีกครั้ง");

  const carried = hiddenFields(page, "/account/sign-in");
  const wrong = await own.post("/account/sign-in", {
    ...carried,
    name: member.email,
    password: "wrong password",
  });
  expect(wrong.status).toBe(422);
  const second = await own.post("/account/sign-in", {
    ...hiddenFields(await wrong.text(), "/account/sign-in"),
    name: member.email,
    password: TEST_PASSWORD,
  });
  expect(second.status).toBe(200);
  const third = await own.post("/account/second-step", {
    ...hiddenFields(await second.text(), "/account/second-step"),
    code: await nextCode(key),
  });
  expect(third.status).toBe(200);
  const goOn = await third.text();
  expect(goOn).toContain("ทำต่อจากที่ค้างไว้");
  expect(hiddenFields(goOn, "/bueng-suk/office/units/add?from=list")).toEqual({
    name: [typed.name],
    note: [typed.note],
    units: ["a", "b"],
    _do: ["draft"],
  });
  // The browser's session is a new one: the form's own address now answers as itself.
  expect((await own.get("/account")).status).toBe(200);
});

test("after signing in elsewhere the form goes on; a file is said to be missing; a foreign address is not gone on to", async () => {
  const member = await someone();
  const form = new FormData();
  form.set("title", "รายงาน");
  form.set("photo", new File(["x"], "a.png"));
  const asked = await opened.app.fetch(
    new Request("http://sucharit.test/bueng-suk/office/units/add", {
      method: "POST",
      body: form,
      headers: { origin: "http://sucharit.test" },
    }),
  );
  const page = await asked.text();
  expect(page).toContain("ต้องเลือกใหม่");
  const carried = hiddenFields(page, "/account/go-on");
  const stranger = await visitorTo(opened).post("/account/go-on", carried);
  expect(stranger.status).toBe(401);
  expect(hiddenFields(await stranger.text(), "/account/sign-in")).toMatchObject({
    "_typed.title": ["รายงาน"],
  });

  const visitor = visitorTo(opened, member.cookie);
  const goOn = await (await visitor.post("/account/go-on", carried)).text();
  expect(hiddenFields(goOn, "/bueng-suk/office/units/add")).toEqual({ title: ["รายงาน"] });
  const evil = await visitor.post("/account/go-on", {
    _to: "//evil.example/x",
    "_typed.a": "b",
    next: "//evil.example",
  });
  expect(evil.headers.get("location")).toBe("/");
});

test("a script that posts without a session gets a plain 401", async () => {
  const answer = await opened.app.fetch(
    new Request("http://sucharit.test/bueng-suk/office/drafts?form=/bueng-suk/office/units/add", {
      method: "POST",
      body: "{}",
      headers: { origin: "http://sucharit.test", "content-type": "application/json" },
    }),
  );
  expect(answer.status).toBe(401);
});

const at = (minutes: number) => new Date(Date.now() + minutes * 60_000);

test("a session ends when it is idle too long, and after its longest time however busy", async () => {
  const member = await someone();
  const visitor = visitorTo(opened, member.cookie);
  const ofMember = () =>
    shared
      .selectFrom("session")
      .select(["created_at", "expires_at"])
      .where("account_id", "=", member.accountId);
  const begun = await ofMember().executeTakeFirstOrThrow();
  const idle = house.configuration.sessionIdleMinutes;
  expect(Math.abs(begun.expires_at.getTime() - at(idle).getTime())).toBeLessThan(60_000);

  // Ten minutes later a page, or a ping, puts the end off.
  await shared
    .updateTable("session")
    .set({ expires_at: at(idle - 10) })
    .where("account_id", "=", member.accountId)
    .execute();
  expect((await visitor.post("/account/alive", {})).status).toBe(204);
  const later = await ofMember().executeTakeFirstOrThrow();
  expect(Math.abs(later.expires_at.getTime() - at(idle).getTime())).toBeLessThan(60_000);

  await shared
    .updateTable("session")
    .set({ created_at: at(-house.configuration.sessionHours * 60 - 1) })
    .where("account_id", "=", member.accountId)
    .execute();
  expect((await visitor.get("/account")).status).toBe(303);
  expect(await ofMember().execute()).toEqual([]);

  const other = visitorTo(opened, await openSession(house, member.accountId));
  await shared
    .updateTable("session")
    .set({ expires_at: at(-1) })
    .where("account_id", "=", member.accountId)
    .execute();
  expect((await other.post("/account/alive", {})).status).toBe(401);
});

test("a session that lives is read with one statement; one that is signed wrongly is none", async () => {
  const member = await someone();
  const asked = vi.spyOn(pg.Client.prototype, "query");
  const found = await findSession(house, new Headers({ cookie: member.cookie }));
  expect(asked).toHaveBeenCalledTimes(1);
  asked.mockRestore();
  expect(found?.signedIn.accountId).toBe(member.accountId);
  const [name, said = ""] = member.cookie.split("=", 2);
  const forged = `${name}=${said.replace(/\.[^.]*$/, encodeURIComponent(`.${"A".repeat(43)}=`))}`;
  expect(await findSession(house, new Headers({ cookie: forged }))).toBeUndefined();
});

test("signing out ends the session", async () => {
  const member = await someone();
  const visitor = visitorTo(opened, member.cookie);
  expect((await visitor.post("/account/sign-out", {})).headers.get("location")).toBe("/account/sign-in");
  expect((await visitorTo(opened, member.cookie).get("/account")).status).toBe(303);
});

test("nothing else of the sign-in library is open", async () => {
  const visitor = visitorTo(opened);
  for (const path of [
    "/account/auth/sign-up/email",
    "/account/auth/sign-in/email",
    "/account/auth/two-factor/disable",
    "/account/auth/reset-password",
  ]) {
    expect((await visitor.post(path, { email: "a@example.test" })).status).toBe(404);
  }
  for (const path of [
    "/account/auth/get-session",
    "/account/auth/list-sessions",
    "/account/auth/ok",
    "/account/auth/callback/oidc",
  ]) {
    expect((await visitor.get(path)).status).toBe(404);
  }
});

test("signing in again ends the session that the browser showed", async () => {
  const member = await someone();
  expect((await signIn(visitorTo(opened, member.cookie), member.email)).status).toBe(303);
  expect((await visitorTo(opened, member.cookie).get("/account")).status).toBe(303);
});
