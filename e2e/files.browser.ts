import { NOW } from "./world.ts";
import type { World } from "./world.ts";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aCommittee, aMeeting, anOrder, furnish } from "./furnished.ts";

import { paths } from "../src/paths.ts";
import { aPdf, aPhoto } from "../src/platform/files/samples.fixture.ts";
import { openBrowserHouse, verifyPage } from "../src/testing/browser.ts";

const { house, page: open, setClock } = await openBrowserHouse();
setClock(NOW);
let world: World;
beforeAll(async () => {
  world = await furnish(house);
});
const patience = { timeout: 20_000 };
const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
const payload = (name: string, buffer: Buffer) => ({ name, mimeType: "application/octet-stream", buffer });

/** A PDF of several pieces: what stands behind its end is of no page. */
const long = Buffer.concat([aPdf("long"), Buffer.alloc(9_000_000, 10)]);
const folder = await mkdtemp(join(tmpdir(), "sucharit-upload-"));
afterAll(() => rm(folder, { recursive: true, force: true }));

test.each([false, true])("an order gets its signed scan and gives it up again, script %s", async (script) => {
  const { org, members } = world;
  const committee = await aCommittee(world);
  const id = await anOrder(world, committee);
  const page = await open({ script, width: script ? 1280 : 360, cookie: members.administrator.cookie });
  const path = paths.office.order.href({ org: org.slug, committee, id });
  await page.goto(path);
  const h1 = await page.locator("h1").innerText();
  await verifyPage(page, { title: h1, h1, path, scriptBytes: 15_000 });
  await page.getByLabel("ไฟล์คำสั่งที่ลงนามแล้ว").setInputFiles(payload("คำสั่งลงนาม.pdf", aPdf("signed")));
  await press(page, "แนบฉบับลงนาม");
  await expect.poll(() => page.locator("#scan").innerText(), patience).toContain("คำสั่งลงนาม.pdf");
  await expect.poll(() => page.locator("#scan").innerText(), patience).toContain("2 หน้า");
  await verifyPage(page, { title: h1, h1, path, scriptBytes: 15_000 });

  await page.getByRole("button", { name: "นำออก" }).first().click();
  await page.getByRole("dialog").getByRole("button", { name: "นำออก", exact: true }).click();
  await expect.poll(() => page.locator("#scan").innerText(), patience).toContain("ยังไม่มีไฟล์คำสั่งที่ลงนามแล้ว");
  expect(new URL(page.url()).pathname).toBe(path);
});

test.each([false, true])(
  "a meeting gets papers; what is refused is told beside it, script %s",
  async (script) => {
    const { org, members } = world;
    const id = await aMeeting(world, "held");
    const page = await open({ script, width: script ? 1280 : 360, cookie: members.administrator.cookie });
    const path = paths.office.meetingFiles.href({ org: org.slug, id });
    const named = { title: "แนบเอกสารและภาพ", h1: "แนบเอกสารและภาพ", path, scriptBytes: 15_000 };
    await page.goto(path);
    await verifyPage(page, named);
    const program = Buffer.concat([Buffer.from("MZ"), Buffer.alloc(300, 1)]);
    await page
      .getByLabel("ไฟล์ที่จะแนบ")
      .setInputFiles([
        payload("รายงานการประชุม.pdf", aPdf("paper")),
        payload("ภาพถ่าย.jpg", await aPhoto(800, 600)),
        payload("ภาพ.jpg", program),
      ]);
    if (!script) await press(page, "แนบไฟล์");
    await expect.poll(() => page.locator("main form").first().innerText(), patience).toContain("เป็นโปรแกรม");
    await expect.poll(() => page.getByRole("checkbox", { checked: true }).count(), patience).toBe(2);
    // With script the refusal of one file is an answer of its own, which Chromium notes in its console.
    if (!script) await verifyPage(page, { ...named, status: 422 });
    await press(page, "แนบไฟล์");
    await expect
      .poll(() => new URL(page.url()).pathname)
      .toBe(paths.office.meeting.href({ org: org.slug, id }));
    const papers = page.locator("#papers");
    expect(await papers.innerText()).toMatch(/รายงานการประชุม\.pdf[\s\S]*ภาพถ่าย\.jpg/);
    const h1 = await page.locator("h1").innerText();
    const at = `${paths.office.meeting.href({ org: org.slug, id })}`;
    await verifyPage(page, { title: h1, h1, path: at, scriptBytes: 15_000 });
  },
);

test("500 photos at once: those that fit are sent, the others are one line that can be closed", async () => {
  const { org, members } = world;
  const id = await aMeeting(world, "held");
  const page = await open({ script: true, width: 360, cookie: members.administrator.cookie });
  const path = paths.office.meetingFiles.href({ org: org.slug, id });
  await page.goto(path);
  const photo = await aPhoto();
  const huge = join(folder, "วิดีโอ.jpg");
  await writeFile(huge, Buffer.alloc(51 * 1024 ** 2));
  const field = page.getByLabel("ไฟล์ที่จะแนบ");
  const lines = page.locator(".uploads li");
  await field.setInputFiles(huge);
  await expect
    .poll(() => lines.allInnerTexts())
    .toEqual([expect.stringContaining("รับไฟล์ละไม่เกิน 50 MB จึงไม่ได้ส่ง “วิดีโอ.jpg”") as string]);
  await field.setInputFiles(Array.from({ length: 500 }, (_, at) => payload(`ภาพ ${at + 1}.jpg`, photo)));
  expect(await lines.count()).toBe(51);
  expect(await page.locator(".uploads [role=alert]").allInnerTexts()).toEqual([
    "แนบได้ไม่เกิน 50 ไฟล์ จึงไม่ได้ส่ง 450 ไฟล์ ตั้งแต่ “ภาพ 51.jpg” เป็นต้นไป",
  ]);
  await expect.poll(() => page.getByRole("checkbox", { checked: true }).count(), patience).toBe(50);
  await verifyPage(page, { title: "แนบเอกสารและภาพ", h1: "แนบเอกสารและภาพ", path, scriptBytes: 15_000 });
  await press(page, "ปิด");
  expect(await lines.count()).toBe(50);
  await press(page, "แนบไฟล์");
  await expect.poll(() => page.locator("#papers .attachments > li").count(), patience).toBe(50);
});

test("a lost connection: the upload goes on by itself, and after a reload where it was", async () => {
  const { org, members } = world;
  const id = await aMeeting(world, "held");
  const page = await open({ script: true, width: 360, cookie: members.administrator.cookie });
  await page.goto(paths.office.meetingFiles.href({ org: org.slug, id }));
  // Of a folder: it is known again by when it was last changed.
  const chosen = join(folder, "เล่มใหญ่.pdf");
  await writeFile(chosen, long);
  const choose = () => page.getByLabel("ไฟล์ที่จะแนบ").setInputFiles(chosen);
  const offsets: number[] = [];
  let lost = 0;
  await page.route(/\/uploads\/[0-9a-f-]{36}$/, async (route) => {
    const request = route.request();
    if (request.method() !== "PATCH") return route.continue();
    offsets.push(Number(request.headers()["upload-offset"]));
    // The second piece never arrives, until the page was loaded anew.
    if (offsets.length > 1 && lost < 1_000) {
      lost += 1;
      return route.abort("internetdisconnected");
    }
    return route.continue();
  });
  await choose();
  await expect.poll(() => page.locator(".uploads li").innerText(), patience).toContain("ขาดการติดต่อ");
  expect(await page.locator(".uploads li button").innerText()).toBe("พัก");
  page.on("dialog", (dialog) => void dialog.accept());
  await page.reload();
  lost = 1_000;
  await choose();
  await expect.poll(() => page.getByRole("checkbox", { checked: true }).count(), patience).toBe(1);
  const resumed = offsets.at(-1) ?? 0;
  expect(resumed).toBeGreaterThan(0);
  expect(offsets.filter((offset) => offset === 0)).toHaveLength(1);
  await press(page, "แนบไฟล์");
  await expect.poll(() => page.locator("#papers").innerText(), patience).toContain("เล่มใหญ่.pdf");
});
