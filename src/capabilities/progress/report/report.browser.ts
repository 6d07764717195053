import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { paths } from "../../../paths.ts";
import { openBrowserHouse, verifyPage } from "../../../testing/browser.ts";
import { keys, pointer } from "../../../testing/hands.ts";
import { aMember, anOrganisation, aUnit } from "../../../testing/people.ts";
import { aYearOfWork } from "../stage.fixture.ts";
import { excuseWhole } from "./findings/findings.fixture.ts";
import { aFact } from "./some-facts.fixture.ts";

const opened = await openBrowserHouse();
const { house, page: open } = opened;

const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute("name"));

const ways = [
  { how: "by keyboard alone, on a telephone, without script", hands: keys, script: false, width: 360 },
  { how: "by pointer, on a desk, with script", hands: pointer, script: true, width: 1280 },
] as const;

test.each(ways)(
  "a report is read, worded, submitted, approved, published and read by a citizen $how",
  { timeout: 240_000 },
  async ({ hands, script, width }) => {
    const org = await anOrganisation(house, `report-${width}`);
    const unit = await aUnit(house, org, "สำนักปลัดเทศบาล");
    const coordinator = await aMember(house, org, "coordinator");
    const executive = await aMember(house, org, "executive");
    const { projects } = await aYearOfWork({ house, org, actor: coordinator.actor }, unit);
    const [project] = projects;
    const training = { kind: "event", unitId: unit, projectYearId: project?.id ?? "" } as const;
    for (const [at, on] of ["2025-12-02", "2026-01-12"].entries())
      await aFact(
        { house, org },
        {
          ...training,
          on,
          title: `อบรมวินัยและจริยธรรม รุ่นที่ ${at + 1}`,
          place: "ห้องประชุมเทศบาล",
          attended: { staff: 41, council: 12 },
          stepIds: project?.content.steps.slice(0, 2).map(({ id }) => id) ?? [],
        },
      );
    const desk = await open({ script, width, cookie: coordinator.cookie });
    const above = await open({ script, width, cookie: executive.cookie });
    const maker = hands(desk);
    const decider = hands(above);
    const address = paths.office.progressReport.href({ org: org.slug, year: "2569", round: "6-month" });

    await desk.goto(paths.office.progressYear.href({ org: org.slug, year: "2569" }));
    await maker.follow("รายงานผล");
    await maker.follow("รอบ 6 เดือน");
    await verifyPage(desk, {
      title: "รายงานผล รอบ 6 เดือน ปีงบประมาณ 2569",
      h1: "รายงานผลการดำเนินงาน ปีงบประมาณ 2569",
      path: address,
      scriptBytes: 15_000,
    });

    const words = paths.office.progressReportWords.href({
      org: org.slug,
      year: "2569",
      round: "6-month",
      part: "reporter",
    });
    await desk.goto(words);
    await maker.fill("ชื่อผู้รายงาน", "น.ส. สมใจ ตัวอย่าง");
    await maker.fill("วันที่รายงาน", "31/2/2569");
    await maker.press("บันทึก");
    await expect.poll(() => focused(desk), { message: "the day that is none" }).toBe("reportedOn");
    expect(await desk.locator('[name="name"]').inputValue()).toBe("น.ส. สมใจ ตัวอย่าง");
    await verifyPage(desk, {
      title: "ผู้รายงาน",
      h1: "ผู้รายงาน",
      path: words,
      status: 422,
      scriptBytes: 15_000,
    });
    await maker.fill("วันที่รายงาน", "8/4/2569");
    await maker.press("บันทึก");
    await desk.getByText("บันทึกถ้อยคำในรายงานแล้ว").waitFor();

    await maker.press("เสนอรายงานต่อผู้บริหาร");
    await desk.getByText("สิ่งที่ทำให้ยังเสนอไม่ได้").waitFor();
    await maker.follow(/^ตรวจก่อนเสนอ/);
    const findings = paths.office.progressReportFindings.href({
      org: org.slug,
      year: "2569",
      round: "6-month",
    });
    await verifyPage(desk, {
      title: "ตรวจก่อนเสนอรายงาน",
      h1: "ตรวจก่อนเสนอรายงาน",
      path: findings,
      scriptBytes: 15_000,
    });
    const same = /เหตุผลเดียวกันทั้ง \d+ ข้อ/;
    const kinds = await desk.getByLabel(same).count();
    await desk.getByLabel(same).first().fill("ตรวจกับหลักฐานแล้วถูกต้อง");
    await desk.getByLabel(same).first().press("Enter");
    await desk.getByText("บันทึกเหตุผลแล้ว").waitFor();
    expect(await desk.getByLabel(same).count()).toBe(kinds - 1);
    await excuseWhole({ house, org, actor: coordinator.actor }, { year: 2569, round: "6-month" });
    await desk.goto(address);
    await maker.fill("ข้อความถึงผู้บริหาร", "โปรดพิจารณา");
    await maker.press("เสนอรายงานต่อผู้บริหาร");
    await desk.getByText("เสนอรายงานต่อผู้บริหารแล้ว").waitFor();

    await above.goto(address);
    await decider.fill("เลขที่คำสั่งหรือบันทึกอนุมัติ", "12/2569");
    await decider.fill("วันที่อนุมัติ", "1/3/2569");
    await decider.press("อนุมัติรายงาน");
    await above.getByText("อนุมัติรายงานแล้ว").waitFor();
    await decider.fill("วันที่ประกาศ", "2/3/2569");
    await decider.press("ประกาศเผยแพร่รายงาน");
    await above.getByText("ประกาศเผยแพร่รายงานแล้ว").waitFor();

    const citizen = await open({ script: false, width });
    await citizen.goto(paths.public.home.href({ org: org.slug }));
    await citizen.getByRole("link", { name: "รายงานผลการดำเนินงาน" }).click();
    const list = "รายงานผลการดำเนินงานป้องกันการทุจริต";
    await verifyPage(citizen, { title: list, h1: list, path: paths.public.reports.href({ org: org.slug }) });
    await citizen.getByRole("link", { name: "รายงานผล รอบ" }).click();
    const title = "รายงานผลการดำเนินงานป้องกันการทุจริต ประจำปีงบประมาณ พ.ศ. 2569";
    await verifyPage(citizen, {
      title,
      h1: title,
      path: paths.public.report.href({ org: org.slug, year: "2569", round: "6-month" }),
    });
    expect(await citizen.locator("main").innerText()).toContain("อบรมวินัยและจริยธรรม");
  },
);
