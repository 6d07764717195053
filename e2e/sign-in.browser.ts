import { expect, test } from "vitest";
import { paths } from "../src/paths.ts";
import { openBrowserHouse, verifyPage } from "../src/testing/browser.ts";
import { aMember, anOrganisation } from "../src/testing/people.ts";

const { house, page: open } = await openBrowserHouse();
const org = await anOrganisation(house);
const office = paths.office.packs.href({ org: org.slug });

test.each([{ script: false }, { script: true }])(
  "the sign-in page is whole, script $script",
  async ({ script }) => {
    const page = await open({ script });
    await page.goto(office);
    expect(
      await verifyPage(page, {
        title: "ลงชื่อเข้าใช้",
        h1: "ลงชื่อเข้าใช้",
        path: paths.account.signIn.href({}, { next: office }),
        status: 200,
      }),
    ).toEqual({ scriptBytes: 0 });
  },
);

test.each([{ script: false }, { script: true }])(
  "a wrong password keeps the name, script $script",
  async ({ script }) => {
    const page = await open({ script });
    await page.goto(paths.account.signIn.href({}));
    await page.getByLabel("อีเมลหรือชื่อผู้ใช้").fill("nobody@example.test");
    await page.getByLabel("รหัสผ่าน").fill("not the password");
    await page.getByRole("button", { name: "ลงชื่อเข้าใช้" }).click();
    expect(
      await verifyPage(page, {
        title: "ลงชื่อเข้าใช้",
        h1: "ลงชื่อเข้าใช้",
        path: paths.account.signIn.href({}),
        status: 422,
      }),
    ).toEqual({ scriptBytes: 0 });
    expect(await page.getByLabel("อีเมลหรือชื่อผู้ใช้").inputValue()).toBe("nobody@example.test");
    expect(await page.getByLabel("รหัสผ่าน").inputValue()).toBe("");
  },
);

test("a member with a session goes straight in", async () => {
  const { cookie } = await aMember(house, org, "coordinator");
  const page = await open({ script: true, cookie });
  await page.goto(office);
  expect(
    await verifyPage(page, { title: "ชุดข้อมูลอ้างอิง", h1: "ชุดข้อมูลอ้างอิง", path: office, status: 200 }),
  ).toEqual({ scriptBytes: 0 });
});
