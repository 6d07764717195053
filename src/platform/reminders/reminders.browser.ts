import { beforeAll, expect, test } from "vitest";
import { v7 as newId } from "uuid";
import { openBrowserHouse, verifyPage } from "../../testing/browser.ts";
import { aMember, anOrganisation } from "../../testing/people.ts";
import type { TestMember } from "../../testing/people.ts";
import { todayInBangkok, addDays } from "../../thai/dates.ts";
import { paths } from "../../paths.ts";
import type { Organisation } from "../accounts/organisations.ts";
import { writeIn } from "../database/organisation-bound.ts";
import { remind } from "./remind.ts";

const { house, page: open } = await openBrowserHouse();
let org: Organisation;
const members: TestMember[] = [];
beforeAll(async () => {
  org = await anOrganisation(house);
  members.push(await aMember(house, org, "coordinator"), await aMember(house, org, "coordinator"));
  const now = new Date();
  const titles = ["คณะกรรมการขับเคลื่อนจริยธรรมจะหมดวาระ", "ประชุมคณะทำงานประเมินความเสี่ยง ครั้งที่ 3/2569"];
  for (const [index, title] of titles.entries()) {
    await writeIn(house.database, org.id, (db) =>
      remind(db, {
        orgId: org.id,
        whom: { may: { coordinator: "organisation" } },
        topic: "test.waits",
        recordKind: "committee",
        recordId: newId(),
        occasion: "1",
        title,
        detail: "เวลา 09.30 น. · ห้องประชุมชั้น 2 · 1. เรื่องที่ประธานแจ้ง · 2. รับรองรายงานครั้งก่อน",
        href: (slug) => paths.office.committees.href({ org: slug }),
        dueOn: addDays(todayInBangkok(now), index === 0 ? 20 : 1),
        now,
        byMail: false,
      }),
    );
  }
});

test.each([
  { script: false, member: 0 },
  { script: true, member: 1 },
])("reminders are seen, read and set, script $script", async ({ script, member }) => {
  const page = await open({ script, cookie: members[member]?.cookie ?? "" });
  await page.goto(paths.office.home.href({ org: org.slug }));
  await page.getByRole("link", { name: "ดูทั้งหมด 2 เรื่อง" }).click();
  const path = paths.office.reminders.href({ org: org.slug });
  await verifyPage(page, { title: "การแจ้งเตือน", h1: "การแจ้งเตือน", path, status: 200 });
  await page.getByRole("button", { name: /^อ่านแล้ว คณะกรรมการ/ }).click();
  await page.getByText("ทำเครื่องหมายว่าอ่านแล้ว").waitFor();
  expect(await page.getByText("ยังไม่อ่าน", { exact: true }).count()).toBeGreaterThan(0);
  await page.getByLabel("ทันทีที่มีเรื่องใหม่").check();
  await page.getByRole("button", { name: "บันทึก" }).click();
  await page.getByText("บันทึกวิธีรับการแจ้งเตือนแล้ว").waitFor();
  expect(await page.getByLabel("ทันทีที่มีเรื่องใหม่").isChecked()).toBe(true);
});
