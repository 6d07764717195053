import { act, done } from "../../../platform/acts/act.ts";
import { conflict, invalid, missing, refused } from "../../../platform/acts/outcome.ts";
import { formatThaiDate } from "../../../thai/date-text.ts";
import { isoDate, todayInBangkok } from "../../../thai/dates.ts";
import { lockCommittee, registrars } from "../committees/acts.ts";
import { ordersOf, seatsInForce } from "../committees/queries.ts";
import { spanOn } from "../committees/rules.ts";
import {
  CancelMeeting,
  ConfirmMeeting,
  EditMeeting,
  minutesLabels,
  planLabels,
  PlanMeeting,
  RecordAttendance,
  RecordMinutes,
} from "./forms.ts";
import { agendaOf } from "./queries.ts";
import { allowsStep, isBeforeItsDay, NOT_YET, possibleSecretaries, refusalOf } from "./rules.ts";
import { keepsMinutes, notTheSecretary, ownUnit } from "./secretary.ts";
import {
  agendaInWords,
  changeMeeting,
  lockMeeting,
  nextStatus,
  planColumns,
  planFault,
  recordOf,
  writeAgenda,
} from "./writing.ts";

export const planMeeting = act({
  name: "organisation.plan-meeting",
  title: "นัดประชุม",
  input: PlanMeeting,
  may: registrars,
  run: async ({ db, orgId, input, newId }) => {
    const { committeeId, agenda, ...plan } = input;
    const committee = await lockCommittee(db, orgId, committeeId);
    if (!committee) return missing();
    const fault = await planFault(db, orgId, committee, plan);
    if (fault) return fault;
    const id = newId();
    await db
      .insertInto("meeting")
      .values({ org_id: orgId, id, committee_id: committeeId, status: "planned", ...planColumns(plan) })
      .execute();
    await writeAgenda(db, orgId, id, agenda, newId);
    const after = { ...plan, agenda: agendaInWords(agenda) };
    return done({ id }, { record: recordOf(id, plan.number, committee.name), after });
  },
});

export const editMeeting = act({
  name: "organisation.edit-meeting",
  title: "แก้กำหนดการประชุม",
  input: EditMeeting,
  may: registrars,
  run: async ({ db, orgId, input, now, newId }) => {
    const { id, version, agenda, ...plan } = input;
    const found = await lockMeeting(db, orgId, id);
    if (!found) return missing();
    const { meeting, committee } = found;
    const isPlanned = meeting.status === "planned";
    const was = {
      number: meeting.number,
      heldOn: meeting.held_on,
      startsAt: meeting.starts_at,
      room: meeting.room,
      agenda: agendaInWords(await agendaOf(db, orgId, id)),
    };
    const after = { ...plan, agenda: isPlanned ? agendaInWords(agenda) : was.agenda };
    if (version !== meeting.version) {
      const inWords = (facts: typeof was) => ({ ...facts, heldOn: formatThaiDate(isoDate(facts.heldOn)) });
      return conflict(planLabels, inWords(after), { ...inWords(was), version: meeting.version });
    }
    if (!allowsStep(meeting.status, "edit")) return refused(refusalOf(meeting.status, "edit"));
    if (!isPlanned && agenda.length > 0) return refused("ประชุมแล้ว แก้ระเบียบวาระในหน้ารายงานการประชุม");
    const fault = await planFault(db, orgId, committee, plan, id);
    if (fault) return fault;
    if (!isPlanned && plan.heldOn !== meeting.held_on) {
      if (plan.heldOn > todayInBangkok(now)) return invalid({ heldOn: ["ประชุมแล้ว วันประชุมต้องไม่เกินวันนี้"] });
      // Attendance stands on the seats of one order.
      const orders = await ordersOf(db, orgId, committee.id);
      const orderOn = (day: string) => spanOn(orders, committee.ended_on, isoDate(day))?.order.id;
      if (orderOn(plan.heldOn) !== orderOn(meeting.held_on)) {
        return invalid({ heldOn: ["วันนั้นกรรมการเป็นคนละคำสั่งกับที่บันทึกการมาประชุมไว้"] });
      }
    }
    await changeMeeting(db, orgId, id, planColumns(plan));
    if (isPlanned) await writeAgenda(db, orgId, id, agenda, newId);
    return done({ id }, { record: recordOf(id, plan.number, committee.name), before: was, after });
  },
});

export const recordAttendance = act({
  name: "organisation.record-attendance",
  title: "บันทึกการมาประชุม",
  input: RecordAttendance,
  may: possibleSecretaries,
  unitOf: ownUnit,
  run: async (work) => {
    const { db, orgId, input, now } = work;
    const found = await lockMeeting(db, orgId, input.id);
    if (!found) return missing();
    const { meeting, committee } = found;
    const day = isoDate(meeting.held_on);
    if (!(await keepsMinutes(work, committee, meeting.held_on))) return notTheSecretary();
    if (input.version !== meeting.version) return conflict({}, {}, meeting);
    if (!allowsStep(meeting.status, "attend")) return refused(refusalOf(meeting.status, "attend"));
    if (isBeforeItsDay(meeting, todayInBangkok(now))) return refused(NOT_YET);
    const seats = await seatsInForce(db, orgId, committee, day);
    if (seats.length === 0) return refused("ไม่มีคำสั่งแต่งตั้งที่มีผลในวันประชุม จึงไม่มีรายชื่อให้บันทึก เพิ่มคำสั่งก่อน");
    const asked = new Set(input.seats.map((seat) => seat.seatId));
    if (
      asked.size !== input.seats.length ||
      asked.size !== seats.length ||
      !seats.every(({ id }) => asked.has(id))
    ) {
      return refused("รายชื่อกรรมการเปลี่ยนไปหลังจากเปิดหน้านี้ เปิดหน้าบันทึกการมาประชุมใหม่");
    }
    await db
      .deleteFrom("attendance")
      .where("org_id", "=", orgId)
      .where("meeting_id", "=", meeting.id)
      .execute();
    await db
      .insertInto("attendance")
      .values(
        input.seats.map(({ seatId, presence, note }) => ({
          org_id: orgId,
          meeting_id: meeting.id,
          seat_id: seatId,
          presence,
          note,
        })),
      )
      .execute();
    await changeMeeting(db, orgId, meeting.id, { status: nextStatus(meeting.status, "attend") });
    const nameOf = new Map(seats.map((seat) => [seat.id, seat.name]));
    return done(
      { id: meeting.id },
      {
        record: recordOf(meeting.id, meeting.number, committee.name),
        before: { status: meeting.status },
        after: {
          status: nextStatus(meeting.status, "attend"),
          attendance: input.seats.map(({ seatId, presence }) => `${nameOf.get(seatId)}: ${presence}`),
        },
      },
    );
  },
});

export const recordMinutes = act({
  name: "organisation.record-minutes",
  title: "บันทึกรายงานการประชุม",
  input: RecordMinutes,
  may: possibleSecretaries,
  unitOf: ownUnit,
  run: async (work) => {
    const { db, orgId, input, newId } = work;
    const { id, version, agenda, ...facts } = input;
    const found = await lockMeeting(db, orgId, id);
    if (!found) return missing();
    const { meeting, committee } = found;
    if (!(await keepsMinutes(work, committee, meeting.held_on))) return notTheSecretary();
    const was = {
      startsAt: meeting.starts_at,
      endsAt: meeting.ends_at,
      guests: meeting.guests,
      agenda: agendaInWords(await agendaOf(db, orgId, id)),
      minutes: meeting.minutes,
    };
    const after = { ...facts, agenda: agendaInWords(agenda) };
    if (version !== meeting.version)
      return conflict(minutesLabels, after, { ...was, version: meeting.version });
    if (!allowsStep(meeting.status, "minute")) return refused(refusalOf(meeting.status, "minute"));
    const { startsAt, endsAt, guests, minutes } = facts;
    if (startsAt && endsAt && endsAt <= startsAt) return invalid({ endsAt: ["เวลาเลิกต้องหลังเวลาเริ่ม"] });
    await changeMeeting(db, orgId, id, { starts_at: startsAt, ends_at: endsAt, guests, minutes });
    await writeAgenda(db, orgId, id, agenda, newId);
    return done({ id }, { record: recordOf(id, meeting.number, committee.name), before: was, after });
  },
});

export const confirmMeeting = act({
  name: "organisation.confirm-meeting",
  title: "รับรองรายงานการประชุม",
  input: ConfirmMeeting,
  may: registrars,
  run: async ({ db, orgId, input: { id, version, confirmedOn }, now }) => {
    const found = await lockMeeting(db, orgId, id);
    if (!found) return missing();
    const { meeting, committee } = found;
    if (version !== meeting.version) return conflict({}, {}, meeting);
    if (!allowsStep(meeting.status, "confirm")) return refused(refusalOf(meeting.status, "confirm"));
    if (!meeting.minutes) return refused("ยังไม่มีเนื้อหารายงานการประชุม บันทึกรายงานก่อน แล้วจึงรับรอง");
    if (confirmedOn < meeting.held_on) return invalid({ confirmedOn: ["วันที่รับรองต้องไม่ก่อนวันประชุม"] });
    if (confirmedOn > todayInBangkok(now)) return invalid({ confirmedOn: ["วันที่รับรองต้องไม่เกินวันนี้"] });
    const status = nextStatus(meeting.status, "confirm");
    await changeMeeting(db, orgId, id, { status, confirmed_on: confirmedOn });
    const before = { status: meeting.status };
    return done(
      { id },
      { record: recordOf(id, meeting.number, committee.name), before, after: { status, confirmedOn } },
    );
  },
});

export const cancelMeeting = act({
  name: "organisation.cancel-meeting",
  title: "ยกเลิกการประชุม",
  input: CancelMeeting,
  may: registrars,
  run: async ({ db, orgId, input: { id, version, reason } }) => {
    const found = await lockMeeting(db, orgId, id);
    if (!found) return missing();
    const { meeting, committee } = found;
    if (version !== meeting.version) return conflict({}, {}, meeting);
    if (!allowsStep(meeting.status, "cancel")) return refused(refusalOf(meeting.status, "cancel"));
    const status = nextStatus(meeting.status, "cancel");
    await changeMeeting(db, orgId, id, { status, cancel_reason: reason });
    const before = { status: meeting.status };
    return done(
      { id },
      { record: recordOf(id, meeting.number, committee.name), before, after: { status, reason } },
    );
  },
});
