import type { Done, Work } from "../../../platform/acts/act.ts";
import { conflict, missing, refused } from "../../../platform/acts/outcome.ts";
import type { Refusal } from "../../../platform/acts/outcome.ts";
import { fiscalYearLabel, roundLabel } from "../../../thai/fiscal.ts";
import type { Round } from "../../../thai/fiscal.ts";
import { lockOpenYear } from "../locking.ts";
import { reportsOf, roundsOf, usualDueOf } from "./queries.ts";
import type { RoundRow, UnitReport } from "./queries.ts";
import { allowsStep, whyLocked, whyNotNow } from "./rules.ts";
import type { LockedThing, ReportStep } from "./rules.ts";

interface OfRound {
  year: number;
  round: Round;
}

export interface HeldRound extends RoundRow {
  id: string;
}

/** A round of an open year, held to the commit: "share" while a unit reports in it, "change" while it changes itself. */
export async function holdRound(
  { db, orgId, newId, packs }: Pick<Work<unknown>, "db" | "orgId" | "newId" | "packs">,
  { year, round }: OfRound,
  how: "share" | "change",
): Promise<{ round: HeldRound } | { refusal: Refusal }> {
  const locked = await lockOpenYear(db, orgId, year);
  if ("refusal" in locked) return locked;
  await db
    .insertInto("progress_round")
    .values({ org_id: orgId, id: newId(), year, round, due_on: usualDueOf(packs, year, round) })
    .onConflict((on) => on.columns(["org_id", "year", "round"]).doNothing())
    .execute();
  const query = db
    .selectFrom("progress_round")
    .select("id")
    .where("org_id", "=", orgId)
    .where("year", "=", year)
    .where("round", "=", round);
  const { id } = await (how === "share" ? query.forShare() : query.forUpdate()).executeTakeFirstOrThrow();
  const row = (await roundsOf(db, orgId, year, packs)).find((each) => each.round === round);
  return row ? { round: { ...row, id } } : { refusal: missing() };
}

export const roundRecord = ({ id, year, round }: HeldRound) => ({
  kind: "progress-round",
  id,
  name: `${roundLabel(round)} ${fiscalYearLabel(year)}`,
});

/** The round as the person saw it, to be changed itself. */
export function onRound<Input extends OfRound & { version: number }, T>(
  run: (work: Work<Input>, round: HeldRound) => Promise<Done<T> | Refusal>,
) {
  return async (work: Work<Input>): Promise<Done<T> | Refusal> => {
    const held = await holdRound(work, work.input, "change");
    if ("refusal" in held) return held.refusal;
    const { version } = held.round;
    return work.input.version === version ? run(work, held.round) : conflict({}, {}, { version });
  };
}

interface OfReport extends OfRound {
  unitId: string;
}

export interface HeldReport {
  round: HeldRound;
  report: UnitReport;
}

/** What a unit reports in a round that is not locked; its reports take turns. */
export async function holdReport<Input extends OfReport>(
  work: Work<Input>,
  what: LockedThing,
): Promise<HeldReport | { refusal: Refusal }> {
  const { db, orgId, input } = work;
  const held = await holdRound(work, input, "share");
  if ("refusal" in held) return held;
  const { round } = held;
  if (round.locked) return { refusal: refused(whyLocked(round.locked, what)) };
  await db
    .selectFrom("unit_report")
    .select("id")
    .where("org_id", "=", orgId)
    .where("year", "=", input.year)
    .where("round", "=", input.round)
    .where("unit_id", "=", input.unitId)
    .forUpdate()
    .execute();
  const [report] = await reportsOf(db, orgId, input.year, input);
  return report
    ? { round, report }
    : { refusal: missing("หน่วยงานนี้ไม่มีโครงการที่รับผิดชอบในปีงบประมาณนี้ จึงไม่ต้องรายงาน") };
}

/** A step of a unit's report: it is held, stands as the person saw it, and allows this step now. */
export function onReport<Input extends OfReport & { version: number }, T>(
  step: ReportStep,
  run: (work: Work<Input>, held: HeldReport) => Promise<Done<T> | Refusal>,
) {
  return async (work: Work<Input>): Promise<Done<T> | Refusal> => {
    const held = await holdReport(work, step === "send" ? "send" : "review");
    if ("refusal" in held) return held.refusal;
    const { version, status } = held.report;
    if (work.input.version !== version) return conflict({}, {}, { version });
    return allowsStep(status, step) ? run(work, held) : refused(whyNotNow[status]);
  };
}
