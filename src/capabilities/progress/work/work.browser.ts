import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { paths } from "../../../paths.ts";
import { aPdf, aPhoto } from "../../../platform/files/samples.fixture.ts";
import { openBrowserHouse, verifyPage } from "../../../testing/browser.ts";
import { aMember, anOrganisation, aUnit } from "../../../testing/people.ts";
import { aYearOfWork, channelsTitle, trainingTitle } from "../stage.fixture.ts";

const opened = await openBrowserHouse();
const { house, page: open } = opened;
opened.setClock("2026-03-02T03:00:00Z");
const to = paths.office;
const scriptBytes = (script: boolean) => (script ? 20_000 : 0);
const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute("name"));
const picture = (name: string, buffer: Buffer) => ({ name, mimeType: "image/jpeg", buffer });
/** With script files are on their way before the form is. */
const sent = (page: Page, count: number) =>
  page
    .locator('input[name="files"]:checked')
    .nth(count - 1)
    .waitFor();
const patience = { timeout: 20_000 };

test.each([false, true])(
  "an officer adds an event with two photos for two projects; who comes second is told, script %s",
  async (script) => {
    const org = await anOrganisation(house, `work-${script}`);
    const unit = await aUnit(house, org, "สำนักปลัด");
    const officer = await aMember(house, org, "unit-officer", unit);
    const second = await aMember(house, org, "unit-officer", unit);
    const { projects } = await aYearOfWork({ house, org }, unit, 2569);
    const training = projects.find(({ title }) => title === trainingTitle);
    const channels = projects.find(({ title }) => title === channelsTitle);
    if (!training || !channels) throw new Error("no projects");
    const place = { org: org.slug };
    const page = await open({ script, width: 360, height: 740, cookie: officer.cookie });
    const other = await open({ script, width: 360, height: 740, cookie: second.cookie });
    const add = to.workAdd.href({ ...place, id: training.id, kind: "event" });
    await other.goto(add);

    await page.goto(to.home.href(place));
    await page.getByRole("navigation").getByRole("link", { name: "งาน", exact: true }).click();
    await verifyPage(page, {
      title: "งานของฉัน",
      h1: "งานของฉัน",
      path: to.work.href(place),
      scriptBytes: scriptBytes(script),
    });
    await page.getByRole("link", { name: new RegExp(`^กิจกรรม.*${trainingTitle}`) }).click();
    const named = {
      title: "บันทึกกิจกรรมที่จัด",
      h1: "บันทึกกิจกรรมที่จัด",
      path: add,
      scriptBytes: scriptBytes(script),
    };
    await verifyPage(page, named);

    // What is wrong is told at its field, and what was typed stays.
    await page.getByLabel("สถานที่").fill("หอประชุมเทศบาล");
    await page.getByLabel("วันที่จัด").fill("30 ก.พ. 2569");
    await press(page, "บันทึก");
    await expect.poll(() => focused(page)).toBe("title");
    await verifyPage(page, { ...named, status: 422 });
    expect(await page.locator(".bad").filter({ hasText: "วันที่จัด" }).innerText()).toContain("ไม่ใช่วันที่ที่มีอยู่จริง");
    expect(await page.getByLabel("สถานที่").inputValue()).toBe("หอประชุมเทศบาล");

    await page.getByLabel("ชื่อกิจกรรม").fill("อบรมคุณธรรมบุคลากร รุ่นที่ 1");
    await page.getByLabel("วันที่จัด").fill("14 ก.พ. 2569");
    await page.getByLabel("ข้าราชการส่วนท้องถิ่น ลูกจ้าง และพนักงานจ้าง").fill("๖๐");
    await page
      .getByRole("group", { name: /ขั้นตอนที่ทำเสร็จ/ })
      .getByLabel("จัดอบรม")
      .check();
    await page.getByText(/เป็นผลงานของโครงการอื่นด้วย/).click();
    await page.getByLabel(`2. ${channelsTitle}`).check();
    await page.getByLabel("ขั้นตอนเสร็จ: รวบรวมข้อมูล").check();
    const files = page.getByLabel(/ภาพและเอกสารหลักฐาน/);
    await files.setInputFiles([
      picture("IMG_1.JPG", await aPhoto(1200, 900)),
      picture("IMG_2.JPG", await aPhoto(900, 1200)),
    ]);
    if (script) await sent(page, 2);
    await press(page, "บันทึก");
    const projectPath = to.workProject.href({ ...place, id: training.id });
    await expect.poll(() => new URL(page.url()).pathname, patience).toBe(projectPath);
    await verifyPage(page, {
      title: trainingTitle,
      h1: trainingTitle,
      path: projectPath,
      scriptBytes: scriptBytes(script),
    });
    expect(await page.locator("#facts .pictures img").count()).toBe(2);
    expect(await page.locator("#facts").innerText()).toContain("ผู้เข้าร่วม 60 คน");
    await page.goto(to.workProject.href({ ...place, id: channels.id }));
    expect(await page.locator("#facts").innerText()).toContain("อบรมคุณธรรมบุคลากร รุ่นที่ 1");

    // The second one had the form open all the time.
    await other.getByLabel("ชื่อกิจกรรม").fill("อบรมซ้ำในวันเดียวกัน");
    await other
      .getByRole("group", { name: /ขั้นตอนที่ทำเสร็จ/ })
      .getByLabel("จัดอบรม")
      .check();
    await other.getByLabel(/ภาพและเอกสารหลักฐาน/).setInputFiles([picture("ใบลงชื่อ.pdf", aPdf("names"))]);
    if (script) await sent(other, 1);
    await press(other, "บันทึก");
    await expect
      .poll(() => other.locator("form.form").innerText(), patience)
      .toContain("บันทึกไว้แล้วว่าทำเสร็จเมื่อ 14 ก.พ. 2569");
    await verifyPage(other, { ...named, status: 422 });
    expect(await other.getByLabel("ชื่อกิจกรรม").inputValue()).toBe("อบรมซ้ำในวันเดียวกัน");
    await press(other, "บันทึกเป็นกิจกรรมโดยไม่นับขั้นตอน");
    await expect.poll(() => new URL(other.url()).pathname, patience).toBe(projectPath);
    await other.getByRole("link", { name: "อบรมซ้ำในวันเดียวกัน" }).click();
    expect(await other.locator("#evidence").innerText()).toContain("ใบลงชื่อ.pdf");
    await verifyPage(other, {
      title: "อบรมซ้ำในวันเดียวกัน",
      h1: "อบรมซ้ำในวันเดียวกัน",
      path: new URL(other.url()).pathname,
      scriptBytes: scriptBytes(script),
    });

    // Taken back with its reason, and a correction.
    await other.getByText("ถอนบันทึกนี้").click();
    await press(other, "ถอนบันทึก");
    await expect.poll(() => focused(other)).toBe("reason");
    await other.getByLabel("เหตุผลที่ถอน").fill("บันทึกซ้ำกับของเพื่อนร่วมงาน");
    await press(other, "ถอนบันทึก");
    await other.getByText("ถอนบันทึกนี้แล้ว ไม่นับเป็นผลงาน").waitFor();
  },
);

test.each([false, true])(
  "each kind has its form, and each says what is missing, script %s",
  async (script) => {
    const org = await anOrganisation(house, `kinds-${script}`);
    const unit = await aUnit(house, org, "กองคลัง");
    const { cookie } = await aMember(house, org, "coordinator");
    const { projects } = await aYearOfWork({ house, org }, unit, 2569);
    const [training] = projects;
    const page = await open({ script, width: 360, height: 740, cookie });
    const kinds = [
      ["step", "บันทึกขั้นตอนที่ทำเสร็จ", "steps"],
      ["publication", "บันทึกการเผยแพร่", "title"],
      ["spending", "บันทึกการเบิกจ่าย", "amount"],
      ["value", "บันทึกค่าตัวชี้วัด", "resultId"],
      ["setback", "บันทึกว่าไม่สามารถดำเนินการได้", "title"],
    ] as const;
    for (const [kind, title, field] of kinds) {
      const path = to.workAdd.href({ org: org.slug, id: training?.id ?? "", kind });
      await page.goto(path);
      await press(page, "บันทึก");
      await expect.poll(() => focused(page)).toBe(field);
      await verifyPage(page, { title, h1: title, path, status: 422, scriptBytes: scriptBytes(script) });
    }
  },
);
