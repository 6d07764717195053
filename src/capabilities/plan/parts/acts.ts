import { act, done } from "../../../platform/acts/act.ts";
import type { Work } from "../../../platform/acts/act.ts";
import { conflict } from "../../../platform/acts/outcome.ts";
import type { Declaration, Goal, Introduction } from "../content.ts";
import {
  declarationLabels,
  EditDeclaration,
  EditGoals,
  EditIntroduction,
  introductionLabels,
} from "../forms.ts";
import { lockPlan, planners } from "../locking.ts";
import { readLines, readParagraphs } from "../outline.ts";
import type { PlanRow } from "../queries.ts";
import { planRecord } from "../records.ts";
import { changePlan } from "../writing.ts";
import type { PlanColumns } from "../writing.ts";
import { declarationInWords, goalsInWords, introductionInWords } from "./words.ts";

export const editIntroduction = act({
  name: "plan.edit-introduction",
  title: "แก้ไขบทนำของแผน",
  input: EditIntroduction,
  may: planners,
  run: edited(introductionLabels, (plan, { title, ...typed }) => {
    const introduction: Introduction = {
      foreword: readParagraphs(typed.foreword ?? ""),
      forewordDate: typed.forewordDate,
      reasons: readParagraphs(typed.reasons ?? ""),
      objectives: readLines(typed.objectives ?? ""),
      benefits: readLines(typed.benefits ?? ""),
    };
    return {
      before: introductionInWords(plan.title, plan.introduction),
      after: introductionInWords(title, introduction),
      change: { title, introduction: JSON.stringify(introduction) },
    };
  }),
});

export const editGoals = act({
  name: "plan.edit-goals",
  title: "แก้ไขเป้าหมายของแผน",
  input: EditGoals,
  may: planners,
  run: edited({ goals: "เป้าหมาย" }, (plan, input, newId) => {
    const goals: Goal[] = input.goals.flatMap((row, index) => {
      if (row === null) return [];
      const { text, name, unit, about, baseYear, baseValue } = row;
      const values = plan.years.map((_, year) => row.values[year] ?? null);
      const hasTarget = name !== null || values.some((value) => value !== null);
      const target = hasTarget
        ? { name: name ?? text, unit: unit ?? "", about: about || null, baseYear, baseValue, values }
        : null;
      return [{ id: plan.goals[index]?.id ?? newId(), text, target }];
    });
    return {
      before: { goals: goalsInWords(plan.goals) },
      after: { goals: goalsInWords(goals) },
      change: { goals: JSON.stringify(goals) },
    };
  }),
});

export const editDeclaration = act({
  name: "plan.edit-declaration",
  title: "แก้ไขประกาศเจตจำนง",
  input: EditDeclaration,
  may: planners,
  run: edited(declarationLabels, (plan, { planId: _plan, version: _version, text, ...signing }) => {
    const declaration: Declaration | null = text === null ? null : { text: readParagraphs(text), ...signing };
    return {
      before: declarationInWords(plan.declaration),
      after: declarationInWords(declaration),
      change: { declaration: declaration === null ? null : JSON.stringify(declaration) },
    };
  }),
});

interface Edited {
  before: Record<string, string>;
  after: Record<string, string>;
  change: PlanColumns;
}

/** A part of the plan in place of what stood there; who saw an older one is shown both. */
function edited<Input extends { planId: string; version: number }>(
  labels: Record<string, string>,
  read: (plan: PlanRow, input: Input, newId: () => string) => Edited,
) {
  return async ({ db, orgId, input, newId }: Work<Input>) => {
    const { planId, version } = input;
    const locked = await lockPlan(db, orgId, planId, "edit");
    if ("refusal" in locked) return locked.refusal;
    const { plan } = locked;
    const { before, after, change } = read(plan, input, newId);
    if (version !== plan.version) return conflict(labels, after, { ...before, version: plan.version });
    await changePlan(db, orgId, planId, change);
    return done({ planId }, { record: planRecord(plan), before, after });
  };
}
