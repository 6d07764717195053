import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { paths } from "../../paths.ts";
import { openBrowserHouse, verifyPage } from "../../testing/browser.ts";
import { keys, pointer } from "../../testing/hands.ts";
import type { Hands } from "../../testing/hands.ts";
import { aMember, anOrganisation, aUnit } from "../../testing/people.ts";
import { aMeasure, aRisk, aYear } from "../risk/stage.fixture.ts";
import { aReadyPlan } from "./stage.fixture.ts";

const opened = await openBrowserHouse();
const { house, page: open } = opened;
const to = paths.office;

const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute("name"));
const typedIn = (page: Page, name: string) => page.locator(`[name="${name}"]`).inputValue();
const reads = (page: Page, text: string) => expect(page.locator("body").innerText()).resolves.toContain(text);

/** On a telephone the parts of a plan are folded. */
async function turnTo(page: Page, hands: Hands, part: string) {
  const fold = "หน้าของแผนนี้";
  if (await page.getByRole("button", { name: fold }).isVisible()) await hands.unfold(fold);
  await hands.follow(part);
}

const ways = [
  { how: "by keyboard alone, on a telephone, without script", hands: keys, script: false, width: 360 },
  { how: "by pointer, on a desk, with script", hands: pointer, script: true, width: 1280 },
] as const;

test.each(ways)(
  "a plan is made of ready projects, submitted, returned, mended, approved, published and printed $how",
  { timeout: 240_000 },
  async ({ hands, script, width }) => {
    const org = await anOrganisation(house, `plan-${width}`);
    await aUnit(house, org, "สำนักปลัดเทศบาล");
    const stage = { house, org };
    await aMeasure(stage, await aRisk(stage, await aYear(stage, 2569)));
    const coordinator = await aMember(house, org, "coordinator");
    const executive = await aMember(house, org, "executive");
    const desk = await open({ script, width, cookie: coordinator.cookie });
    const above = await open({ script, width, cookie: executive.cookie });
    const maker = hands(desk);
    const decider = hands(above);
    const plans = to.plans.href({ org: org.slug });

    await desk.goto(plans);
    await maker.follow("เริ่มทำแผน");
    await maker.check("โครงการสำเร็จรูป");
    await maker.press("เริ่มทำแผน");
    await desk.getByText("ข้อเตือนที่รอเหตุผล").waitFor();

    await turnTo(desk, maker, "เป้าหมาย");
    await maker.fill("ค่าของปีฐาน", "๒");
    await maker.press("บันทึกเป้าหมาย");
    await turnTo(desk, maker, "ประกาศเจตจำนง");
    await maker.fill("วันที่ประกาศ", "31/2/2569");
    await maker.fill("ชื่อผู้ลงนาม", "นายมั่นคง ทดสอบ");
    await maker.press("บันทึกประกาศเจตจำนง");
    await expect.poll(() => focused(desk), { message: "the day that is none" }).toBe("signedOn");
    expect(await typedIn(desk, "signedOn")).toBe("31/2/2569");
    expect(await typedIn(desk, "signerName")).toBe("นายมั่นคง ทดสอบ");
    await maker.fill("วันที่ประกาศ", "2/3/2569");
    await maker.press("บันทึกประกาศเจตจำนง");

    await turnTo(desk, maker, "ตรวจแผน");
    await maker.fill("เหตุผลที่ถูกต้องแล้ว", "ดำเนินการโดยไม่เป็นโครงการ");
    await maker.press("ให้เหตุผล");
    await turnTo(desk, maker, "ภาพรวม");
    await maker.fill("ข้อความถึงผู้บริหาร", "เสนอเพื่อพิจารณา");
    await maker.press("เสนอแผนต่อผู้บริหาร");
    await desk.getByText("เสนอแผนต่อผู้บริหารแล้ว").waitFor();

    await above.goto(new URL(desk.url()).pathname);
    await decider.press("ส่งกลับ");
    await expect.poll(() => focused(above), { message: "a reason is wanted" }).toBe("note");
    await decider.fill("สิ่งที่ต้องแก้ไข", "ใส่งบประมาณของโครงการแรก");
    await decider.press("ส่งกลับ");
    await above.getByText("ส่งแผนกลับให้แก้ไขแล้ว").waitFor();

    await turnTo(desk, maker, "โครงการ");
    await maker.follow(/^โครงการพัฒนาความรู้ด้านกฎหมาย/);
    await maker.follow("แก้ไขโครงการ");
    await maker.fill("ปี 2566", "๓๐,๐๐๐.๐๐๕");
    await maker.fill("หมายเหตุในตารางส่วนที่ 2", "ตั้งในข้อบัญญัติแล้ว");
    await maker.press("บันทึกโครงการ");
    await expect.poll(() => focused(desk), { message: "the sum that is none" }).toBe("budgets.0");
    expect(await typedIn(desk, "budgets.0")).toBe("๓๐,๐๐๐.๐๐๕");
    expect(await typedIn(desk, "remark")).toBe("ตั้งในข้อบัญญัติแล้ว");
    await maker.fill("ปี 2566", "๓๐,๐๐๐");
    await maker.press("บันทึกโครงการ");
    await reads(desk, "30,000");
    await maker.follow(/^พ.ศ. 2566/);
    await reads(desk, "ใส่งบประมาณของโครงการแรก");
    await maker.press("เสนอแผนต่อผู้บริหาร");
    await desk.getByText("เสนอแผนต่อผู้บริหารแล้ว").waitFor();

    await turnTo(above, decider, "ภาพรวม");
    await decider.fill("เลขที่คำสั่งหรือบันทึกอนุมัติ", "นร ๑/๒๕๖๙");
    await decider.press("อนุมัติแผน");
    await expect.poll(() => focused(above), { message: "no day was typed" }).toBe("decidedOn");
    expect(await typedIn(above, "orderNumber")).toBe("นร ๑/๒๕๖๙");
    await decider.fill("วันที่อนุมัติ", "9 มีนาคม 2569");
    await decider.press("อนุมัติแผน");
    await above.getByText("อนุมัติแผนแล้ว").waitFor();

    await turnTo(desk, maker, "ภาพรวม");
    await maker.fill("วันที่ประกาศ", "16/03/2569");
    await maker.press("ประกาศใช้แผน");
    await desk.getByText("ประกาศใช้แล้ว").first().waitFor();
    await maker.unfold("พิมพ์ทั้งเล่ม");
    expect(await maker.download("PDF")).toBeGreaterThan(100_000);
  },
);

test("two people edit one project: the second sees both versions and loses nothing", async () => {
  const org = await anOrganisation(house, "plan-two");
  const [first, second] = [
    await aMember(house, org, "coordinator"),
    await aMember(house, org, "administrator"),
  ];
  const { plan, projects } = await aReadyPlan({ house, org, actor: first.actor });
  const id = projects[0]?.id ?? "";
  const path = to.planProjectEdit.href({ org: org.slug, plan: plan.id, id });
  const one = await open({ script: false, cookie: first.cookie });
  const other = await open({ script: false, width: 360, cookie: second.cookie });
  await one.goto(path);
  await other.goto(path);
  await pointer(one).fill("หมายเหตุในตารางส่วนที่ 2", "ของคนแรก");
  await pointer(one).press("บันทึกโครงการ");
  await pointer(other).fill("จำนวนคน", "๗๐");
  await pointer(other).fill("หมายเหตุในตารางส่วนที่ 2", "ของคนที่สอง");
  await pointer(other).press("บันทึกโครงการ");
  await verifyPage(other, { title: "แก้ไขโครงการ", h1: "แก้ไขโครงการ", path, status: 409 });
  await reads(other, "ของคนแรก");
  await reads(other, "ของคนที่สอง");
  expect(await typedIn(other, "targetCount")).toBe("๗๐");
  expect(await typedIn(other, "remark")).toBe("ของคนที่สอง");
  await pointer(other).press("บันทึกโครงการ");
  await pointer(one).follow("แก้ไขโครงการ");
  expect(await typedIn(one, "remark")).toBe("ของคนที่สอง");
  expect(await typedIn(one, "targetCount")).toBe("70");
});
