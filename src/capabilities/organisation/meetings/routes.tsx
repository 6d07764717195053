import { Hono } from "hono";
import { paths } from "../../../paths.ts";
import { allowsSomewhere } from "../../../platform/accounts/roles.ts";
import { readIn } from "../../../platform/database/organisation-bound.ts";
import { withDraft } from "../../../platform/forms/draft-offer.tsx";
import { blankForm } from "../../../platform/forms/state.ts";
import type { Env, Web } from "../../../platform/web/context.ts";
import { tableFile } from "../../../platform/tables/file.ts";
import { everyMember, readers } from "../../../platform/web/doors.tsx";
import { officePage } from "../../../platform/web/pages.tsx";
import { problem } from "../../../platform/web/problem-pages.tsx";
import { submit } from "../../../platform/web/submit.tsx";
import { datePartsOf, isoDate, toBuddhistYear, todayInBangkok } from "../../../thai/dates.ts";
import { fiscalYearOf, fiscalYearRange } from "../../../thai/fiscal.ts";
import { registrars } from "../committees/acts.ts";
import { committeeById, committeeNames } from "../committees/queries.ts";
import { cancelMeeting, editMeeting, planMeeting } from "./acts.ts";
import { formPage, meetingAsked } from "./asked.tsx";
import { meetingColumns } from "./export.ts";
import { meetingFilter } from "./forms.ts";
import { CancelForm } from "./pages/closing-forms.tsx";
import { meetingAction, MeetingForm, meetingValues, newMeetingValues } from "./pages/meeting-form.tsx";
import { MeetingList } from "./pages/meeting-list.tsx";
import { MeetingPage } from "./pages/meeting-page.tsx";
import { meetingFileRoutes } from "./files/routes.tsx";
import { minutesRoutes } from "./minutes/routes.tsx";
import { firstAndLastMeeting, meetingNumbers, meetingsFiltered, unconfirmedBefore } from "./queries.ts";
import { nextNumber } from "./rules.ts";

export const meetingRoutes = new Hono<Env>();

meetingRoutes.get(paths.office.meetings.pattern, readers(everyMember), async (c) => {
  const { house, org } = c.var;
  const today = todayInBangkok(house.now());
  const filter = meetingFilter(c.req.query(), fiscalYearOf(today));
  const { found, committees, span, waiting } = await readIn(house.database, org.id, async (db) => ({
    found: await meetingsFiltered(db, org.id, filter, today),
    committees: await committeeNames(db, org.id),
    span: await firstAndLastMeeting(db, org.id),
    waiting:
      filter.year === "all" ? 0 : await unconfirmedBefore(db, org.id, fiscalYearRange(filter.year).start),
  }));
  const offered = [today, span.first, span.last].flatMap((day) => (day ? fiscalYearOf(isoDate(day)) : []));
  if (filter.year !== "all") offered.push(filter.year);
  const last = Math.max(...offered);
  const years = Array.from({ length: last - Math.min(...offered) + 1 }, (_, index) => last - index);
  return officePage(c, {
    title: "การประชุม",
    body: <MeetingList org={org.slug} {...{ today, found, filter, committees, years, waiting }} />,
  });
});

meetingRoutes.get(paths.office.meetingsExport.pattern, readers(everyMember), async (c) => {
  const { house, org } = c.var;
  const today = todayInBangkok(house.now());
  const filter = { ...meetingFilter(c.req.query(), fiscalYearOf(today)), page: 1 };
  const { meetings } = await readIn(house.database, org.id, (db) =>
    meetingsFiltered(db, org.id, filter, today, "all"),
  );
  return tableFile(c, "csv", {
    name: "meetings",
    title: "การประชุม",
    columns: meetingColumns(today),
    rows: [meetings],
  });
});

meetingRoutes.get(paths.office.meetingAdd.pattern, readers(registrars), async (c) => {
  const found = await toPlan(c, c.req.param("id"));
  if (!found) return problem(c, 404);
  const org = c.var.org.slug;
  const fresh = blankForm(newMeetingValues(found.number));
  const { form, offer } = await withDraft(c, meetingAction(org, found.committee), fresh);
  return officePage(c, {
    title: "นัดประชุม",
    typing: true,
    body: (
      <>
        {offer}
        <MeetingForm org={org} form={form} committee={found.committee} />
      </>
    ),
  });
});

meetingRoutes.post(paths.office.meetingAdd.pattern, async (c) => {
  const found = await toPlan(c, c.req.param("id"));
  if (!found) return problem(c, 404);
  const org = c.var.org.slug;
  return submit(c, planMeeting, {
    title: "นัดประชุม",
    fixed: { committeeId: found.committee.id },
    again: (form) => <MeetingForm org={org} form={form} committee={found.committee} />,
    next: ({ id }) => paths.office.meeting.href({ org, id }),
    said: "บันทึกกำหนดการประชุมแล้ว",
  });
});

meetingRoutes.get(paths.office.meeting.pattern, readers(everyMember), async (c) => {
  const found = await meetingAsked(c);
  if (!found) return problem(c, 404);
  const { house, org, viewer } = c.var;
  return officePage(c, {
    title: `ประชุมครั้งที่ ${found.meeting.number}`,
    body: (
      <MeetingPage
        org={org.slug}
        today={todayInBangkok(house.now())}
        {...found}
        mayWrite={allowsSomewhere(registrars, viewer.roles)}
      />
    ),
  });
});

meetingRoutes.get(paths.office.meetingEdit.pattern, readers(registrars), async (c) => {
  const found = await meetingAsked(c);
  if (!found) return problem(c, 404);
  const { committee, meeting, agenda } = found;
  const org = c.var.org.slug;
  const saved = blankForm(meetingValues(meeting, agenda));
  const { form, offer } = await withDraft(c, meetingAction(org, committee, meeting), saved);
  return formPage(c, found, "edit", {
    title: "แก้กำหนดการประชุม",
    body: (
      <>
        {offer}
        <MeetingForm {...{ org, form, committee, meeting }} />
      </>
    ),
  });
});

meetingRoutes.post(paths.office.meetingEdit.pattern, async (c) => {
  const found = await meetingAsked(c);
  if (!found) return problem(c, 404);
  const { committee, meeting } = found;
  const org = c.var.org.slug;
  return submit(c, editMeeting, {
    title: "แก้กำหนดการประชุม",
    fixed: { id: meeting.id },
    again: (form) => <MeetingForm {...{ org, form, committee, meeting }} />,
    next: ({ id }) => paths.office.meeting.href({ org, id }),
    said: "บันทึกกำหนดการประชุมแล้ว",
  });
});

meetingRoutes.get(paths.office.meetingCancel.pattern, readers(registrars), async (c) => {
  const found = await meetingAsked(c);
  if (!found) return problem(c, 404);
  const { committee, meeting } = found;
  return formPage(c, found, "cancel", {
    title: "ยกเลิกการประชุม",
    body: <CancelForm org={c.var.org.slug} form={blankForm()} {...{ committee, meeting }} />,
  });
});

meetingRoutes.post(paths.office.meetingCancel.pattern, async (c) => {
  const found = await meetingAsked(c);
  if (!found) return problem(c, 404);
  const { committee, meeting } = found;
  const org = c.var.org.slug;
  return submit(c, cancelMeeting, {
    title: "ยกเลิกการประชุม",
    fixed: { id: meeting.id },
    again: (form) => <CancelForm {...{ org, form, committee, meeting }} />,
    next: ({ id }) => paths.office.meeting.href({ org, id }),
    said: "ยกเลิกการประชุมแล้ว",
  });
});

meetingRoutes.route("/", minutesRoutes);
meetingRoutes.route("/", meetingFileRoutes);

function toPlan(c: Web, committeeId: string) {
  const { house, org } = c.var;
  return readIn(house.database, org.id, async (db) => {
    const committee = await committeeById(db, org.id, committeeId);
    if (!committee) return undefined;
    const { year } = datePartsOf(todayInBangkok(house.now()));
    return {
      committee,
      number: nextNumber(await meetingNumbers(db, org.id, committee.id), toBuddhistYear(year)),
    };
  });
}
