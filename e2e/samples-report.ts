import { perform } from "./world.ts";
import type { World } from "./world.ts";
import {
  approveWholeReport,
  publishReport,
  returnWholeReport,
  submitWholeReport,
} from "../src/capabilities/progress/report/life/acts.ts";
import { excuseWholeReport } from "../src/capabilities/progress/report/findings/acts.ts";
import { excuseWhole, wholeStand } from "../src/capabilities/progress/report/findings/findings.fixture.ts";
import { reportVersionsOf } from "../src/capabilities/progress/report/life/queries.ts";
import type { Place } from "../src/capabilities/progress/report/places.ts";
import { wordsOf } from "../src/capabilities/progress/report/queries.ts";
import { placesOfPart, placesOfProject, versionOf } from "../src/capabilities/progress/report/words/parts.ts";
import type { WordPart } from "../src/capabilities/progress/report/words/parts.ts";
import { paths } from "../src/paths.ts";
import { readIn, writeIn } from "../src/platform/database/organisation-bound.ts";
import { aFreshYear } from "./samples-progress.ts";
import type { Input, Sample } from "./samples.ts";

const to = paths.office;
const round = "6-month";
const decision = { orderNumber: "12/2569", decidedOn: "2026-03-01" };

interface OfReport {
  year: number;
  round: string;
  projectYearId: string;
}

/** One year for all samples of a world: fresh years are few. Nothing else is recorded in it. */
const reported = new WeakMap<World, Promise<OfReport>>();

function aReport(world: World): Promise<OfReport> {
  const known =
    reported.get(world) ??
    aFreshYear(world).then(({ year, projects }) => ({ year, round, projectYearId: projects[0]?.id ?? "" }));
  reported.set(world, known);
  return known;
}

/** The report as the next step wants it: to be submitted, submitted, or approved. */
async function aReportThatIs(world: World, status: "open" | "submitted" | "approved"): Promise<Input> {
  const { year } = await aReport(world);
  const newest = async () => {
    const key = { year, round } as const;
    const [last] = await readIn(world.house.database, world.org.id, (db) =>
      reportVersionsOf(db, world.org.id, key),
    );
    return { is: last?.status, seen: last?.number ?? 0 };
  };
  let { is, seen } = await newest();
  if (is === "approved" && status !== "approved") {
    await perform(world, returnWholeReport, { year, round, seen, note: "ใหม่" });
    ({ is, seen } = await newest());
  }
  if (is !== "submitted" && is !== "approved") await excuseWhole(world, { year, round });
  if (is !== "submitted" && is !== "approved" && status !== "open") {
    await perform(world, submitWholeReport, { year, round, seen });
    ({ is, seen } = await newest());
  }
  if (is === "submitted" && status === "approved") {
    await perform(world, approveWholeReport, { year, round, seen, ...decision });
    ({ seen } = await newest());
  }
  return { year, round, seen };
}

/** A kind of warning for which nobody has given a reason, of a report that is to be submitted. */
async function aKindOfWarning(world: World) {
  const { year } = await aReportThatIs(world, "open");
  const about = { year: Number(year), round } as const;
  await writeIn(world.house.database, world.org.id, (db) =>
    db
      .deleteFrom("report_excuse")
      .where("org_id", "=", world.org.id)
      .where("year", "=", about.year)
      .execute(),
  );
  const { findings } = await wholeStand(world, about);
  const warning = findings.find(({ level }) => level === "warning");
  return { about, check: warning?.check ?? "", finding: warning?.id ?? "" };
}

/** The words of a part as they stand, to be written anew. */
async function seenWords(world: World, places: readonly Place[]): Promise<Input> {
  const { year } = await aReport(world);
  const written = await readIn(world.house.database, world.org.id, (db) =>
    wordsOf(db, world.org.id, year, round),
  );
  return { year, round, version: versionOf(places, written) };
}

const words = (part: WordPart, typed: Input): Sample => ({
  input: async (world) => ({ ...(await seenWords(world, placesOfPart(part))), ...typed }),
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
      projectYearId: (await aReport(world)).projectYearId,
      ...(await seenWords(world, placesOfProject((await aReport(world)).projectYearId))),
      note: "เลื่อนจากไตรมาสแรก",
      remark: "ร่วมกับอำเภอ",
    }),
    form: {
      pattern: to.progressReportProject.pattern,
      from: (input) => ({ ...input, id: input["projectYearId"] }),
    },
  },
  "progress.excuse-whole-report": {
    input: async (world) => {
      const { about, check } = await aKindOfWarning(world);
      return { ...about, check, reason: "ตรวจแล้วถูกต้อง" };
    },
    form: { pattern: to.progressReportExcuse.pattern },
  },
  "progress.take-whole-excuse-back": {
    input: async (world) => {
      const { about, check, finding } = await aKindOfWarning(world);
      await perform(world, excuseWholeReport, { ...about, check, reason: "ตรวจแล้วถูกต้อง" });
      return { ...about, finding };
    },
    form: { pattern: to.progressReportExcuseBack.pattern },
  },
  "progress.submit-whole-report": {
    input: async (world) => ({ ...(await aReportThatIs(world, "open")), note: "โปรดพิจารณา" }),
    form: { pattern: to.progressReportSubmit.pattern },
  },
  "progress.return-whole-report": {
    input: async (world) => ({ ...(await aReportThatIs(world, "submitted")), note: "เพิ่มผลของมิติที่ 2" }),
    form: { pattern: to.progressReportReturn.pattern },
  },
  "progress.approve-whole-report": {
    input: async (world) => ({ ...(await aReportThatIs(world, "submitted")), ...decision }),
    form: { pattern: to.progressReportApprove.pattern },
  },
  "progress.publish-report": {
    input: async (world) => ({ ...(await aReportThatIs(world, "approved")), ...decision }),
    form: { pattern: to.progressReportPublish.pattern },
  },
};

/** A report that was published, for the pages of a report; its address names no record but a year and a round. */
export async function aPublishedReport(world: World, year: number): Promise<void> {
  await excuseWhole(world, { year, round });
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
        to.progressReportFindings,
        to.progressReportExcuse,
        to.progressReportExcuseBack,
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
