import { ratedInWords, ratedOn } from "../scales/rules.ts";
import type { Rated, Rating, RiskScale } from "../scales/rules.ts";
import type { AssessmentStatus } from "../assessments/rules.ts";

/** The four answers to a risk. */
export const treatments = {
  treat: "ลดหรือควบคุม (Treat)",
  transfer: "ถ่ายโอนหรือร่วมรับ (Transfer)",
  take: "ยอมรับ (Take)",
  terminate: "หลีกเลี่ยงหรือเลิกทำ (Terminate)",
} as const;
export type Treatment = keyof typeof treatments;
export const treatmentNames = Object.keys(treatments) as [Treatment, ...Treatment[]];

export function treatmentTitle(text: string | null): string | null {
  return text !== null && Object.hasOwn(treatments, text) ? treatments[text as Treatment] : null;
}

export const riskStatuses = {
  proposed: { title: "รอตรวจรับ", tone: "late" },
  unrated: { title: "ยังไม่ประเมินระดับ", tone: "late" },
  "acceptance-over": { title: "พ้นกำหนดยอมรับ", tone: "stop" },
  accepted: { title: "ยอมรับความเสี่ยง", tone: "idle" },
  "without-measure": { title: "ยังไม่มีมาตรการ", tone: "late" },
  treating: { title: "กำลังดำเนินการ", tone: "doing" },
  done: { title: "ดำเนินการครบ", tone: "done" },
  ended: { title: "ยุติแล้ว", tone: "idle" },
} as const;
export type RiskStatus = keyof typeof riskStatuses;
export const riskStatusNames = Object.keys(riskStatuses) as [RiskStatus, ...RiskStatus[]];

/** What was recorded of a risk, as far as it decides about others. */
export interface Standing {
  before: Rating;
  after: Rating;
  received_on: string | null;
  accepted_until: string | null;
  ended_on: string | null;
  published_on: string | null;
  measures: readonly { done_on: string | null }[];
}

/** Never typed: it follows from what was recorded. */
export function statusOf(risk: Standing, scale: RiskScale, today: string): RiskStatus {
  if (risk.ended_on !== null) return "ended";
  if (risk.received_on === null) return "proposed";
  if (!levelNow(risk, scale)) return "unrated";
  if (risk.accepted_until !== null) return isAccepted(risk, today) ? "accepted" : "acceptance-over";
  if (risk.measures.length === 0) return "without-measure";
  return risk.measures.every(({ done_on }) => done_on !== null) ? "done" : "treating";
}

/** With the controls, where that was rated; otherwise without them. */
export function levelNow({ before, after }: Pick<Standing, "before" | "after">, scale: RiskScale) {
  return ratedOn(scale, after) ?? ratedOn(scale, before);
}

/** The executive takes it as it is: until that ends, what was taken stays what it was. */
export function isAccepted({ accepted_until }: Pick<Standing, "accepted_until">, today: string): boolean {
  return accepted_until !== null && accepted_until >= today;
}

export type RiskStep = "edit" | "receive" | "remove" | "accept" | "end" | "resume" | "publish";

/** What can be done now; approval of the year fixes the assessment, not what happens afterwards. */
export function allowsStep(
  risk: Standing,
  status: AssessmentStatus,
  scale: RiskScale,
  step: RiskStep,
): boolean {
  const ended = risk.ended_on !== null;
  switch (step) {
    case "edit":
      return status === "open" && !ended;
    case "receive":
      return status === "open" && !ended && risk.received_on === null;
    case "remove":
      return status === "open" && risk.published_on === null;
    case "accept":
      return !ended && risk.received_on !== null && levelNow(risk, scale) !== undefined;
    case "end":
      return status === "open" && !ended && risk.received_on !== null;
    case "resume":
      return status === "open" && ended;
    case "publish":
      return risk.received_on !== null && levelNow(risk, scale) !== undefined;
  }
}

/** Why a rating cannot be kept on this scale, by the part that is wrong. */
export function ratingErrors(
  scale: RiskScale,
  rating: Rating,
): { likelihood?: string; impact?: string; level?: string } {
  if (scale.method === "words") {
    const isKnown = rating.level === null || scale.levels.some(({ key }) => key === rating.level);
    return isKnown ? {} : { level: "เลือกระดับจากเกณฑ์ของปีนี้" };
  }
  const { likelihood, impact } = rating;
  if (likelihood === null && impact === null) return {};
  if (likelihood === null) return { likelihood: `เลือก${scale.likelihood.name} หรือเว้นว่างทั้งสองช่อง` };
  if (impact === null) return { impact: `เลือก${scale.impact.name} หรือเว้นว่างทั้งสองช่อง` };
  const known = (steps: readonly { score: number }[], score: number) =>
    steps.some((step) => step.score === score);
  if (!known(scale.likelihood.steps, likelihood))
    return { likelihood: `เลือก${scale.likelihood.name}จากเกณฑ์ของปีนี้` };
  if (!known(scale.impact.steps, impact)) return { impact: `เลือก${scale.impact.name}จากเกณฑ์ของปีนี้` };
  return {};
}

/** A rating keeps only what its scale asks for. */
export function cleanRating(scale: RiskScale, { likelihood, impact, level }: Rating): Rating {
  return scale.method === "words"
    ? { likelihood: null, impact: null, level }
    : { likelihood, impact, level: null };
}

/** What waits to be rated, as after a change of the scale, is no change that somebody made. */
export const NOT_RATED = "ยังไม่ประเมิน";

export function ratingInWords(scale: RiskScale, rating: Rating): string {
  const rated = ratedOn(scale, rating);
  if (!rated) return NOT_RATED;
  if (rating.likelihood === null || rating.impact === null) return ratedInWords(rated);
  return `${rated.level.name} (${rating.likelihood} × ${rating.impact} = ${rated.score})`;
}

/** What is compared from year to year. */
export interface RiskFacts extends Pick<Standing, "before" | "after"> {
  process: string;
  event: string;
  who: string | null;
  how: string | null;
  unit: string | null;
  controls: string | null;
  treatment: string | null;
  measures: readonly { text: string }[];
}

export interface Change {
  label: string;
  before: string;
  after: string;
}

/** What of a risk differs from the same risk of the year before. */
export function changesBetween(
  before: { facts: RiskFacts; scale: RiskScale },
  after: { facts: RiskFacts; scale: RiskScale },
): Change[] {
  const one = wordsOf(before.facts, before.scale);
  const other = wordsOf(after.facts, after.scale);
  return Object.keys(other).flatMap((label) => {
    const [was = "–", is = "–"] = [one[label], other[label]];
    return was === is ? [] : [{ label, before: was, after: is }];
  });
}

function wordsOf(facts: RiskFacts, scale: RiskScale): Record<string, string> {
  return {
    กระบวนการ: facts.process,
    เหตุการณ์ความเสี่ยง: facts.event,
    ผู้ที่อาจกระทำ: facts.who ?? "–",
    วิธีที่อาจเกิด: facts.how ?? "–",
    หน่วยงานเจ้าของ: facts.unit ?? "ทั้งองค์กร",
    การควบคุมที่มีอยู่: facts.controls ?? "–",
    ระดับก่อนควบคุม: ratingInWords(scale, facts.before),
    ระดับหลังควบคุม: ratingInWords(scale, facts.after),
    การจัดการ: treatmentTitle(facts.treatment) ?? "–",
    มาตรการ: facts.measures.map(({ text }) => text).join("\n") || "–",
  };
}

export type Movement = "new" | "higher" | "lower" | "same" | "unknown";

export const movements: Record<Movement, string> = {
  new: "ใหม่",
  higher: "สูงขึ้น",
  lower: "ลดลง",
  same: "เท่าเดิม",
  unknown: "เทียบไม่ได้",
};

/** Levels of two years are compared only where both were told on the same scale. */
export function movementOf(
  before: { rated: Rated | undefined; hash: string } | undefined,
  after: { rated: Rated | undefined; hash: string },
): Movement {
  if (!before) return "new";
  if (!before.rated || !after.rated || before.hash !== after.hash) return "unknown";
  const order = (rated: Rated) => rated.rank * 1000 + (rated.score ?? 0);
  const step = order(after.rated) - order(before.rated);
  return step > 0 ? "higher" : step < 0 ? "lower" : "same";
}
