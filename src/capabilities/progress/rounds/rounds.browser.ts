import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { paths } from "../../../paths.ts";
import { openBrowserHouse, verifyPage } from "../../../testing/browser.ts";
import { aMember, anOrganisation, aUnit } from "../../../testing/people.ts";
import type { TestMember } from "../../../testing/people.ts";
import { aYearOfWork, perform, trainingTitle } from "../stage.fixture.ts";
import { recordEvent } from "../work/acts.ts";
import { whyLocked } from "./rules.ts";

const opened = await openBrowserHouse();
const { house, page: open } = opened;
opened.setClock("2026-04-05T10:00:00+07:00");
const to = paths.office;
const round = "6-month";
const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
const sheet = (page: Page, title: string) =>
  page.locator("section.sheet").filter({ has: page.getByRole("heading", { name: title, exact: true }) });

test.each([false, true])(
  "a unit reports, is asked for more, reports again, is passed and received; then the round is locked, script %s",
  async (script) => {
    const org = await anOrganisation(house, `rounds-${script}`);
    const unit = await aUnit(house, org, "กองช่าง");
    const stage = { house, org };
    const { projects } = await aYearOfWork(stage, unit, 2569);
    const project = projects.find(({ title }) => title === trainingTitle);
    if (!project) throw new Error("no project");
    const event = { projectId: project.id, unitId: unit, link: "https://www.example.go.th/news" };
    await perform(stage, recordEvent, { ...event, happenedOn: "20/11/2568", title: "อบรมรุ่นที่ 1" });
    const window = async (who: TestMember) =>
      open({ script, width: script ? 1280 : 360, cookie: who.cookie });
    const officer = await window(await aMember(house, org, "unit-officer", unit));
    const head = await window(await aMember(house, org, "unit-head", unit));
    const keeper = await aMember(house, org, "coordinator");
    const coordinator = await window(keeper);
    const at = { org: org.slug, year: "2569", round };
    const report = { ...at, id: unit };
    const scriptBytes = script ? 20_000 : 0;
    const named = { title: "รายงานของกองช่าง", h1: "รายงานของกองช่าง", path: to.unitReport.href(report) };

    // What the checks say is mended or given a reason first.
    await officer.goto(to.progressRounds.href(at));
    await verifyPage(officer, {
      title: "รอบรายงาน",
      h1: "รอบรายงาน",
      path: to.progressRounds.href(at),
      scriptBytes,
    });
    await officer.getByRole("link", { name: /รายงานรอบ 6 เดือนของกองช่าง/ }).click();
    await sheet(officer, "ส่งรายงาน")
      .getByText(/ยังส่งรายงานไม่ได้/)
      .waitFor();
    await verifyPage(officer, { ...named, scriptBytes });
    const reason = officer.getByLabel("เหตุผลที่ถูกต้องแล้ว");
    for (let left = await reason.count(); left > 0; left -= 1) {
      await reason.first().fill("กำหนดทำในไตรมาสที่ 3 ตามแผน");
      await officer.getByRole("button", { name: "ให้เหตุผล", exact: true }).first().click();
      await officer.getByText("บันทึกเหตุผลแล้ว").first().waitFor();
      expect(await reason.count()).toBe(left - 1);
    }
    await officer.getByLabel("ข้อความถึงผู้พิจารณา").fill("ส่งตามกำหนด");
    await press(officer, "ส่งรายงาน");
    await officer.getByText("ส่งแล้ว รอหัวหน้าหน่วยงาน").waitFor();

    // The head is told, comments at the project and sends it back.
    await head.goto(to.reminders.href({ org: org.slug }));
    await head
      .getByRole("link", { name: /รอหัวหน้าหน่วยงานพิจารณา/ })
      .first()
      .click();
    const training = head.locator(`#p-${project.id}`);
    await training.getByText("ให้ความเห็นต่อโครงการนี้").click();
    await training.getByLabel("ให้ความเห็นตรงนี้").fill("ขาดรุ่นที่ 2");
    await training.getByRole("button", { name: "ส่งความเห็น" }).click();
    await head.locator(`#p-${project.id}`).getByText("ขาดรุ่นที่ 2").waitFor();
    await press(head, "ส่งกลับให้แก้ไข");
    await expect.poll(() => head.evaluate(() => document.activeElement?.getAttribute("name"))).toBe("said");
    await verifyPage(head, { ...named, path: to.unitReportReturn.href(report), status: 422, scriptBytes });
    await sheet(head, "ส่งกลับให้แก้ไข").getByLabel("สิ่งที่ต้องแก้ไข").fill("ดูความเห็นที่โครงการอบรม");
    await press(head, "ส่งกลับให้แก้ไข");
    await head.getByText("ส่งรายงานกลับให้แก้ไขแล้ว").waitFor();

    // The officer records what was missing and sends again.
    const record = async (title: string) => {
      await officer.goto(to.workAdd.href({ org: org.slug, id: project.id, kind: "event" }));
      await officer.getByLabel("ชื่อกิจกรรม").fill(title);
      await officer.getByLabel("วันที่จัด").fill("21/11/2568");
      await press(officer, "บันทึก");
    };
    await record("อบรมรุ่นที่ 2");
    await officer.goto(to.unitReport.href(report));
    await officer.getByText("ดูความเห็นที่โครงการอบรม").first().waitFor();
    await officer.getByLabel("เหตุผลที่ถูกต้องแล้ว").fill("ภาพอยู่กับวิทยากร ขอแล้ว");
    await press(officer, "ให้เหตุผล");
    await press(officer, "ส่งรายงาน");
    await head.goto(to.unitReport.href(report));
    await verifyPage(head, { ...named, scriptBytes });
    await press(head, "ผ่านรายงาน");
    await head.getByText("หัวหน้าผ่านแล้ว รอผู้ประสานงานแผน").waitFor();

    // The coordinator receives it and locks the round.
    await coordinator.goto(to.progressRound.href(at));
    await coordinator.getByText(/ยังปิดรอบไม่ได้/).waitFor();
    await coordinator.getByRole("link", { name: "กองช่าง", exact: true }).click();
    await press(coordinator, "รับรายงาน");
    await coordinator.getByText("รับรายงานแล้ว").first().waitFor();
    await coordinator.goto(to.progressRound.href(at));
    const page = { title: "รอบ 6 เดือน ปีงบประมาณ 2569", h1: "รอบ 6 เดือน ปีงบประมาณ 2569" };
    await verifyPage(coordinator, { ...page, path: to.progressRound.href(at), scriptBytes });
    await press(coordinator, "ปิดรอบ");
    if (await coordinator.getByRole("dialog").count())
      await coordinator.getByRole("dialog").getByRole("button", { name: "ปิดรอบ", exact: true }).click();
    await coordinator.getByText("ปิดรอบแล้ว").first().waitFor();
    await verifyPage(coordinator, { ...page, path: to.progressRound.href(at), scriptBytes });

    // What comes late is told why, by whom, and who may unlock.
    await record("อบรมรุ่นที่ 3");
    const locked = { year: 2569, round, lockedAt: house.now(), lockedBy: keeper.name } as const;
    await officer.getByText(whyLocked(locked, "record")).first().waitFor();
  },
);
