import { Hono } from "hono";
import { paths } from "../../../../paths.ts";
import { blankForm } from "../../../../platform/forms/state.ts";
import type { Env } from "../../../../platform/web/context.ts";
import { emblemHref } from "../../../../platform/ui/paper/emblem.ts";
import { everyMember, readers } from "../../../../platform/web/doors.tsx";
import { officePage } from "../../../../platform/web/pages.tsx";
import { problem } from "../../../../platform/web/problem-pages.tsx";
import { submit } from "../../../../platform/web/submit.tsx";
import { formatThaiDate } from "../../../../thai/date-text.ts";
import { todayInBangkok } from "../../../../thai/dates.ts";
import { registrars } from "../../committees/acts.ts";
import { withDraft } from "../../../../platform/forms/draft-offer.tsx";
import { formPage, meetingAsked } from "../asked.tsx";
import { ConfirmForm } from "../pages/closing-forms.tsx";
import { confirmMeeting, recordAttendance, recordMinutes } from "../acts.ts";
import { isBeforeItsDay, NOT_YET } from "../rules.ts";
import {
  AttendanceForm,
  attendanceValues,
  bySeat,
  errorsWithNames,
  everybodyCame,
} from "./pages/attendance-form.tsx";
import { MinutesForm, minutesValues } from "./pages/minutes-form.tsx";
import { MinutesPaperPage, paperTitle } from "./pages/minutes-paper.tsx";

export const minutesRoutes = new Hono<Env>();

minutesRoutes.get(paths.office.meetingPaper.pattern, readers(everyMember), async (c) => {
  const found = await meetingAsked(c);
  if (!found) return problem(c, 404);
  return officePage(c, {
    title: `${paperTitle(found)}ครั้งที่ ${found.meeting.number}`,
    body: <MinutesPaperPage org={c.var.org.slug} emblem={emblemHref(c.var.org)} {...found} />,
  });
});

minutesRoutes.get(paths.office.meetingAttendance.pattern, readers(everyMember), async (c) => {
  const found = await meetingAsked(c);
  if (!found) return problem(c, 404);
  if (!found.mayKeepMinutes) return problem(c, 403);
  const { committee, meeting, attendance, seats } = found;
  if (isBeforeItsDay(meeting, todayInBangkok(c.var.house.now()))) return problem(c, 409, NOT_YET);
  const org = c.var.org.slug;
  const action = paths.office.meetingAttendance.href({ org, id: meeting.id });
  const { form, offer } = await withDraft(c, action, blankForm(attendanceValues(seats, attendance)));
  return formPage(c, found, "attend", {
    title: "บันทึกการมาประชุม",
    body: (
      <>
        {offer}
        <AttendanceForm form={bySeat(form, seats)} {...{ org, committee, meeting, seats }} />
      </>
    ),
  });
});

minutesRoutes.post(paths.office.meetingAttendance.pattern, async (c) => {
  const found = await meetingAsked(c);
  if (!found) return problem(c, 404);
  const { committee, meeting, seats } = found;
  const org = c.var.org.slug;
  return submit(c, recordAttendance, {
    title: "บันทึกการมาประชุม",
    fixed: { id: meeting.id },
    again: (form) => (
      <AttendanceForm
        form={errorsWithNames(everybodyCame(form, seats), seats)}
        {...{ org, committee, meeting, seats }}
      />
    ),
    next: ({ id }) => paths.office.meeting.href({ org, id }),
    said: "บันทึกการมาประชุมแล้ว ขั้นต่อไปคือเขียนรายงาน",
  });
});

minutesRoutes.get(paths.office.meetingMinutes.pattern, readers(everyMember), async (c) => {
  const found = await meetingAsked(c);
  if (!found) return problem(c, 404);
  if (!found.mayKeepMinutes) return problem(c, 403);
  const { committee, meeting, agenda } = found;
  const org = c.var.org.slug;
  const action = paths.office.meetingMinutes.href({ org, id: meeting.id });
  const { form, offer } = await withDraft(c, action, blankForm(minutesValues(meeting, agenda)));
  return formPage(c, found, "minute", {
    title: "รายงานการประชุม",
    body: (
      <>
        {offer}
        <MinutesForm {...{ org, form, committee, meeting }} />
      </>
    ),
  });
});

minutesRoutes.post(paths.office.meetingMinutes.pattern, async (c) => {
  const found = await meetingAsked(c);
  if (!found) return problem(c, 404);
  const { committee, meeting } = found;
  const org = c.var.org.slug;
  return submit(c, recordMinutes, {
    title: "รายงานการประชุม",
    fixed: { id: meeting.id },
    again: (form) => <MinutesForm {...{ org, form, committee, meeting }} />,
    next: ({ id }) => paths.office.meeting.href({ org, id }),
    said: "บันทึกรายงานการประชุมแล้ว",
  });
});

minutesRoutes.get(paths.office.meetingConfirm.pattern, readers(registrars), async (c) => {
  const found = await meetingAsked(c);
  if (!found) return problem(c, 404);
  const { committee, meeting } = found;
  const form = blankForm({ confirmedOn: formatThaiDate(todayInBangkok(c.var.house.now())) });
  return formPage(c, found, "confirm", {
    title: "รับรองรายงานการประชุม",
    body: <ConfirmForm org={c.var.org.slug} {...{ form, committee, meeting }} />,
  });
});

minutesRoutes.post(paths.office.meetingConfirm.pattern, async (c) => {
  const found = await meetingAsked(c);
  if (!found) return problem(c, 404);
  const { committee, meeting } = found;
  const org = c.var.org.slug;
  return submit(c, confirmMeeting, {
    title: "รับรองรายงานการประชุม",
    fixed: { id: meeting.id },
    again: (form) => <ConfirmForm {...{ org, form, committee, meeting }} />,
    next: ({ id }) => paths.office.meeting.href({ org, id }),
    said: "บันทึกการรับรองรายงานแล้ว",
  });
});
