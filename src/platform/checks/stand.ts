import type { Judged } from "./finding.ts";

/** How far something is from being submitted. */
export interface Stand<Finding extends Judged> {
  findings: readonly Finding[];
  /** Reasons by the key of their finding. */
  excuses: ReadonlyMap<string, Excuse>;
  errors: number;
  /** Warnings that were neither mended nor given a reason. */
  unexcused: number;
}

/** Why a warning is right as it is. */
export interface Excuse {
  reason: string;
  by_name: string;
  given_at: Date;
}

export function standOf<Finding extends Judged>(
  findings: readonly Finding[],
  excuses: ReadonlyMap<string, Excuse>,
): Stand<Finding> {
  return {
    findings,
    excuses,
    errors: findings.filter(({ level }) => level === "error").length,
    unexcused: findings.filter(({ id, level }) => level === "warning" && !excuses.has(id)).length,
  };
}
