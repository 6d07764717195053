import type { PlanContent, PlanProject } from "../content.ts";
import { projectLabels } from "../forms.ts";
import { declarationLabels, introductionLabels } from "../forms.ts";
import { declarationInWords, goalsInWords, introductionInWords } from "../parts/words.ts";
import { inWords } from "../projects/input.ts";

/** What differs at one place of two versions. */
export interface Change {
  label: string;
  before: string;
  after: string;
}

export interface ChangedPart {
  /** The project, or none for the parts of the plan as a whole. */
  projectId: string | null;
  title: string;
  what: "added" | "removed" | "changed";
  changes: readonly Change[];
}

/** What an amendment changed: parts of the plan first, then projects in the order of the newer book. */
export function changesBetween(before: PlanContent, after: PlanContent): ChangedPart[] {
  const parts: ChangedPart[] = [
    part(
      "บทนำ",
      introductionLabels,
      introductionInWords(before.title, before.introduction),
      introductionInWords(after.title, after.introduction),
    ),
    part(
      "เป้าหมาย",
      { goals: "เป้าหมาย" },
      { goals: goalsInWords(before.goals) },
      { goals: goalsInWords(after.goals) },
    ),
    part(
      "ประกาศเจตจำนง",
      declarationLabels,
      declarationInWords(before.declaration),
      declarationInWords(after.declaration),
    ),
    part(
      "ความเสี่ยง",
      { risks: "ตารางความเสี่ยง" },
      { risks: risksInWords(before) },
      { risks: risksInWords(after) },
    ),
  ].filter(({ changes }) => changes.length > 0);
  return [...parts, ...projectChanges(before, after)];
}

function projectChanges(before: PlanContent, after: PlanContent): ChangedPart[] {
  const old = new Map(before.projects.map((project) => [project.id, project]));
  const kept = new Set(after.projects.map(({ id }) => id));
  const changed = after.projects.flatMap((project): ChangedPart[] => {
    const was = old.get(project.id);
    const about = { projectId: project.id, title: project.title };
    if (!was) return [{ ...about, what: "added", changes: [] }];
    const { changes } = part(
      project.title,
      projectLabels,
      projectInWords(before, was),
      projectInWords(after, project),
    );
    return changes.length > 0 ? [{ ...about, what: "changed", changes }] : [];
  });
  const removed = before.projects
    .filter(({ id }) => !kept.has(id))
    .map(({ id, title }): ChangedPart => ({ projectId: id, title, what: "removed", changes: [] }));
  return [...changed, ...removed];
}

function part(
  title: string,
  labels: Readonly<Record<string, string>>,
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): ChangedPart {
  const changes = Object.entries(labels)
    .map(([field, label]) => ({ label, before: before[field] ?? "", after: after[field] ?? "" }))
    .filter((change) => change.before !== change.after);
  return { projectId: null, title, what: "changed", changes };
}

function projectInWords(content: PlanContent, project: PlanProject): Record<string, string> {
  const fund = (id: string) => content.funds.find((each) => each.id === id)?.name ?? "";
  return inWords(project, content.years, { unit: () => "", fund });
}

function risksInWords({ risks }: PlanContent): string {
  return risks
    .map(({ process, level, events, measures, accepted }) =>
      [
        `${process} (${level})`,
        ...events,
        ...measures.map(({ text }) => `– ${text}`),
        ...(accepted ? [`– ${accepted}`] : []),
      ].join("\n"),
    )
    .join("\n");
}
