import { Hono } from "hono";
import { paths } from "../../../../paths.ts";
import { blankForm } from "../../../../platform/forms/state.ts";
import type { FormState } from "../../../../platform/forms/state.ts";
import { carriesFiles } from "../../../../platform/web/body-bounds.ts";
import type { Env, Web } from "../../../../platform/web/context.ts";
import { everyMember, readers } from "../../../../platform/web/doors.tsx";
import { problem } from "../../../../platform/web/problem-pages.tsx";
import { submit } from "../../../../platform/web/submit.tsx";
import { formPage, meetingAsked } from "../asked.tsx";
import { attachMeetingFiles, removeMeetingFile } from "./acts.ts";
import { meetingPapers } from "./forms.ts";
import { PapersForm } from "./pages/papers.tsx";

export const meetingFileRoutes = new Hono<Env>();

const title = "แนบเอกสารและภาพ";

meetingFileRoutes.get(paths.office.meetingFiles.pattern, readers(everyMember), async (c) => {
  const found = await meetingAsked(c);
  if (!found) return problem(c, 404);
  if (!found.mayKeepMinutes) return problem(c, 403);
  return formPage(c, found, "attach", { title, body: papersForm(c, found, blankForm()) });
});

meetingFileRoutes.post(paths.office.meetingFiles.pattern, carriesFiles, async (c) => {
  const found = await meetingAsked(c);
  if (!found) return problem(c, 404);
  return submit(c, attachMeetingFiles, {
    title,
    files: { files: meetingPapers },
    fixed: { id: found.meeting.id },
    again: (form) => papersForm(c, found, form),
    next: ({ id }) => `${paths.office.meeting.href({ org: c.var.org.slug, id })}#papers`,
    said: ({ items }) => `แนบ ${items.length} ไฟล์แล้ว`,
  });
});

meetingFileRoutes.post(paths.office.meetingFileRemove.pattern, async (c) => {
  const found = await meetingAsked(c);
  if (!found) return problem(c, 404);
  return submit(c, removeMeetingFile, {
    title,
    fixed: { id: found.meeting.id },
    again: () => papersForm(c, found, blankForm()),
    next: ({ id }) => paths.office.meetingFiles.href({ org: c.var.org.slug, id }),
    said: "นำไฟล์ออกแล้ว",
  });
});

type Found = NonNullable<Awaited<ReturnType<typeof meetingAsked>>>;

function papersForm(c: Web, { committee, meeting, papers }: Found, form: FormState) {
  return <PapersForm org={c.var.org.slug} {...{ committee, meeting, papers, form }} />;
}
