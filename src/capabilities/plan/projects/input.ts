import type { FormErrors } from "../../../platform/forms/state.ts";
import { formatBaht, satang, sumSatang } from "../../../thai/money.ts";
import type { PlanProject, Result } from "../content.ts";
import type { ProjectInput } from "../forms.ts";
import { readIndicator } from "../indicators/read.ts";
import { readLines, readOutline, readParagraphs, stepsFrom, writeOutline } from "../outline.ts";
import { projectKindTitles, targetGroupTitles } from "../rules.ts";

/** From the form to the project; what keeps its words keeps its identity. */
export function projectFromInput(
  input: ProjectInput,
  before: PlanProject | undefined,
  { id, years, newId }: { id: string; years: number; newId: () => string },
): PlanProject {
  const lines = (text: string | null) => readLines(text ?? "");
  return {
    id,
    kind: input.kind,
    title: input.title,
    dimension: input.mission.split(".")[0] ?? "",
    mission: input.mission,
    headings: once(input.headings).filter((heading) => heading.startsWith(`${input.mission}.`)),
    budgets: sumsFor(years, input.budgets),
    remark: input.remark,
    fundings: input.fundings.flatMap((row) =>
      row === null ? [] : [{ fundId: row.fundId, budgets: sumsFor(years, row.budgets) }],
    ),
    reasons: readParagraphs(input.reasons ?? ""),
    objectives: lines(input.objectives),
    target: { text: input.targetText ?? "", count: input.targetCount, groups: once(input.targetGroups) },
    steps: stepsFrom(readOutline(input.steps ?? ""), before?.steps ?? [], newId),
    period: input.period ?? "",
    quarters: once(input.quarters).map((quarter) => Number(quarter) as 1 | 2 | 3 | 4),
    responsible: {
      allUnits: input.allUnits,
      units: input.allUnits ? [] : once(input.units).map((unit) => ({ id: unit, name: "" })),
      text: input.responsibleText,
    },
    outputs: resultsFrom(lines(input.outputs), before?.outputs ?? [], newId),
    outcomes: resultsFrom(lines(input.outcomes), before?.outcomes ?? [], newId),
  };
}

/** What was ticked, however often it was sent. */
function once<Value>(values: readonly Value[]): Value[] {
  return [...new Set(values)];
}

/** One sum for each year, whatever the form sent. */
export function sumsFor(years: number, typed: readonly (number | null)[]): (number | null)[] {
  return Array.from({ length: years }, (_, year) => typed[year] ?? null);
}

/** A sentence that changed is read anew; the reading waits for a person to confirm it. */
function resultsFrom(lines: readonly string[], before: readonly Result[], newId: () => string): Result[] {
  const free = [...before];
  const same = lines.map((text) => {
    const at = free.findIndex((result) => result.text === text);
    return at < 0 ? undefined : free.splice(at, 1)[0];
  });
  return lines.map((text, index) => {
    const kept = same[index];
    if (kept) return kept;
    const old = before[index];
    const at = old ? free.indexOf(old) : -1;
    if (at >= 0) free.splice(at, 1);
    return { id: at >= 0 && old ? old.id : newId(), text, indicator: readIndicator(text)?.indicator ?? null };
  });
}

/** What a single field cannot see: sources named twice, or that give more than the project costs. */
export function faultsOf(project: PlanProject, fundIds: ReadonlySet<string>): FormErrors | undefined {
  const errors: FormErrors = {};
  const seen = new Set<string>();
  for (const [row, { fundId }] of project.fundings.entries()) {
    const name = `fundings.${row}.fundId`;
    if (!fundIds.has(fundId)) errors[name] = ["เลือกแหล่งเงินใหม่ แหล่งนี้ไม่มีในแผนแล้ว"];
    else if (seen.has(fundId)) errors[name] = ["แหล่งเงินนี้เลือกไว้แล้วในแถวก่อน"];
    seen.add(fundId);
  }
  for (const [year, budget] of project.budgets.entries()) {
    const taken = sumSatang(project.fundings.map(({ budgets }) => satang(budgets[year] ?? 0)));
    if (taken > (budget ?? 0)) {
      errors[`budgets.${year}`] = [
        `เงินจากแหล่งต่าง ๆ รวม ${formatBaht(taken)} บาท มากกว่างบประมาณของปีนี้ แก้ให้ตรงกัน`,
      ];
    }
  }
  return Object.keys(errors).length > 0 ? errors : undefined;
}

/** The project as its form shows it, for the page that compares two people's versions and for the log. */
export function inWords(
  project: PlanProject,
  years: readonly number[],
  names: { unit: (id: string) => string; fund: (id: string) => string },
): Record<string, string> {
  const sums = (budgets: readonly (number | null)[]) =>
    budgets
      .flatMap((sum, at) =>
        sum === null ? [] : [`ปี ${years[at]}: ${formatBaht(satang(sum), { decimals: "needed" })} บาท`],
      )
      .join("\n");
  return {
    title: project.title,
    kind: projectKindTitles[project.kind],
    mission: project.mission,
    headings: project.headings.join(", "),
    budgets: sums(project.budgets) || "ไม่ใช้งบประมาณ",
    fundings: project.fundings
      .map(({ fundId, budgets }) => `${names.fund(fundId)}\n${sums(budgets)}`.trim())
      .join("\n"),
    remark: project.remark ?? "",
    reasons: project.reasons.join("\n"),
    objectives: project.objectives.join("\n"),
    targetText: project.target.text,
    targetCount: project.target.count === null ? "" : String(project.target.count),
    targetGroups: project.target.groups.map((group) => targetGroupTitles[group]).join(", "),
    steps: writeOutline(project.steps),
    period: project.period,
    quarters: project.quarters.join(", "),
    allUnits: project.responsible.allUnits ? "ใช่" : "",
    units: project.responsible.units.map(({ id, name }) => name || names.unit(id)).join(", "),
    responsibleText: project.responsible.text ?? "",
    outputs: project.outputs.map(({ text }) => text).join("\n"),
    outcomes: project.outcomes.map(({ text }) => text).join("\n"),
  };
}
