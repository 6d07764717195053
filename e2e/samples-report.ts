import { perform } from "./world.ts";
import type { World } from "./world.ts";
import {
  approveWholeReport,
  publishReport,
  submitWholeReport,
} from "../src/capabilities/progress/report/life/acts.ts";
import { paths } from "../src/paths.ts";
import { aFreshYear } from "./samples-progress.ts";
import type { Input, Sample } from "./samples.ts";

const to = paths.office;
const round = "6-month";
const decision = { orderNumber: "12/2569", decidedOn: "2026-03-01" };

async function aReport(world: World): Promise<{ year: number; round: string; projectYearId: string }> {
  const { year, projects } = await aFreshYear(world);
  return { year, round, projectYearId: projects[0]?.id ?? "" };
}

/** Submitted, and on request approved. */
async function aShownReport(world: World, approved = false): Promise<Input> {
  const { year } = await aReport(world);
  await perform(world, submitWholeReport, { year, round, seen: 0 });
  if (approved) await perform(world, approveWholeReport, { year, round, seen: 1, ...decision });
  return { year, round, seen: approved ? 2 : 1 };
}

const words = (part: string, typed: Input): Sample => ({
  input: async (world) => {
    const { year } = await aReport(world);
    return { year, round, version: 1, ...typed };
  },
  form: { pattern: to.progressReportWords.pattern, from: (input) => ({ ...input, part }) },
});

/** One for each act of the reports of a year. */
export const reportSamples: Record<string, Sample> = {
  "progress.write-introduction": words("introduction", { introduction: "รายงานฉบับนี้จัดทำขึ้นเพื่อ" }),
  "progress.write-summary": words("summary", {
    factors: "ผู้บริหารสนับสนุน",
    problems: "บุคลากรมีน้อย",
    recommendations: "จัดอบรมร่วมกับหน่วยงานอื่น",
  }),
  "progress.write-reporter": words("reporter", {
    name: "น.ส. สมใจ ตัวอย่าง",
    position: "นิติกรปฏิบัติการ",
    phone: "0 2000 0000",
    email: "somjai@example.org",
    reportedOn: "2026-03-01",
  }),
  "progress.write-announcement": words("announcement", {
    text: "จึงประกาศให้ทราบ",
    signedOn: "2026-03-01",
    signerName: "นายกฤต สมมติ",
    signerTitle: "นายกเทศมนตรี",
  }),
  "progress.write-beside-project": {
    input: async (world) => ({
      ...(await aReport(world)),
      version: 1,
      note: "เลื่อนจากไตรมาสแรก",
      remark: "ร่วมกับอำเภอ",
    }),
    form: {
      pattern: to.progressReportProject.pattern,
      from: (input) => ({ ...input, id: input["projectYearId"] }),
    },
  },
  "progress.submit-whole-report": {
    input: async (world) => ({ year: (await aReport(world)).year, round, seen: 0, note: "โปรดพิจารณา" }),
    form: { pattern: to.progressReportSubmit.pattern },
  },
  "progress.return-whole-report": {
    input: async (world) => ({ ...(await aShownReport(world)), note: "เพิ่มผลของมิติที่ 2" }),
    form: { pattern: to.progressReportReturn.pattern },
  },
  "progress.approve-whole-report": {
    input: async (world) => ({ ...(await aShownReport(world)), ...decision }),
    form: { pattern: to.progressReportApprove.pattern },
  },
  "progress.publish-report": {
    input: async (world) => ({ ...(await aShownReport(world, true)), ...decision }),
    form: { pattern: to.progressReportPublish.pattern },
  },
};

/** A report that was published, for the pages of a report; its address names no record but a year and a round. */
export async function aPublishedReport(world: World, year: number): Promise<void> {
  await perform(world, submitWholeReport, { year, round, seen: 0 });
  await perform(world, approveWholeReport, { year, round, seen: 1, ...decision });
  await perform(world, publishReport, { year, round, seen: 2, ...decision });
}

export function reportAddresses(world: World): Record<string, string[]> {
  const at = { org: world.org.slug, year: String(world.work.year), round };
  const id = world.work.projects[0]?.id ?? "";
  const { public: all } = paths;
  return {
    [to.progressReport.pattern]: [to.progressReport.href(at)],
    [to.progressReportFile.pattern]: ["summary.pdf", "national.csv"].map((file) =>
      to.progressReportFile.href({ ...at, file }),
    ),
    [to.progressReportUnitFile.pattern]: [
      to.progressReportUnitFile.href({ ...at, unit: world.own, file: "form.xlsx" }),
    ],
    [to.progressReportWords.pattern]: [to.progressReportWords.href({ ...at, part: "summary" })],
    [to.progressReportProject.pattern]: [to.progressReportProject.href({ ...at, id })],
    ...Object.fromEntries(
      [
        to.progressReportSubmit,
        to.progressReportReturn,
        to.progressReportApprove,
        to.progressReportPublish,
      ].map((path) => [path.pattern, [path.href(at)]]),
    ),
    [to.progressReportVersion.pattern]: [to.progressReportVersion.href({ ...at, number: "3" })],
    [to.progressReportVersionFile.pattern]: [
      to.progressReportVersionFile.href({ ...at, number: "3", file: "report.xlsx" }),
    ],
    [all.report.pattern]: [all.report.href(at)],
    [all.reportFile.pattern]: [all.reportFile.href({ ...at, file: "report.xlsx" })],
  };
}
