import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { paths } from "../../../paths.ts";
import { root } from "../../../platform/root.ts";
import { openBrowserHouse, verifyPage } from "../../../testing/browser.ts";
import { aMember, anOrganisation } from "../../../testing/people.ts";
import type { Expected } from "../../../testing/browser.ts";
import { reportWord } from "../reading/made-report.fixture.ts";
import { reportRefusals } from "../reading/refusals.ts";

const { house, page: open } = await openBrowserHouse();
const to = paths.office;
const patience = { timeout: 20_000 };
const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute("name"));
const word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const chosen = (page: Page) => page.getByLabel("ไฟล์ของรายงาน");
const upload = { title: "นำเข้ารายงานเดิม", h1: "นำเข้ารายงานเดิม" };
const check = { title: "ตรวจก่อนนำเข้ารายงาน", h1: "ตรวจก่อนนำเข้ารายงาน" };

test.each([false, true])(
  "a report of before is found, read, looked through beside its document, put right and kept, script %s",
  { timeout: 180_000 },
  async (script) => {
    const org = await anOrganisation(house, `import-${script}`);
    const { cookie } = await aMember(house, org, "coordinator");
    const page = await open({ script, width: 360, height: 740, cookie });
    const at = { org: org.slug };
    const path = to.progressImport.href(at);
    const verify = (expected: Expected) => verifyPage(page, { scriptBytes: script ? 5_000 : 0, ...expected });
    await page.goto(to.progress.href(at));
    await page.getByRole("link", { name: "รายงานเดิมที่ทำไว้นอกระบบ" }).click();
    const list = { title: "รายงานเดิมที่นำเข้า", h1: "รายงานเดิมที่นำเข้า", path: to.progressImportedAll.href(at) };
    await verify(list);
    await page.getByRole("link", { name: "นำเข้ารายงานเดิม" }).click();
    await verify({ ...upload, path });

    await press(page, "อ่านไฟล์");
    await expect.poll(() => focused(page)).toBe("file");
    await verify({ ...upload, path, status: 422 });
    await chosen(page).setInputFiles({
      name: "หนังสือ.txt",
      mimeType: "text/plain",
      buffer: Buffer.from("เรียน ผู้อำนวยการ ขอส่งเอกสารมาเพื่อทราบ"),
    });
    await press(page, "อ่านไฟล์");
    await page.getByText(reportRefusals.nothingFound).first().waitFor(patience);
    expect(await focused(page)).toBe("file");

    await chosen(page).setInputFiles({ name: "รายงาน 2567.docx", mimeType: word, buffer: reportWord() });
    await press(page, "อ่านไฟล์");
    await page.getByText("โครงการเยาวชนตาใส").first().waitFor(patience);
    await verify({ ...check, path });
    // Each doubt leads to the line that it is about.
    const doubt = page.locator('.said a[href^="#l-"]').first();
    const line = (await doubt.getAttribute("href")) ?? "";
    await doubt.click();
    expect(await page.locator(line).isVisible()).toBe(true);

    await page.getByLabel("ปีงบประมาณ (พ.ศ.)").fill("67");
    await press(page, "นำเข้ารายงาน");
    await expect.poll(() => focused(page)).toBe("year");
    await verify({ ...check, path: to.progressImportConfirm.href(at), status: 422 });
    expect(await page.getByLabel("ปีงบประมาณ (พ.ศ.)").inputValue()).toBe("67");
    await page.getByLabel("ปีงบประมาณ (พ.ศ.)").fill("๒๕๖๗");
    await press(page, "นำเข้ารายงาน");
    await page.getByText(/^เก็บรายงานรอบ 6 เดือน ปีงบประมาณ 2567 แล้ว/).waitFor();
    await verify({
      title: "รายงานเดิม",
      h1: "รายงานเดิม ปีงบประมาณ 2567 รอบ 6 เดือน",
      path: to.progressImported.href({ ...at, report: "2567-6-month-1" }),
    });
    await page.getByRole("link", { name: "รายงานเดิม", exact: true }).click();
    await verify(list);

    // Another file is read and put away again.
    await page.getByRole("link", { name: "นำเข้ารายงานเดิม" }).click();
    await chosen(page).setInputFiles({
      name: "อีกฉบับ.docx",
      mimeType: word,
      buffer: reportWord({ year: 2566 }),
    });
    await press(page, "อ่านไฟล์");
    await press(page, "ไม่นำเข้า เลือกไฟล์อื่น");
    await verify({ ...upload, path });
  },
);

const seeds = join(root, "..", "shared", "seeds");
const seed = existsSync(seeds) ? readdirSync(seeds).find((name) => /^004_.*\.txt$/.test(name)) : undefined;

// A computer without the shared folder has no real report to read.
test.runIf(seed !== undefined)(
  "a real report of 66 rows is looked through on a telephone",
  { timeout: 180_000 },
  async () => {
    const org = await anOrganisation(house, "import-real");
    const { cookie } = await aMember(house, org, "coordinator");
    const page = await open({ script: false, width: 360, height: 740, cookie });
    await page.goto(to.progressImport.href({ org: org.slug }));
    await chosen(page).setInputFiles(join(seeds, seed ?? ""));
    await press(page, "อ่านไฟล์");
    await page.getByRole("heading", { name: check.h1 }).waitFor({ timeout: 90_000 });
    expect(await page.locator("main").innerText()).toMatch(/66\s*แถว/);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  },
);
