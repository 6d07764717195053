/** What of the work of a year wants to be looked at first. */
import type { IsoDate } from "../../../thai/dates.ts";
import { fiscalYearOf, quarterOf, quarterRange } from "../../../thai/fiscal.ts";
import { dueOn, isLate } from "../measuring/rules.ts";
import type { WorkStatus } from "../measuring/standing.ts";
import type { FactKind } from "../facts.ts";
import type { ProjectYear } from "../project-years.ts";

/** Late; due within the quarter of today; not yet; nothing more to do. */
export const attentions = ["late", "due", "later", "over"] as const;
export type Attention = (typeof attentions)[number];

export const attentionTitles: Readonly<Record<Attention, string>> = {
  late: "เลยกำหนด",
  due: "ครบกำหนดไตรมาสนี้",
  later: "ยังไม่ครบกำหนด",
  over: "เสร็จแล้วหรือทำไม่ได้",
};

export function attentionOf(
  project: Pick<ProjectYear, "year" | "content" | "dropped">,
  status: WorkStatus,
  today: IsoDate,
): Attention {
  if (project.dropped || status === "done" || status === "could-not") return "over";
  if (isLate(project, status, today)) return "late";
  return dueOn(project) <= quarterRange(fiscalYearOf(today), quarterOf(today)).end ? "due" : "later";
}

/** An event is proved by what was taken at it: photos of one do not show that there was another. */
export function mayProve(proof: { kind: FactKind }, kind: FactKind): boolean {
  return kind !== "event" || proof.kind !== "event";
}
