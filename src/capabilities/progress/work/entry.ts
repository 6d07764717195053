/** From what was typed in one of the forms to the rows of a fact. */
import type { z } from "zod";
import type { IsoDate } from "../../../thai/dates.ts";
import type { Attended, FactKind, MoneySource } from "../facts.ts";
import type { CorrectFact, StepRef } from "./forms.ts";

export type Typed = z.output<typeof CorrectFact>;

/** Whether it is new or corrected. */
export type Facts = Typed extends infer Each
  ? Each extends Typed
    ? Omit<Each, "id" | "version">
    : never
  : never;

export interface Entry {
  kind: FactKind;
  unitId: string;
  projectIds: readonly string[];
  steps: readonly StepRef[];
  happenedOn: IsoDate;
  title: string;
  said: string | null;
  link: string | null;
  proofId: string | null;
  lateReason: string | null;
  place: string | null;
  attended: Attended | null;
  channel: string | null;
  amount: number | null;
  paperNumber: string | null;
  source: MoneySource | null;
  fundId: string | null;
  resultId: string | null;
  part: number | null;
  whole: number | null;
}

const nothing = {
  place: null,
  attended: null,
  channel: null,
  amount: null,
  paperNumber: null,
  source: null,
  fundId: null,
  resultId: null,
  part: null,
  whole: null,
};

export function entryFrom(typed: Facts): Entry {
  const { kind, unitId, happenedOn, said, link, proofId, lateReason } = typed;
  const any = { ...nothing, kind, unitId, happenedOn, said, link, proofId, lateReason };
  const own = { projectIds: [typed.projectId], steps: [] };
  switch (typed.kind) {
    case "event": {
      const { title, place, steps } = typed;
      const projectIds = once([typed.projectId, ...typed.others, ...steps.map((step) => step.projectYearId)]);
      return { ...any, projectIds, steps: onceEach(steps), title, place, attended: present(typed.attended) };
    }
    case "step": {
      const projectIds = once([typed.projectId, ...typed.steps.map((step) => step.projectYearId)]);
      return { ...any, projectIds, steps: onceEach(typed.steps), title: typed.title ?? "" };
    }
    case "publication":
      return {
        ...any,
        projectIds: once([typed.projectId, ...typed.others]),
        steps: [],
        title: typed.title,
        channel: typed.channel,
      };
    case "spending": {
      const { title, amount, paperNumber, source } = typed;
      return { ...any, ...own, ...source, title, amount, paperNumber };
    }
    case "value": {
      const { title, resultId, part, whole } = typed;
      return { ...any, ...own, title: title ?? "", resultId, part, whole };
    }
    case "setback":
      return { ...any, ...own, title: typed.title };
  }
}

function once(ids: readonly string[]): string[] {
  return [...new Set(ids)];
}

function onceEach(steps: readonly StepRef[]): StepRef[] {
  return [...new Map(steps.map((step) => [`${step.projectYearId} ${step.stepId}`, step])).values()];
}

/** Groups of which somebody came. */
function present(attended: Record<string, number | null>): Attended {
  return Object.fromEntries(
    Object.entries(attended).filter((pair): pair is [string, number] => pair[1] !== null && pair[1] > 0),
  ) as Attended;
}
