import { v7 as newId } from "uuid";
import { readIn, writeIn } from "../src/platform/database/organisation-bound.ts";
import { lockRound } from "../src/capabilities/progress/rounds/acts.ts";
import { excuseOfReport } from "../src/capabilities/progress/rounds/excuse-acts.ts";
import { exceptReport } from "../src/capabilities/progress/rounds/report-acts.ts";
import { reportsOf } from "../src/capabilities/progress/rounds/queries.ts";
import { aReport, excuseAll, findingsNow } from "../src/capabilities/progress/rounds/rounds.fixture.ts";
import type { OfReport } from "../src/capabilities/progress/rounds/rounds.fixture.ts";
import { paths } from "../src/paths.ts";
import { aFreshYear } from "./samples-progress.ts";
import type { Input, Sample } from "./samples.ts";
import { perform } from "./world.ts";
import type { World } from "./world.ts";

const to = paths.office;
const roundForm = ({ pattern }: { pattern: string }) => ({ pattern });
const reportForm = ({ pattern }: { pattern: string }) => ({
  pattern,
  from: (input: Input) => ({ ...input, id: input["unitId"] }),
});
const round = "6-month" as const;

const years = new WeakMap<World, Promise<number>>();

/** A round as nobody has touched it, of a year of its own: there are not so many years. */
async function aRound(world: World) {
  const opened = years.get(world) ?? aFreshYear(world).then(({ year }) => year);
  years.set(world, opened);
  const year = await opened;
  const { house, org } = world;
  await writeIn(house.database, org.id, async (db) => {
    for (const table of ["unit_report", "report_excuse"] as const)
      await db.deleteFrom(table).where("org_id", "=", org.id).where("year", "=", year).execute();
    await db
      .updateTable("progress_round")
      .set({ version: 1, locked_at: null, locked_by: null })
      .where("org_id", "=", org.id)
      .where("year", "=", year)
      .execute();
  });
  return { year, round };
}

async function aUnitsRound(world: World, unitId: string): Promise<OfReport> {
  return { ...(await aRound(world)), unitId };
}

/** A unit's report that went so far. */
async function reported(world: World, unitId: string, until: "sent" | "passed"): Promise<Input> {
  const about = await aUnitsRound(world, unitId);
  await aReport(world, about, until);
  return { ...about, version: until === "sent" ? 1 : 2 };
}

/** A warning of a unit's report. */
async function aWarning(world: World, unitId: string) {
  const about = await aUnitsRound(world, unitId);
  const { findings } = await findingsNow(world, about);
  const finding = findings.find(({ level }) => level === "warning")?.id ?? "";
  return { ...about, finding };
}

async function allExcepted(world: World): Promise<Input> {
  const about = await aRound(world);
  const { org, house } = world;
  const reason = "ไม่มีงานในรอบนี้";
  const reports = await readIn(house.database, org.id, (db) => reportsOf(db, org.id, about.year, about));
  const [first, ...others] = reports.map(({ unitId }) => unitId);
  await perform(world, exceptReport, { ...about, unitId: first, version: 1, reason });
  if (others.length === 0) return { ...about, version: 1 };
  // Straight away: other samples leave dozens of units behind, and an act for each of them takes its time.
  await writeIn(house.database, org.id, (db) =>
    db
      .insertInto("unit_report")
      .values(
        others.map((unit_id) => ({
          org_id: org.id,
          id: newId(),
          ...about,
          unit_id,
          status: "excepted",
          note: reason,
        })),
      )
      .execute(),
  );
  return { ...about, version: 1 };
}

/** One for each act of the rounds. */
export const roundSamples: Record<string, Sample> = {
  "progress.set-due": {
    input: async (world) => {
      const about = await aRound(world);
      return { ...about, version: 1, dueOn: `30/4/${about.year}` };
    },
    form: roundForm(to.progressRoundDue),
  },
  "progress.lock-round": { input: allExcepted, form: roundForm(to.progressRoundLock) },
  "progress.unlock-round": {
    input: async (world) => {
      const input = await allExcepted(world);
      await perform(world, lockRound, input);
      return { ...input, version: 2, reason: "พบยอดผิด" };
    },
    form: roundForm(to.progressRoundUnlock),
  },
  "progress.send-report": {
    input: async (world, unitId) => {
      const about = await aUnitsRound(world, unitId);
      await excuseAll(world, about);
      return { ...about, version: 1, note: "ส่งแล้ว" };
    },
    form: reportForm(to.unitReportSend),
  },
  "progress.pass-report": {
    input: async (world, unitId) => ({ ...(await reported(world, unitId, "sent")), said: "ครบถ้วน" }),
    form: reportForm(to.unitReportPass),
  },
  "progress.return-report": {
    input: async (world, unitId) => ({ ...(await reported(world, unitId, "sent")), said: "เพิ่มภาพถ่าย" }),
    form: reportForm(to.unitReportReturn),
  },
  "progress.receive-report": {
    input: async (world, unitId) => ({ ...(await reported(world, unitId, "passed")), said: "" }),
    form: reportForm(to.unitReportReceive),
  },
  "progress.except-report": {
    input: async (world, unitId) => ({
      ...(await aUnitsRound(world, unitId)),
      version: 1,
      reason: "ไม่มีงานในรอบนี้",
    }),
    form: reportForm(to.unitReportExcept),
  },
  "progress.expect-report": {
    input: async (world, unitId) => {
      const about = { ...(await aUnitsRound(world, unitId)), version: 1 };
      await perform(world, exceptReport, { ...about, reason: "ไม่มีงานในรอบนี้" });
      return about;
    },
    form: reportForm(to.unitReportExpect),
  },
  "progress.comment-on-report": {
    input: async (world, unitId) => ({
      ...(await aUnitsRound(world, unitId)),
      projectYearId: "",
      said: "ขอภาพถ่ายวันจัดกิจกรรม",
    }),
    form: reportForm(to.unitReportComment),
  },
  "progress.excuse-finding": {
    input: async (world, unitId) => ({ ...(await aWarning(world, unitId)), reason: "ตรวจแล้วถูกต้อง" }),
    form: reportForm(to.unitReportExcuse),
  },
  "progress.take-excuse-back": {
    input: async (world, unitId) => {
      const about = await aWarning(world, unitId);
      await perform(world, excuseOfReport, { ...about, reason: "ตรวจแล้วถูกต้อง" });
      return about;
    },
    form: reportForm(to.unitReportExcuseBack),
  },
};
