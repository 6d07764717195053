import type { OrgDatabase } from "../../../platform/database/connect.ts";
import { invalid } from "../../../platform/acts/outcome.ts";
import type { Refusal } from "../../../platform/acts/outcome.ts";
import { formatThaiDate } from "../../../thai/date-text.ts";
import { isoDate } from "../../../thai/dates.ts";
import { lockCommittee } from "../committees/acts.ts";
import { statusAfter, statusOfText } from "./rules.ts";
import type { MeetingStep } from "./rules.ts";

/** What the acts on meetings share: locks and writes. */

export type LockedCommittee = NonNullable<Awaited<ReturnType<typeof lockCommittee>>>;

/** The committee is held as well: orders and meetings change one after the other. */
export async function lockMeeting(db: OrgDatabase, orgId: string, id: string) {
  const meeting = await db
    .selectFrom("meeting")
    .selectAll()
    .where("org_id", "=", orgId)
    .where("id", "=", id)
    .forNoKeyUpdate()
    .executeTakeFirst();
  const committee = meeting && (await lockCommittee(db, orgId, meeting.committee_id));
  return meeting && committee ? { meeting, committee } : undefined;
}

interface Plan {
  number: string;
  heldOn: string;
  startsAt: string | null;
  room: string | null;
}

export function planColumns({ number, heldOn, startsAt, room }: Plan) {
  return { number, held_on: heldOn, starts_at: startsAt, room };
}

export async function planFault(
  db: OrgDatabase,
  orgId: string,
  committee: LockedCommittee,
  plan: Plan,
  except?: string,
): Promise<Refusal | undefined> {
  if (committee.ended_on !== null && plan.heldOn >= committee.ended_on) {
    return invalid({ heldOn: [`คณะนี้ยุบตั้งแต่วันที่ ${formatThaiDate(isoDate(committee.ended_on))}`] });
  }
  const same = await db
    .selectFrom("meeting")
    .select("id")
    .where("org_id", "=", orgId)
    .where("committee_id", "=", committee.id)
    .where("number", "=", plan.number)
    .where("status", "<>", "cancelled")
    .execute();
  if (same.some(({ id }) => id !== except))
    return invalid({ number: [`คณะนี้มีการประชุมครั้งที่ ${plan.number} อยู่แล้ว`] });
  return undefined;
}

export type AgendaInput = readonly ({ title: string; resolution?: string | null } | null)[];

export async function writeAgenda(
  db: OrgDatabase,
  orgId: string,
  meetingId: string,
  agenda: AgendaInput,
  newId: () => string,
) {
  await db
    .deleteFrom("agenda_item")
    .where("org_id", "=", orgId)
    .where("meeting_id", "=", meetingId)
    .execute();
  const items = agenda.filter((item) => item !== null);
  if (items.length === 0) return;
  await db
    .insertInto("agenda_item")
    .values(
      items.map(({ title, resolution = null }, index) => ({
        org_id: orgId,
        id: newId(),
        meeting_id: meetingId,
        place: index + 1,
        title,
        resolution,
      })),
    )
    .execute();
}

export function agendaInWords(agenda: AgendaInput): string {
  return agenda
    .filter((item) => item !== null)
    .map(
      ({ title, resolution }, index) => `${index + 1}. ${title}${resolution ? ` – มติ: ${resolution}` : ""}`,
    )
    .join("; ");
}

type Changes = Partial<{
  number: string;
  held_on: string;
  starts_at: string | null;
  ends_at: string | null;
  room: string | null;
  status: string;
  guests: string | null;
  minutes: string | null;
  confirmed_on: string;
  cancel_reason: string;
}>;

export async function changeMeeting(
  db: OrgDatabase,
  orgId: string,
  id: string,
  changes: Changes,
): Promise<void> {
  await db
    .updateTable("meeting")
    .set(changes)
    .set((set) => ({ version: set("version", "+", 1) }))
    .where("org_id", "=", orgId)
    .where("id", "=", id)
    .execute();
}

export function nextStatus(status: string, step: MeetingStep): string {
  return statusAfter(statusOfText(status), step);
}

export function recordOf(id: string, number: string, committee: string) {
  return { kind: "meeting", id, name: `ประชุมครั้งที่ ${number} ${committee}` };
}
