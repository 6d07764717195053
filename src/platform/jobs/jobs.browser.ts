import { beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { openBrowserHouse, verifyPage } from "../../testing/browser.ts";
import { aMember, anOrganisation } from "../../testing/people.ts";
import type { TestMember } from "../../testing/people.ts";
import { paths } from "../../paths.ts";
import type { Organisation } from "../accounts/organisations.ts";
import { writeIn } from "../database/organisation-bound.ts";
import { enqueue } from "./enqueue.ts";
import { job } from "./job.ts";

const { house, page: open } = await openBrowserHouse();
let org: Organisation;
let administrator: TestMember;
const reporting = job({
  name: "test.report",
  title: "จัดทำรายงานประจำปี",
  input: z.strictObject({}),
  may: { administrator: "organisation" },
  run: ({ finish }) => finish(async () => ({ said: "เสร็จ" })),
});
const aJob = (changes: object) =>
  writeIn(house.database, org.id, async (db) => {
    const id = await enqueue(db, reporting, { orgId: org.id, input: {}, askedBy: administrator.accountId });
    await db.updateTable("job").set(changes).where("org_id", "=", org.id).where("id", "=", id).execute();
    return id;
  });
let failed: string;
let running: string;
beforeAll(async () => {
  org = await anOrganisation(house);
  administrator = await aMember(house, org, "administrator");
  const now = new Date();
  await aJob({ state: "done", result_said: "รายงาน ๔๒ หน้า", ended_at: now });
  await aJob({ problem: "ทำงานไม่สำเร็จเพราะเหตุที่ไม่คาดคิด", problem_id: "0a1b2c3d", attempts: 2 });
  const problem = "ไฟล์ที่ส่งมาไม่ใช่ตาราง โปรดส่งใหม่";
  failed = await aJob({ state: "failed", attempts: 5, problem, started_at: now, ended_at: now });
  running = await aJob({
    state: "running",
    progress_done: 120,
    progress_total: 480,
    progress_note: "หน้าที่ทำแล้ว",
  });
});

test.each([{ script: false }, { script: true }])(
  "the list and its jobs, script $script",
  async ({ script }) => {
    const page = await open({ script, cookie: administrator.cookie });
    const list = paths.office.jobs.href({ org: org.slug });
    const answer = await page.goto(list);
    expect(answer?.status()).toBe(200);
    await verifyPage(page, { title: "งานเบื้องหลัง", h1: "งานเบื้องหลัง", path: list, status: 200 });
    for (const id of [failed, running]) {
      const path = paths.office.job.href({ org: org.slug, id });
      await page.goto(path);
      await verifyPage(page, {
        title: "จัดทำรายงานประจำปี",
        h1: "จัดทำรายงานประจำปี",
        path,
        status: 200,
        scriptBytes: 0,
      });
    }
  },
);

test("without script a failed job is started again and cancelled", async () => {
  const page = await open({ script: false, cookie: administrator.cookie });
  await page.goto(paths.office.job.href({ org: org.slug, id: failed }));
  await page.getByRole("button", { name: "เริ่มใหม่" }).click();
  await page.getByText("เริ่มงานใหม่แล้ว").waitFor();
  await page.getByRole("button", { name: "ยกเลิกงานนี้" }).click();
  await page.getByRole("button", { name: "ยกเลิกงาน", exact: true }).click();
  await page.getByText("ยกเลิกงานแล้ว").waitFor();
  expect(await page.getByRole("button", { name: "เริ่มใหม่" }).count()).toBe(1);
});
