import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { paths } from "../../../paths.ts";
import { openBrowserHouse, verifyPage } from "../../../testing/browser.ts";
import { aMember, anOrganisation, aUnit } from "../../../testing/people.ts";
import { aTrainingEvent, peopleOf, trainingNow, twoQuestions } from "./stage.fixture.ts";

const opened = await openBrowserHouse();
opened.setClock("2026-03-02T10:00:00+07:00");
const { house, page: open } = opened;
const to = paths.office;

const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute("name"));
const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
const title = "อบรมวินัยและจริยธรรม";

test("a hall signs in and sits its tests by phone, and the office counts who passed, without script", async () => {
  const org = await anOrganisation(house);
  const unit = await aUnit(house, org, "สำนักปลัด");
  const stage = { house, org };
  const id = await aTrainingEvent(stage, unit, title);
  const { cookie } = await aMember(house, org, "unit-officer", unit);
  const office = await open({ script: false, width: 360, cookie });
  const place = { org: org.slug, id };

  await office.goto(to.trainingMake.href(place));
  await office.getByLabel("แบบทดสอบบนโทรศัพท์").fill(twoQuestions);
  await press(office, "บันทึก");
  await expect.poll(() => focused(office)).toBe("passPercent");
  await verifyPage(office, {
    title: "ตั้งกิจกรรมเป็นการอบรม",
    h1: "ตั้งกิจกรรมเป็นการอบรม",
    path: to.trainingMake.href(place),
    status: 422,
  });
  expect(await office.getByLabel("แบบทดสอบบนโทรศัพท์").inputValue()).toBe(twoQuestions);
  await office.getByLabel("เกณฑ์ผ่าน").fill("๘๐");
  await press(office, "บันทึก");
  await office.getByRole("link", { name: "เพิ่มผู้เข้าอบรม" }).click();
  await verifyPage(office, {
    title: "เพิ่มผู้เข้าอบรม",
    h1: "เพิ่มผู้เข้าอบรม",
    path: to.trainingPeopleAdd.href(place),
  });
  await office.getByLabel("พิมพ์ชื่อผู้อื่น").fill("นางกานดา ใจดี, กองคลัง\nนายขวัญ ใจดี");
  await press(office, "เพิ่มในรายชื่อ");
  await press(office, "เปิดลงชื่อเข้าร่วม");

  const { token } = await trainingNow(stage, id);
  const here = paths.public.training.href({ org: org.slug, token });
  const phone = await open({ script: false, width: 360 });
  await phone.goto(here);
  await verifyPage(phone, { title, h1: title, path: here });
  await phone.getByLabel("ชื่อ – สกุล").fill("กานดา ใจดี");
  await press(phone, "ลงชื่อเข้าร่วม");
  await expect.poll(() => focused(phone)).toBe("group");
  await verifyPage(phone, { title, h1: title, path: here, status: 422 });
  expect(await phone.getByLabel("ชื่อ – สกุล").inputValue()).toBe("กานดา ใจดี");
  await phone.getByLabel("กลุ่ม").selectOption("staff");
  await press(phone, "ลงชื่อเข้าร่วม");
  await phone.getByText("ลงชื่อเข้าร่วมแล้ว").waitFor();
  await verifyPage(phone, { title, h1: title, path: here });

  // The name stands on the list already: the office says that it is she.
  await office.goto(to.training.href(place));
  await office.getByRole("link", { name: "ตรวจชื่อ" }).click();
  const alike = to.trainingAlike.href(place);
  await verifyPage(office, { title: "ชื่อซ้ำและชื่อคล้าย", h1: "ชื่อซ้ำและชื่อคล้าย", path: alike });
  expect(await office.getByLabel("คนเดียวกับ นางกานดา ใจดี").isChecked()).toBe(true);
  await press(office, "บันทึกคำตอบ");
  await office.getByText("บันทึกคำตอบแล้ว").waitFor();
  await press(office, "เปิดแบบทดสอบหลังอบรม");
  await phone.goto(here);
  const choose = (question: string, choice: string) =>
    phone.getByRole("group", { name: question }).getByLabel(choice).check();
  await choose("1. ข้อใดสุจริต", "ปฏิเสธของขวัญ");
  await press(phone, "ส่งคำตอบ");
  await expect.poll(() => focused(phone)).toBe("answers.q1");
  await verifyPage(phone, {
    title,
    h1: title,
    path: paths.public.trainingTest.href({ org: org.slug, token }),
    status: 422,
  });
  await choose("2. พบการทุจริตควรทำอย่างไร", "แจ้ง");
  await press(phone, "ส่งคำตอบ");
  await phone.getByText("ได้ 2 จาก 2 คะแนน ผ่านเกณฑ์").waitFor();
  await verifyPage(phone, { title, h1: title, path: here });

  await office.goto(to.trainingResults.href(place));
  const row = office.getByRole("group", { name: "นายขวัญ ใจดี", exact: true });
  await row.getByLabel("หลังอบรม").fill("1.999");
  await press(office, "บันทึกผล");
  await expect.poll(() => focused(office)).toBe("people.1.after");
  await verifyPage(office, {
    title: "บันทึกการมาและคะแนน",
    h1: "บันทึกการมาและคะแนน",
    path: to.trainingResults.href(place, { page: 1 }),
    status: 422,
  });
  await row.getByLabel("มาแล้ว").check();
  await row.getByLabel("หลังอบรม").fill("1.5");
  await press(office, "บันทึกผล");
  await office.getByText("บันทึกผลแล้ว 1 คน").waitFor();
  await verifyPage(office, { title, h1: title, path: to.training.href(place) });
  await office.getByText("ร้อยละ 50 ของผู้ทดสอบ").waitFor();
  expect(await peopleOf(stage, id)).toMatchObject([{ after: 200 }, { after: 150 }]);

  await office.goto(to.trainings.href(place));
  await verifyPage(office, { title: "การอบรม", h1: "การอบรม", path: to.trainings.href(place) });
  await office.goto(to.trainingPeopleImport.href(place));
  await verifyPage(office, {
    title: "นำเข้าผู้เข้าอบรมจากไฟล์",
    h1: "นำเข้าผู้เข้าอบรมจากไฟล์",
    path: to.trainingPeopleImport.href(place),
  });
});
