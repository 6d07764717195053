import { Buffer } from "node:buffer";
import { setTimeout as after } from "node:timers/promises";
import { expect, test } from "vitest";
import { zipOf } from "../../../platform/tables/workbook.fixture.ts";
import { openTestHouse, TEST_URL } from "../../../testing/house.ts";
import { aMember, anOrganisation } from "../../../testing/people.ts";
import type { TestMember } from "../../../testing/people.ts";
import { browserFor } from "../../../testing/requests.ts";
import { madeText } from "../reading/made-plan.fixture.ts";
import { boundsOf, refusals } from "../../../platform/reading/refusals.ts";
import { mostProjects, planRefusals } from "../reading/refusals.ts";
import { readAside } from "./read-aside.ts";

const opened = await openTestHouse();
const org = await anOrganisation(opened.house);
const coordinator = await aMember(opened.house, org, "coordinator");
const another = await aMember(opened.house, org, "coordinator");

const browser = browserFor(opened);

const bytesOf = (text: string) => new Uint8Array(Buffer.from(text));

async function upload(bytes: Uint8Array<ArrayBuffer>, { cookie }: TestMember = coordinator) {
  const body = new FormData();
  body.set("file", new File([bytes], "แผน.docx"));
  const answer = await opened.app.fetch(
    new Request(`${TEST_URL}/${org.slug}/office/plans/import`, {
      method: "POST",
      headers: { cookie, origin: TEST_URL },
      body,
    }),
  );
  return { status: answer.status, text: await answer.text() };
}

const project = (no: number, title = `โครงการอบรม ${no}`) =>
  `ชื่อโครงการ : ${title}\nหลักการและเหตุผล\nเหตุผล ${no}\nงบประมาณ 1,000 บาท`;
const projects = (count: number, title?: string) =>
  Array.from({ length: count }, (_, no) => project(no, title)).join("\n");

test.each([
  ["a line without an end", `${project(1)}\n${"1.".repeat(1_000_000)}!`, refusals.longLine],
  [
    "more letters than any plan has",
    `${project(1)}\n${`${"ข้อความยาว ".repeat(800)}\n`.repeat(130)}`,
    refusals.tooMuch,
  ],
  ["more projects than any plan has", projects(mostProjects + 1), planRefusals.tooMany],
])("%s is refused with its reason", async (_, text, why) => {
  const { status, text: page } = await upload(bytesOf(text));
  expect(status).toBe(422);
  expect(page).toContain(why);
});

test("a file over the size that is read leads back to the form, which says so at its field", async () => {
  const { status, text: page } = await upload(new Uint8Array(boundsOf.bytes + 200_000));
  expect(status).toBe(413);
  expect(page).toContain(`action="/${org.slug}/office/plans/import"`);
  expect(page).toMatch(/<input[^>]*aria-describedby="[^"]*field-file-why"/);
  expect(/id="field-file-why">.*?<\/div>/s.exec(page)?.[0]).toContain(refusals.tooBig);
});

test("a plan of the same project over and over tells each of them once", async () => {
  const read = await readAside(bytesOf(projects(mostProjects, "โครงการอบรม")), "somebody");
  if (!read.ok) throw new Error(read.why);
  expect(read.reading.projects).toHaveLength(mostProjects);
  expect(read.reading.findings.length).toBeLessThan(10 * mostProjects);
});

test("a file that takes too long is given up, and meanwhile nobody else waits", async () => {
  // More than any machine reads in the time that it gets.
  const slow = bytesOf(projects(1500));
  let beats = 0;
  const reading = readAside(slow, "somebody", 300).finally(() => (beats = -beats));
  while (beats >= 0) {
    beats += 1;
    await after(10);
  }
  expect(await reading).toEqual({ ok: false, why: refusals.tooSlow });
  // Had the file been read here, there would have been none.
  expect(-beats).toBeGreaterThan(10);
});

test("one person has one file read at a time, another is read after it", async () => {
  const file = bytesOf(madeText());
  const [first, second, others] = await Promise.all([
    readAside(file, "somebody"),
    readAside(file, "somebody"),
    readAside(file, "another"),
  ]);
  expect([first.ok, second, others.ok]).toEqual([true, { ok: false, why: refusals.stillReading }, true]);
});

test("letters that the database or Word cannot hold, or that turn a line round, do not come along", async () => {
  const paragraph = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
  const document = `<w:document><w:body>${[
    "ชื่อโครงการ : อบรม&#xD800;คุณ&#x1;ธรรม&#x202E;",
    "หลักการและเหตุผล",
    "เหตุผล&#xDFFF;&#xFFFE;",
    "งบประมาณ 1,000 บาท",
  ]
    .map(paragraph)
    .join("")}</w:body></w:document>`;
  const { status } = await upload(
    new Uint8Array(zipOf([{ name: "word/document.xml", data: Buffer.from(document) }])),
    another,
  );
  expect(status).toBe(303);
  const page = await opened.app.fetch(
    new Request(`${TEST_URL}/${org.slug}/office/plans/import`, { headers: { cookie: another.cookie } }),
  );
  expect(await page.text()).toMatch(/อบรม\ufffd?คุณธรรม/);
});

test("a sum that the editor would refuse is told and left out: the plan stays open", async () => {
  const head = "ลำดับ\tโครงการ\t2566\t2567\t2568\t2569\t2570\tหมายเหตุ";
  const row = (no: number) => `${no}\tโครงการอบรม ${no}${"\t80,000,000,000,000".repeat(5)}\t-`;
  expect((await upload(bytesOf([head, row(1), row(2)].join("\n")))).status).toBe(303);
  const preview = await browser.get(`/${org.slug}/office/plans/import`, coordinator);
  expect(await preview.text()).toContain("ไม่นำเข้าจำนวนนี้");
  const answer = await browser.post(
    `/${org.slug}/office/plans/import/confirm`,
    { cycle: "2566-2570" },
    coordinator,
  );
  const plan = (answer.headers.get("location") ?? "").replace(/\/checks.*/, "");
  const pages = ["", "/checks", "/table", "/national/national.csv"];
  const answers = await Promise.all(pages.map((page) => browser.get(`${plan}${page}`, coordinator)));
  expect(answers.map(({ status }) => status)).toEqual(pages.map(() => 200));
});
