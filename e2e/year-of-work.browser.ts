import { expect, test } from "vitest";
import {
  aPublishedPlan,
  channelsTitle,
  declarationTitle,
  publishAgain,
  trainingTitle,
} from "../src/capabilities/progress/stage.fixture.ts";
import { paths } from "../src/paths.ts";
import type { Role } from "../src/platform/accounts/roles.ts";
import { openBrowserHouse } from "../src/testing/browser.ts";
import { aMember, anOrganisation, aUnit } from "../src/testing/people.ts";
import { walker } from "./walker.ts";
import type { Walker } from "./walker.ts";

const opened = await openBrowserHouse();
const { house, page: open, setClock } = opened;
const to = paths.office;
const unitName = "สำนักปลัดเทศบาล";

interface Town {
  at: { org: string; year: string };
  unit: string;
  planId: string;
  stage: Parameters<typeof publishAgain>[0];
  coordinator: Walker;
  officer: Walker;
  head: Walker;
  executive: Walker;
}

async function aTown(script: boolean): Promise<Town> {
  const org = await anOrganisation(house, `year-${script}`);
  const unit = await aUnit(house, org, unitName);
  const stage = { house, org };
  const planId = await aPublishedPlan(stage, unit);
  const walk = async (role: Role, of: string | null = null) => {
    const { cookie } = await aMember(house, org, role, of);
    return walker(await open({ script, width: 360, height: 740, cookie }), script);
  };
  return {
    at: { org: org.slug, year: "2568" },
    unit,
    planId,
    stage,
    coordinator: await walk("coordinator"),
    officer: await walk("unit-officer", unit),
    head: await walk("unit-head", unit),
    executive: await walk("executive"),
  };
}

test.each([false, true])(
  "a year in the life of a municipality on telephones, script %s",
  { timeout: 600_000 },
  async (script) => {
    setClock("2024-10-03T10:00:00+07:00");
    const town = await aTown(script);
    await theYearOpens(town);

    setClock("2025-03-10T10:00:00+07:00");
    await workIsRecorded(town);

    setClock("2025-04-03T10:00:00+07:00");
    await theUnitReports(town);
    await theRoundIsClosed(town);
    await theReportIsDecided(town, "6-month");

    setClock("2025-08-20T10:00:00+07:00");
    await whatCameLate(town);

    setClock("2025-10-06T10:00:00+07:00");
    await theTwelveMonthRound(town);
    await theReportIsDecided(town, "12-month");
    await theYearCloses(town);

    // Whoever lives there reads both.
    const citizen = await open({ script, width: 360, height: 740 });
    await citizen.goto(paths.public.reports.href({ org: town.at.org }));
    expect(await citizen.getByRole("link", { name: "รายงานผล รอบ" }).count()).toBe(2);
  },
);

async function theYearOpens({ at, coordinator }: Town) {
  const { follow, fill, press, goTo, isRefused, isTold, looks, check } = coordinator;
  await goTo(to.home.href({ org: at.org }));
  await goTo(to.progress.href({ org: at.org }));
  await looks({ title: "ผลการดำเนินงาน", path: to.progress.href({ org: at.org }) });
  await follow("เปิดปีงบประมาณ");
  await fill("ปีงบประมาณ (พ.ศ.)", "68");
  await press("เปิดปีงบประมาณ");
  await isRefused("year", "พ.ศ.", { year: "68" });
  await looks({ title: "เปิดปีงบประมาณ", path: to.progressOpen.href({ org: at.org }), status: 422 });
  await fill("ปีงบประมาณ (พ.ศ.)", "2568");
  await press("เปิดปีงบประมาณ");
  await isTold("เปิดปีแล้ว มี 3 โครงการพร้อมให้หน่วยงานบันทึกผล");
  await looks({ title: "ปีงบประมาณ 2568", path: to.progressYear.href(at) });
  await follow(new RegExp(`^งบบูรณาการและแนวทาง.*${trainingTitle}`));
  await fill("งบบูรณาการ", "-5");
  await press("บันทึก");
  await isRefused("integratedBudget", "ติดลบไม่ได้", { integratedBudget: "-5" });
  await fill("งบบูรณาการ", "๑๐,๐๐๐");
  await check("สร้างจิตสำนึก");
  await press("บันทึก");
  await isTold("บันทึกแล้ว");
}

/** Each kind of record, typed wrong first: told at its field, nothing lost. */
async function workIsRecorded({ at, officer }: Town) {
  const { page, follow, fill, press, goTo, isRefused, isTold, looks, choose } = officer;
  const work = to.work.href({ org: at.org });
  await goTo(to.home.href({ org: at.org }));
  await page.getByRole("navigation").getByRole("link", { name: "งาน", exact: true }).click();
  await looks({ title: "งานของฉัน", path: work });
  await follow(new RegExp(`^กิจกรรม.*${trainingTitle}`));
  await fill("ชื่อกิจกรรม", "อบรมวินัยและจริยธรรม รุ่นที่ 1");
  await fill("วันที่จัด", "30 ก.พ. 2568");
  await fill("สถานที่", "หอประชุมเทศบาล");
  await press("บันทึก");
  await isRefused("happenedOn", "ไม่ใช่วันที่ที่มีอยู่จริง", { place: "หอประชุมเทศบาล", happenedOn: "30 ก.พ. 2568" });
  await fill("วันที่จัด", "14 ก.พ. 2568");
  await fill("ข้าราชการส่วนท้องถิ่น ลูกจ้าง และพนักงานจ้าง", "๖๐");
  await officer.photograph("ภาพและเอกสารหลักฐาน", "IMG_1.JPG");
  await press("บันทึก");
  await isTold("บันทึกแล้ว");
  await looks({ title: trainingTitle, path: new URL(page.url()).pathname });

  await follow("ทำเสร็จแล้ว จัดอบรม");
  await fill("วันที่ทำเสร็จ", "11 มี.ค. 2568");
  await press("บันทึก");
  await isRefused("happenedOn", "อนาคต");
  await fill("วันที่ทำเสร็จ", "14 ก.พ. 2568");
  await choose("ใช้หลักฐานเดียวกับบันทึกเดิม", "14 ก.พ. 2568 กิจกรรมที่จัด: อบรมวินัยและจริยธรรม รุ่นที่ 1");
  await press("บันทึก");
  await isTold("1 จาก 3");

  await follow(/^การเบิกจ่าย/);
  await fill("จำนวนเงิน", "-500");
  await fill("วันที่จ่าย", "1/10/2567");
  await fill("รายการที่จ่าย", "ค่าวิทยากรและอาหาร");
  await fill("เลขที่เอกสาร", "ฎ.12/2568");
  await press("บันทึก");
  await isRefused("amount", "ติดลบไม่ได้", { title: "ค่าวิทยากรและอาหาร", happenedOn: "1/10/2567" });
  await fill("จำนวนเงิน", "99999999999999");
  await press("บันทึก");
  await isRefused("amount", "มากเกินไป");
  await fill("จำนวนเงิน", "๒๕,๐๐๐.๕๐");
  await fill("วันที่จ่าย", "30/9/2567");
  await press("บันทึก");
  await isRefused("happenedOn", "ปีงบประมาณ 2568", { amount: "๒๕,๐๐๐.๕๐" });
  await fill("วันที่จ่าย", "20/2/2568");
  await press("บันทึก");
  await isTold("25,000.50 บาท");

  await follow(/^ค่าตัวชี้วัด/);
  await choose("ตัวชี้วัด", "ผู้เข้าอบรมผ่านการทดสอบไม่น้อยกว่าร้อยละ 80");
  await fill("ค่าที่ได้", "61");
  await fill("จากจำนวนทั้งหมด", "60");
  await fill("วันที่วัดค่า", "14/2/2568");
  await press("บันทึก");
  // Of two fields that are wrong the first of the page has the focus.
  await isRefused("part", "มากกว่าจำนวนทั้งหมด", { part: "61", whole: "60" });
  await isTold("ค่าที่กรอกเองต้องมีหลักฐาน");
  await fill("ค่าที่ได้", "54");
  await fill("ลิงก์", "www.bueng-suk.example/test-results");
  await press("บันทึก");
  await isTold("54");

  await goTo(work);
  await follow(new RegExp(`^การเผยแพร่.*${channelsTitle}`));
  await fill("เรื่องที่เผยแพร่", "แผนจัดซื้อจัดจ้างปี 2568");
  await fill("วันที่เผยแพร่", "2 ธันวาคม 2567");
  await press("บันทึก");
  await isRefused("channel", "เลือกช่องทาง", { title: "แผนจัดซื้อจัดจ้างปี 2568" });
  await choose("ช่องทาง", "เว็บไซต์ของหน่วยงาน");
  await fill("ลิงก์", "javascript:alert(1)");
  await press("บันทึก");
  await isRefused("link", "ลิงก์ไม่ถูกต้อง");
  await fill("ลิงก์", "https://www.bueng-suk.example/plan");
  await press("บันทึก");
  await isTold("แผนจัดซื้อจัดจ้างปี 2568");

  await goTo(work);
  await follow(new RegExp(`^ทำไม่ได้.*${declarationTitle}`));
  await press("บันทึก");
  await isRefused("title", "กรอก");
  await fill("เหตุผลที่ไม่สามารถดำเนินการได้", "รอผู้บริหารชุดใหม่รับตำแหน่ง");
  await fill("วันที่ทราบว่าทำไม่ได้", "5/3/2568");
  await press("บันทึก");
  await isTold(`ไม่สามารถดำเนินการได้: ${unitName}: รอผู้บริหารชุดใหม่รับตำแหน่ง`);
  expect(new URL(page.url()).pathname).toMatch(/\/work\/items\//);
}

const sheet = ({ page }: Walker, title: string) =>
  page.locator("section.sheet").filter({ has: page.getByRole("heading", { name: title, exact: true }) });

/** What the checks ask about is given its reason, one after the other, until nothing is left. */
async function reasonsAreGiven(walks: Walker) {
  const { page, isTold } = walks;
  const reason = page.getByLabel("เหตุผลที่ถูกต้องแล้ว");
  for (let left = await reason.count(); left > 0; left -= 1) {
    await reason.first().fill("กำหนดทำในครึ่งปีหลังตามแผน");
    await page.getByRole("button", { name: "ให้เหตุผล", exact: true }).first().click();
    await isTold("บันทึกเหตุผลแล้ว");
    expect(await reason.count()).toBe(left - 1);
  }
}

async function theUnitReports({ at, unit, officer, head, coordinator }: Town) {
  const report = { ...at, round: "6-month", id: unit };
  const path = to.unitReport.href(report);
  const named = { title: `รายงานของ${unitName}`, path };
  await officer.goTo(to.progressRounds.href(at));
  await officer.looks({ title: "รอบรายงาน", path: to.progressRounds.href(at) });
  await officer.follow(new RegExp(`รายงานรอบ 6 เดือนของ${unitName}`));
  await officer.looks(named);
  await officer.press("ให้เหตุผล");
  await officer.isRefused("reason", "กรอกเหตุผล");
  await officer.goTo(path);
  await reasonsAreGiven(officer);
  await officer.fill("ข้อความถึงผู้พิจารณา", "ส่งตามกำหนด");
  await officer.press("ส่งรายงาน");
  await officer.isTold("ส่งแล้ว รอหัวหน้าหน่วยงาน");

  await head.goTo(to.reminders.href({ org: at.org }));
  await head.follow(/รอหัวหน้าหน่วยงานพิจารณา/);
  await head.unfold("ให้ความเห็นต่อโครงการนี้");
  await head.fill("ให้ความเห็นตรงนี้", "ขาดภาพของผู้เข้าอบรม");
  await head.press("ส่งความเห็น");
  await head.isTold("ขาดภาพของผู้เข้าอบรม");
  await head.press("ส่งกลับให้แก้ไข");
  await head.isRefused("said", "กรอกสิ่งที่ต้องแก้ไข");
  await sheet(head, "ส่งกลับให้แก้ไข").getByLabel("สิ่งที่ต้องแก้ไข").fill("ดูความเห็นที่โครงการอบรม");
  await head.press("ส่งกลับให้แก้ไข");
  await head.isTold("ส่งรายงานกลับให้แก้ไขแล้ว");

  await theOfficerMends(at, officer);
  await officer.goTo(path);
  await officer.isTold("ดูความเห็นที่โครงการอบรม");
  await reasonsAreGiven(officer);
  await officer.press("ส่งรายงาน");
  await officer.isTold("ส่งแล้ว รอหัวหน้าหน่วยงาน");
  await head.goTo(path);
  await head.looks(named);
  await head.press("ผ่านรายงาน");
  await head.isTold("หัวหน้าผ่านแล้ว รอผู้ประสานงานแผน");

  await coordinator.goTo(path);
  await coordinator.press("รับรายงาน");
  await coordinator.isTold("รับรายงานแล้ว");
  await coordinator.unfold("พิมพ์รายงานของหน่วยงาน");
  expect(await coordinator.download("PDF")).toBeGreaterThan(20_000);
}

/** A correction, another photo, a newer edition of it, one photo too many, a record that was wrong. */
async function theOfficerMends(at: Town["at"], officer: Walker) {
  const { page, follow, fill, press, goTo, isRefused, isTold, looks, unfold } = officer;
  await goTo(to.work.href({ org: at.org }));
  await follow(new RegExp(`^1\\. ${trainingTitle}`));
  await follow("อบรมวินัยและจริยธรรม รุ่นที่ 1");
  const path = new URL(page.url()).pathname;
  await officer.photograph("แนบหลักฐานเพิ่ม", "IMG_2.JPG");
  await press("แนบหลักฐาน");
  await isTold("IMG_2.JPG");
  await looks({ title: "อบรมวินัยและจริยธรรม รุ่นที่ 1", path });
  await unfold("เปลี่ยนเป็นฉบับใหม่");
  await officer.photograph("ฉบับใหม่", "IMG_3.JPG");
  await press("เปลี่ยนเป็นฉบับนี้");
  await isTold("IMG_3.JPG");
  await follow("แก้ไข");
  await fill("ชื่อกิจกรรม", "");
  await press("บันทึก");
  await isRefused("title", "กรอกชื่อกิจกรรม", { place: "หอประชุมเทศบาล" });
  await fill("ชื่อกิจกรรม", "อบรมวินัยและจริยธรรม รุ่นที่ 1 (แก้ไข)");
  await press("บันทึก");
  await isTold("แก้ไขแล้ว");
}

async function theRoundIsClosed({ at, coordinator }: Town) {
  const { goTo, fill, press, isRefused, isTold, looks, confirm } = coordinator;
  const path = to.progressRound.href({ ...at, round: "6-month" });
  await goTo(path);
  await fill("หน่วยงานส่งภายในวันที่", "31/4/2568");
  await press("บันทึกกำหนดส่ง");
  await isRefused("dueOn", "ไม่ใช่วันที่ที่มีอยู่จริง", { dueOn: "31/4/2568" });
  await fill("หน่วยงานส่งภายในวันที่", "10/4/2568");
  await press("บันทึกกำหนดส่ง");
  await isTold("บันทึกกำหนดส่งแล้ว");
  await confirm("ปิดรอบ");
  await isTold("ปิดรอบแล้ว");
  await looks({ title: "รอบ 6 เดือน ปีงบประมาณ 2568", path });
  await press("เปิดรอบอีกครั้ง");
  await isRefused("reason", "กรอกเหตุผลที่เปิดรอบอีกครั้ง");
  await goTo(path);
  await fill("เหตุผลที่เปิดรอบอีกครั้ง", "หน่วยงานส่งเอกสารเพิ่ม");
  await press("เปิดรอบอีกครั้ง");
  await isTold("เปิดรอบอีกครั้งแล้ว");
}

/** Words where the form wants words, the executive's screen, one return, and the announcement. */
async function theReportIsDecided({ at, coordinator, executive }: Town, round: "6-month" | "12-month") {
  const path = to.progressReport.href({ ...at, round });
  const [months, on] = round === "6-month" ? [6, "3/4/2568"] : [12, "6/10/2568"];
  const named = {
    title: `รายงานผล รอบ ${months} เดือน ปีงบประมาณ 2568`,
    h1: "รายงานผลการดำเนินงาน ปีงบประมาณ 2568",
    path,
  };
  const words = to.progressReportWords.href({ ...at, round, part: "reporter" });
  await coordinator.goTo(words);
  await coordinator.fill("ชื่อผู้รายงาน", "น.ส. สมใจ ตัวอย่าง");
  await coordinator.fill("วันที่รายงาน", "31/2/2568");
  await coordinator.press("บันทึก");
  await coordinator.isRefused("reportedOn", "ไม่ใช่วันที่ที่มีอยู่จริง", { name: "น.ส. สมใจ ตัวอย่าง" });
  await coordinator.fill("วันที่รายงาน", on);
  await coordinator.press("บันทึก");
  await coordinator.isTold("บันทึกถ้อยคำในรายงานแล้ว");
  await coordinator.looks(named);
  await coordinator.fill("ข้อความถึงผู้บริหาร", "โปรดพิจารณา");
  await coordinator.press("เสนอรายงานต่อผู้บริหาร");
  await coordinator.isTold("เสนอรายงานต่อผู้บริหารแล้ว");

  await executive.goTo(to.progressYear.href(at));
  await executive.follow("ภาพรวม");
  await executive.looks({
    title: "ภาพรวมผลการดำเนินงาน ปีงบประมาณ 2568",
    h1: "ภาพรวม ปีงบประมาณ 2568",
    path: to.progressOverview.href(at),
  });
  // Down from what is told to what was recorded.
  await executive.follow(new RegExp(`${declarationTitle}$`));
  await executive.follow("รอผู้บริหารชุดใหม่รับตำแหน่ง");
  await executive.isTold("ทดสอบ unit-officer เมื่อ");

  await executive.goTo(path);
  await executive.press("ส่งกลับให้แก้ไข");
  await executive.isRefused("note", "กรอกสิ่งที่ต้องแก้ไข");
  await executive.fill("สิ่งที่ต้องแก้ไข", "เพิ่มข้อเสนอแนะ");
  await executive.press("ส่งกลับให้แก้ไข");
  await executive.isTold("ส่งรายงานกลับให้แก้ไขแล้ว");
  await coordinator.goTo(to.progressReportWords.href({ ...at, round, part: "summary" }));
  await coordinator.fill("ข้อเสนอแนะ", "จัดอบรมให้ครบทุกรุ่นในไตรมาสแรก");
  await coordinator.press("บันทึก");
  await coordinator.press("เสนอรายงานต่อผู้บริหาร");
  await coordinator.isTold("เสนอรายงานต่อผู้บริหารแล้ว");

  await executive.goTo(path);
  await executive.press("อนุมัติรายงาน");
  await executive.isRefused("orderNumber", "กรอก");
  await executive.fill("เลขที่คำสั่งหรือบันทึกอนุมัติ", `${months}/2568`);
  await executive.fill("วันที่อนุมัติ", on);
  await executive.press("อนุมัติรายงาน");
  await executive.isTold("อนุมัติรายงานแล้ว");
  await executive.fill("วันที่ประกาศ", on);
  await executive.press("ประกาศเผยแพร่รายงาน");
  await executive.isTold("ประกาศเผยแพร่รายงานแล้ว");
  await executive.looks(named);
  await executive.unfold("พิมพ์ทั้งเล่ม");
  expect(await executive.download("PDF")).toBeGreaterThan(50_000);
}

/** After the round was closed again: what comes late tells why; a wrong record is taken back. */
async function whatCameLate({ at, coordinator, officer }: Town) {
  const { page, follow, fill, press, goTo, isRefused, isTold, unfold } = officer;
  const round = to.progressRound.href({ ...at, round: "6-month" });
  await coordinator.goTo(round);
  await coordinator.confirm("ปิดรอบ");
  await coordinator.isTold("ปิดรอบแล้ว");
  await goTo(to.work.href({ org: at.org }));
  await follow(new RegExp(`^กิจกรรม.*${trainingTitle}`));
  await fill("ชื่อกิจกรรม", "อบรมวินัยและจริยธรรม รุ่นที่ 2");
  await fill("วันที่จัด", "20/3/2568");
  await press("บันทึก");
  await isRefused("lateReason", "ปิดรอบแล้วเมื่อ", { title: "อบรมวินัยและจริยธรรม รุ่นที่ 2" });
  await fill("เหตุผลที่บันทึกล่าช้า", "ได้รับภาพจากวิทยากรช้า");
  await officer.photograph("ภาพและเอกสารหลักฐาน", "IMG_4.JPG");
  await press("บันทึก");
  await isTold("บันทึกแล้ว");
  await follow(/^กิจกรรมของ|^กิจกรรม/);
  await fill("ชื่อกิจกรรม", "บันทึกผิดโครงการ");
  await fill("วันที่จัด", "1/8/2568");
  await press("บันทึก");
  await follow("บันทึกผิดโครงการ");
  await unfold("ถอนบันทึกนี้");
  await press("ถอนบันทึก");
  await isRefused("reason", "กรอกเหตุผลที่ถอน");
  await fill("เหตุผลที่ถอน", "เป็นของโครงการอื่น");
  await press("ถอนบันทึก");
  await isTold("ถอนบันทึกนี้แล้ว ไม่นับเป็นผลงาน");
  expect(new URL(page.url()).pathname).toMatch(/\/work\/facts\//);
}

async function theTwelveMonthRound({ at, unit, officer, head, coordinator }: Town) {
  const path = to.unitReport.href({ ...at, round: "12-month", id: unit });
  await officer.goTo(path);
  await reasonsAreGiven(officer);
  await officer.press("ส่งรายงาน");
  await officer.isTold("ส่งแล้ว รอหัวหน้าหน่วยงาน");
  await head.goTo(path);
  await head.press("ผ่านรายงาน");
  await head.isTold("หัวหน้าผ่านแล้ว รอผู้ประสานงานแผน");
  await coordinator.goTo(path);
  await coordinator.press("รับรายงาน");
  await coordinator.isTold("รับรายงานแล้ว");
}

/** A newer edition of the plan is taken over; the year is closed, opened once more and closed for good. */
async function theYearCloses({ at, coordinator, planId, stage }: Town) {
  const { follow, fill, press, goTo, isRefused, isTold, looks } = coordinator;
  await publishAgain(stage, planId);
  const path = to.progressYear.href(at);
  await goTo(path);
  await follow("ปรับตามแผนฉบับใหม่");
  await looks({ title: "ปรับตามแผนฉบับใหม่", path: to.progressAmend.href(at) });
  await press("ปรับตามแผน");
  await isTold("ปรับตามแผนฉบับใหม่แล้ว");
  const close = async () => {
    await follow("ปิดปีงบประมาณ");
    await press("ปิดปีงบประมาณ");
    await isRefused("reason", "กรอกบันทึกการปิดปี");
    await fill("บันทึกการปิดปี", "รายงานรอบ 12 เดือนประกาศแล้ว");
    await press("ปิดปีงบประมาณ");
    await isTold("ปิดปีแล้ว");
  };
  await close();
  await follow("เปิดอีกครั้ง");
  await press("เปิดอีกครั้ง");
  await isRefused("reason", "กรอกเหตุผลที่เปิดอีกครั้ง");
  await fill("เหตุผลที่เปิดอีกครั้ง", "พบเอกสารเบิกจ่ายเพิ่ม");
  await press("เปิดอีกครั้ง");
  await isTold("เปิดปีอีกครั้งแล้ว บันทึกผลเพิ่มได้");
  await close();
  await looks({ title: "ปีงบประมาณ 2568", path });
}
