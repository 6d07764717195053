import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { paths } from "../../paths.ts";
import { openBrowserHouse, verifyPage } from "../../testing/browser.ts";
import { aMember, anOrganisation, aUnit } from "../../testing/people.ts";
import { aMeasure, aRisk, aYear } from "./stage.fixture.ts";

const opened = await openBrowserHouse();
const { house, page: open } = opened;
const to = paths.office;

const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute("name"));
const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
const follow = (page: Page, name: string | RegExp) => page.getByRole("link", { name }).first().click();
const choose = (page: Page, group: string, choice: string | RegExp) =>
  page.getByRole("group", { name: group, exact: true }).getByLabel(choice).check();

test.each([false, true])(
  "a year is opened, a risk entered, rated, answered, approved and published, script %s",
  async (script) => {
    const org = await anOrganisation(house, `risk-${script}`);
    await aUnit(house, org, "กองคลัง");
    const { cookie } = await aMember(house, org, "coordinator");
    const page = await open({ script, width: script ? 1280 : 360, cookie });
    const place = { org: org.slug };
    const scriptBytes = script ? 15_000 : 0;

    await page.goto(to.risks.href(place));
    await verifyPage(page, { title: "ความเสี่ยงการทุจริต", h1: "ความเสี่ยงการทุจริต", path: to.risks.href(place) });
    await follow(page, "เปิดการประเมินปีแรก");
    await page.getByLabel("ปีงบประมาณ (พ.ศ.)").fill("70");
    await choose(page, "เกณฑ์ประเมิน", /5 × 5/);
    await press(page, "เปิดการประเมิน");
    await expect.poll(() => focused(page)).toBe("fiscalYear");
    await verifyPage(page, {
      title: "เปิดการประเมินความเสี่ยง",
      h1: "เปิดการประเมินความเสี่ยง",
      path: to.riskOpen.href(place),
      status: 422,
      scriptBytes,
    });
    await page.getByLabel("ปีงบประมาณ (พ.ศ.)").fill("2569");
    await press(page, "เปิดการประเมิน");

    await follow(page, "เพิ่มความเสี่ยง");
    const event = "เรียกรับเงินเพื่อลัดคิวใบอนุญาต";
    await page.getByLabel("วิธีที่อาจเกิด").fill("เรียกเงินเป็นการส่วนตัวก่อนรับคำขอ");
    await choose(page, "โอกาสเกิดก่อนควบคุม", "4 สูง");
    await choose(page, "ผลกระทบก่อนควบคุม", "4 สูง");
    await press(page, "บันทึก");
    await expect.poll(() => focused(page)).toBe("event");
    await verifyPage(page, {
      title: "เพิ่มความเสี่ยง",
      h1: "เพิ่มความเสี่ยง",
      path: to.riskAdd.href(place),
      status: 422,
      scriptBytes,
    });
    expect(await page.getByLabel("วิธีที่อาจเกิด").inputValue()).toBe("เรียกเงินเป็นการส่วนตัวก่อนรับคำขอ");
    await page.getByLabel("เหตุการณ์ความเสี่ยง").fill(event);
    await page.getByLabel("กระบวนการ", { exact: true }).fill("การพิจารณาอนุญาต");
    await choose(page, "โอกาสเกิดหลังควบคุม", "2 น้อย");
    await choose(page, "ผลกระทบหลังควบคุม", "4 สูง");
    await press(page, "คำนวณระดับโดยยังไม่บันทึก");
    const form = page.locator("form.form");
    await form.getByText("สูงมาก (16)").waitFor();
    await form.getByText("ปานกลาง (8)").waitFor();
    expect(await page.getByLabel("เหตุการณ์ความเสี่ยง").inputValue()).toBe(event);
    await press(page, "บันทึก");
    const risk = new URL(page.url()).pathname;

    await follow(page, "เพิ่มมาตรการ");
    await page.getByLabel("มาตรการ", { exact: true }).fill("ประกาศระยะเวลาและค่าธรรมเนียมหน้าเคาน์เตอร์");
    await choose(page, "ใช้กับ", "เหตุการณ์นี้");
    await page.getByLabel("หน่วยงานรับผิดชอบ").selectOption({ label: "กองคลัง" });
    await page.getByLabel("กำหนดแล้วเสร็จ").fill("31/3/2569");
    await press(page, "บันทึก");
    await follow(page, /บันทึกผล/);
    await page.getByLabel("สิ่งที่ดำเนินการแล้ว").fill("ติดประกาศแล้วทุกเคาน์เตอร์");
    await press(page, "บันทึกผล");
    await verifyPage(page, { title: event, h1: event, path: risk, scriptBytes });

    const executive = await aMember(house, org, "executive");
    const above = await open({ script, width: script ? 1280 : 360, cookie: executive.cookie });
    await above.goto(to.risks.href(place));
    await follow(above, "อนุมัติการประเมิน");
    await above.getByLabel("ตำแหน่งผู้อนุมัติ").fill("นายกเทศมนตรี");
    await press(above, "อนุมัติ");
    await press(above, "เผยแพร่ 1 รายการที่ยังไม่เผยแพร่");
    await verifyPage(above, {
      title: "ความเสี่ยงการทุจริต ปีงบประมาณ 2569",
      h1: "ความเสี่ยงการทุจริต ปีงบประมาณ 2569",
      path: to.risks.href(place, { year: 2569 }),
      scriptBytes,
    });

    await page.goto(paths.public.risks.href(place));
    await verifyPage(page, {
      title: "ความเสี่ยงการทุจริตและมาตรการ",
      h1: "ความเสี่ยงการทุจริตและมาตรการ",
      path: paths.public.risks.href(place),
    });
    expect(await page.locator("main").innerText()).toContain("ติดประกาศแล้วทุกเคาน์เตอร์");
  },
);

test("a register of two years: list, map, comparison and a risk over the years", async () => {
  const org = await anOrganisation(house, "risk-years");
  const stage = { house, org };
  const unit = await aUnit(house, org, "กองช่าง");
  const first = await aYear(stage, 2568);
  const id = await aRisk(stage, first, { unitId: unit });
  await aRisk(stage, first, { event: "แบ่งซื้อแบ่งจ้างเพื่อเลี่ยงวิธีประกวดราคา", beforeImpact: "2" });
  await aRisk(stage, first, {
    processName: "การบริหารงานบุคคล",
    event: "เลื่อนขั้นเงินเดือนโดยไม่ใช้ผลการปฏิบัติงาน",
    beforeLikelihood: "2",
    beforeImpact: "3",
    afterLikelihood: "1",
    afterImpact: "3",
  });
  await aMeasure(stage, id, { unitId: unit, against: "all" });
  const second = await aYear(stage, 2569);
  await aRisk(stage, second, { processName: "การใช้รถราชการ", event: "ใช้รถราชการในเรื่องส่วนตัว" });
  const { cookie } = await aMember(house, org, "coordinator");
  const page = await open({ script: false, cookie });
  const place = { org: org.slug };
  const look = async (path: string, title: string, h1 = title) => {
    await page.goto(path);
    await verifyPage(page, { title, h1, path });
  };
  await look(to.risks.href(place), "ความเสี่ยงการทุจริต ปีงบประมาณ 2569");
  await look(to.riskMap.href(place), "ผังความเสี่ยง", "ผังความเสี่ยง ปีงบประมาณ 2569");
  await page.getByRole("link", { name: /^2 รายการ/ }).click();
  expect(await page.getByRole("row").count()).toBeGreaterThan(2);
  await page.goto(to.risks.href(place));
  await page.getByRole("link", { name: /กำหนดคุณลักษณะ/ }).click();
  await follow(page, "แก้ไข");
  await choose(page, "โอกาสเกิดหลังควบคุม", "3 ปานกลาง");
  await press(page, "บันทึก");
  const risk = new URL(page.url()).pathname;
  await look(risk, "กำหนดคุณลักษณะให้ตรงกับสินค้าของผู้ขายรายเดียว");
  await look(to.riskChanges.href(place), "เทียบความเสี่ยงกับปีก่อน", "เทียบความเสี่ยง ปีงบประมาณ 2569");

  await page.goto(to.risks.href(place));
  await follow(page, "จัดลำดับ");
  await verifyPage(page, {
    title: "จัดลำดับความเสี่ยง",
    h1: "จัดลำดับความเสี่ยง ปีงบประมาณ 2569",
    path: to.riskOrder.href(place, { year: 2569 }),
  });
  const events = () => page.locator("ol.branch a").allInnerTexts();
  const [, slower = ""] = await events();
  await page.getByRole("button", { name: `เลื่อนขึ้น ${slower}` }).focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(/#r-/);
  expect((await events())[0]).toBe(slower);
  // Whoever moves by keyboard goes on from the row that was moved.
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect.poll(async () => (await events())[1]).toBe(slower);
  await verifyPage(page, {
    title: "จัดลำดับความเสี่ยง",
    h1: "จัดลำดับความเสี่ยง ปีงบประมาณ 2569",
    path: to.riskOrder.href(place, { year: 2569 }),
  });
});
