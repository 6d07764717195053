import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { runCommand } from "../cli.ts";
import { accountNamed } from "../platform/accounts/queries.ts";
import { allOrganisations } from "../platform/accounts/organisations.ts";
import { HOUSE_ORG, readIn } from "../platform/database/organisation-bound.ts";
import { openTestHouse } from "../testing/house.ts";
import { openSession } from "../testing/people.ts";
import { browserFor, cookiesOf } from "../testing/requests.ts";

// The links that the commands print are opened in the house of the test, so both share a secret.
const opened = await openTestHouse();
const { house, ownerUrl } = opened;
const browser = browserFor(opened);
const folder = await mkdtemp(join(tmpdir(), "sucharit-users-"));
afterAll(() => rm(folder, { recursive: true, force: true }));

async function run(...words: string[]) {
  const lines: string[] = [];
  const code = await runCommand(words, {
    environment: { DATA_DIR: folder, DATABASE_URL: ownerUrl },
    say: (line) => lines.push(line),
    complain: (line) => lines.push(`stderr: ${line}`),
  });
  return { code, text: lines.join("\n") };
}

const tokenIn = (text: string) => /\/set-password\/(\S+)/.exec(text)?.[1] ?? "";
const password = "three words and a bridge";
const newPassword = { newPassword: password, newPasswordAgain: password };
const setPassword = (token: string) => browser.post(`/account/set-password/${token}`, newPassword);
const signIn = (name: string) => browser.post("/account/sign-in", { name, password });

async function lastEntry(orgId: string) {
  return readIn(house.database, orgId, (db) =>
    db
      .selectFrom("audit_entry")
      .select(["act", "actor_kind", "actor_name", "record_name"])
      .where("org_id", "=", orgId)
      .orderBy("seq", "desc")
      .limit(1)
      .executeTakeFirst(),
  );
}

const added = await run(
  "org",
  "add",
  "bueng-suk",
  "--kind",
  "town-small",
  "--name",
  "บึงสุข",
  "--amphoe",
  "เมืองสมมติ",
  "--province",
  "นนทบุรี",
  "--admin-name",
  "ผู้ดูแล ทดสอบ",
  "--admin-email",
  "admin@bueng-suk.example",
  "--admin-username",
  "admin",
);
const [org] = await allOrganisations(house.database);
const orgId = org?.id ?? "";

test("org add sets an organisation up and hands its administrator a link", async () => {
  expect(added.code).toBe(0);
  expect(org).toMatchObject({ slug: "bueng-suk", name: "บึงสุข", province: "นนทบุรี", is_demo: false });
  expect(await signIn("admin@bueng-suk.example")).toMatchObject({ status: 422 });
  expect((await setPassword(tokenIn(added.text))).status).toBe(303);
  const signedIn = await signIn("admin");
  const office = await browser.get("/bueng-suk/office/packs", { cookie: cookiesOf(signedIn) });
  expect(office.status).toBe(200);
  expect((await run("org", "list")).text).toContain("bueng-suk  เทศบาลตำบลบึงสุข");
  const shown = await run("org", "show", "bueng-suk");
  expect(shown.text).toContain("ผู้ดูแล ทดสอบ <admin@bueng-suk.example>");
  expect(shown.text).toContain("สำนักปลัดเทศบาล, กองคลัง");
});

test("org add takes a second organisation, and no slug or account twice", async () => {
  const second = (slug: string, email: string) =>
    run(
      "org",
      "add",
      slug,
      "--kind",
      "subdistrict",
      "--name",
      "หนองสุข",
      "--amphoe",
      "สมมติ",
      "--province",
      "นนทบุรี",
      "--admin-name",
      "อีกคน",
      "--admin-email",
      email,
      "--admin-username",
      email.split("@")[0] ?? "",
    );
  expect(await second("bueng-suk", "other@nong-suk.example")).toMatchObject({
    code: 1,
    text: expect.stringContaining("slug:"),
  });
  expect(await second("nong-suk", "admin@bueng-suk.example")).toMatchObject({
    code: 1,
    text: expect.stringContaining("administrator.email"),
  });
  expect(await second("Nong Suk!", "other@nong-suk.example")).toMatchObject({ code: 1 });
  expect(await allOrganisations(house.database)).toHaveLength(1);
  expect((await second("nong-suk", "other@nong-suk.example")).code).toBe(0);
  expect(await allOrganisations(house.database)).toHaveLength(2);
  expect((await run("org", "show", "nowhere")).text).toContain("There is: ");
  expect((await run("org", "add", "x-y", "--kind", "village", "--admin-email", "a@b.example")).code).toBe(2);
});

test("user add invites in the name of the terminal; the link makes a member", async () => {
  const invited = await run(
    "user",
    "add",
    "officer@bueng-suk.example",
    "เจ้าหน้าที่ ทดสอบ",
    "--org",
    "bueng-suk",
    "--role",
    "unit-officer",
    "--unit",
    "กองคลัง",
  );
  expect(invited.code).toBe(0);
  expect(await lastEntry(orgId)).toMatchObject({
    act: "member.invite",
    actor_kind: "terminal",
    record_name: "เจ้าหน้าที่ ทดสอบ",
  });
  expect((await run("user", "list")).text).toMatch(
    /officer@bueng-suk\.example .* invited +เจ้าหน้าที่ของหน่วยงาน \(กองคลัง\)/,
  );
  expect((await setPassword(tokenIn(invited.text))).status).toBe(303);
  expect((await run("user", "list", "--org", "bueng-suk")).text).toMatch(
    /officer@bueng-suk\.example .* active/,
  );
});

test("user add refuses what does not fit, before anything is written", async () => {
  const before = await run("user", "list");
  const wrong: [number, string[]][] = [
    [2, ["--role", "unit-officer"]],
    [2, ["--org", "bueng-suk", "--role", "king"]],
    [2, ["--org", "bueng-suk", "--role", "unit-officer"]],
    [2, ["--org", "bueng-suk", "--role", "executive", "--unit", "กองคลัง"]],
    [1, ["--org", "bueng-suk", "--role", "unit-officer", "--unit", "กองลับ"]],
    [1, ["--org", "nowhere", "--role", "executive"]],
  ];
  for (const [code, words] of wrong) {
    expect([words, (await run("user", "add", "new@bueng-suk.example", "ใหม่", ...words)).code]).toEqual([
      words,
      code,
    ]);
  }
  expect(
    (await run("user", "add", "not-an-address", "ใหม่", "--org", "bueng-suk", "--role", "executive")).text,
  ).toContain("email:");
  expect(await run("user", "list")).toEqual(before);
});

test("user role gives a further role", async () => {
  expect(
    (await run("user", "role", "officer@bueng-suk.example", "--org", "bueng-suk", "--role", "administrator"))
      .code,
  ).toBe(0);
  expect(await lastEntry(orgId)).toMatchObject({ act: "member.change", actor_kind: "terminal" });
  expect((await run("user", "list")).text).toMatch(/officer@.*ผู้ดูแลระบบ/);
  expect((await run("user", "list")).text).toMatch(/officer@.*กองคลัง/);
  expect(
    await run("user", "role", "other@nong-suk.example", "--org", "bueng-suk", "--role", "executive"),
  ).toMatchObject({ code: 1, text: expect.stringContaining("no member") });
});

test("user reset-link opens the account anew and ends what was open", async () => {
  const account = await accountNamed(house.database, "officer@bueng-suk.example");
  const cookie = await openSession(house, account?.id ?? "");
  const { code, text } = await run("user", "reset-link", "officer@bueng-suk.example");
  expect(code).toBe(0);
  expect(await lastEntry(orgId)).toMatchObject({ act: "account.issue-link", actor_kind: "terminal" });
  expect((await setPassword(tokenIn(text))).status).toBe(303);
  expect((await browser.get("/bueng-suk/office/packs", { cookie })).status).toBe(303);
  expect((await run("user", "reset-link", "nobody@bueng-suk.example")).text).toContain("There is no account");
});

test("user disable locks an account out at once, enable lets it in again", async () => {
  const account = await accountNamed(house.database, "officer@bueng-suk.example");
  const cookie = await openSession(house, account?.id ?? "");
  expect((await browser.get("/bueng-suk/office/packs", { cookie })).status).toBe(200);
  expect((await run("user", "disable", "officer@bueng-suk.example")).code).toBe(0);
  expect(await lastEntry(orgId)).toMatchObject({ act: "account.disable", actor_kind: "terminal" });
  expect((await browser.get("/bueng-suk/office/packs", { cookie })).status).toBe(303);
  expect((await signIn("officer@bueng-suk.example")).status).toBe(422);
  expect((await run("user", "disable", "officer@bueng-suk.example")).code).toBe(1);
  expect((await run("user", "reset-link", "officer@bueng-suk.example")).code).toBe(1);
  expect((await run("user", "enable", "officer@bueng-suk.example")).code).toBe(0);
  expect((await signIn("officer@bueng-suk.example")).status).toBe(303);
  expect((await run("user", "enable", "officer@bueng-suk.example")).code).toBe(1);
});

test("user add-overseer is told in the log of the house", async () => {
  const { code, text } = await run(
    "user",
    "add-overseer",
    "province@overseer.example",
    "ผู้กำกับ ทดสอบ",
    "--province",
    "นนทบุรี",
  );
  expect(code).toBe(0);
  expect(await lastEntry(HOUSE_ORG)).toMatchObject({
    act: "account.add-overseer",
    record_name: "ผู้กำกับ ทดสอบ",
  });
  expect((await setPassword(tokenIn(text))).status).toBe(303);
  expect((await run("user", "list")).text).toMatch(
    /overseers\n +province@overseer\.example .* active +นนทบุรี/,
  );
  expect((await run("user", "add-overseer", "province@overseer.example", "อีกครั้ง")).code).toBe(1);
  expect((await run("audit", "verify")).code).toBe(0);
});

test("user remove-overseer takes the view across organisations away, and the session with it", async () => {
  const account = await accountNamed(house.database, "province@overseer.example");
  const cookie = await openSession(house, account?.id ?? "");
  expect((await browser.get("/oversight", { cookie })).status).toBe(200);
  expect((await run("user", "remove-overseer", "province@overseer.example")).code).toBe(0);
  expect(await lastEntry(HOUSE_ORG)).toMatchObject({
    act: "account.remove-overseer",
    actor_kind: "terminal",
    record_name: "ผู้กำกับ ทดสอบ",
  });
  expect((await browser.get("/oversight", { cookie })).status).toBe(303);
  expect((await run("user", "list")).text).not.toContain("overseers");
  expect(await run("user", "remove-overseer", "province@overseer.example")).toMatchObject({ code: 1 });
  expect((await run("user", "remove-overseer", "nobody@overseer.example")).text).toContain(
    "There is no account",
  );
});
