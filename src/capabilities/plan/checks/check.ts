import { findingNames } from "../../../platform/checks/finding.ts";
import type { PlanContent } from "../content.ts";
import { bookChecks } from "./book.ts";
import type { EditorPlace, Finding, Found, PlanCheck, PlanFacts, PlanField } from "./finding.ts";
import { goalChecks } from "./goals.ts";
import { indicatorChecks } from "./indicators.ts";
import { moneyChecks } from "./money.ts";
import { nameChecks } from "./names.ts";
import { riskChecks } from "./risks.ts";
import { sheetChecks } from "./sheets.ts";
import { titleChecks } from "./titles.ts";
import { treeChecks } from "./tree.ts";
import { wordChecks } from "./words.ts";

/** All that is looked at, in the order in which it is told. */
export const planChecks: readonly PlanCheck[] = [
  ...bookChecks,
  ...goalChecks,
  ...riskChecks,
  ...treeChecks,
  ...titleChecks,
  ...sheetChecks,
  ...moneyChecks,
  ...indicatorChecks,
  ...nameChecks,
  ...wordChecks,
];

/** What each looks for, by its key. */
export const checkTitles: ReadonlyMap<string, string> = new Map(
  planChecks.map(({ key, title }) => [key, title]),
);

/** What is wrong in a plan, or could be better. The same plan always gives the same findings in the same order. */
export function checkPlan(content: PlanContent, facts: PlanFacts): Finding[] {
  const nameOf = findingNames();
  return planChecks.flatMap((check) =>
    check
      .find(content, facts)
      .map((found) =>
        findingOf(check, found, nameOf([check.key, found.projectId, found.field, found.item, found.about])),
      ),
  );
}

function findingOf({ key, level }: PlanCheck, found: Found, id: string): Finding {
  const { projectId = null, field, item = null, riskId, message, remedy } = found;
  return {
    id,
    check: key,
    level,
    place: { projectId, field, item, ...(riskId === undefined ? {} : { riskId }) },
    editor: editorOf(found),
    message,
    remedy,
  };
}

const editors: Partial<Record<PlanField, EditorPlace>> = {
  goals: "goals",
  risks: "risks",
  funds: "funds",
  declaration: "declaration",
  projects: "projects",
};

function editorOf({ projectId, field, item }: Found): EditorPlace {
  if (projectId === undefined) return editors[field] ?? "introduction";
  return (field === "outputs" || field === "outcomes") && item !== undefined ? "indicator" : "project";
}
