import { expect, test } from "vitest";
import { demoAccounts } from "../demo/members.ts";
import { openDemo } from "../demo/demo.ts";
import { story } from "../demo/story.ts";
import type { PlanContent } from "../src/capabilities/plan/content.ts";
import { welcome } from "../src/commands/serve.ts";
import { standingsOf } from "../src/capabilities/progress/measuring/queries.ts";
import { reportVersionsOf } from "../src/capabilities/progress/report/life/queries.ts";
import { reportsOf } from "../src/capabilities/progress/rounds/queries.ts";
import { standNow } from "../src/capabilities/plan/life/stand.ts";
import { plansOf } from "../src/capabilities/plan/queries.ts";
import { totalsOf } from "../src/capabilities/plan/totals.ts";
import { allOrganisations } from "../src/platform/accounts/organisations.ts";
import { roleNames, roles } from "../src/platform/accounts/roles.ts";
import { actNamed } from "../src/platform/acts/act.ts";
import { verifyChain } from "../src/platform/audit/verify.ts";
import { HOUSE_ORG, readIn } from "../src/platform/database/organisation-bound.ts";
import { anOrganisation } from "../src/testing/people.ts";
import { openTestHouse } from "../src/testing/house.ts";
import { browserFor, cookiesOf } from "../src/testing/requests.ts";
import { bangkokDate } from "../src/thai/dates.ts";
import { fiscalYearOf, fiscalYearRange, isInRange } from "../src/thai/fiscal.ts";

const opened = await openTestHouse();
const { house } = opened;
const accounts = await openDemo(house);
const [org] = await allOrganisations(house.database);
const orgId = org?.id ?? "";
const entries = await readIn(house.database, orgId, (db) =>
  db.selectFrom("audit_entry").selectAll().where("org_id", "=", orgId).orderBy("seq").execute(),
);

test("the municipality says of itself that it is none", () => {
  expect(org).toMatchObject({ slug: "bueng-suk-jai", is_demo: true, amphoe: "สมมติ" });
});

test("whoever starts the product on its data is told where their own belong", async () => {
  const said: string[] = [];
  await welcome(opened, { say: (line) => said.push(line) });
  expect(said.join("\n")).toContain("set DATA_DIR to an empty one");
});

test("and says so on every page", async () => {
  const browser = browserFor(opened);
  const [{ email, password } = { email: "", password: "" }] = accounts;
  const cookie = cookiesOf(await browser.post("/account/sign-in", { name: email, password }));
  for (const path of ["/bueng-suk-jai", "/bueng-suk-jai/office", "/bueng-suk-jai/office/audit"]) {
    const page = await browser.get(path, { cookie });
    expect([path, page.status]).toEqual([path, 200]);
    expect(await page.text()).toContain("หน่วยงานสมมติ ไม่มีอยู่จริง");
  }
});

test("its log reads like a year, and is whole", async () => {
  const days = entries.map(({ at }) => bangkokDate(at));
  expect(days).toEqual(days.toSorted());
  const today = bangkokDate(house.now());
  const year = fiscalYearRange(fiscalYearOf(today) - 1);
  const told = days.filter((day) => isInRange(day, year));
  expect(new Set(told.map((day) => day.slice(0, 7))).size).toBe(12);
  // The year after it as far as it has come, and nothing of what lies ahead.
  expect(days.filter((day) => !isInRange(day, year) && (day <= year.end || day > today))).toEqual([]);
  for (const id of [orgId, HOUSE_ORG]) {
    expect(await readIn(house.database, id, (db) => verifyChain(db, id))).toMatchObject({ ok: true });
  }
});

test("every act in it is known and was done by somebody who may", () => {
  const unknown = entries.filter(({ act }) => actNamed(act) === undefined).map(({ act }) => act);
  expect(unknown).toEqual([]);
  const doneBy = new Map(entries.map(({ act, actor_name }) => [act, actor_name]));
  expect(Object.fromEntries(doneBy)).toMatchObject({
    "organisation.set-up": "sucharit demo",
    "organisation.add-unit": "นายปิยะพงษ์ ใส่รหัสดี",
    "member.invite": "นายปิยะพงษ์ ใส่รหัสดี",
    "organisation.add-committee": "นายธีรภัทร เที่ยงตรงดี",
    "organisation.add-appointment-order": "นายธีรภัทร เที่ยงตรงดี",
    "organisation.confirm-meeting": "นายธีรภัทร เที่ยงตรงดี",
    "organisation.edit-person": "นางอรุณี นับถ้วนถี่",
  });
  const minutes = entries
    .filter(({ act }) => act === "organisation.record-minutes")
    .map(({ actor_name }) => actor_name);
  expect(new Set(minutes)).toEqual(new Set(["นายธีรภัทร เที่ยงตรงดี", "นางสาวสุพัตรา รับฟังเสมอ"]));
  const accepted = entries.filter(({ act }) => act === "member.accept");
  expect(accepted).toHaveLength(roleNames.length - 1);
  expect(accepted.every(({ actor_name, record_name }) => actor_name === record_name)).toBe(true);
});

test("it has people, committees and meetings in every state", async () => {
  const counts = await readIn(house.database, orgId, async (db) => ({
    people: (await db.selectFrom("person").select("id").where("org_id", "=", orgId).execute()).length,
    ended: (await db.selectFrom("committee").select("ended_on").where("org_id", "=", orgId).execute()).filter(
      (one) => one.ended_on,
    ).length,
    states: (await db.selectFrom("meeting").select("status").where("org_id", "=", orgId).distinct().execute())
      .map(({ status }) => status)
      .toSorted(),
  }));
  expect(counts.people).toBeGreaterThan(50);
  expect(counts).toMatchObject({ ended: 1, states: ["cancelled", "confirmed", "held", "planned"] });
});

test("its plan has forty projects, answers the risks of its register, and was published once it had no error", async () => {
  const { plan, stand, versions } = await readIn(house.database, orgId, async (db) => {
    const [published] = await plansOf(db, orgId);
    if (!published) throw new Error("the demo has no plan");
    return {
      plan: published,
      stand: await standNow(db, orgId, published, house.packs),
      versions: await db
        .selectFrom("plan_version")
        .select(["status", "content"])
        .where("org_id", "=", orgId)
        .orderBy("number")
        .execute(),
    };
  });
  expect(plan.status).toBe("published");
  expect(stand).toMatchObject({ errors: 0, unexcused: 0 });
  expect(stand.excuses.size).toBe(plan.years.length);
  expect(versions.map(({ status }) => status)).toEqual([
    "submitted",
    "returned",
    "submitted",
    "approved",
    "published",
  ]);
  const content = versions.at(-1)?.content as unknown as PlanContent;
  expect(content.projects).toHaveLength(40);
  const projectIds = new Set<string | null>(content.projects.map(({ id }) => id));
  const measures = content.risks.flatMap((risk) => risk.measures);
  expect(content.risks.flatMap(({ events }) => events)).toHaveLength(8);
  expect(measures.length).toBeGreaterThan(5);
  expect(measures.filter(({ projectId }) => !projectIds.has(projectId))).toEqual([]);
  // 30 + 40 + 40 + 60 + 20 + 25 thousand, of which 40 pay two projects and are one sum.
  expect(totalsOf(content.projects, content.funds, plan.years.length).all).toBe(
    (30 + 40 + 60 + 20 + 25) * 1000_00 * plan.years.length,
  );
});

test("its year is told honestly: some late, one not done, targets missed, and reported to the end", async () => {
  const year = fiscalYearOf(bangkokDate(house.now())) - 1;
  const { standings, half, turns, versions, files, late } = await readIn(
    house.database,
    orgId,
    async (db) => ({
      standings: await standingsOf(db, orgId, year, { round: "12-month" }, house.packs),
      half: await reportsOf(db, orgId, year, { round: "6-month" }),
      turns: await db
        .selectFrom("report_turn")
        .select(["round", "what"])
        .where("org_id", "=", orgId)
        .where("year", "=", year)
        .execute(),
      versions: await reportVersionsOf(db, orgId, { year, round: "6-month" }),
      files: await db
        .selectFrom("file_hold")
        .select("item_id")
        .where("org_id", "=", orgId)
        .where("record_kind", "=", "work-fact")
        .execute(),
      late: await db
        .selectFrom("work_fact")
        .select("late_reason")
        .where("org_id", "=", orgId)
        .where("late_reason", "is not", null)
        .execute(),
    }),
  );
  const statuses = Map.groupBy(standings, ({ standing }) => standing.status);
  expect(statuses.get("could-not")).toHaveLength(1);
  expect(statuses.get("done")?.length).toBeGreaterThan(20);
  expect(statuses.get("under-way")?.length).toBeGreaterThan(3);
  expect(statuses.has("not-started")).toBe(false);
  const verdicts = standings.flatMap(({ standing }) => standing.indicators.map(({ verdict }) => verdict));
  expect(new Set(verdicts)).toEqual(new Set(["met", "not-met", "cannot-tell"]));

  const [{ due_on: dueOn } = { due_on: "" }] = await readIn(house.database, orgId, (db) =>
    db
      .selectFrom("progress_round")
      .select("due_on")
      .where("org_id", "=", orgId)
      .where("year", "=", year)
      .where("round", "=", "6-month")
      .execute(),
  );
  expect(half.filter(({ firstSentOn }) => firstSentOn !== null && firstSentOn > dueOn)).toHaveLength(1);
  expect(half.filter(({ status }) => status === "excepted")).toHaveLength(1);
  expect(half.filter(({ status }) => status === "received")).toHaveLength(half.length - 1);
  const told = turns.filter(({ round }) => round === "6-month").map(({ what }) => what);
  expect(new Set(told)).toEqual(
    new Set(["sent", "passed", "received", "returned", "commented", "excepted", "locked"]),
  );
  expect(versions.map(({ status }) => status)).toEqual(["published", "approved", "submitted"]);
  expect(files.length).toBeGreaterThan(10);
  expect(late).toHaveLength(1);
});

test("every role has one account that signs in", async () => {
  expect(accounts.map(({ role }) => role)).toEqual([
    ...roleNames.map((role) => roles[role].title),
    "ผู้กำกับดูแล",
  ]);
  const browser = browserFor(opened);
  for (const { email, password } of accounts) {
    const answer = await browser.post("/account/sign-in", { name: email, password });
    expect([email, answer.status]).toEqual([email, 303]);
    expect(cookiesOf(answer)).toContain("session_token");
  }
});

test("opening it again changes nothing", async () => {
  expect(await openDemo(house)).toEqual(accounts);
  expect(await openDemo(house)).toEqual(demoAccounts());
  const after = await readIn(house.database, orgId, (db) => verifyChain(db, orgId));
  expect(after.ok && after.entries).toBeGreaterThanOrEqual(entries.length);
  expect(await allOrganisations(house.database)).toHaveLength(1);
});

test("a house with a real organisation takes no demo", async () => {
  await anOrganisation(house, "real-town");
  await expect(openDemo(house)).rejects.toMatchObject({
    name: "StartRefused",
    message: expect.stringContaining("real-town"),
  });
});

test("each event is told in one line", () => {
  for (const { what } of story) expect(what).toMatch(/^[^\n]{5,120}$/);
});
