import { act, done } from "../../../platform/acts/act.ts";
import { conflict, invalid, missing, refused } from "../../../platform/acts/outcome.ts";
import type { FormErrors } from "../../../platform/forms/state.ts";
import type { Indicator, PlanProject, Result } from "../content.ts";
import { ConfirmIndicator, ConfirmIndicators } from "../forms.ts";
import { lockProject, planners } from "../locking.ts";
import { projectRecord } from "../records.ts";
import { writeProject } from "./acts.ts";

export const confirmIndicator = act({
  name: "plan.confirm-indicator",
  title: "ยืนยันวิธีวัดตัวชี้วัด",
  input: ConfirmIndicator,
  may: planners,
  run: async ({ db, orgId, input }) => {
    const { planId, id, resultId, version, instruments, ...structure } = input;
    const locked = await lockProject(db, orgId, planId, id);
    if ("refusal" in locked) return locked.refusal;
    const { project: before, cycle } = locked;
    const result = [...before.outputs, ...before.outcomes].find((each) => each.id === resultId);
    if (!result) return missing("ไม่พบตัวชี้วัดนี้ อาจถูกแก้ไขข้อความไปแล้ว");
    if (version !== before.version) return conflict({}, {}, { version: before.version });
    const errors = lackOf(structure);
    if (errors) return invalid(errors);
    const indicator = {
      ...structure,
      instruments: (instruments ?? "")
        .split("\n")
        .map((each) => each.trim())
        .filter((each) => each !== ""),
      confirmed: true,
    };
    const measured = (results: PlanProject["outputs"]) =>
      results.map((each) => (each.id === resultId ? { ...each, indicator } : each));
    const project = { ...before, outputs: measured(before.outputs), outcomes: measured(before.outcomes) };
    await writeProject(db, orgId, project, cycle);
    return done(
      { planId, id },
      {
        record: projectRecord(before),
        before: { [result.text]: result.indicator },
        after: { [result.text]: indicator },
        isFindable: true,
      },
    );
  },
});

export const confirmIndicators = act({
  name: "plan.confirm-indicators",
  title: "ยืนยันวิธีวัดทั้งหมดของโครงการ",
  input: ConfirmIndicators,
  may: planners,
  run: async ({ db, orgId, input: { planId, id, version } }) => {
    const locked = await lockProject(db, orgId, planId, id);
    if ("refusal" in locked) return locked.refusal;
    const { project: before, cycle } = locked;
    // What is confirmed is what stood on the page: a sentence changed meanwhile has another reading.
    if (version !== before.version) return conflict({}, {}, { version: before.version });
    const confirmable = resultsToConfirm(before);
    if (confirmable.length === 0) return refused("ไม่มีวิธีวัดที่ยืนยันพร้อมกันได้ ข้อที่เหลือยังต้องกำหนดวิธีวัดทีละข้อ");
    const project = {
      ...before,
      outputs: before.outputs.map(confirmedIfWhole),
      outcomes: before.outcomes.map(confirmedIfWhole),
    };
    await writeProject(db, orgId, project, cycle);
    const told = (confirmed: boolean) =>
      Object.fromEntries(confirmable.map(({ text, indicator }) => [text, { ...indicator, confirmed }]));
    return done(
      { planId, id, count: confirmable.length },
      { record: projectRecord(before), before: told(false), after: told(true), isFindable: true },
    );
  },
});

/** Readings that lack nothing but somebody's word; the others are looked at one by one. */
export function resultsToConfirm({ outputs, outcomes }: Pick<PlanProject, "outputs" | "outcomes">): Result[] {
  return [...outputs, ...outcomes].filter(({ indicator }) => isWhole(indicator) && !indicator.confirmed);
}

function confirmedIfWhole(result: Result): Result {
  const { indicator } = result;
  return isWhole(indicator) ? { ...result, indicator: { ...indicator, confirmed: true } } : result;
}

function isWhole(indicator: Indicator | null): indicator is Indicator {
  return indicator !== null && lackOf(indicator) === undefined;
}

interface Lacking {
  kind: string;
  number: number | null;
  comparison: string | null;
}

/** What each kind of indicator cannot do without. */
function lackOf({ kind, number, comparison }: Lacking): FormErrors | undefined {
  const wantsNumber = ["count", "percent", "score", "level", "falls-by", "within-days"].includes(kind);
  if (wantsNumber && number === null) return { number: ["ตัวชี้วัดชนิดนี้ต้องมีค่าเป้าหมายเป็นตัวเลข"] };
  if (kind === "percent" && (number ?? 0) > 100) return { number: ["ร้อยละต้องไม่เกิน 100"] };
  if (wantsNumber && comparison === null) return { comparison: ["เลือกว่าค่าที่วัดได้ต้องเทียบกับเป้าหมายอย่างไร"] };
  return undefined;
}
