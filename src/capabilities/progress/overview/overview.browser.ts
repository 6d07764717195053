import { expect, test } from "vitest";
import { paths } from "../../../paths.ts";
import { openBrowserHouse, verifyPage } from "../../../testing/browser.ts";
import { aMember, anOrganisation, aUnit } from "../../../testing/people.ts";
import { twoYears } from "./stage.fixture.ts";

const opened = await openBrowserHouse();
const { house, page: open } = opened;
opened.setClock("2026-10-20T05:00:00Z");

test.each([360, 1280])("the executive's screen at %d px, and what is late by itself", async (width) => {
  const org = await anOrganisation(house, `overview-${width}`);
  const units = [await aUnit(house, org, "สำนักปลัด"), await aUnit(house, org, "กองคลัง")];
  await twoYears(house, org, units);
  const { cookie } = await aMember(house, org, "executive");
  const page = await open({ script: false, width, cookie });
  const path = paths.office.progressOverview.href({ org: org.slug, year: "2569" });
  const title = "ภาพรวมผลการดำเนินงาน ปีงบประมาณ 2569";
  await page.goto(path);
  await verifyPage(page, { title, h1: "ภาพรวม ปีงบประมาณ 2569", path });
  await page.getByRole("link", { name: /ล่าช้ากว่าแผน/ }).click();
  await verifyPage(page, { title, h1: "ภาพรวม ปีงบประมาณ 2569", path: `${path}?show=late` });
  await expect.poll(() => page.getByText("เว็บไซต์ถูกระงับการใช้งาน").count()).toBe(0);
});
