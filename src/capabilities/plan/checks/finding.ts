import type { FindingLevel, Judged } from "../../../platform/checks/finding.ts";
import type { PackShelf } from "../../../platform/packs/load.ts";
import { organisationKinds } from "../../../platform/packs/kinds/organisation-kinds.ts";
import type { OrganisationKind } from "../../../platform/packs/kinds/organisation-kinds.ts";
import type { PlanContent } from "../content.ts";
import { planCycles } from "../packs/cycles.ts";
import type { PlanCycle } from "../packs/cycles.ts";
import { lawNames } from "../packs/laws.ts";
import type { Law } from "../packs/laws.ts";

/** Parts of the plan, and of one of its projects. */
export type PlanField =
  | "plan"
  | "foreword"
  | "plan-reasons"
  | "plan-objectives"
  | "benefits"
  | "goals"
  | "risks"
  | "funds"
  | "declaration"
  | "projects"
  | ProjectField;

export type ProjectField =
  | "title"
  | "place"
  | "budgets"
  | "fundings"
  | "remark"
  | "reasons"
  | "objectives"
  | "target"
  | "steps"
  | "period"
  | "responsible"
  | "outputs"
  | "outcomes";

/** Where the editor mends it: a page of the plan, the page of one project, or of one of its results. */
export type EditorPlace =
  | "introduction"
  | "goals"
  | "risks"
  | "funds"
  | "declaration"
  | "projects"
  | "project"
  | "indicator";

export interface Place {
  readonly projectId: string | null;
  readonly field: PlanField;
  /** The goal, source or result that it is about; the process of a line of the risk table. */
  readonly item: string | null;
  /** The risk of the register that it is about. */
  readonly riskId?: string;
}

export interface Finding extends Judged {
  readonly check: string;
  readonly place: Place;
  readonly editor: EditorPlace;
  /** What is wrong, and how to mend it. */
  readonly message: string;
  readonly remedy: string;
}

/** What a check tells; the rest of a finding follows from it. */
export interface Found {
  readonly projectId?: string;
  readonly field: PlanField;
  readonly item?: string;
  readonly riskId?: string;
  /** What tells it from others at the same place: the word that is wrong, the measure. */
  readonly about?: string;
  readonly message: string;
  readonly remedy: string;
}

export interface PlanCheck {
  readonly key: string;
  readonly level: FindingLevel;
  /** For the table of all checks. */
  readonly title: string;
  readonly find: (content: PlanContent, facts: PlanFacts) => readonly Found[];
}

/** What checks must know beside the plan. */
export interface PlanFacts {
  readonly cycles: ReadonlyMap<string, PlanCycle>;
  readonly laws: readonly Law[];
  readonly kinds: readonly OrganisationKind[];
}

const known = new WeakMap<PackShelf, PlanFacts>();

/** Packs stay as they were loaded: what is known of them is gathered once. */
export function factsOf(packs: PackShelf): PlanFacts {
  const facts = known.get(packs) ?? gatheredFrom(packs);
  known.set(packs, facts);
  return facts;
}

function gatheredFrom(packs: PackShelf): PlanFacts {
  return {
    cycles: new Map(packs.ofKind(planCycles).map(({ key, data }) => [key, data])),
    laws: packs.ofKind(lawNames).flatMap(({ data }) => data.laws),
    // Of several validities the last one: words of today, whatever year the plan is of.
    kinds: packs.ofKind(organisationKinds).at(-1)?.data.kinds ?? [],
  };
}
