/** The value of a plan out of what was read: what the records, the checks and the printed book work with. */
import { parseThaiDate } from "../../../thai/date-text.ts";
import { toArabicDigits } from "../../../thai/digits.ts";
import { parseBaht } from "../../../thai/money.ts";
import type {
  Declaration,
  Fund,
  Funding,
  Goal,
  GoalTarget,
  PlanContent,
  PlanProject,
  PlanRisk,
  ProjectKind,
  Responsible,
  Result,
  Step,
  TargetGroup,
  TargetGroupKind,
} from "../content.ts";
import { readIndicator } from "../indicators/read.ts";
import type { PlanCycle } from "../packs/cycles.ts";
import { healed } from "./heal.ts";
import { standingIn } from "./into-cycle.ts";
import { quoted } from "./notebook.ts";
import type {
  Finding,
  PlanReading,
  ReadDeclaration,
  ReadKind,
  ReadProject,
  ReadStep,
  ReadTarget,
} from "./reading.ts";

export interface ContentOptions {
  cycle: { key: string; data: PlanCycle };
  /** The organisation's units, for the words of the responsible. */
  units: readonly { id: string; name: string }[];
  /** The organisation that imports: its own record is right, whatever the document calls it. */
  organisation: PlanContent["organisation"];
  newId: () => string;
}

export interface ContentRead {
  content: PlanContent;
  /** What the cycle, the units or the form of a plan could not take as it was read. */
  findings: Finding[];
}

export function contentFrom(reading: PlanReading, options: ContentOptions): ContentRead {
  const findings: Finding[] = [];
  const desk: Desk = {
    ...options,
    findings,
    years: options.cycle.data.years,
    healed: 0,
    names: [options.organisation.name, "องค์กรปกครองส่วนท้องถิ่น"],
    funds: [],
  };
  const { meta } = reading;
  if (meta.fiscal_years.join() !== desk.years.join()) {
    findings.push({
      level: "error",
      kind: "years",
      place: {},
      says: meta.fiscal_years.join(", "),
      took: desk.years.join(", "),
      why: "ปีของแผนในไฟล์ไม่ตรงกับรอบแผนที่เลือก งบประมาณของปีนอกรอบไม่ถูกนำเข้า",
    });
  }
  if (meta.organisation !== null && tight(meta.organisation) !== tight(options.organisation.name)) {
    findings.push({
      level: "error",
      kind: "organisation",
      place: {},
      says: meta.organisation,
      took: options.organisation.name,
      why: "ชื่อหน่วยงานในไฟล์ไม่ตรงกับหน่วยงานที่นำเข้า",
    });
  }
  const projects = reading.projects.map((project) => projectFrom(project, desk));
  const ids = new Map(reading.projects.map(({ no }, at) => [no, projects[at]?.id ?? null]));
  const content: PlanContent = {
    cycle: options.cycle.key,
    title: titleFrom(meta.title, desk),
    organisation: options.organisation,
    years: desk.years,
    introduction: {
      foreword: reading.foreword.map((text) => whole(text, desk)),
      forewordDate: meta.plan_date,
      reasons: reading.plan_reasons.map((text) => whole(text, desk)),
      objectives: reading.plan_objectives.map((text) => whole(text, desk)),
      benefits: reading.plan_benefits.map((text) => whole(text, desk)),
    },
    goals: goalsFrom(reading, desk),
    risks: reading.risk_assessment.map(({ process, risks, risk_score: level, measures }): PlanRisk => ({
      process: whole(process, desk),
      events: risks.map((text) => whole(text, desk)),
      level,
      measures: measures.map(({ text, project_no: no }) => ({
        text: whole(text, desk),
        projectId: no === null ? null : (ids.get(no) ?? null),
      })),
    })),
    projects,
    funds: desk.funds,
    declaration: declarationFrom(reading.declaration, desk),
  };
  if (desk.healed > 0)
    findings.push({
      level: "advice",
      kind: "wording",
      place: {},
      says: `คำที่ถูกตัดกลางคำ ${desk.healed} แห่ง`,
      took: "ต่อคำให้ติดกัน",
      why: "การตัดบรรทัดหรือช่องตารางในไฟล์ทิ้งช่องว่างไว้กลางคำ",
    });
  return { content, findings };
}

interface Desk extends ContentOptions {
  findings: Finding[];
  years: readonly number[];
  healed: number;
  names: readonly string[];
  funds: Fund[];
}

function whole(text: string, desk: Desk): string {
  const { text: out, count } = healed(text, desk.names);
  desk.healed += count;
  return out;
}

function tight(text: string): string {
  return text.replaceAll(/\s/g, "");
}

function titleFrom(title: string | null, desk: Desk): string {
  const words = (title ?? desk.cycle.data.planTitle).replace(
    /\s*\(?\s*(?:ปี(?:งบประมาณ)?\s*)?พ\.?\s?ศ\.?.*$/,
    "",
  );
  return whole(words.trim() || desk.cycle.data.planTitle, desk);
}

const kinds: Record<ReadKind, ProjectKind> = {
  โครงการ: "project",
  กิจกรรม: "activity",
  มาตรการ: "measure",
  แนวปฏิบัติ: "practice",
};

function projectFrom(project: ReadProject, desk: Desk): PlanProject {
  const note = (finding: Omit<Finding, "place">) =>
    void desk.findings.push({ ...finding, place: { project: project.no } });
  const budgets = desk.years.map((year) => satangOf(project.budgets[year]));
  return {
    id: desk.newId(),
    kind: kinds[project.kind],
    title: whole(project.title, desk),
    ...standingIn(desk.cycle.data, project, note),
    budgets,
    remark: project.remark === null ? null : whole(project.remark, desk),
    fundings: fundingsFrom(project, budgets, desk),
    reasons: project.rationale.map((text) => whole(text, desk)),
    objectives: project.objectives.map((text) => whole(text, desk)),
    target: targetFrom(project, desk),
    steps: stepsFrom(project.steps, desk),
    period: project.period ?? "",
    quarters: [],
    responsible: responsibleFrom(project, desk, note),
    outputs: project.outputs.map(({ text }) => resultFrom(text, desk)),
    outcomes: project.outcomes.map((text) => resultFrom(text, desk)),
  };
}

function satangOf(baht: number | undefined): number | null {
  return baht === undefined || baht === 0 ? null : Math.round(baht * 100);
}

/** โครงการ… (ปี 2566 20,000 บาท, …); without sums the source pays the whole budget. */
function fundingsFrom(project: ReadProject, budgets: readonly (number | null)[], desk: Desk): Funding[] {
  return project.funding.map((text) => {
    const name = whole(
      text
        .replace(/\((?:\s*ปี).*$/, "")
        .replace(/^(?:ใช้|เบิก(?:จ่าย)?)?(?:งบประมาณ|งบ|เงิน)?\s*จาก\s*/, "")
        .trim(),
      desk,
    );
    const sums = new Map<number, number>();
    for (const [, year = "", figure = ""] of toArabicDigits(text).matchAll(
      /ปี\s*(25\d\d)\s*([\d,]+(?:\.\d+)?)\s*บาท/g,
    ))
      sums.set(Number(year), parseBaht(figure) ?? 0);
    const taken = sums.size > 0 ? desk.years.map((year) => sums.get(year) ?? null) : [...budgets];
    const known = desk.funds.find((fund) => tight(fund.name) === tight(name));
    const fund = known ?? { id: desk.newId(), name, budgets: desk.years.map(() => null) };
    if (!known) desk.funds.push(fund);
    return { fundId: fund.id, budgets: taken };
  });
}

const groupWords: readonly [TargetGroupKind, RegExp][] = [
  ["executives", /ผู้บริหาร|คณะผู้บริหาร|นายก/],
  ["council", /สมาชิกสภา|สภาท้องถิ่น/],
  ["staff", /พนักงาน|บุคลากร|เจ้าหน้าที่|ข้าราชการ|ลูกจ้าง|สำนัก|กอง(?!ทุน)/],
  ["youth", /เด็ก|เยาวชน/],
  ["public", /ประชาชน|ผู้รับบริการ|ชุมชน|หมู่บ้าน|ผู้สูงอายุ/],
  ["schools", /สถานศึกษา|โรงเรียน|นักเรียน/],
  ["state-enterprises", /รัฐวิสาหกิจ/],
  ["state-agencies", /ภาครัฐ(?!วิสาหกิจ)|ส่วนราชการอื่น|หน่วยงานของรัฐ/],
  ["business", /ภาคเอกชน|ผู้ประกอบการ|ธุรกิจ/],
];

function targetFrom({ target, target_number: count }: ReadProject, desk: Desk): TargetGroup {
  const text = whole(
    Array.isArray(target) ? target.map((each, at) => `${at + 1}) ${each}`).join(" ") : target,
    desk,
  );
  return { text, count, groups: groupWords.flatMap(([kind, words]) => (words.test(text) ? [kind] : [])) };
}

function stepsFrom(steps: readonly ReadStep[], desk: Desk): Step[] {
  return steps.map(({ text, sub, tail }) => {
    const top: Open = {
      id: desk.newId(),
      text: whole(tail === null ? text : `${text} ${tail}`, desk),
      inside: [],
    };
    const open = [top];
    for (const { level, text: words } of sub) {
      open.length = Math.min(open.length, Math.max(1, level));
      const step: Open = { id: desk.newId(), text: whole(words, desk), inside: [] };
      open.at(-1)?.inside.push(step);
      open.push(step);
    }
    return top;
  });
}

interface Open {
  id: string;
  text: string;
  inside: Open[];
}

function responsibleFrom(
  { responsible, no }: ReadProject,
  desk: Desk,
  note: (finding: Omit<Finding, "place">) => void,
): Responsible {
  if (responsible === null) return { allUnits: false, units: [], text: null };
  const words = tight(responsible);
  const allUnits = /ทุก(?:สำนัก|กอง|ส่วนราชการ|หน่วยงาน|ส่วน)/.test(words);
  const known = desk.units.toSorted((a, b) => b.name.length - a.name.length);
  const units: { id: string; name: string }[] = [];
  let left = words;
  for (const unit of allUnits ? [] : known) {
    if (!left.includes(tight(unit.name))) continue;
    units.push({ id: unit.id, name: unit.name });
    left = left.replace(tight(unit.name), " ");
  }
  const rest = left.replace(tight(desk.organisation.name), "").replaceAll(/[\s,/]|และ|ของ|ร่วมกับ/g, "");
  if (!allUnits && units.length === 0)
    note({
      level: "warning",
      kind: "missing",
      says: responsible,
      took: "เก็บเป็นข้อความ ยังไม่ผูกกับหน่วยงาน",
      why: `ไม่พบหน่วยงานชื่อนี้ในระบบ (โครงการที่ ${no})`,
    });
  return { allUnits, units, text: rest === "" && units.length > 0 ? null : whole(responsible, desk) };
}

function resultFrom(text: string, desk: Desk): Result {
  const sentence = whole(text, desk);
  return { id: desk.newId(), text: sentence, indicator: readIndicator(sentence)?.indicator ?? null };
}

/** Each row of the table of targets goes to the goal that speaks of it; a row of which none speaks is a goal of its own. */
function goalsFrom(reading: PlanReading, desk: Desk): Goal[] {
  const free = [...reading.targets];
  const goals = reading.plan_goals.map((given): Goal => {
    const text = whole(given, desk);
    const at = free.findIndex(
      (target) => aboutOf(target.name) !== null && aboutOf(target.name) === aboutOf(text),
    );
    const target = at < 0 ? null : targetOf(free.splice(at, 1)[0], desk);
    return { id: desk.newId(), text, target };
  });
  for (const target of free) {
    goals.push({ id: desk.newId(), text: whole(target.name, desk), target: targetOf(target, desk) });
    desk.findings.push({
      level: "advice",
      kind: "figures",
      place: {},
      says: quoted(target.name),
      took: "เป้าหมายข้อใหม่",
      why: "แถวของตารางเป้าหมายไม่ตรงกับเป้าหมายข้อใดที่เป็นข้อความ",
    });
  }
  return goals;
}

function aboutOf(text: string): GoalTarget["about"] {
  if (/ITA|คุณธรรมและความโปร่งใส.*คะแนน/i.test(text)) return "ita-score";
  return /คดี/.test(text) ? "corruption-cases" : null;
}

function targetOf(target: ReadTarget | undefined, desk: Desk): GoalTarget | null {
  if (!target) return null;
  return {
    name: whole(target.name.replace(/\s*\(คำนวณจากปี[^)]*\)/, ""), desk),
    unit: target.unit ?? "",
    about: aboutOf(target.name),
    baseYear: target.baseline_year,
    baseValue: null,
    values: desk.years.map((year) => target.values[year] ?? null),
  };
}

function declarationFrom(declaration: ReadDeclaration | null, desk: Desk): Declaration | null {
  if (!declaration) return null;
  const text = declaration.paragraphs.filter(
    (paragraph) =>
      !/^(?:ประกาศ(?!เจต)|เรื่อง|ลงชื่อ|\()|^ประกาศ\s*ณ/.test(paragraph) &&
      paragraph !== declaration.position &&
      tight(paragraph) !== tight(declaration.signed_by ?? "-"),
  );
  return {
    text: text.map((paragraph) => whole(paragraph, desk)),
    signedOn:
      declaration.date_iso ?? (declaration.date === null ? null : (parseThaiDate(declaration.date) ?? null)),
    signerName: declaration.signed_by,
    signerTitle: declaration.position,
  };
}
