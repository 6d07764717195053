import { expect, test } from "vitest";
import { addUnit } from "../../capabilities/organisation/units/acts.ts";
import { openBrowserHouse, verifyPage } from "../../testing/browser.ts";
import { aMember, anOrganisation } from "../../testing/people.ts";

const { house, page } = await openBrowserHouse();
const org = await anOrganisation(house);
const { cookie, actor } = await aMember(house, org, "coordinator");
const at = `/${org.slug}/office/search`;

for (const name of ["กองคลัง", "กองช่าง", "กองสาธารณสุขและสิ่งแวดล้อม"]) {
  const made = await addUnit(
    { database: house.database, now: house.now, orgId: org.id, actor },
    { name, shortName: "" },
  );
  if (!made.ok) throw new Error(made.message);
}

test.each([{ script: false }, { script: true }])(
  "from the bar of any page to the record, script: $script",
  async ({ script }) => {
    const window = await page({ script, cookie });
    await window.goto(`/${org.slug}/office`);
    await window.getByRole("searchbox", { name: "ค้นหาทุกรายการ" }).fill("กอง คลัง");
    await window.getByRole("searchbox", { name: "ค้นหาทุกรายการ" }).press("Enter");
    await window.getByText("พบ 1 รายการ").waitFor();
    await verifyPage(window, { title: "ค้นหา กอง คลัง", h1: "ค้นหา", path: `${at}?q=กอง+คลัง` });
    expect(await window.locator("mark").allInnerTexts()).toEqual(["กองคลัง"]);
    await window.getByRole("link", { name: "กองคลัง", exact: true }).click();
    await window.getByRole("heading", { level: 1, name: "กองคลัง" }).waitFor();
  },
);

test("letters wrong, a kind chosen, and nothing found, on a phone without script", async () => {
  const window = await page({ script: false, cookie, width: 360 });
  await window.goto(`/${org.slug}/office`);
  await window.getByRole("link", { name: "ค้นหาทุกรายการ" }).click();
  await verifyPage(window, { title: "ค้นหา", h1: "ค้นหา", path: at });
  const words = window.getByRole("searchbox", { name: "คำที่ต้องการค้น" });
  await words.fill("สาธารณสุกและสิงแวดลอม");
  await words.press("Enter");
  await window.getByText("แต่มีรายการที่ใกล้เคียง").waitFor();
  expect(await window.locator("mark").allInnerTexts()).toEqual(["สาธารณสุขและสิ่งแวดล้อม"]);
  await verifyPage(window, {
    title: "ค้นหา สาธารณสุกและสิงแวดลอม",
    h1: "ค้นหา",
    path: `${at}?q=สาธารณสุกและสิงแวดลอม`,
  });
  await words.fill("กขฃคฅฆ");
  await words.press("Enter");
  await window.getByText("ลองใช้คำที่สั้นลง").waitFor();
  await verifyPage(window, { title: "ค้นหา กขฃคฅฆ", h1: "ค้นหา", path: `${at}?q=กขฃคฅฆ` });
  await words.fill("กอง");
  await words.press("Enter");
  await window.getByRole("link", { name: "หน่วยงานภายใน 3" }).click();
  await window.getByText("พบ 3 รายการ").waitFor();
});
