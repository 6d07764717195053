/** The value of a plan out of what was read: what the records, the checks and the printed book work with. */
import type { PlanContent, PlanRisk } from "../content.ts";
import { tight, whole } from "./content-desk.ts";
import type { ContentOptions, Desk } from "./content-desk.ts";
import { declarationFrom, goalsFrom } from "./content-parts.ts";
import { projectFrom } from "./content-project.ts";
import type { Finding, PlanReading } from "./reading.ts";

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

function titleFrom(title: string | null, desk: Desk): string {
  const words = (title ?? desk.cycle.data.planTitle).replace(
    /\s*\(?\s*(?:ปี(?:งบประมาณ)?\s*)?พ\.?\s?ศ\.?.*$/,
    "",
  );
  return whole(words.trim() || desk.cycle.data.planTitle, desk);
}
