import { act, done } from "../../../platform/acts/act.ts";
import { conflict } from "../../../platform/acts/outcome.ts";
import type { OrgDatabase } from "../../../platform/database/connect.ts";
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

export const editIntroduction = act({
  name: "plan.edit-introduction",
  title: "แก้ไขบทนำของแผน",
  input: EditIntroduction,
  may: planners,
  run: async ({ db, orgId, input }) => {
    const { planId, version, title, ...typed } = input;
    const locked = await lockPlan(db, orgId, planId, "edit");
    if ("refusal" in locked) return locked.refusal;
    const { plan } = locked;
    const introduction: Introduction = {
      foreword: readParagraphs(typed.foreword ?? ""),
      forewordDate: typed.forewordDate,
      reasons: readParagraphs(typed.reasons ?? ""),
      objectives: readLines(typed.objectives ?? ""),
      benefits: readLines(typed.benefits ?? ""),
    };
    const before = introductionInWords(plan.title, plan.introduction);
    const after = introductionInWords(title, introduction);
    if (version !== plan.version) {
      return conflict(introductionLabels, after, { ...before, version: plan.version });
    }
    await changePlan(db, orgId, planId, { title, introduction: JSON.stringify(introduction) });
    return done({ planId }, { record: planRecord(plan), before, after });
  },
});

export const editGoals = act({
  name: "plan.edit-goals",
  title: "แก้ไขเป้าหมายของแผน",
  input: EditGoals,
  may: planners,
  run: async ({ db, orgId, input, newId }) => {
    const { planId, version } = input;
    const locked = await lockPlan(db, orgId, planId, "edit");
    if ("refusal" in locked) return locked.refusal;
    const { plan } = locked;
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
    const before = { goals: goalsInWords(plan.goals) };
    const after = { goals: goalsInWords(goals) };
    if (version !== plan.version) {
      return conflict({ goals: "เป้าหมาย" }, after, { ...before, version: plan.version });
    }
    await changePlan(db, orgId, planId, { goals: JSON.stringify(goals) });
    return done({ planId }, { record: planRecord(plan), before, after });
  },
});

export const editDeclaration = act({
  name: "plan.edit-declaration",
  title: "แก้ไขประกาศเจตจำนง",
  input: EditDeclaration,
  may: planners,
  run: async ({ db, orgId, input }) => {
    const { planId, version, text, ...signing } = input;
    const locked = await lockPlan(db, orgId, planId, "edit");
    if ("refusal" in locked) return locked.refusal;
    const { plan } = locked;
    const declaration: Declaration | null = text === null ? null : { text: readParagraphs(text), ...signing };
    const before = declarationInWords(plan.declaration);
    const after = declarationInWords(declaration);
    if (version !== plan.version) {
      return conflict(declarationLabels, after, { ...before, version: plan.version });
    }
    await changePlan(db, orgId, planId, {
      declaration: declaration === null ? null : JSON.stringify(declaration),
    });
    return done({ planId }, { record: planRecord(plan), before, after });
  },
});

export function planRecord({ id, title }: Pick<PlanRow, "id" | "title">) {
  return { kind: "plan", id, name: title };
}

interface PlanColumns {
  title?: string;
  introduction?: string;
  goals?: string;
  declaration?: string | null;
  status?: string;
  amendment?: number;
  amendment_reason?: string | null;
}

export async function changePlan(db: OrgDatabase, orgId: string, id: string, change: PlanColumns) {
  await db
    .updateTable("plan")
    .set(change)
    .set((set) => ({ version: set("version", "+", 1) }))
    .where("org_id", "=", orgId)
    .where("id", "=", id)
    .execute();
}

export function introductionInWords(title: string, introduction: Introduction): Record<string, string> {
  return {
    title,
    foreword: introduction.foreword.join("\n"),
    forewordDate: introduction.forewordDate ?? "",
    reasons: introduction.reasons.join("\n"),
    objectives: introduction.objectives.join("\n"),
    benefits: introduction.benefits.join("\n"),
  };
}

export function declarationInWords(declaration: Declaration | null): Record<string, string> {
  return {
    text: declaration?.text.join("\n") ?? "",
    signedOn: declaration?.signedOn ?? "",
    signerName: declaration?.signerName ?? "",
    signerTitle: declaration?.signerTitle ?? "",
  };
}

export function goalsInWords(goals: readonly Goal[]): string {
  return goals
    .map(({ text, target }) =>
      target === null
        ? text
        : `${text} [${target.name}: ${target.values.map((value) => value ?? "–").join(" / ")} ${target.unit}]`,
    )
    .join("\n");
}
