/** Ready texts as parts of a plan: the office starts from them and changes what it likes. */
import type { OrganisationKind } from "../../../platform/packs/kinds/organisation-kinds.ts";
import type { Declaration, Goal, Introduction, PlanProject, Responsible, Result, Step } from "../content.ts";
import type { PlanCycle } from "../packs/cycles.ts";
import type { ReadyPlan, ReadyProject, ReadyUnit } from "../packs/ready-projects.ts";
import { fillTemplate } from "./fill.ts";
import type { TemplateWords } from "./fill.ts";

export interface ReadyFor {
  readonly words: TemplateWords;
  readonly kind: OrganisationKind;
  readonly years: readonly number[];
  /** The organisation's own units. */
  readonly units: readonly { id: string; name: string }[];
  readonly newId: () => string;
}

export function introductionFrom({ introduction }: ReadyPlan, words: TemplateWords): Introduction {
  const fill = (list: readonly string[]) => list.map((text) => fillTemplate(text, words));
  return {
    foreword: fill(introduction.foreword),
    forewordDate: null,
    reasons: fill(introduction.reasons),
    objectives: fill(introduction.objectives),
    benefits: fill(introduction.benefits),
  };
}

/** To be signed: who and when is left open. */
export function declarationFrom({ declaration }: ReadyPlan, words: TemplateWords): Declaration {
  return {
    text: declaration.map((text) => fillTemplate(text, words)),
    signedOn: null,
    signerName: null,
    signerTitle: words.executive,
  };
}

export function goalsFrom({ goals }: PlanCycle, { words, newId }: Pick<ReadyFor, "words" | "newId">): Goal[] {
  return goals
    .filter(({ usual }) => usual)
    .map(({ text, name, unit, about, baseYear = null, values }) => ({
      id: newId(),
      text: fillTemplate(text, words),
      target: { name: fillTemplate(name, words), unit, about, baseYear, baseValue: null, values },
    }));
}

export function projectFrom(ready: ReadyProject, at: ReadyFor): PlanProject {
  const fill = (text: string) => fillTemplate(text, at.words);
  const stepFrom = (step: { text: string; inside: readonly { text: string }[] }): Step => ({
    id: at.newId(),
    text: fill(step.text),
    inside: step.inside.map((each) => ({ id: at.newId(), text: fill(each.text), inside: [] })),
  });
  // Structure and sentence were written together; what remains is whether the figure suits the office.
  const resultFrom = ({ text, indicator }: ReadyProject["outputs"][number]): Result => ({
    id: at.newId(),
    text: fill(text),
    indicator: { ...indicator, confirmed: true },
  });
  return {
    id: at.newId(),
    kind: ready.kind,
    title: fill(ready.title),
    dimension: ready.mission.split(".")[0] ?? "",
    mission: ready.mission,
    headings: ready.headings,
    budgets: at.years.map(() => null),
    remark: null,
    fundings: [],
    reasons: ready.reasons.map(fill),
    objectives: ready.objectives.map(fill),
    target: { text: fill(ready.target.text), count: null, groups: ready.target.groups },
    steps: ready.steps.map(stepFrom),
    period: fill("ปีงบประมาณ พ.ศ. {firstYear} - {lastYear}"),
    quarters: ready.quarters,
    responsible: responsibleFrom(ready.unit, at),
    outputs: ready.outputs.map(resultFrom),
    outcomes: ready.outcomes.map(resultFrom),
  };
}

/** The organisation's unit of that work, or the clerk's office, which does what has no unit of its own. */
function responsibleFrom(unit: ReadyUnit, { kind, units }: ReadyFor): Responsible {
  if (unit === "all") return { allUnits: true, units: [], text: null };
  for (const key of [unit, "clerk-office"]) {
    const usual = kind.units.find((each) => each.key === key);
    const own = usual && units.find(({ name }) => name.includes(usual.name) || usual.name.includes(name));
    if (own) return { allUnits: false, units: [{ id: own.id, name: own.name }], text: null };
  }
  const name = kind.units.find(({ key }) => key === unit)?.name ?? kind.units[0]?.name ?? null;
  return { allUnits: false, units: [], text: name };
}
