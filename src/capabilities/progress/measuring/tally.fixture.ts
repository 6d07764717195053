/** Projects and what was recorded of them, with only what a test is about said. */
import { isoDate } from "../../../thai/dates.ts";
import type { Indicator, PlanProject, Result, Step } from "../../plan/content.ts";
import type { ProjectYear } from "../project-years.ts";
import type { Around } from "./around.ts";
import type { LightBands } from "./lights.ts";
import { emptyShare } from "./tally.ts";
import type { ShareTally, Tally } from "./tally.ts";

export const sixMonths = isoDate("2026-03-31");
export const twelveMonths = isoDate("2026-09-30");

export const sixMonthBands: LightBands = [
  { light: "red", from: 0, below: 20 },
  { light: "yellow", from: 20, below: 50 },
  { light: "green", from: 50 },
];

export function around(change: Partial<Around> = {}): Around {
  return { until: twelveMonths, bands: sixMonthBands, earlier: new Map(), lastYear: 2570, ...change };
}

export function step(id: string, inside: readonly Step[] = []): Step {
  return { id, text: `ขั้นตอน ${id}`, inside };
}

export function indicator(kind: Indicator["kind"], change: Partial<Indicator> = {}): Indicator {
  return {
    kind,
    comparison: "at-least",
    number: null,
    unit: null,
    per: "year",
    instruments: [],
    source: "hand",
    confirmed: true,
    ...change,
  };
}

export const twice = indicator("count", { number: 2, unit: "ครั้ง", source: "events" });

export function result(asked: Indicator | null, text = "ผลผลิตของโครงการ"): Result {
  return { id: "r1", text, indicator: asked };
}

interface Said extends Partial<Omit<ProjectYear, "content">> {
  steps?: readonly Step[];
  outputs?: readonly Result[];
  quarters?: PlanProject["quarters"];
}

export function projectYear({ steps = [], outputs = [], quarters = [], ...said }: Said = {}): ProjectYear {
  const units = said.units ?? [{ id: "u1", name: "สำนักปลัด" }];
  const allUnits = said.allUnits ?? false;
  const content: PlanProject = {
    id: "p1",
    kind: "project",
    title: "โครงการสมมติ",
    dimension: "1",
    mission: "1.1",
    headings: [],
    budgets: [],
    remark: null,
    fundings: [],
    reasons: [],
    objectives: [],
    target: { text: "", count: null, groups: [] },
    steps,
    period: "",
    quarters,
    responsible: { allUnits, units, text: null },
    outputs,
    outcomes: [],
  };
  return {
    id: "py1",
    year: 2569,
    projectId: "p1",
    code: "1.1.1 (1)",
    kind: "project",
    title: content.title,
    dimension: "1",
    mission: "1.1",
    budget: null,
    integratedBudget: null,
    guidelines: [],
    dropped: false,
    version: 1,
    ...said,
    allUnits,
    units,
    content,
  };
}

export function share(said: Partial<ShareTally> = {}): ShareTally {
  return { ...emptyShare("u1"), facts: 1, ...said };
}

export function tally(...shares: readonly ShareTally[]): Tally {
  return { projectYearId: "py1", shares };
}

export const events = (...months: readonly string[]): Partial<ShareTally> => ({
  events: months.map((month) => ({ month, count: 1, people: 20, hasEvidence: true })),
});

export const values = (
  ...told: readonly (readonly [on: string, part: number, whole?: number])[]
): Partial<ShareTally> => ({
  values: told.map(([on, part, whole]) => ({
    resultId: "r1",
    part,
    whole: whole ?? null,
    on: isoDate(on),
    hasEvidence: true,
  })),
});

export const stepsDone = (...ids: readonly string[]): Partial<ShareTally> => ({
  stepsDone: ids.map((stepId) => ({ stepId, on: isoDate("2025-11-05"), hasEvidence: true })),
});
