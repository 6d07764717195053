import { isoDate } from "../../../thai/dates.ts";
import { roundRange } from "../../../thai/fiscal.ts";
import type { Round } from "../../../thai/fiscal.ts";
import type { PlanProject } from "../../plan/content.ts";
import type { EventFact, PublicationFact, SpendingFact, StepFact, ValueFact } from "../facts.ts";
import type { IndicatorStanding, Standing } from "../measuring/standing.ts";
import type { ShareTally } from "../measuring/tally.ts";
import type { ProjectYear } from "../project-years.ts";
import type { ReportContent, ReportRow } from "../report/content.ts";
import type { ProjectRecords, RoundRecords, SeenFile } from "./records.ts";

/** A round of one project, of which no check has anything to say. */
export function goodRecords(round: Round = "12-month"): RoundRecords {
  return {
    year: 2569,
    round,
    period: roundRange(2569, round),
    today: isoDate("2026-10-05"),
    projects: [goodProject()],
    facts: [
      { fact: event(), files: [photo("a")] },
      { fact: step(), files: [] },
      { fact: spending(), files: [] },
      { fact: publication(), files: [] },
      { fact: value(), files: [photo("b")] },
    ],
    words: [{ place: "result:p1", projectYearId: "p1", words: "อบรมที่หอประชุมหนึ่งวัน มีผู้ผ่านเกณฑ์ 24 คนจาก 30 คน" }],
    content: goodContent(round),
  };
}

export const works = { id: "u1", name: "กองช่าง" };
export const treasury = { id: "u2", name: "กองคลัง" };

export function goodProject(changes: Partial<ProjectRecords> = {}): ProjectRecords {
  const tallies = [tally()];
  return {
    project: projectYear(),
    standing: standing(),
    tallies,
    shares: [{ unit: null, status: "done", tallies }],
    ...changes,
  };
}

export function projectYear(changes: Partial<ProjectYear> = {}): ProjectYear {
  return {
    id: "p1",
    year: 2569,
    projectId: "project-1",
    code: "1",
    kind: "project",
    title: "อบรมคุณธรรมและจริยธรรม",
    dimension: "1",
    mission: "1.1",
    budget: 30_000_00,
    integratedBudget: null,
    allUnits: false,
    units: [works],
    content: content(),
    guidelines: ["conscience"],
    dropped: false,
    version: 1,
    ...changes,
  };
}

function content(): PlanProject {
  return {
    id: "project-1",
    kind: "project",
    title: "อบรมคุณธรรมและจริยธรรม",
    dimension: "1",
    mission: "1.1",
    headings: [],
    budgets: [30_000_00],
    remark: null,
    fundings: [],
    reasons: [],
    objectives: ["เพื่อปลูกจิตสำนึก"],
    target: { text: "บุคลากร 30 คน", count: 30, groups: ["staff"] },
    steps: [{ id: "s1", text: "จัดอบรม", inside: [] }],
    period: "ตลอดปี",
    quarters: [1],
    responsible: { allUnits: false, units: [works], text: null },
    outputs: [{ id: "r1", text: "จัดอบรมอย่างน้อยหนึ่งครั้งในแต่ละปีงบประมาณ", indicator: null }],
    outcomes: [{ id: "r2", text: "ผู้เข้าอบรมผ่านเกณฑ์ไม่น้อยกว่าร้อยละ 80", indicator: null }],
  };
}

export function standing(changes: Partial<Standing> = {}): Standing {
  return {
    projectYearId: "p1",
    status: "done",
    steps: [{ stepId: "s1", status: "done", done: 1, of: 1 }],
    progress: { done: 1, of: 1 },
    light: "green",
    whyLight: null,
    shares: [],
    indicators: [indicator()],
    spent: 20_000_00,
    budget: 30_000_00,
    setback: null,
    ...changes,
  };
}

export function indicator(changes: Partial<IndicatorStanding> = {}): IndicatorStanding {
  return {
    resultId: "r2",
    text: "ผู้เข้าอบรมผ่านเกณฑ์ไม่น้อยกว่าร้อยละ 80",
    isOutcome: true,
    value: { part: 24, whole: 30 },
    verdict: "met",
    arithmetic: "24 จาก 30 = ร้อยละ 80 เท่ากับเป้าหมาย ร้อยละ 80",
    from: "hand",
    hasEvidence: true,
    ...changes,
  };
}

const november = { month: "2025-11", hasEvidence: true };

export function tally(changes: Partial<ShareTally> = {}): ShareTally {
  return {
    unitId: works.id,
    facts: 5,
    results: 4,
    evidenced: 4,
    stepsDone: [{ stepId: "s1", on: isoDate("2025-11-20"), hasEvidence: true }],
    events: [{ ...november, count: 1, people: 30 }],
    publications: [{ ...november, channel: "website", count: 1 }],
    items: [{ ...november, count: 1 }],
    trainings: [],
    spent: [{ ...november, source: "agency", fundId: null, amount: 20_000_00 }],
    values: [{ resultId: "r2", part: 24, whole: 30, on: isoDate("2025-11-20"), hasEvidence: true }],
    setback: null,
    ...changes,
  };
}

const anyFact = {
  year: 2569,
  unitId: works.id,
  unitName: works.name,
  happenedOn: isoDate("2025-11-20"),
  said: null,
  link: null,
  projects: [{ id: "p1", stepIds: [] }],
  evidence: 0,
  proofId: null,
  lateReason: null,
  byName: "นางทดสอบ บันทึก",
  madeAt: new Date("2025-11-21T03:00:00Z"),
  withdrawn: null,
  version: 1,
};

export function event(changes: Partial<EventFact> = {}): EventFact {
  const own = { kind: "event", id: "f1", title: "อบรมที่หอประชุมเทศบาล", place: "หอประชุม" } as const;
  return { ...anyFact, ...own, attended: { staff: 30 }, evidence: 1, ...changes };
}

export function step(changes: Partial<StepFact> = {}): StepFact {
  const projects = [{ id: "p1", stepIds: ["s1"] }];
  return { ...anyFact, kind: "step", id: "f2", title: "จัดอบรม", proofId: "f1", projects, ...changes };
}

export function spending(changes: Partial<SpendingFact> = {}): SpendingFact {
  const money = { amount: 20_000_00, paperNumber: "ฎ 12/2569", source: "agency", fundId: null } as const;
  return { ...anyFact, kind: "spending", id: "f3", title: "ค่าวิทยากรและอาหาร", ...money, ...changes };
}

export function publication(changes: Partial<PublicationFact> = {}): PublicationFact {
  const own = { kind: "publication", id: "f4", title: "ข่าวการอบรม", channel: "website" } as const;
  return { ...anyFact, ...own, link: "https://bueng-suk.example/news/1", ...changes };
}

export function value(changes: Partial<ValueFact> = {}): ValueFact {
  const own = { resultId: "r2", part: 24, whole: 30, evidence: 1 };
  const title = "ผู้เข้าอบรมผ่านเกณฑ์ไม่น้อยกว่าร้อยละ 80";
  return { ...anyFact, kind: "value", id: "f5", title, ...own, ...changes };
}

export function photo(name: string, existedOn = "2025-11-21"): SeenFile {
  return {
    sha256: name.repeat(64).slice(0, 64),
    name: `${name}.jpg`,
    isPhoto: true,
    existedOn: isoDate(existedOn),
  };
}

export function row(changes: Partial<ReportRow> = {}): ReportRow {
  return {
    id: "p1",
    code: "1",
    kind: "project",
    title: "อบรมคุณธรรมและจริยธรรม",
    indicator: "ร้อยละของผู้ผ่านเกณฑ์",
    target: "ร้อยละ 80",
    result: "อบรม 1 ครั้ง 30 คน\nผ่านเกณฑ์ 24 คน ร้อยละ 80 ของผู้เข้าอบรม",
    money: { integrated: null, agency: 30_000_00, disbursed: 20_000_00 },
    guidelines: { conscience: true, mechanism: false, efficiency: false },
    remark: "",
    narrative: [],
    ...changes,
  };
}

export function goodContent(round: Round, changes: Partial<ReportContent> = {}): ReportContent {
  const period = roundRange(2569, round);
  return {
    title: "รายงานผลการดำเนินงานป้องกันการทุจริต",
    organisation: { name: "เทศบาลตำบลบึงสุข", amphoe: null, province: null },
    plan: null,
    year: 2569,
    round,
    period: { from: period.start, to: period.end },
    introduction: [],
    dimensions: [
      {
        title: "มิติที่ 1",
        lines: [{ row: row() }],
        total: {
          integrated: null,
          agency: 30_000_00,
          disbursed: 20_000_00,
          guidelines: { conscience: true, mechanism: false, efficiency: false },
        },
      },
    ],
    factors: [],
    problems: [],
    recommendations: [],
    reporter: null,
    announcement: null,
    ...changes,
  };
}
