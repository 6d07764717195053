import { beforeEach, describe, expect, test } from "vitest";
import { readIn, writeIn } from "../../../platform/database/organisation-bound.ts";
import { docxText, xlsxText } from "../../../testing/read-office.ts";
import { readWithPdfJs } from "../../../testing/read-pdf.ts";
import { openTestHouse } from "../../../testing/house.ts";
import { aMember, anOrganisation, aUnit } from "../../../testing/people.ts";
import type { TestMember } from "../../../testing/people.ts";
import { browserFor } from "../../../testing/requests.ts";
import type { Organisation } from "../../../platform/accounts/organisations.ts";
import { toArabicDigits } from "../../../thai/digits.ts";
import type { ProjectYear } from "../project-years.ts";
import { aYearOfWork, declarationTitle } from "../stage.fixture.ts";
import { wordsOf } from "./queries.ts";
import { aFact } from "./some-facts.fixture.ts";
import { excuseWhole } from "./findings/findings.fixture.ts";
import { reportVersionsOf } from "./life/queries.ts";

const opened = await openTestHouse();
const { house } = opened;
const browser = browserFor(opened);
opened.setClock("2026-04-10T05:00:00Z");

let stages = 0;
let org: Organisation;
let unit = "";
let other = "";
let coordinator: TestMember;
let executive: TestMember;
let officer: TestMember;
let projects: ProjectYear[] = [];
let report = "";

const training = (title: string) =>
  aFact(
    { house, org },
    {
      kind: "event",
      unitId: unit,
      projectYearId: projects[0]?.id ?? "",
      on: "2026-01-12",
      title,
      place: "ห้องประชุมใหญ่",
      attended: { staff: 41 },
      stepIds: projects[0]?.content.steps.slice(0, 1).map(({ id }) => id) ?? [],
    },
  );

beforeEach(async () => {
  stages += 1;
  org = await anOrganisation(house, `report-${stages}`);
  unit = await aUnit(house, org, "สำนักปลัด");
  other = await aUnit(house, org, "กองคลัง");
  coordinator = await aMember(house, org, "coordinator");
  executive = await aMember(house, org, "executive");
  officer = await aMember(house, org, "unit-officer", unit);
  ({ projects } = await aYearOfWork({ house, org, actor: coordinator.actor }, unit));
  report = `/${org.slug}/office/progress/2569/report/6-month`;
});

const page = async (address: string, member?: TestMember) => (await browser.get(address, member)).text();
const statusOf = async (address: string, member?: TestMember) => (await browser.get(address, member)).status;
const versions = () =>
  readIn(house.database, org.id, (db) => reportVersionsOf(db, org.id, { year: 2569, round: "6-month" }));
const squeezed = (text: string) => toArabicDigits(text).replaceAll(/\s/g, "");

describe("the report as it stands", () => {
  test("tells what was recorded, and of the rest that nothing was", async () => {
    await training("อบรมวินัยรุ่นที่ 1");
    const html = await page(report, officer);
    expect(html).toContain("อบรมวินัยรุ่นที่ 1 เมื่อวันที่ 12 ม.ค. 2569 ณ ห้องประชุมใหญ่ มีผู้เข้าร่วม 41 คน");
    expect(html).toContain("แล้วเสร็จ 1 จาก 3 ขั้นตอน");
    expect(html.match(/ยังไม่มีบันทึกผลการดำเนินงาน/g)).toHaveLength(2);
    expect(html).toContain("50,000");
  });

  test.each([
    ["pdf", async (bytes: Uint8Array) => (await readWithPdfJs(bytes)).join("\n")],
    ["docx", docxText],
    ["xlsx", xlsxText],
  ] as const)("its %s says the same", async (ending, read) => {
    await training("อบรมวินัยรุ่นที่ 1");
    await aFact(
      { house, org },
      {
        kind: "spending",
        unitId: unit,
        projectYearId: projects[0]?.id ?? "",
        on: "2026-02-01",
        title: "ค่าวิทยากร",
        amount: 7_200_25,
      },
    );
    const answer = await browser.get(`${report}/papers/form.${ending}`, coordinator);
    expect(answer.status).toBe(200);
    const text = squeezed(await read(new Uint8Array(await answer.arrayBuffer())));
    for (const said of ["มีผู้เข้าร่วม41คน", "แล้วเสร็จ1จาก3ขั้นตอน", "7,200.25", "50,000.00"]) {
      expect(text).toContain(said);
    }
  });

  test("each paper is there, what is none is not", async () => {
    for (const file of ["report.docx", "summary.docx", "measures.docx", "national.csv", "national.xlsx"])
      expect(await statusOf(`${report}/papers/${file}`, officer)).toBe(200);
    for (const file of ["report.exe", "constructor.pdf", "national.pdf", "report"])
      expect(await statusOf(`${report}/papers/${file}`, officer)).toBe(404);
    expect(await statusOf(report.replace("6-month", "7-month"), officer)).toBe(404);
    expect(await statusOf(report.replace("2569", "2568"), officer)).toBe(404);
  });

  test("a unit's report has its projects and its own doings", async () => {
    await training("อบรมวินัยรุ่นที่ 1");
    const read = async (id: string) =>
      squeezed(
        await docxText(
          new Uint8Array(
            await (await browser.get(`${report}/units/${id}/papers/report.docx`, officer)).arrayBuffer(),
          ),
        ),
      );
    const own = await read(unit);
    expect(own).toContain("สำนักปลัด");
    expect(own).toContain("อบรมวินัยรุ่นที่1");
    const others = await read(other);
    expect(others).toContain(squeezed(declarationTitle));
    expect(others).not.toContain("อบรมวินัยรุ่นที่1");
    expect(await statusOf(`${report}/units/${projects[0]?.id}/papers/report.docx`, officer)).toBe(404);
  });
});

describe("words", () => {
  const summary = { factors: "ผู้บริหารร่วมทุกครั้ง", problems: "", recommendations: "จัดให้เร็วขึ้น" };
  const write = (version: number, member = coordinator, words: Record<string, string> = summary) =>
    browser.post(`${report}/words/summary`, { ...words, version: String(version) }, member);

  test("stand in the report beside the facts, and are marked when the facts change until they are found right", async () => {
    await training("อบรมวินัยรุ่นที่ 1");
    expect((await write(1)).status).toBe(303);
    expect(await page(report, officer)).toContain("ผู้บริหารร่วมทุกครั้ง");
    expect(await page(report, coordinator)).not.toContain("ก่อนข้อเท็จจริงเปลี่ยน");
    await training("อบรมวินัยรุ่นที่ 2");
    expect(await page(report, coordinator)).toContain("มีถ้อยคำ 2 แห่งที่เขียนไว้ก่อนข้อเท็จจริงเปลี่ยน");
    const form = await page(`${report}/words/summary`, coordinator);
    expect(form).toContain("ข้อเท็จจริงเปลี่ยนไปหลังจากเขียนข้อความนี้");
    expect((await write(Number(/name="version" value="(\d+)"/.exec(form)?.[1]))).status).toBe(303);
    expect(await page(report, coordinator)).not.toContain("ก่อนข้อเท็จจริงเปลี่ยน");
  });

  test("what the records suggest is offered, and printed only when somebody wrote it", async () => {
    await aFact(
      { house, org },
      {
        kind: "setback",
        unitId: unit,
        projectYearId: projects[0]?.id ?? "",
        on: "2026-02-01",
        title: "วิทยากรยกเลิก",
      },
    );
    expect(await page(`${report}/words/summary`, coordinator)).toContain("เนื่องจากวิทยากรยกเลิก");
    const [, afterTable = ""] = (await page(report, coordinator)).split("</table>");
    expect(afterTable).not.toContain("วิทยากรยกเลิก");
    expect(afterTable).toContain("ยังไม่ได้เขียน");
  });

  test("of two who write at once the second is shown both", async () => {
    expect((await write(1)).status).toBe(303);
    const second = await write(1, coordinator, { ...summary, factors: "อีกถ้อยคำหนึ่ง" });
    expect(second.status).toBe(409);
    const html = await second.text();
    expect(html).toContain("อีกถ้อยคำหนึ่ง");
    expect(html).toContain("ผู้บริหารร่วมทุกครั้ง");
  });

  test("are the coordinator's: nobody else writes them, and what is written wrongly keeps what was typed", async () => {
    for (const member of [executive, officer]) {
      expect((await write(1, member)).status).toBe(403);
      expect(await statusOf(`${report}/words/summary`, member)).toBe(403);
    }
    const wrong = await browser.post(
      `${report}/words/reporter`,
      { name: "น.ส. สมใจ", position: "", phone: "", email: "ไม่ใช่อีเมล", reportedOn: "", version: "1" },
      coordinator,
    );
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain("ไม่ใช่อีเมล");
    expect(await readIn(house.database, org.id, (db) => wordsOf(db, org.id, 2569, "6-month"))).toEqual([]);
  });

  test("of a round that is locked are shut, with the words why", async () => {
    expect((await write(1)).status).toBe(303);
    await writeIn(house.database, org.id, (db) =>
      db
        .updateTable("progress_round")
        .set({ locked_at: house.now(), locked_by: "นางผู้ประสาน ทดสอบ" })
        .where("org_id", "=", org.id)
        .where("round", "=", "6-month")
        .execute(),
    );
    const refused = await write(3, coordinator, { ...summary, factors: "แก้หลังปิดรอบ" });
    expect(refused.status).toBe(409);
    expect(await refused.text()).toContain("โดย นางผู้ประสาน ทดสอบ");
    expect(await page(report, coordinator)).not.toContain("แก้หลังปิดรอบ");
  });

  test("beside a project of another year are refused", async () => {
    const address = `${report}/projects/${projects[0]?.id}`;
    const typed = { note: "เลื่อนจากไตรมาสแรก", remark: "ร่วมกับอำเภอ", version: "1" };
    expect((await browser.post(address, typed, coordinator)).status).toBe(303);
    expect(await page(report, officer)).toContain("ร่วมกับอำเภอ");
    expect((await browser.post(`${report}/projects/${unit}`, typed, coordinator)).status).toBe(404);
  });
});

describe("the life of a report", () => {
  beforeEach(() => excuseWhole({ house, org }, { year: 2569, round: "6-month" }));

  const step = (name: string, facts: Record<string, string>, member: TestMember) =>
    browser.post(`${report}/${name}`, facts, member);
  const decision = { orderNumber: "นฐ 1/2569", decidedOn: "9/4/2569" };

  test("what was submitted is what is approved and published, whatever is recorded meanwhile", async () => {
    await training("อบรมวินัยรุ่นที่ 1");
    await excuseWhole({ house, org }, { year: 2569, round: "6-month" });
    expect((await step("submit", { seen: "0", note: "โปรดพิจารณา" }, coordinator)).status).toBe(303);
    await training("อบรมวินัยรุ่นที่ 2");
    expect(await page(report, executive)).toContain("เปลี่ยนไปจากฉบับลำดับที่ 1 แล้ว");
    expect((await step("approve", { seen: "1", ...decision }, executive)).status).toBe(303);
    const publicPage = `/${org.slug}/reports/2569/6-month`;
    expect(await statusOf(publicPage)).toBe(404);
    expect(await page(`/${org.slug}/reports`)).toContain("ยังไม่มีรายงานที่เผยแพร่");
    expect((await step("publish", { seen: "2", ...decision }, coordinator)).status).toBe(303);
    const html = await page(publicPage);
    expect(html).toContain("อบรมวินัยรุ่นที่ 1");
    expect(html).not.toContain("อบรมวินัยรุ่นที่ 2");
    expect(await page(`/${org.slug}/reports`)).toContain("2569");
    const file = await browser.get(`${publicPage}/papers/report.docx`);
    expect(file.status).toBe(200);
    const text = squeezed(await docxText(new Uint8Array(await file.arrayBuffer())));
    expect(text).toContain("อบรมวินัยรุ่นที่1");
    expect(text).not.toContain("อบรมวินัยรุ่นที่2");
    expect(await statusOf(`${publicPage}/papers/summary.docx`)).toBe(404);
    expect((await versions()).map(({ status }) => status)).toEqual(["published", "approved", "submitted"]);
    expect(new Set((await versions()).map(({ content_hash: hash }) => hash)).size).toBe(1);
    expect(await page(`${report}/versions/1`, officer)).not.toContain("อบรมวินัยรุ่นที่ 2");
  });

  test("what was returned says why, and is submitted anew", async () => {
    await step("submit", { seen: "0" }, coordinator);
    expect((await step("return", { seen: "1", note: "" }, executive)).status).toBe(422);
    expect((await step("return", { seen: "1", note: "เพิ่มผลของกองคลัง" }, executive)).status).toBe(303);
    expect(await page(report, coordinator)).toContain("เพิ่มผลของกองคลัง");
    expect((await step("approve", { seen: "2", ...decision }, executive)).status).toBe(409);
    expect((await step("submit", { seen: "2" }, coordinator)).status).toBe(303);
  });

  test("who decides saw the newest, decides for others, and not of the future", async () => {
    await step("submit", { seen: "0" }, coordinator);
    await step("submit", { seen: "1" }, coordinator);
    expect((await step("approve", { seen: "1", ...decision }, executive)).status).toBe(409);
    expect((await step("approve", { seen: "2", ...decision }, coordinator)).status).toBe(403);
    expect((await step("approve", { seen: "2", ...decision }, officer)).status).toBe(403);
    const future = { ...decision, decidedOn: "30/12/2569" };
    expect((await step("approve", { seen: "2", ...future }, executive)).status).toBe(422);
    expect((await versions()).map(({ status }) => status)).toEqual(["submitted", "submitted"]);
  });

  test("money without a result keeps it from being submitted, and nothing is kept", async () => {
    await aFact(
      { house, org },
      {
        kind: "spending",
        unitId: unit,
        projectYearId: projects[0]?.id ?? "",
        on: "2026-02-01",
        title: "ค่าวิทยากร",
        amount: 7_200_00,
      },
    );
    const refused = await step("submit", { seen: "0" }, coordinator);
    expect(refused.status).toBe(409);
    expect(await refused.text()).toContain("ยังเสนอรายงานไม่ได้ มีข้อที่ต้องแก้");
    expect(await versions()).toEqual([]);
  });

  test("nobody of another office reads or moves it", async () => {
    await step("submit", { seen: "0" }, coordinator);
    const elsewhere = await aMember(house, await anOrganisation(house, `far-${stages}`), "executive");
    expect(await statusOf(report, elsewhere)).toBeGreaterThanOrEqual(403);
    expect((await step("approve", { seen: "1", ...decision }, elsewhere)).status).toBeGreaterThanOrEqual(403);
    expect(await versions()).toHaveLength(1);
  });
});
