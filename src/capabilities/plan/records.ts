import type { Introduction, PlanProject, Result, Step, TargetGroup } from "./content.ts";

/** What plan_project.sheet holds: the text of a project's sheet as one value. */
export interface ProjectSheet {
  remark: string | null;
  reasons: readonly string[];
  objectives: readonly string[];
  target: TargetGroup;
  steps: readonly Step[];
  period: string;
  quarters: PlanProject["quarters"];
  outputs: readonly Result[];
  outcomes: readonly Result[];
}

export function sheetOf(project: PlanProject): ProjectSheet {
  const { remark, reasons, objectives, target, steps, period, quarters, outputs, outcomes } = project;
  return { remark, reasons, objectives, target, steps, period, quarters, outputs, outcomes };
}

export const emptyIntroduction: Introduction = {
  foreword: [],
  forewordDate: null,
  reasons: [],
  objectives: [],
  benefits: [],
};

/** As acts name a plan in the log. */
export function planRecord({ id, title }: { id: string; title: string }) {
  return { kind: "plan", id, name: title };
}

export function projectRecord({ id, title }: { id: string; title: string }) {
  return { kind: "plan-project", id, name: title };
}
