import { expect, test } from "vitest";
import { paths } from "../../paths.ts";
import { openBrowserHouse, verifyPage } from "../../testing/browser.ts";
import { aMember, openSession } from "../../testing/people.ts";
import { organisationNamed } from "../../platform/accounts/organisations.ts";

const opened = await openBrowserHouse();
const { house, page: open } = opened;
const org = "bueng-suk";
const link = paths.setup.href({ token: house.setupToken });
const to = paths.office;

/** Ways to the pages that the tests make, so that the last one can look at all of them. */
let cookie = "";

test("with script off: from the link of the terminal to an organisation and its first unit", async () => {
  const page = await open({ script: false, width: 360 });
  await page.goto(link);
  await verifyPage(page, { title: "เริ่มใช้งาน", h1: "เริ่มใช้งานสุจริต", path: link, status: 200 });
  await page.getByLabel("เทศบาลตำบล (ทต.)").check();
  await page.getByRole("button", { name: "ต่อไป" }).click();

  const details = { title: "เริ่มใช้งาน: เทศบาลตำบล", h1: "ข้อมูลของเทศบาลตำบล" };
  await verifyPage(page, { ...details, path: `${link}?step=2&kind=town-small`, status: 200 });
  await page.getByLabel("ชื่อเทศบาลตำบล").fill("บึงสุข");
  await page.getByLabel("อำเภอ").fill("เมืองสมมติ");
  await page.getByLabel("จังหวัด").selectOption("นนทบุรี");
  await page.getByLabel("ชื่อย่อในที่อยู่เว็บ").fill(org);
  await page.getByLabel("ชื่อและนามสกุล").fill("สมหญิง ตั้งใจทำ");
  await page.getByLabel("อีเมล").fill("somying@example.test");
  await page.getByLabel("ชื่อผู้ใช้").fill("somying");
  await page.getByLabel("รหัสผ่าน", { exact: true }).fill("สั้นไป");
  await page.getByLabel("รหัสผ่านอีกครั้ง").fill("สั้นไป");
  await page.getByRole("button", { name: "สร้างหน่วยงานและบัญชี" }).click();

  await verifyPage(page, { ...details, path: link, status: 422 });
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute("name")))
    .toBe("administrator.password");
  expect(await page.getByLabel("ชื่อเทศบาลตำบล").inputValue()).toBe("บึงสุข");
  await page.getByLabel("รหัสผ่าน", { exact: true }).fill("ปลาทูแม่กลองหน้างอ");
  await page.getByLabel("รหัสผ่านอีกครั้ง").fill("ปลาทูแม่กลองหน้างอ");
  await page.getByRole("button", { name: "สร้างหน่วยงานและบัญชี" }).click();
  await page.waitForURL(/\/account\/sign-in/);

  const account = await house.database.shared.selectFrom("account").select("id").executeTakeFirstOrThrow();
  cookie = await openSession(house, account.id);
  const office = await open({ script: false, width: 360, cookie });
  await office.goto(to.home.href({ org }));
  await verifyPage(office, { title: "หน้าแรก", h1: "สวัสดี สมหญิง ตั้งใจทำ", path: to.home.href({ org }) });
  await office.goto(to.units.href({ org }));
  await office.getByRole("link", { name: "เพิ่มหน่วยงาน" }).click();
  await office.getByRole("button", { name: "เพิ่มหน่วยงาน" }).click();
  await expect.poll(() => office.evaluate(() => document.activeElement?.getAttribute("name"))).toBe("name");
  await office.getByLabel("ชื่อหน่วยงาน").fill("กองทะเบียนสมมติ");
  await office.getByRole("button", { name: "เพิ่มหน่วยงาน" }).click();
  await verifyPage(office, { title: "หน่วยงานภายใน", h1: "หน่วยงานภายใน", path: to.units.href({ org }) });
  await office.getByRole("button", { name: "เลื่อนกองทะเบียนสมมติขึ้น" }).press("Enter");
  await expect.poll(() => office.getByRole("button", { name: "เลื่อนกองทะเบียนสมมติลง" }).isEnabled()).toBe(true);
});

test("with script off: a person, a second position, and leaving", async () => {
  const page = await open({ script: false, cookie });
  await page.goto(to.personAdd.href({ org }));
  await page.getByLabel("คำนำหน้า").fill("นาย");
  await page.getByLabel("ชื่อ", { exact: true }).fill("สมชาย");
  await page.getByLabel("ประเภทบุคลากร").selectOption("official");
  await page.getByLabel("ชื่อตำแหน่ง").fill("ผู้อำนวยการกองคลัง");
  await page.getByLabel("หน่วยงาน (ไม่บังคับ)").selectOption({ label: "กองคลัง" });
  await page.getByLabel("เป็นหัวหน้าของหน่วยงานนี้").check();
  await page.getByLabel("ดำรงตำแหน่งตั้งแต่วันที่").fill("๑ ต.ค. ๒๕๖๘");
  await page.getByRole("button", { name: "เพิ่มบุคลากร" }).click();
  await verifyPage(page, {
    title: "เพิ่มบุคลากร",
    h1: "เพิ่มบุคลากร",
    path: to.personAdd.href({ org }),
    status: 422,
  });
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute("name")))
    .toBe("familyName");
  expect(await page.getByLabel("เป็นหัวหน้าของหน่วยงานนี้").isChecked()).toBe(true);
  await page.getByLabel("นามสกุล").fill("ใจดี");
  await page.getByRole("button", { name: "เพิ่มบุคลากร" }).click();
  const person = new URL(page.url()).pathname;
  await verifyPage(page, { title: "นายสมชาย ใจดี", h1: "นายสมชาย ใจดี", path: person });

  await page.getByRole("link", { name: "เพิ่มตำแหน่ง" }).click();
  await page.getByLabel("ชื่อตำแหน่ง").fill("เลขานุการคณะทำงาน");
  await page.getByLabel("ดำรงตำแหน่งตั้งแต่วันที่").fill("1/1/2569");
  await page.getByRole("button", { name: "เพิ่มตำแหน่ง" }).click();
  await verifyPage(page, { title: "นายสมชาย ใจดี", h1: "นายสมชาย ใจดี", path: person });
  await page.getByRole("link", { name: /สิ้นสุดหรือแก้ไข ตำแหน่งเลขานุการ/ }).click();
  await verifyPage(page, {
    title: "เลขานุการคณะทำงาน ของนายสมชาย ใจดี",
    h1: "เลขานุการคณะทำงาน",
    path: new URL(page.url()).pathname,
  });
});

test("the other pages are whole, with script on and off", async () => {
  const found = await organisationNamed(house.database, org);
  if (!found) throw new Error("no organisation");
  const council = (await aMember(house, found, "council-member")).cookie;
  const pages = [
    { path: paths.public.home.href({ org }), title: "เทศบาลตำบลบึงสุข", h1: "เทศบาลตำบลบึงสุข" },
    { path: to.people.href({ org }), title: "บุคลากร", h1: "บุคลากร" },
    { path: to.people.href({ org }, { q: "ไม่มี" }), title: "บุคลากร", h1: "บุคลากร" },
    { path: to.organisation.href({ org }), title: "ข้อมูลองค์กร", h1: "ข้อมูลองค์กร", scriptBytes: 15_000 },
    { path: to.personAdd.href({ org }), title: "เพิ่มบุคลากร", h1: "เพิ่มบุคลากร", scriptBytes: 30_000 },
  ];
  for (const wanted of pages) {
    const page = await open({ script: true, cookie });
    await page.goto(wanted.path);
    await verifyPage(page, wanted);
  }
  const page = await open({ script: false, cookie: council });
  await page.goto(to.people.href({ org }));
  await verifyPage(page, { title: "บุคลากร", h1: "บุคลากร", path: to.people.href({ org }) });
  expect(await page.getByText("ประเภท").count()).toBe(0);
});
