import { closeAssessment, openAssessment } from "../src/capabilities/risk/assessments/acts.ts";
import { assessmentsOf } from "../src/capabilities/risk/assessments/queries.ts";
import { acceptRisk, endRisk, publishAll } from "../src/capabilities/risk/decisions/acts.ts";
import { addMeasure, reportMeasure } from "../src/capabilities/risk/measures/acts.ts";
import { addRisk, editRisk, receiveRisk } from "../src/capabilities/risk/register/acts.ts";
import { registerOf } from "../src/capabilities/risk/register/queries.ts";
import type { Risk } from "../src/capabilities/risk/register/queries.ts";
import type { UnitKey } from "./people.ts";
import { riskList } from "./risk-list.ts";
import type { RiskTold } from "./risk-list.ts";
import { known } from "./stage.ts";
import type { Event, Stage } from "./stage.ts";

const mayor = { name: "นายมั่นคง รักบึงสุขใจ", title: "นายกเทศมนตรีตำบลบึงสุขใจ" };

/** Risks of the year before as they were kept on paper, and what became of them in the year of the story. */
export const riskEvents: readonly Event[] = [
  {
    on: "10-20",
    at: "10:00",
    what: "the register of the year before is entered from its paper",
    happen: async (stage) => {
      const fiscalYear = stage.calendar.fiscalYear - 1;
      const { id } = await stage.perform("lawyer", openAssessment, { fiscalYear, scaleKey: "five-by-five" });
      for (const told of riskList.filter(({ since }) => since === "before")) await enter(stage, id, told);
      await approve(stage, id, "10-20");
    },
  },
  {
    on: "10-28",
    at: "09:30",
    what: "the year of the story begins as a copy of it",
    happen: async (stage) => {
      const { fiscalYear } = stage.calendar;
      const { id } = await stage.perform("lawyer", openAssessment, { fiscalYear, scaleKey: "five-by-five" });
      for (const told of riskList.filter(({ since }) => since === "this-year")) await enter(stage, id, told);
    },
  },
  {
    on: "11-04",
    at: "14:00",
    what: "two are less likely than they were, one is worse",
    happen: async (stage) => {
      for (const told of riskList) {
        if (!told.now) continue;
        const risk = await riskTold(stage, told.event);
        await stage.perform("lawyer", editRisk, {
          ...fieldsOf(risk),
          id: risk.id,
          version: risk.version,
          ...(told.now.controls ? { controls: told.now.controls } : {}),
          afterLikelihood: String(told.now.after[0]),
          afterImpact: String(told.now.after[1]),
          afterReason: told.now.reason,
        });
      }
    },
  },
  {
    on: "11-10",
    at: "11:15",
    what: "finance proposes one of its own, the coordinator takes it in",
    happen: async (stage) => {
      const told = riskList.find(({ since }) => since === "proposed");
      const assessment = await yearOf(stage);
      if (!told) throw new Error("nothing is proposed");
      const { id } = await stage.perform("finance-head", addRisk, {
        assessmentId: assessment.id,
        ...inputOf(stage, told),
      });
      await stage.perform("lawyer", receiveRisk, { id, version: 1 });
      await answer(stage, id, told);
    },
  },
  {
    on: "11-20",
    at: "10:40",
    what: "one is no risk any more, one is accepted, and the mayor approves the year",
    happen: async (stage) => {
      const over = await riskTold(stage, overEvent);
      await stage.perform("lawyer", endRisk, {
        ...seen(over),
        endedOn: stage.calendar.day("11-20"),
        endReason: "เลิกรับชำระเป็นเงินสดนอกสถานที่แล้ว ผู้ชำระโอนเข้าบัญชีเทศบาลหรือจ่ายที่เคาน์เตอร์เท่านั้น",
      });
      const taken = await riskTold(stage, acceptedEvent);
      await stage.perform("mayor", acceptRisk, {
        ...seen(taken),
        acceptedReason:
          "รถมีเพียงสี่คันและมีสมุดบันทึกการใช้รถทุกครั้ง ระบบติดตามตำแหน่งมีค่าใช้จ่ายสูงกว่าความเสียหายที่อาจเกิด ให้สุ่มตรวจสมุดทุกเดือนแทน",
        acceptedOn: stage.calendar.day("11-20"),
        acceptedUntil: stage.calendar.day("09-15"),
        acceptedByName: mayor.name,
        acceptedByTitle: mayor.title,
      });
      const { id } = await yearOf(stage);
      await approve(stage, id, "11-20");
      await stage.perform("lawyer", publishAll, { assessmentId: id });
    },
  },
  ...(["02-12", "05-21", "08-18"] as const).map((on): Event => ({
    on,
    at: "15:20",
    what: "units tell what they did against their risks, and everybody reads it",
    happen: async (stage) => {
      for (const told of riskList)
        for (const measure of told.measures) {
          if (measure.done?.on !== on) continue;
          const risk = await riskTold(stage, told.event);
          const kept = risk.measures.find(({ text }) => text === measure.text);
          if (!kept) throw new Error(`no measure ${measure.text}`);
          await stage.perform("lawyer", reportMeasure, {
            id: kept.id,
            version: kept.version,
            result: measure.done.result,
            doneOn: measure.done.goesOn ? "" : stage.calendar.day(on),
          });
        }
      const { id } = await yearOf(stage);
      await stage.perform("lawyer", publishAll, { assessmentId: id });
    },
  })),
];

const acceptedEvent = riskList.find(({ becomes }) => becomes === "accepted")?.event ?? "";
const overEvent = riskList.find(({ becomes }) => becomes === "over")?.event ?? "";

const seen = ({ id, version }: Risk) => ({ id, version });

async function enter(stage: Stage, assessmentId: string, told: RiskTold): Promise<void> {
  const { id } = await stage.perform("lawyer", addRisk, { assessmentId, ...inputOf(stage, told) });
  await answer(stage, id, told);
}

async function answer(stage: Stage, riskId: string, told: RiskTold): Promise<void> {
  for (const { text, unit } of told.measures) {
    await stage.perform("lawyer", addMeasure, {
      riskId,
      text,
      against: "own",
      unitId: unitId(stage, unit ?? told.unit),
    });
  }
}

async function approve(stage: Stage, id: string, on: string): Promise<void> {
  await stage.perform("mayor", closeAssessment, {
    id,
    version: 1,
    approvedOn: stage.calendar.day(on),
    approverName: mayor.name,
    approverTitle: mayor.title,
  });
}

function inputOf(stage: Stage, told: RiskTold) {
  const [beforeLikelihood, beforeImpact] = told.before.map(String);
  const [afterLikelihood, afterImpact] = told.after.map(String);
  return {
    processName: told.process,
    event: told.event,
    who: told.who,
    how: told.how,
    unitId: unitId(stage, told.unit),
    controls: told.controls,
    beforeLikelihood,
    beforeImpact,
    beforeReason: told.reason,
    afterLikelihood,
    afterImpact,
    treatment: told.becomes === "accepted" ? "take" : "treat",
    reviewOn: stage.calendar.day("09-01"),
  };
}

function fieldsOf(risk: Risk) {
  return {
    processId: risk.process_id,
    event: risk.event,
    who: risk.who ?? "",
    how: risk.how ?? "",
    unitId: risk.unit_id ?? "",
    controls: risk.controls ?? "",
    beforeLikelihood: String(risk.before.likelihood ?? ""),
    beforeImpact: String(risk.before.impact ?? ""),
    beforeReason: risk.before_reason ?? "",
    treatment: risk.treatment ?? "",
    reviewOn: risk.review_on ?? "",
  };
}

function unitId(stage: Stage, unit: UnitKey | null): string {
  return unit ? known(stage.units, unit) : "";
}

async function yearOf(stage: Stage) {
  const years = await stage.read((db) => assessmentsOf(db, stage.orgId));
  const year = years.find(({ fiscal_year }) => fiscal_year === stage.calendar.fiscalYear);
  if (!year) throw new Error("the year is not open");
  return year;
}

/** Every measure of the year once, as its page shows it. */
export async function measuresOfYear(stage: Stage): Promise<Risk["measures"]> {
  const { id } = await yearOf(stage);
  const risks = await stage.read((db) => registerOf(db, stage.orgId, id));
  return [...new Map(risks.flatMap(({ measures }) => measures.map((one) => [one.id, one]))).values()];
}

async function riskTold(stage: Stage, event: string): Promise<Risk> {
  const { id } = await yearOf(stage);
  const risks = await stage.read((db) => registerOf(db, stage.orgId, id));
  const risk = risks.find((one) => one.event === event);
  if (!risk) throw new Error(`no risk ${event}`);
  return risk;
}
