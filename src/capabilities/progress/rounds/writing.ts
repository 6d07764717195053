/** Writes of the acts of rounds; they run inside an act and nowhere else. */
import { done } from "../../../platform/acts/act.ts";
import type { Work } from "../../../platform/acts/act.ts";
import { fiscalYearLabel, roundLabel } from "../../../thai/fiscal.ts";
import type { Round } from "../../../thai/fiscal.ts";
import type { HeldReport } from "./holding.ts";
import type { TurnKind } from "./queries.ts";
import { tellWhatWaits } from "./reminders.ts";
import { reportStatuses, statusAfter } from "./rules.ts";
import type { ReportStatus, ReportStep } from "./rules.ts";

interface OfReport {
  year: number;
  round: Round;
  unitId: string;
}

interface Turn {
  what: TurnKind;
  said?: string | null;
  projectYearId?: string | null;
}

/** What happened, for ever. */
export async function tellTurn(
  { db, orgId, input, actor, now, newId }: Work<{ year: number; round: Round; unitId?: string }>,
  { what, said = null, projectYearId = null }: Turn,
): Promise<void> {
  await db
    .insertInto("report_turn")
    .values({
      org_id: orgId,
      id: newId(),
      year: input.year,
      round: input.round,
      unit_id: input.unitId ?? null,
      what,
      project_year_id: projectYearId,
      said,
      by_name: actor.name,
      at: now,
    })
    .execute();
}

interface Stepping {
  what: TurnKind;
  said?: string | null;
  /** Kept with the report itself. */
  note?: string | null;
  /** The first time that it is sent. */
  firstSentOn?: string;
}

/** Takes a report on to its next status, tells it for ever, and tells whom it waits for. */
export async function takeStep<Input extends OfReport>(
  work: Work<Input>,
  { report }: HeldReport,
  steps: readonly (Stepping & { step: Exclude<ReportStep, "expect"> })[],
) {
  const [last] = steps.slice(-1);
  const status = last ? statusAfter(last.step) : report.status;
  const id = await writeStatus(work, status, Object.assign({}, ...steps) as Stepping);
  for (const each of steps) await tellTurn(work, each);
  await tellWhatWaits(work);
  const said = steps.map((each) => each.said).find((each) => each);
  return done(work.input, {
    record: reportRecord(work.input, id, report.unitName),
    before: { status: reportStatuses[report.status].title },
    after: { status: reportStatuses[status].title, ...(said ? { said } : {}) },
  });
}

export const reportRecord = ({ year, round }: OfReport, id: string, unit: string) => ({
  kind: "unit-report",
  id,
  name: `รายงาน${roundLabel(round)} ${fiscalYearLabel(year)} ${unit}`,
});

async function writeStatus<Input extends OfReport>(
  { db, orgId, input, newId }: Work<Input>,
  status: ReportStatus,
  { note, firstSentOn }: Stepping,
): Promise<string> {
  const kept = { status, ...(note === undefined ? {} : { note }) };
  const { id } = await db
    .insertInto("unit_report")
    .values({
      org_id: orgId,
      id: newId(),
      year: input.year,
      round: input.round,
      unit_id: input.unitId,
      first_sent_on: firstSentOn ?? null,
      ...kept,
    })
    .onConflict((on) =>
      on.columns(["org_id", "year", "round", "unit_id"]).doUpdateSet((row) => ({
        ...kept,
        version: row("unit_report.version", "+", 1),
        ...(firstSentOn === undefined
          ? {}
          : { first_sent_on: row.fn.coalesce("unit_report.first_sent_on", "excluded.first_sent_on") }),
      })),
    )
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}
