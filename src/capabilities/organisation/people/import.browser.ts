import { Buffer } from "node:buffer";
import { expect, test } from "vitest";
import { paths } from "../../../paths.ts";
import { openBrowserHouse, verifyPage } from "../../../testing/browser.ts";
import { aMember, anOrganisation, aUnit } from "../../../testing/people.ts";

const { house, page: open } = await openBrowserHouse();
const org = await anOrganisation(house);
await aUnit(house, org, "กองคลัง");
const { cookie } = await aMember(house, org, "coordinator");
const to = paths.office;
const path = to.peopleImport.href({ org: org.slug });
const upload = { title: "นำเข้าบุคลากรจากไฟล์", h1: "นำเข้าบุคลากรจากไฟล์", path };
const preview = { title: "ตรวจก่อนนำเข้าบุคลากร", h1: "ตรวจก่อนนำเข้าบุคลากร", path };

const head = "คำนำหน้า,ชื่อ,นามสกุล,ประเภท,ตำแหน่ง,หน่วยงาน,ดำรงตำแหน่งตั้งแต่,โทรศัพท์";
const file = (...rows: string[]) => ({
  name: "รายชื่อบุคลากร.csv",
  mimeType: "text/csv",
  buffer: Buffer.from(`\uFEFF${[head, ...rows].join("\r\n")}`),
});
const row = (name: string, phone = "") => `นาย,${name},พนักงานจ้าง,คนสวน,กองคลัง,๑ ต.ค. ๒๕๖๘,${phone}`;

test.each([
  { script: false, width: 360, who: "สมชาย,ใจดี" },
  { script: true, width: 1280, who: "มานะ,อดทน" },
])("a file is chosen, looked at, mended and imported: script $script", async ({ script, width, who }) => {
  const page = await open({ script, width, cookie });
  await page.goto(to.people.href({ org: org.slug }));
  await page.getByRole("link", { name: "นำเข้าจากไฟล์" }).click();
  await verifyPage(page, { ...upload, status: 200 });
  await page.getByRole("button", { name: "ตรวจไฟล์" }).click();
  await verifyPage(page, { ...upload, status: 422 });
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute("name"))).toBe("file");

  await page
    .getByLabel("ไฟล์ Excel หรือ CSV")
    .setInputFiles(file(row(who), row(",ไม่มีชื่อ"), row("ก,ข").replace("กองคลัง", "กองคลง")));
  await page.getByRole("button", { name: "ตรวจไฟล์" }).click();
  await verifyPage(page, { ...preview, status: 200 });
  expect(await page.getByText("หมายถึง “กองคลัง” หรือไม่").count()).toBe(1);
  expect(await page.getByRole("button", { name: /^นำเข้าบุคลากร/ }).count()).toBe(0);

  await page.getByRole("button", { name: "เลือกไฟล์อื่น" }).click();
  await page.getByLabel("ไฟล์ Excel หรือ CSV").setInputFiles(file(row(who), row(who.replace(",", ", "))));
  await page.getByRole("button", { name: "ตรวจไฟล์" }).click();
  await verifyPage(page, { ...preview, status: 200 });
  await page.getByRole("button", { name: /^นำเข้าบุคลากร/ }).click();
  await verifyPage(page, { ...preview, path: to.peopleImportConfirm.href({ org: org.slug }), status: 422 });
  await page.getByLabel("ข้าม ไม่นำเข้าแถวนี้").check();
  await page.getByRole("button", { name: /^นำเข้าบุคลากร/ }).click();
  await page.waitForURL(/\/people$/);
  expect(await page.getByText("นำเข้าบุคลากรแล้ว เพิ่ม 1 แก้ไข 0 คน").count()).toBe(1);

  // The other way round: the file of the list, one cell changed.
  const csv = await (await page.request.get(to.peopleExport.href({ org: org.slug }))).text();
  const changed = csv.replace(who, `${who}งาม`);
  await page.goto(path);
  await page.getByLabel("ไฟล์ Excel หรือ CSV").setInputFiles({ ...file(), buffer: Buffer.from(changed) });
  await page.getByRole("button", { name: "ตรวจไฟล์" }).click();
  await verifyPage(page, { ...preview, status: 200 });
  expect(await page.locator("ins").allInnerTexts()).toEqual([`${who.split(",")[1]}งาม`]);
  await page.getByRole("button", { name: /^นำเข้าบุคลากร/ }).click();
  await page.waitForURL(/\/people$/);
  expect(await page.getByText(`${who.replace(",", " ")}งาม`).count()).toBeGreaterThan(0);
});
