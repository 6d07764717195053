import type { Declaration, Goal, Introduction } from "../content.ts";

/** Parts of a plan as the log, a conflict and a comparison of versions show them. */

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
