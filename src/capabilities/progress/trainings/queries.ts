import { sql } from "kysely";
import { validate as isUuid } from "uuid";
import type { RoleHeld } from "../../../platform/accounts/roles.ts";
import { allows } from "../../../platform/accounts/roles.ts";
import type { OrgDatabase } from "../../../platform/database/connect.ts";
import { isoDate } from "../../../thai/dates.ts";
import type { IsoDate } from "../../../thai/dates.ts";
import type { TargetGroupKind } from "../../plan/content.ts";
import type { Attended } from "../facts.ts";
import { trainingReaders } from "./permissions.ts";
import type { TestAnswers, TestQuestion } from "./questions.ts";
import { hundredths } from "./rules.ts";
import type { Doubt, Opening, PassMark, Way } from "./rules.ts";

/** The event that a training is, or may become. */
export interface TrainingEvent {
  id: string;
  year: number;
  unitId: string;
  unitName: string;
  title: string;
  happenedOn: IsoDate;
  place: string | null;
  attended: Attended;
  isWithdrawn: boolean;
  yearIsClosed: boolean;
}

export interface Training {
  event: TrainingEvent;
  mark: PassMark | null;
  questions: TestQuestion[] | null;
  token: string;
  opened: Opening | null;
  version: number;
}

export interface Participant {
  id: string;
  name: string;
  belongs: string | null;
  group: TargetGroupKind;
  way: Way;
  hasSigned: boolean;
  /** Hundredths of a mark. */
  before: number | null;
  after: number | null;
  answers: TestAnswers;
  code: string;
  doubt: Doubt | null;
  version: number;
}

type Beholder = readonly RoleHeld[];

export function maySeeTraining(roles: Beholder, { unitId }: Pick<TrainingEvent, "unitId">): boolean {
  return allows(trainingReaders, roles, unitId);
}

export async function trainingEvent(
  db: OrgDatabase,
  orgId: string,
  id: string,
): Promise<TrainingEvent | undefined> {
  if (!isUuid(id)) return undefined;
  const row = await eventRows(db, orgId).where("f.id", "=", id).executeTakeFirst();
  return row && eventFrom(row);
}

export async function trainingNamed(
  db: OrgDatabase,
  orgId: string,
  id: string,
): Promise<Training | undefined> {
  if (!isUuid(id)) return undefined;
  const row = await trainingRows(db, orgId).where("t.event_id", "=", id).executeTakeFirst();
  return row && trainingFrom(row);
}

/** Where a QR code leads; nothing once the event was taken back. */
export async function trainingBehind(
  db: OrgDatabase,
  orgId: string,
  token: string,
): Promise<Training | undefined> {
  const row = await trainingRows(db, orgId)
    .where("t.token", "=", token)
    .where("f.withdrawn_at", "is", null)
    .executeTakeFirst();
  return row && trainingFrom(row);
}

export interface TrainingInList {
  event: TrainingEvent;
  listed: number;
  attended: number;
  tested: number;
  passed: number;
  hasTest: boolean;
}

/** Trainings of a year that these roles see, the newest first. */
export async function trainingsOf(
  db: OrgDatabase,
  orgId: string,
  roles: Beholder,
  year: number,
): Promise<TrainingInList[]> {
  const rows = await eventRows(db, orgId)
    .innerJoin("training as t", (join) =>
      join.onRef("t.org_id", "=", "f.org_id").onRef("t.event_id", "=", "f.id"),
    )
    .leftJoin("training_person as p", (join) =>
      join
        .onRef("p.org_id", "=", "t.org_id")
        .onRef("p.event_id", "=", "t.event_id")
        .on(sql<boolean>`p.doubt is distinct from 'pending'`),
    )
    .select([
      sql<boolean>`t.full_score is not null`.as("has_test"),
      sql<number>`count(p.id)`.as("listed"),
      sql<number>`count(p.signed_at)`.as("came"),
      sql<number>`count(p.after_score)`.as("tested"),
      sql<number>`count(p.id) filter (where p.after_score * 100 >= t.pass_percent * t.full_score)`.as(
        "passed",
      ),
    ])
    .where("f.year", "=", year)
    .where("f.withdrawn_at", "is", null)
    .groupBy(["f.org_id", "f.id", "u.name", "y.status", "t.full_score"])
    .orderBy("f.happened_on", "desc")
    .orderBy("f.id")
    .execute();
  return rows
    .map(({ has_test: hasTest, listed, came, tested, passed, ...event }) => ({
      event: eventFrom(event),
      hasTest,
      listed,
      attended: came,
      tested,
      passed,
    }))
    .filter(({ event }) => maySeeTraining(roles, event));
}

/** Who counts. */
export async function participantsOf(
  db: OrgDatabase,
  orgId: string,
  eventId: string,
): Promise<Participant[]> {
  return (await everybodyOf(db, orgId, eventId)).filter(({ doubt }) => doubt !== "pending");
}

/** Also those of whom the office has yet to say who they are. */
export async function everybodyOf(db: OrgDatabase, orgId: string, eventId: string): Promise<Participant[]> {
  const rows = await participantRows(db, orgId)
    .where("event_id", "=", eventId)
    .orderBy("name")
    .orderBy("id")
    .execute();
  return rows.map(participantFrom);
}

export async function participantNamed(
  db: OrgDatabase,
  orgId: string,
  id: string,
): Promise<(Participant & { eventId: string }) | undefined> {
  if (!isUuid(id)) return undefined;
  const row = await participantRows(db, orgId).where("id", "=", id).executeTakeFirst();
  return row && { ...participantFrom(row), eventId: row.event_id };
}

/** Whoever shows this code is this person. */
export async function participantWithCode(
  db: OrgDatabase,
  orgId: string,
  eventId: string,
  code: string,
): Promise<Participant | undefined> {
  const row = await participantRows(db, orgId)
    .where("event_id", "=", eventId)
    .where("code", "=", code)
    .executeTakeFirst();
  return row && participantFrom(row);
}

function eventRows(db: OrgDatabase, orgId: string) {
  return db
    .selectFrom("work_fact as f")
    .innerJoin("progress_year as y", (join) =>
      join.onRef("y.org_id", "=", "f.org_id").onRef("y.year", "=", "f.year"),
    )
    .innerJoin("unit as u", (join) => join.onRef("u.org_id", "=", "f.org_id").onRef("u.id", "=", "f.unit_id"))
    .select([
      "f.id",
      "f.year",
      "f.unit_id",
      "u.name as unit_name",
      "f.title",
      "f.happened_on",
      "f.place",
      "f.attended",
      "f.withdrawn_at",
      "y.status as year_status",
    ])
    .where("f.org_id", "=", orgId)
    .where("f.kind", "=", "event");
}

interface EventRow {
  id: string;
  year: number;
  unit_id: string;
  unit_name: string;
  title: string;
  happened_on: string;
  place: string | null;
  attended: unknown;
  withdrawn_at: Date | null;
  year_status: string;
}

function eventFrom(row: EventRow): TrainingEvent {
  return {
    id: row.id,
    year: row.year,
    unitId: row.unit_id,
    unitName: row.unit_name,
    title: row.title,
    happenedOn: isoDate(row.happened_on),
    place: row.place,
    attended: (row.attended ?? {}) as Attended,
    isWithdrawn: row.withdrawn_at !== null,
    yearIsClosed: row.year_status === "closed",
  };
}

function trainingRows(db: OrgDatabase, orgId: string) {
  return eventRows(db, orgId)
    .innerJoin("training as t", (join) =>
      join.onRef("t.org_id", "=", "f.org_id").onRef("t.event_id", "=", "f.id"),
    )
    .select(["t.pass_percent", "t.full_score", "t.questions", "t.token", "t.opened", "t.version"]);
}

interface TrainingRow extends EventRow {
  pass_percent: string | null;
  full_score: string | null;
  questions: unknown;
  token: string;
  opened: string | null;
  version: number;
}

function trainingFrom(row: TrainingRow): Training {
  const fullScore = kept(row.full_score);
  const passPercent = kept(row.pass_percent);
  return {
    event: eventFrom(row),
    mark: fullScore === null || passPercent === null ? null : { fullScore, passPercent },
    questions: row.questions as TestQuestion[] | null,
    token: row.token,
    opened: row.opened as Opening | null,
    version: row.version,
  };
}

function participantRows(db: OrgDatabase, orgId: string) {
  return db
    .selectFrom("training_person")
    .select([
      "id",
      "event_id",
      "name",
      "belongs",
      "attended_group",
      "way",
      "signed_at",
      "before_score",
      "after_score",
      "answers",
      "code",
      "doubt",
      "version",
    ])
    .where("org_id", "=", orgId);
}

interface ParticipantRow {
  id: string;
  name: string;
  belongs: string | null;
  attended_group: string;
  way: string;
  signed_at: Date | null;
  before_score: string | null;
  after_score: string | null;
  answers: unknown;
  code: string;
  doubt: string | null;
  version: number;
}

function participantFrom(row: ParticipantRow): Participant {
  return {
    id: row.id,
    name: row.name,
    belongs: row.belongs,
    group: row.attended_group as TargetGroupKind,
    way: row.way as Way,
    hasSigned: row.signed_at !== null,
    before: kept(row.before_score),
    after: kept(row.after_score),
    answers: (row.answers ?? {}) as TestAnswers,
    code: row.code,
    doubt: row.doubt as Doubt | null,
    version: row.version,
  };
}

/** What the database keeps has two decimals. */
function kept(text: string | null): number | null {
  return text === null ? null : (hundredths(text) ?? null);
}
