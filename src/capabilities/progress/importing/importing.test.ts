import { Buffer } from "node:buffer";
import pg from "pg";
import { v7 as newId } from "uuid";
import { expect, test } from "vitest";
import { readIn, writeIn } from "../../../platform/database/organisation-bound.ts";
import { boundsOf, refusals } from "../../../platform/reading/refusals.ts";
import { openTestHouse, TEST_URL } from "../../../testing/house.ts";
import { aMember, anOrganisation } from "../../../testing/people.ts";
import type { TestMember } from "../../../testing/people.ts";
import { browserFor } from "../../../testing/requests.ts";
import { reportText, reportWord } from "../reading/made-report.fixture.ts";
import { reportRefusals } from "../reading/refusals.ts";
import { freezeReport } from "../report/life/freezing.ts";
import { reportVersionsOf } from "../report/life/queries.ts";
import { importReport } from "./acts.ts";
import { importedReports } from "./queries.ts";

const opened = await openTestHouse();
const org = await anOrganisation(opened.house);
const coordinator = await aMember(opened.house, org, "coordinator");
const administrator = await aMember(opened.house, org, "administrator");
const officer = await aMember(opened.house, org, "unit-officer");
const browser = browserFor(opened);
const base = `/${org.slug}/office/progress`;

async function upload(content: string | Uint8Array, { cookie }: TestMember = coordinator) {
  const body = new FormData();
  body.set("file", new File([new Uint8Array(Buffer.from(content as Uint8Array))], "รายงาน 2567.docx"));
  const answer = await opened.app.fetch(
    new Request(`${TEST_URL}${base}/import`, { method: "POST", headers: { cookie, origin: TEST_URL }, body }),
  );
  return { status: answer.status, text: await answer.text() };
}

const kept = () => readIn(opened.house.database, org.id, (db) => importedReports(db, org.id));
const textOf = async (address: string, member = coordinator) => (await browser.get(address, member)).text();
const confirm = (fields: Record<string, string>) =>
  browser.post(`${base}/import/confirm`, fields, coordinator);

test("a file is read, looked through beside its document, and kept when it is confirmed", async () => {
  expect((await upload(reportWord())).status).toBe(303);
  expect(await kept()).toEqual([]);
  const page = await textOf(`${base}/import`);
  for (const said of [
    "รายงาน 2567.docx",
    'value="2567"',
    "โครงการเยาวชนตาใส",
    "แถวรวมของมิติที่ 1 ขัดกับแถว",
    "เบิกจ่ายแล้วแต่ไม่มีผลการดำเนินการ",
    'aria-label="เอกสาร"',
  ])
    expect(page).toContain(said);
  const wrong = await confirm({ year: "67", round: "6-month" });
  expect(wrong.status).toBe(422);
  expect(await wrong.text()).toContain('value="67"');
  const saved = await confirm({ year: "2567", round: "6-month" });
  expect(saved.status).toBe(303);
  const [report, ...more] = await kept();
  expect(more).toEqual([]);
  expect(report).toMatchObject({ id: "2567-6-month-1", fileName: "รายงาน 2567.docx" });
  expect(report?.content.dimensions).toHaveLength(2);
  const shown = await browser.get(`${base}/imported/2567-6-month-1`, officer);
  expect(shown.status).toBe(200);
  expect(await shown.text()).toContain("โครงการเรียนรู้เรื่องของขวัญ");
  expect(await textOf(`${base}/imported`, officer)).toContain("2567-6-month-1");
});

test("the same report is kept once; another round of the year is another report", async () => {
  const before = (await kept()).length;
  await upload(reportWord());
  const again = await confirm({ year: "2567", round: "6-month" });
  expect(again.status).toBe(409);
  expect(await again.text()).toContain("ไว้แล้ว");
  expect(await kept()).toHaveLength(before);
  expect((await confirm({ year: "2567", round: "12-month" })).status).toBe(303);
  expect(await kept()).toHaveLength(before + 1);
});

test("who does not keep the rounds imports nothing; a reading can be thrown away", async () => {
  expect((await upload(reportText(), officer)).status).toBe(403);
  expect((await browser.get(`${base}/import`, officer)).status).toBe(403);
  await upload(reportText());
  await browser.post(`${base}/import/discard`, {}, coordinator);
  expect(await textOf(`${base}/import`)).toContain("ไฟล์ของรายงาน");
  expect((await browser.get(`${base}/imported/2567-6-month-99`, coordinator)).status).toBe(404);
  expect((await browser.get(`${base}/imported/nothing`, coordinator)).status).toBe(404);
});

test.each([
  ["a letter", "เรียน ผู้อำนวยการ ขอส่งเอกสารมาเพื่อทราบ", reportRefusals.nothingFound],
  ["a PDF", "%PDF-1.7", refusals.pdf],
  ["a Word file that was cut", reportWord().subarray(0, 300), refusals.broken],
])("%s leads back to the form with its reason, and nothing is kept", async (_, content, why) => {
  const before = (await kept()).length;
  const { status, text } = await upload(content);
  expect(status).toBe(422);
  expect(text).toContain(why);
  expect(await kept()).toHaveLength(before);
});

test("a file over the size that is read leads back to the form", async () => {
  const { status, text } = await upload(new Uint8Array(boundsOf.bytes + 200_000));
  expect(status).toBe(413);
  expect(text).toContain(refusals.tooBig);
});

const byCoordinator = () => ({
  database: opened.house.database,
  packs: opened.house.packs,
  now: opened.house.now,
  orgId: org.id,
  actor: coordinator.actor,
});
const versions = () =>
  readIn(opened.house.database, org.id, (db) =>
    reportVersionsOf(db, org.id, { year: 2566, round: "9-month" }),
  );

test("who imports waits for whoever keeps a version of the same report; each gets a number of its own", async () => {
  await upload(reportText());
  const [report] = await kept();
  if (!report) throw new Error("nothing was imported before");
  const { content } = report;
  const watcher = new pg.Client({ connectionString: opened.ownerUrl });
  await watcher.connect();
  const waiting = async () =>
    (
      await watcher.query(
        `select from pg_stat_activity where datname = current_database() and wait_event = 'advisory'`,
      )
    ).rowCount;
  let importing: ReturnType<typeof importReport> | undefined;
  await writeIn(opened.house.database, org.id, async (db) => {
    const { actor, now } = byCoordinator();
    const around = { db, orgId: org.id, actor, now: now(), newId };
    await freezeReport(around, { year: 2566, round: "9-month", status: "imported", content });
    importing = importReport(byCoordinator(), { year: "2566", round: "9-month" });
    await expect.poll(waiting, { timeout: 10_000 }).toBe(1);
  });
  await watcher.end();
  expect(await importing).toMatchObject({ ok: true, value: { number: 2 } });
  expect((await versions()).map(({ number }) => number)).toEqual([2, 1]);
});

test("what was submitted from the records is not covered by a file", async () => {
  await upload(reportText());
  const [{ content } = { content: undefined }] = await kept();
  if (!content) throw new Error("nothing was imported");
  await writeIn(opened.house.database, org.id, (db) => {
    const { actor, now } = byCoordinator();
    const around = { db, orgId: org.id, actor, now: now(), newId };
    return freezeReport(around, { year: 2565, round: "6-month", status: "published", content });
  });
  const before = (await kept()).length;
  expect(await importReport(byCoordinator(), { year: "2565", round: "6-month" })).toMatchObject({
    reason: "refused",
    message: expect.stringContaining("นำเข้าไฟล์ทับไม่ได้"),
  });
  expect(await kept()).toHaveLength(before);
});

test("of the same report confirmed twice at once one is kept, and the log names it", async () => {
  await upload(reportText());
  const both = await Promise.all(
    [1, 2].map(() => importReport(byCoordinator(), { year: "2566", round: "12-month" })),
  );
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  const report = (await kept()).find(({ id }) => id === "2566-12-month-1");
  expect(report?.record).toMatch(/^[\da-f]{8}-/);
  const history = await textOf(`/${org.slug}/office/audit?record=${report?.record ?? ""}`, administrator);
  expect(history).toContain("นำเข้ารายงานเดิม");
  expect(history).toContain("รายงานเดิมที่นำเข้า");
});
