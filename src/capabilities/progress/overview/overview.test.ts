import { expect, test } from "vitest";
import { paths } from "../../../paths.ts";
import { openTestHouse } from "../../../testing/house.ts";
import { aMember, anOrganisation, aUnit } from "../../../testing/people.ts";
import { browserFor } from "../../../testing/requests.ts";
import { channelsTitle, declarationTitle, trainingTitle } from "../stage.fixture.ts";
import { twoYears } from "./stage.fixture.ts";

const opened = await openTestHouse();
const { house } = opened;
const browser = browserFor(opened);
opened.setClock("2026-10-20T05:00:00Z");

const org = await anOrganisation(house);
const units = [await aUnit(house, org, "สำนักปลัด"), await aUnit(house, org, "กองคลัง")];
const projects = await twoYears(house, org, units);
const { cookie } = await aMember(house, org, "executive");
const href = (year: string) => paths.office.progressOverview.href({ org: org.slug, year });
const textOf = async (address: string) => (await browser.get(address, { cookie })).text();
const read = (html: string) => html.replaceAll(/<[^>]+>/g, " ").replaceAll(/\s+/g, " ");

test("tells what is late, given up and paid too much, each a way down to its project", async () => {
  const html = await textOf(href("2569"));
  const text = read(html);
  expect(text).toContain("ถึงวันที่ 30 กันยายน 2569");
  expect(text).toContain("ล่าช้ากว่าแผน 2 โครงการ");
  expect(text).toContain("เว็บไซต์ถูกระงับการใช้งาน");
  expect(text).toContain("เบิกจ่าย 55,000.50 จาก 50,000 บาท เกิน 5,000.50 บาท");
  const late = read(await textOf(`${href("2569")}?show=late`));
  expect(late).toContain(declarationTitle);
  expect(late).toContain(trainingTitle);
  expect(late).not.toContain(channelsTitle);
  for (const { id } of projects.slice(0, 2))
    expect(html).toContain(paths.office.workProject.href({ org: org.slug, id }));
});

test("is held against the year before at the same day, and that year is told as it ended", async () => {
  const text = read(await textOf(href("2569")));
  expect(text).toMatch(/2569 30 ก\.ย\. 2569 0 จาก 3 .*55,000\.50 จาก 50,000/);
  expect(text).toMatch(/2568 30 ก\.ย\. 2568 1 จาก 3 .*45,000 จาก 50,000/);
  opened.setClock("2025-11-30T05:00:00Z");
  const early = read(await textOf(href("2569")));
  opened.setClock("2026-10-20T05:00:00Z");
  expect(early).toMatch(/2568 30 พ\.ย\. 2567 0 จาก 3 ร้อยละ 0 0 จาก 50,000/);
});

test("of a unit its own share is told", async () => {
  const text = read(await textOf(href("2569")));
  const byUnits = text.slice(text.indexOf("ตามหน่วยงาน"));
  expect(byUnits).toMatch(/สำนักปลัด 0 จาก 3 1 /);
  expect(byUnits).toMatch(/กองคลัง 0 จาก 1 0 ร้อยละ 0 0 0/);
});

test.each(["2570", "abc", "0"])("there is no year %s", async (year) => {
  expect((await browser.get(href(year), { cookie })).status).toBe(404);
});
