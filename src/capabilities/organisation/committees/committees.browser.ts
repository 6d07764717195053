import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { paths } from "../../../paths.ts";
import { openBrowserHouse, verifyPage } from "../../../testing/browser.ts";
import { aMember, anOrganisation } from "../../../testing/people.ts";
import { aPerson } from "./stage.fixture.ts";

const { house, page: open } = await openBrowserHouse();
const to = paths.office;

const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute("name"));
const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
const follow = (page: Page, name: string | RegExp) => page.getByRole("link", { name }).first().click();

test.each([false, true])(
  "a committee is appointed, meets, and the log tells of it, script %s",
  async (script) => {
    const org = await anOrganisation(house, `bueng-${script}`);
    const { cookie } = await aMember(house, org, "administrator");
    await aPerson(house, org, "สมศรี ประธานดี", "ปลัดเทศบาล");
    const page = await open({ script, width: script ? 1280 : 360, cookie });
    const place = { org: org.slug };

    await page.goto(to.committees.href(place));
    await verifyPage(page, {
      title: "คณะกรรมการและคณะทำงาน",
      h1: "คณะกรรมการและคณะทำงาน",
      path: to.committees.href(place),
    });
    await follow(page, "เพิ่มคณะ");
    await page.getByLabel("หน้าที่และอำนาจ").fill("ติดตามงานสมมติ");
    await press(page, "บันทึก");
    await verifyPage(page, {
      title: "เพิ่มคณะ",
      h1: "เพิ่มคณะ",
      path: to.committeeAdd.href(place),
      status: 422,
      scriptBytes: 15_000,
    });
    await expect.poll(() => focused(page)).toBe("name");
    expect(await page.getByLabel("หน้าที่และอำนาจ").inputValue()).toBe("ติดตามงานสมมติ");
    await page.getByLabel("ชื่อคณะ").fill("คณะทำงานสมมติ");
    await page.getByLabel("คณะทำงาน", { exact: true }).check();
    await press(page, "บันทึก");
    const committee = new URL(page.url()).pathname;
    await verifyPage(page, { title: "คณะทำงานสมมติ", h1: "คณะทำงานสมมติ", path: committee });

    await follow(page, /เพิ่มคำสั่ง/);
    const orderForm = new URL(page.url()).pathname;
    await page.getByLabel("เลขที่คำสั่ง").fill("๑๒๓/๒๕๖๙");
    await page.getByLabel("วันที่ลงนามในคำสั่ง").fill("๓๒/๑/๒๕๖๙");
    await press(page, "บันทึกคำสั่ง");
    await verifyPage(page, {
      title: "เพิ่มคำสั่งแต่งตั้ง",
      h1: "เพิ่มคำสั่งแต่งตั้ง",
      path: orderForm,
      status: 422,
      scriptBytes: 15_000,
    });
    await expect.poll(() => focused(page)).toBe("orderedOn");
    expect(await page.getByLabel("เลขที่คำสั่ง").inputValue()).toBe("๑๒๓/๒๕๖๙");
    await page.getByLabel("วันที่ลงนามในคำสั่ง").fill("๕ ม.ค. ๒๕๖๙");
    await page.getByLabel("เรื่อง", { exact: true }).fill("แต่งตั้งคณะทำงานสมมติ");
    await page.getByLabel("วันแรกของวาระ").fill("5/1/2569");
    await page.getByLabel("คนที่ 1 จากบุคลากร").selectOption({ index: 1 });
    await page.getByLabel("ชื่อผู้ลงนาม").fill("นายสมมติ ผู้ลงนาม");
    await page.getByLabel("ตำแหน่งผู้ลงนาม").fill("นายกเทศมนตรี");
    await press(page, "บันทึกคำสั่ง");
    await verifyPage(page, {
      title: "คำสั่งที่ 123/2569",
      h1: "คำสั่งที่ 123/2569",
      path: new URL(page.url()).pathname,
      scriptBytes: 15_000,
    });

    await page.goto(committee);
    await follow(page, /นัดประชุม/);
    await page.getByLabel("ครั้งที่").fill("๑/๒๕๖๙");
    await page.getByLabel("เวลาเริ่ม").fill("๑๓.๓๐ น.");
    await page.getByLabel("วาระที่ 1").fill("รับทราบงานสมมติ");
    await press(page, "บันทึก");
    await expect.poll(() => focused(page)).toBe("heldOn");
    expect(await page.getByLabel("วาระที่ 1").inputValue()).toBe("รับทราบงานสมมติ");
    await page.getByLabel("วันประชุม").fill("12/1/2569");
    await press(page, "บันทึก");
    const meeting = new URL(page.url()).pathname;
    const name = "ประชุมครั้งที่ 1/2569";
    await verifyPage(page, { title: name, h1: name, path: meeting, scriptBytes: 15_000 });
    await page.goto(to.meetings.href(place));
    await verifyPage(page, {
      title: "การประชุม",
      h1: "การประชุม",
      path: to.meetings.href(place),
      scriptBytes: 15_000,
    });

    await page.goto(to.audit.href(place));
    await verifyPage(page, {
      title: "บันทึกการใช้งาน",
      h1: "บันทึกการใช้งาน",
      path: to.audit.href(place),
      scriptBytes: 15_000,
    });
    expect(await page.locator("main").innerText()).toContain("คณะทำงานสมมติ");
  },
);
