/** A half year of a fictional office: held, published, half done, could not be done, spent without a result, nothing. */
import { isoDate } from "../../../thai/dates.ts";
import { goodPlan } from "../../plan/checks/good-plan.fixture.ts";
import type { PlanCycle } from "../../plan/packs/cycles.ts";
import type { EventFact, Fact, PublicationFact, SetbackFact, SpendingFact, StepFact } from "../facts.ts";
import type { Standing } from "../measuring/standing.ts";
import type { GuidelineKey, ProjectYear } from "../project-years.ts";
import type { ReportRecords } from "./records.ts";

export function halfYear(cycle: Pick<PlanCycle, "dimensions">): ReportRecords {
  const plan = goodPlan();
  const projects = plan.projects.map((content, at): ProjectYear => ({
    id: `y${at + 1}`,
    year: 2569,
    projectId: content.id,
    code: String(at + 1),
    kind: content.kind,
    title: content.title,
    dimension: content.dimension,
    mission: content.mission,
    // Odd satang, so that a sum that is rounded anywhere shows.
    budget: at % 3 === 1 ? 1_234_567_01 + at * 1_01 : null,
    integratedBudget: at === 4 ? 50_000_75 : null,
    allUnits: at === 5,
    units: [{ id: "u1", name: "สำนักปลัด" }],
    content,
    guidelines: ticks[at % ticks.length] ?? [],
    dropped: false,
    version: 1,
  }));
  return {
    organisation: plan.organisation,
    plan: plan.title,
    cycle,
    funding: { at: 0, funds: [] },
    year: 2569,
    round: "6-month",
    projects: projects.map((project) => ({ project, standing: standingOf(project), tally: undefined })),
    facts,
    channelTitle: (key) => channels[key] ?? key,
    words: new Map(),
  };
}

const channels: Record<string, string> = { website: "เว็บไซต์", facebook: "เฟซบุ๊ก" };
const ticks: GuidelineKey[][] = [["conscience"], ["mechanism", "efficiency"], []];

const known = {
  year: 2569,
  unitId: "u1",
  unitName: "สำนักปลัด",
  said: null,
  link: null,
  evidence: 1,
  proofId: null,
  lateReason: null,
  byName: "น.ส. สมใจ ตัวอย่าง",
  madeAt: new Date("2026-02-01T03:00:00Z"),
  withdrawn: null,
  version: 1,
};
const serves = (...ids: string[]) => ids.map((id) => ({ id, stepIds: [] as string[] }));

const training: EventFact = {
  ...known,
  id: "f-training",
  kind: "event",
  happenedOn: isoDate("2026-01-12"),
  title: "อบรมจริยธรรมบุคลากร",
  said: "วิทยากรจากสำนักงานจังหวัด",
  place: "ห้องประชุมทุ่งสุข",
  attended: { staff: 52, council: 12 },
  projects: [{ id: "y1", stepIds: ["s1", "s2"] }, ...serves("y2")],
};
const published = (id: string, channel: string, on: string): PublicationFact => ({
  ...known,
  id,
  kind: "publication",
  channel,
  happenedOn: isoDate(on),
  title: "ประกาศเจตจำนงสุจริต",
  projects: serves("y4"),
});
const paid: SpendingFact = {
  ...known,
  id: "f-paid",
  kind: "spending",
  happenedOn: isoDate("2026-02-20"),
  title: "ค่าวิทยากรและเอกสาร",
  amount: 12_345_67,
  paperNumber: "ฎ. 15/2569",
  source: "agency",
  fundId: null,
  projects: serves("y2"),
};
const paidForNothing: SpendingFact = { ...paid, id: "f-nothing", amount: 8_000_33, projects: serves("y5") };
const stopped: SetbackFact = {
  ...known,
  id: "f-stopped",
  kind: "setback",
  happenedOn: isoDate("2026-03-02"),
  title: "วิทยากรยกเลิกทั้งสองครั้ง",
  projects: serves("y7"),
};
const stepped: StepFact = {
  ...known,
  id: "f-step",
  kind: "step",
  happenedOn: isoDate("2025-11-05"),
  title: "ผู้บริหารอนุมัติ",
  projects: [{ id: "y8", stepIds: ["s1"] }],
};
/** In April: the round of six months knows nothing of it. */
const later: EventFact = {
  ...training,
  id: "f-later",
  happenedOn: isoDate("2026-04-01"),
  title: "กิจกรรมหลังสิ้นรอบ",
  projects: serves("y9"),
};
const takenBack: EventFact = {
  ...training,
  id: "f-withdrawn",
  title: "กิจกรรมที่ถูกถอน",
  withdrawn: { at: new Date("2026-02-02T03:00:00Z"), by: "น.ส. สมใจ ตัวอย่าง", reason: "บันทึกซ้ำ" },
};

const facts: Fact[] = [
  paid,
  training,
  published("f-web-1", "website", "2025-12-01"),
  published("f-web-2", "website", "2026-02-01"),
  published("f-facebook", "facebook", "2026-02-03"),
  paidForNothing,
  stopped,
  stepped,
  later,
  takenBack,
];

function standingOf({ id, content, budget }: ProjectYear): Standing {
  const done = id === "y1" ? 2 : id === "y8" ? 1 : 0;
  const measured = id === "y1";
  const spent = id === "y2" ? paid.amount : id === "y5" ? paidForNothing.amount : 0;
  const status =
    id === "y7" ? "could-not" : ["y1", "y2", "y4", "y8"].includes(id) ? "under-way" : "not-started";
  return {
    projectYearId: id,
    status,
    steps: content.steps.map(({ id: stepId }, at) => ({
      stepId,
      status: at < done ? "done" : "not-started",
      done: at < done ? 1 : 0,
      of: 1,
    })),
    progress: { done, of: content.steps.length },
    light: status === "not-started" ? "red" : "yellow",
    whyLight: null,
    shares: [{ unitId: "u1", status, progress: { done, of: content.steps.length } }],
    indicators: [...content.outputs, ...content.outcomes].map(({ id: resultId, text }, at) => ({
      resultId,
      text,
      isOutcome: at === 1,
      value: measured ? (at === 0 ? 1 : { part: 64, whole: 70 }) : null,
      verdict: measured ? (at === 0 ? "not-met" : "met") : "cannot-tell",
      arithmetic: measured
        ? at === 0
          ? "1 ครั้ง น้อยกว่าเป้าหมาย 2 ครั้ง"
          : "64 จาก 70 = ร้อยละ 91.43 มากกว่าเป้าหมาย ร้อยละ 80"
        : "ยังไม่มีค่าที่วัดได้",
      from: measured ? "facts" : "nothing",
      hasEvidence: measured,
    })),
    spent,
    budget,
    setback: id === "y7" ? stopped.title : null,
  };
}
