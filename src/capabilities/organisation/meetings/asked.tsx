import type { VNode } from "preact";
import { allowsSomewhere } from "../../../platform/accounts/roles.ts";
import { readIn } from "../../../platform/database/organisation-bound.ts";
import { attachmentsOf } from "../../../platform/files/holding.ts";
import type { Web } from "../../../platform/web/context.ts";
import { officePage } from "../../../platform/web/pages.tsx";
import { problem } from "../../../platform/web/problem-pages.tsx";
import { isoDate, todayInBangkok } from "../../../thai/dates.ts";
import { registrars } from "../committees/acts.ts";
import { committeeById, isSecretary, seatsInForce } from "../committees/queries.ts";
import { papersOf } from "./files/queries.ts";
import { agendaOf, attendanceOf, meetingById } from "./queries.ts";
import { allowsStep, refusalOf } from "./rules.ts";
import type { MeetingStep } from "./rules.ts";

/** The meeting that the address names, with all that its pages show; nothing when there is none here. */
export function meetingAsked(c: Web) {
  const { house, org, viewer } = c.var;
  return readIn(house.database, org.id, async (db) => {
    const meeting = await meetingById(db, org.id, c.req.param("id") ?? "");
    const committee = meeting && (await committeeById(db, org.id, meeting.committee_id));
    if (!meeting || !committee) return undefined;
    const day = isoDate(meeting.held_on);
    const days = [day, todayInBangkok(house.now())];
    return {
      meeting,
      committee,
      agenda: await agendaOf(db, org.id, meeting.id),
      attendance: await attendanceOf(db, org.id, meeting.id),
      papers: await attachmentsOf(db, org.id, papersOf(meeting.id)),
      seats: await seatsInForce(db, org.id, committee, day),
      mayKeepMinutes:
        allowsSomewhere(registrars, viewer.roles) ||
        (await isSecretary(db, org.id, viewer.personId, committee, days)),
    };
  });
}

type Asked = NonNullable<Awaited<ReturnType<typeof meetingAsked>>>;

/** A form is only worth showing while its step may still be done. */
export function formPage(
  c: Web,
  { meeting }: Asked,
  step: MeetingStep,
  page: { title: string; body: VNode },
) {
  if (!allowsStep(meeting.status, step)) return problem(c, 409, refusalOf(meeting.status, step));
  return officePage(c, { ...page, typing: true });
}
