import type { FindingLevel } from "../../../../platform/checks/finding.ts";
import type { Stand } from "../../../../platform/checks/stand.ts";
import { checkRound, checkTitles } from "../../checks/check.ts";
import type { ProgressFinding } from "../../checks/finding.ts";
import { recordsOfUnit } from "../../checks/records.ts";
import type { RoundRecords } from "../../checks/records.ts";

/** All that one check tells. */
export interface FindingKind {
  check: string;
  title: string;
  level: FindingLevel;
  findings: readonly ProgressFinding[];
  /** Warnings that still want a reason. */
  left: readonly ProgressFinding[];
}

/** In the order of the checks. */
export function kindsOf(
  findings: readonly ProgressFinding[],
  excuses: ReadonlyMap<string, unknown>,
): FindingKind[] {
  return [...Map.groupBy(findings, ({ check }) => check)].flatMap(([check, same]) => {
    const [first] = same;
    if (!first) return [];
    const left = same.filter(({ id, level }) => level === "warning" && !excuses.has(id));
    return [{ check, title: checkTitles.get(check) ?? check, level: first.level, findings: same, left }];
  });
}

/** What keeps a report from being submitted. */
export function stopsOf({
  findings,
  excuses,
}: Pick<Stand<ProgressFinding>, "findings" | "excuses">): FindingKind[] {
  return kindsOf(findings, excuses).filter(({ level, left }) => level === "error" || left.length > 0);
}

export type UnitsByFinding = ReadonlyMap<string, readonly string[]>;

/**
 * Units that can mend each finding: those whose own report tells it too; else whose record it is, else who answers
 * for the project. What is about the report as a whole is of none.
 */
export function unitsByFinding(records: RoundRecords, findings: readonly ProgressFinding[]): UnitsByFinding {
  const unitsOf = new Map(records.projects.map(({ project }) => [project.id, project.units]));
  const units = new Set([...unitsOf.values()].flat().map(({ id }) => id));
  const told = [...units].map((unit) => ({
    unit,
    findings: new Set(checkRound(recordsOfUnit(records, unit)).map(({ id }) => id)),
  }));
  const unitOfFact = new Map(records.facts.map(({ fact }) => [fact.id, fact.unitId]));
  return new Map(
    findings.map(({ id, place }) => {
      const telling = told.filter((each) => each.findings.has(id)).map(({ unit }) => unit);
      if (telling.length > 0) return [id, telling];
      const unit = unitOfFact.get(place.factId ?? "");
      if (unit !== undefined) return [id, [unit]];
      return [id, unitsOf.get(place.projectYearId ?? "")?.map((each) => each.id) ?? []];
    }),
  );
}

export interface FindingCount {
  errors: number;
  unexcused: number;
  /** Warnings with a reason. */
  excused: number;
  advice: number;
}

export function countOf(
  findings: readonly ProgressFinding[],
  excuses: ReadonlyMap<string, unknown>,
): FindingCount {
  const warnings = findings.filter(({ level }) => level === "warning");
  const excused = warnings.filter(({ id }) => excuses.has(id)).length;
  return {
    errors: findings.filter(({ level }) => level === "error").length,
    unexcused: warnings.length - excused,
    excused,
    advice: findings.filter(({ level }) => level === "advice").length,
  };
}
