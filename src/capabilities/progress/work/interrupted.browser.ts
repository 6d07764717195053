import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, expect, test } from "vitest";
import { paths } from "../../../paths.ts";
import { aPdf, aPhoto } from "../../../platform/files/samples.fixture.ts";
import { openBrowserHouse, verifyPage } from "../../../testing/browser.ts";
import { aMember, anOrganisation, aUnit } from "../../../testing/people.ts";
import { givePassword, TEST_PASSWORD } from "../../../testing/visitor.ts";
import { aYearOfWork, trainingTitle } from "../stage.fixture.ts";

const opened = await openBrowserHouse();
const { house, page: open } = opened;
opened.setClock("2026-03-02T03:00:00Z");
const to = paths.office;
const patience = { timeout: 20_000 };
const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
const kept = (page: Page) => page.locator('input[name="files"]:checked');
const evidence = (page: Page) => page.getByLabel(/ภาพและเอกสารหลักฐาน/);

const folder = await mkdtemp(join(tmpdir(), "sucharit-evidence-"));
afterAll(() => rm(folder, { recursive: true, force: true }));

let towns = 0;

/** An officer of a unit, the form of an event before them. */
async function anOfficer(script: boolean) {
  const org = await anOrganisation(house, `broken-${++towns}`);
  const unit = await aUnit(house, org, "สำนักปลัด");
  const officer = await aMember(house, org, "unit-officer", unit);
  const { projects } = await aYearOfWork({ house, org }, unit, 2569);
  const id = projects.find(({ title }) => title === trainingTitle)?.id ?? "";
  const page = await open({ script, width: 360, height: 740, cookie: officer.cookie });
  const add = to.workAdd.href({ org: org.slug, id, kind: "event" });
  const project = to.workProject.href({ org: org.slug, id });
  await page.goto(add);
  return { officer, page, add, project };
}

test("an upload that breaks off goes on where it was, and the event is recorded with it", async () => {
  const { page, project } = await anOfficer(true);
  // Of a folder: it is known again by when it was last changed.
  const chosen = join(folder, "ใบลงชื่อทั้งเล่ม.pdf");
  await writeFile(chosen, Buffer.concat([aPdf("long"), Buffer.alloc(9_000_000, 10)]));
  const offsets: number[] = [];
  let isCut = true;
  await page.route(/\/uploads\/[0-9a-f-]{36}$/, async (route) => {
    const request = route.request();
    if (request.method() !== "PATCH") return route.continue();
    offsets.push(Number(request.headers()["upload-offset"]));
    // The first piece arrives, and nothing after it while the line is cut.
    return isCut && offsets.length > 1 ? route.abort("internetdisconnected") : route.continue();
  });
  await page.getByLabel("ชื่อกิจกรรม").fill("อบรมรุ่นที่ 1");
  await page.getByLabel("วันที่จัด").fill("14 ก.พ. 2569");
  await evidence(page).setInputFiles(chosen);
  await expect.poll(() => page.locator(".uploads li").innerText(), patience).toContain("ขาดการติดต่อ");
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  const drafted = page.locator("form.form .draft");
  await expect.poll(() => drafted.innerText(), patience).toContain("เก็บร่างแล้ว");

  // The telephone was put away, and the form is opened anew: the words are offered, the file goes on.
  page.on("dialog", (dialog) => void dialog.accept());
  await page.reload();
  isCut = false;
  await page.getByRole("link", { name: "พิมพ์ต่อจากร่าง" }).click();
  expect(await page.getByLabel("ชื่อกิจกรรม").inputValue()).toBe("อบรมรุ่นที่ 1");
  await evidence(page).setInputFiles(chosen);
  await kept(page).first().waitFor(patience);
  expect(offsets.filter((offset) => offset === 0)).toHaveLength(1);
  expect(offsets.at(-1)).toBeGreaterThan(0);
  await press(page, "บันทึก");
  await expect.poll(() => new URL(page.url()).pathname, patience).toBe(project);
  await page.getByRole("link", { name: "อบรมรุ่นที่ 1" }).click();
  expect(await page.locator("#evidence").innerText()).toContain("ใบลงชื่อทั้งเล่ม.pdf");
});

test.each([false, true])(
  "a session that ends while an event is typed: who signs in again finds every word, script %s",
  async (script) => {
    const { officer, page, add, project } = await anOfficer(script);
    await givePassword(house, officer.accountId);
    await page.getByLabel("ชื่อกิจกรรม").fill("อบรมรุ่นที่ 2");
    await page.getByLabel("วันที่จัด").fill("15 ก.พ. 2569");
    await page.getByLabel("สถานที่").fill("หอประชุมเทศบาล");
    await page.getByLabel("ข้าราชการส่วนท้องถิ่น ลูกจ้าง และพนักงานจ้าง").fill("๖๐");
    const steps = page.getByRole("group", { name: /ขั้นตอนที่ทำเสร็จ/ });
    await steps.getByLabel("เสนอขออนุมัติ").check();
    await steps.getByLabel("จัดอบรม").check();
    const photo = { name: "IMG_1.JPG", mimeType: "image/jpeg", buffer: await aPhoto() };
    await evidence(page).setInputFiles([photo]);
    if (script) await kept(page).first().waitFor(patience);
    await page.context().clearCookies();
    await press(page, "บันทึก");
    const again = "ลงชื่อเข้าใช้อีกครั้ง";
    await page.getByRole("heading", { name: again }).waitFor(patience);
    await verifyPage(page, { title: again, h1: again, path: add, status: 401 });
    await page.getByLabel("อีเมลหรือชื่อผู้ใช้").fill(officer.email);
    await page.getByLabel("รหัสผ่าน").fill(TEST_PASSWORD);
    await press(page, "ลงชื่อเข้าใช้");
    await press(page, "ส่งสิ่งที่พิมพ์ไว้");
    await expect.poll(() => new URL(page.url()).pathname, patience).toBe(project);
    const facts = page.locator("#facts");
    for (const words of ["อบรมรุ่นที่ 2", "15 ก.พ. 2569", "หอประชุมเทศบาล", "ผู้เข้าร่วม 60 คน"])
      expect(await facts.innerText()).toContain(words);
    expect(await page.locator("ol.steps").innerText()).toMatch(/เสนอขออนุมัติ\s+เสร็จแล้ว[\s\S]*จัดอบรม\s+เสร็จแล้ว/);
    // What was sent before the form stays with it; what the form itself carried must be chosen again.
    expect(await facts.locator(".pictures img").count()).toBe(script ? 1 : 0);
  },
);
