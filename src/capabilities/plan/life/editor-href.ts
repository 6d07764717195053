import { paths } from "../../../paths.ts";
import type { Finding, PlanField } from "../checks/finding.ts";
import type { PlanRow } from "../queries.ts";

type PlanEdited = Pick<PlanRow, "id" | "goals" | "funds">;

/** The very field where a finding is mended. */
export function editorHref(org: string, plan: PlanEdited, { editor, place }: Finding): string {
  const at = { org, plan: plan.id };
  const { projectId: id, item } = place;
  const field = `#field-${fields[place.field] ?? "title"}`;
  switch (editor) {
    case "introduction":
      return paths.office.planIntroduction.href(at) + field;
    case "goals": {
      const row = plan.goals.findIndex((goal) => goal.id === item);
      return `${paths.office.planGoals.href(at)}#field-goals.${Math.max(0, row)}.text`;
    }
    case "funds": {
      const fund = plan.funds.find((each) => item?.startsWith(each.id));
      return fund ? paths.office.planFund.href({ ...at, id: fund.id }) : paths.office.planFunds.href(at);
    }
    case "declaration":
      return paths.office.planDeclaration.href(at) + field;
    case "risks":
      return place.riskId ? paths.office.risk.href({ org, id: place.riskId }) : risksHref(org, item);
    case "projects":
      return paths.office.planProjects.href(at);
    case "indicator":
      return id && item
        ? paths.office.planIndicator.href({ ...at, id, result: item })
        : paths.office.planProjects.href(at);
    case "project":
      return id
        ? paths.office.planProjectEdit.href({ ...at, id }) + field
        : paths.office.planProjects.href(at);
  }
}

/** Where whoever may not mend it reads what it is about: forms of projects and sources open to planners only. */
export function readerHref(org: string, plan: PlanEdited, finding: Finding): string {
  const at = { org, plan: plan.id };
  const { projectId: id } = finding.place;
  switch (finding.editor) {
    case "indicator":
    case "project":
      return id ? paths.office.planProject.href({ ...at, id }) : paths.office.planProjects.href(at);
    case "funds":
      return paths.office.planFunds.href(at);
    default:
      return editorHref(org, plan, finding);
  }
}

/** Of one process; of a long name its beginning finds it. */
function risksHref(org: string, process: string | null): string {
  return process === null
    ? paths.office.risks.href({ org })
    : paths.office.risks.href({ org }, { q: process.replace(/…$/, "") });
}

/** What the forms call the places of findings. */
const fields: Partial<Record<PlanField, string>> = {
  foreword: "foreword",
  "plan-reasons": "reasons",
  "plan-objectives": "objectives",
  benefits: "benefits",
  declaration: "text",
  title: "title",
  place: "mission",
  budgets: "budgets.0",
  fundings: "fundings.0.fundId",
  remark: "remark",
  reasons: "reasons",
  objectives: "objectives",
  target: "targetText",
  steps: "steps",
  period: "period",
  responsible: "units",
  outputs: "outputs",
  outcomes: "outcomes",
};
