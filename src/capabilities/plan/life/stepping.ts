import { done } from "../../../platform/acts/act.ts";
import type { Done, Work } from "../../../platform/acts/act.ts";
import { conflict } from "../../../platform/acts/outcome.ts";
import type { Refusal } from "../../../platform/acts/outcome.ts";
import { formatThaiDate } from "../../../thai/date-text.ts";
import { isoDate } from "../../../thai/dates.ts";
import { lockPlan } from "../locking.ts";
import type { PlanRow } from "../queries.ts";
import { planRecord } from "../records.ts";
import { editionTitle, planStatuses, statusAfter } from "../rules.ts";
import type { PlanStep } from "../rules.ts";
import { wholePlan } from "../whole.ts";
import { changePlan } from "../writing.ts";
import { tellWhatWaits } from "./reminders.ts";
import { freeze } from "./versions.ts";
import type { VersionStatus } from "./versions.ts";

interface Held {
  planId: string;
  version: number;
}

/** Every act here: the plan is held, stands as the person saw it, and allows this step now. */
export function held<Input extends Held, T>(
  next: PlanStep,
  run: (work: Work<Input>, plan: PlanRow) => Promise<Done<T> | Refusal>,
) {
  return async (work: Work<Input>): Promise<Done<T> | Refusal> => {
    const { db, orgId, input } = work;
    const locked = await lockPlan(db, orgId, input.planId, next);
    if ("refusal" in locked) return locked.refusal;
    const { plan } = locked;
    return input.version === plan.version ? run(work, plan) : conflict({}, {}, { version: plan.version });
  };
}

interface Keeping {
  /** The version that is kept of it. */
  freezes: VersionStatus;
  note?: string | null;
  orderNumber?: string | null;
  decidedOn?: string | null;
}

interface Stepping extends Partial<Keeping> {
  step: Exclude<PlanStep, "edit" | "discard" | "amend">;
}

export async function step<Input extends Held>(work: Work<Input>, plan: PlanRow, stepping: Stepping) {
  const { freezes, note = null, orderNumber = null, decidedOn = null } = stepping;
  const status = statusAfter(stepping.step);
  const number = freezes && (await keep(work, plan, { ...stepping, freezes }));
  await changePlan(work.db, work.orgId, plan.id, { status });
  await tellWhatWaits(work, plan.id);
  return done(
    { planId: plan.id, number },
    {
      record: planRecord(plan),
      before: { status: planStatuses[plan.status].title },
      after: {
        status: planStatuses[status].title,
        edition: editionTitle(plan.amendment),
        ...(note === null ? {} : { note }),
        ...(orderNumber === null ? {} : { orderNumber }),
        ...(decidedOn === null ? {} : { decidedOn: formatThaiDate(isoDate(decidedOn)) }),
      },
    },
  );
}

/** A version is kept, whatever becomes of the plan. */
export async function keep<Input>(work: Work<Input>, plan: PlanRow, keeping: Keeping): Promise<number> {
  const { db, orgId, actor, now, packs } = work;
  const { freezes, note = null, orderNumber = null, decidedOn = null } = keeping;
  return freeze(db, orgId, {
    planId: plan.id,
    status: freezes,
    amendment: plan.amendment,
    content: await wholePlan(db, orgId, plan, packs),
    note,
    orderNumber,
    decidedOn,
    byName: actor.name,
    now,
  });
}
