import { attachEvidence } from "../src/capabilities/progress/work/evidence/acts.ts";
import { factsOf } from "../src/capabilities/progress/work/queries.ts";
import { lockRound, setDue } from "../src/capabilities/progress/rounds/acts.ts";
import { excuseOfReport } from "../src/capabilities/progress/rounds/excuse-acts.ts";
import { reportsOf, roundsOf } from "../src/capabilities/progress/rounds/queries.ts";
import {
  commentOnReport,
  exceptReport,
  passReport,
  receiveReport,
  returnReport,
  sendReport,
} from "../src/capabilities/progress/rounds/report-acts.ts";
import { standOfUnit } from "../src/capabilities/progress/rounds/stand.ts";
import {
  approveWholeReport,
  publishReport,
  submitWholeReport,
} from "../src/capabilities/progress/report/life/acts.ts";
import { excuseWholeReport } from "../src/capabilities/progress/report/findings/acts.ts";
import { stopsOf } from "../src/capabilities/progress/report/findings/by-kind.ts";
import { wholeStandNow } from "../src/capabilities/progress/report/findings/stand.ts";
import { reportVersionsOf } from "../src/capabilities/progress/report/life/queries.ts";
import {
  writeBesideProject,
  writeReporter,
  writeSummary,
} from "../src/capabilities/progress/report/words/acts.ts";
import { projectYearsOf } from "../src/capabilities/progress/years/queries.ts";
import { todayInBangkok } from "../src/thai/dates.ts";
import type { Round } from "../src/thai/fiscal.ts";
import { keepPaper } from "./evidence.ts";
import { units } from "./people.ts";
import type { UnitKey } from "./people.ts";
import {
  beside,
  excepted,
  late,
  noNineMonths,
  otherReason,
  reasons,
  returned,
  words,
} from "./report-words.ts";
import { known } from "./stage.ts";
import type { Event, Stage } from "./stage.ts";

const all = Object.keys(units) as UnitKey[];
/** Of the finance division, which has accounts of its own; the coordinator reports with the others. */
const own: UnitKey = "finance";

/** The year's reports: one unit late, one excepted, one sent back and mended; then the whole, to its announcement. */
export const reportEvents: readonly Event[] = [
  event("03-20", "10:00", "the units are told until when they report", (stage) =>
    tellDue(stage, "6-month", "04-20"),
  ),
  event("04-03", "09:30", "the coordinator explains what is behind", (stage) =>
    writeBeside(stage, "6-month"),
  ),
  event("04-09", "10:00", "the units report half a year", (stage) =>
    sendAll(
      stage,
      "6-month",
      all.filter((unit) => unit !== late.unit && unit !== excepted.unit),
    ),
  ),
  event("04-10", "09:00", "the head of finance sends the report back, and it is mended", sendBack),
  event("04-16", "10:00", "one unit need not report", async (stage) => {
    await except(stage, "6-month", excepted.unit, excepted.why);
  }),
  event("04-17", "13:00", "finance reports again", async (stage) => {
    await send(stage, "6-month", own, returned.answer);
    await take(stage, "6-month", own);
  }),
  event("04-23", "15:30", "one unit reports late", async (stage) => {
    await send(stage, "6-month", late.unit, late.said);
    await take(stage, "6-month", late.unit);
  }),
  event("04-24", "10:00", "half a year is fixed and goes to the mayor", (stage) =>
    closeRound(stage, "6-month", "04-24"),
  ),
  event("04-27", "11:00", "the mayor approves half a year", (stage) =>
    approve(stage, "6-month", "ที่ 96", "04-27"),
  ),
  event("04-30", "09:00", "half a year is announced", (stage) => publish(stage, "6-month", "04-30")),
  event("07-10", "10:00", "nobody reports nine months: they are looked at in a meeting", async (stage) => {
    for (const unit of all) await except(stage, "9-month", unit, noNineMonths);
    await stage.perform("lawyer", lockRound, await roundNow(stage, "9-month"));
  }),
  event("09-18", "10:00", "the units are told until when they report the year", (stage) =>
    tellDue(stage, "12-month", "10-20", 1),
  ),
  event(
    "10-05",
    "10:00",
    "the coordinator explains what was not done",
    (stage) => writeBeside(stage, "12-month"),
    true,
  ),
  event("10-14", "10:00", "the units report the year", (stage) => sendAll(stage, "12-month", all), true),
  event(
    "10-22",
    "10:00",
    "the year is fixed and goes to the mayor",
    (stage) => closeRound(stage, "12-month", "10-22", 1),
    true,
  ),
  event(
    "10-26",
    "14:00",
    "the mayor approves the year",
    (stage) => approve(stage, "12-month", "ที่ 241", "10-26", 1),
    true,
  ),
  event("10-29", "09:00", "the year is announced", (stage) => publish(stage, "12-month", "10-29", 1), true),
  event(
    "11-09",
    "09:30",
    "the first round of the next year gets its day",
    (stage) => tellDue(stage, "6-month", "04-19", 1, stage.calendar.fiscalYear + 1),
    true,
  ),
];

function event(on: string, at: string, what: string, happen: Event["happen"], next = false): Event {
  return { on, at, what, happen, next };
}

async function tellDue(
  stage: Stage,
  round: Round,
  on: string,
  later: 0 | 1 = 0,
  year = stage.calendar.fiscalYear,
) {
  await stage.perform("lawyer", setDue, {
    ...(await roundNow(stage, round, year)),
    dueOn: stage.calendar.day(on, later),
  });
}

async function roundNow(stage: Stage, round: Round, year = stage.calendar.fiscalYear) {
  const rows = await stage.read((db) => roundsOf(db, stage.orgId, year, stage.house.packs));
  return { year, round, version: rows.find((row) => row.round === round)?.version ?? 0 };
}

async function reportNow(stage: Stage, round: Round, unit: UnitKey) {
  const year = stage.calendar.fiscalYear;
  const unitId = known(stage.units, unit);
  const [report] = await stage.read((db) => reportsOf(db, stage.orgId, year, { round, unitId }));
  return { year, round, unitId, version: report?.version ?? 0 };
}

async function except(stage: Stage, round: Round, unit: UnitKey, reason: string) {
  await stage.perform("lawyer", exceptReport, { ...(await reportNow(stage, round, unit)), reason });
}

async function sendAll(stage: Stage, round: Round, list: readonly UnitKey[]) {
  for (const unit of list) {
    await send(stage, round, unit);
    if (unit !== own || round === "12-month") await take(stage, round, unit);
  }
}

/** Every warning that stays gets its reason first. */
async function send(stage: Stage, round: Round, unit: UnitKey, note = "") {
  const by = unit === own ? "accountant" : "lawyer";
  const { version, ...report } = await reportNow(stage, round, unit);
  const { findings, excuses } = await stage.read((db) =>
    standOfUnit(db, stage.orgId, { ...report, today: todayInBangkok(stage.now()), packs: stage.house.packs }),
  );
  const open = findings.filter(({ id, level }) => level === "warning" && !excuses.has(id));
  for (const [at, { id, check }] of open.entries()) {
    const offered = reasons[check] ?? [otherReason];
    const reason = offered[at % offered.length];
    await stage.perform(by, excuseOfReport, { ...report, finding: id, reason });
  }
  await stage.perform(by, sendReport, { ...report, version, note });
}

async function take(stage: Stage, round: Round, unit: UnitKey) {
  const by = unit === own ? "finance-head" : "lawyer";
  await stage.perform(by, passReport, { ...(await reportNow(stage, round, unit)), said: "" });
  await stage.perform("lawyer", receiveReport, { ...(await reportNow(stage, round, unit)), said: "" });
}

async function sendBack(stage: Stage) {
  const report = await reportNow(stage, "6-month", own);
  await stage.perform("finance-head", returnReport, { ...report, said: returned.said });
  const { year, round, unitId } = report;
  const facts = await stage.read((db) => factsOf(db, stage.orgId, { year, counting: true }));
  const posted = facts.find(
    (fact) => fact.kind === "publication" && fact.unitId === unitId && fact.channel === "notice-board",
  );
  if (!posted) throw new Error("finance posted nothing");
  const paper = { title: returned.paper, said: posted.title, unit: units[own] };
  const file = await keepPaper(stage, "accountant", paper);
  await stage.perform("accountant", attachEvidence, { id: posted.id, files: [file] });
  await stage.perform("accountant", commentOnReport, {
    year,
    round,
    unitId,
    projectYearId: posted.projects[0]?.id ?? "",
    said: returned.answer,
  });
}

async function writeBeside(stage: Stage, round: "6-month" | "12-month") {
  const year = stage.calendar.fiscalYear;
  const projects = await stage.read((db) => projectYearsOf(db, stage.orgId, year));
  for (const [title, note] of Object.entries(beside[round])) {
    const project = projects.find((each) => each.title.startsWith(title));
    const about = { year, round, version: 1, projectYearId: project?.id ?? "" };
    await stage.perform("lawyer", writeBesideProject, { ...about, note, remark: "" });
  }
}

/** The coordinator's words, the lock, and the report goes to whoever approves it. */
async function closeRound(stage: Stage, round: "6-month" | "12-month", on: string, later: 0 | 1 = 0) {
  const at = { year: stage.calendar.fiscalYear, round, version: 1 };
  await stage.perform("lawyer", writeSummary, { ...at, ...words[round] });
  await stage.perform("lawyer", writeReporter, {
    ...at,
    name: "นายธีรภัทร เที่ยงตรงดี",
    position: "นิติกรชำนาญการ",
    phone: "",
    email: "coordinator@bueng-suk-jai.example",
    reportedOn: stage.calendar.day(on, later),
  });
  await stage.perform("lawyer", lockRound, await roundNow(stage, round));
  await giveReasons(stage, round);
  await stage.perform("lawyer", submitWholeReport, { ...(await versionNow(stage, round)), note: "" });
}

/** What the units' own reasons left open: of who was excepted, and of the organisation as a whole. */
async function giveReasons(stage: Stage, round: Round) {
  const asked = { year: stage.calendar.fiscalYear, round };
  const around = { ...asked, today: todayInBangkok(stage.now()), packs: stage.house.packs };
  const stand = await stage.read((db) => wholeStandNow(db, stage.orgId, around));
  for (const { check, left } of stand ? stopsOf(stand) : [])
    if (left.length > 0)
      await stage.perform("lawyer", excuseWholeReport, {
        ...asked,
        check,
        reason: "ตรวจสอบกับหน่วยงานแล้ว เป็นไปตามที่บันทึก จะติดตามในรอบถัดไป",
      });
}

async function versionNow(stage: Stage, round: Round) {
  const year = stage.calendar.fiscalYear;
  const [newest] = await stage.read((db) => reportVersionsOf(db, stage.orgId, { year, round }));
  return { year, round, seen: newest?.number ?? 0 };
}

async function approve(stage: Stage, round: Round, orderNumber: string, on: string, later: 0 | 1 = 0) {
  const decidedOn = stage.calendar.day(on, later);
  await stage.perform("mayor", approveWholeReport, {
    ...(await versionNow(stage, round)),
    orderNumber,
    decidedOn,
  });
}

async function publish(stage: Stage, round: Round, on: string, later: 0 | 1 = 0) {
  const decidedOn = stage.calendar.day(on, later);
  await stage.perform("lawyer", publishReport, {
    ...(await versionNow(stage, round)),
    orderNumber: "",
    decidedOn,
  });
}
