import { act, done } from "../../../../platform/acts/act.ts";
import type { Work } from "../../../../platform/acts/act.ts";
import { missing, refused } from "../../../../platform/acts/outcome.ts";
import type { Refusal } from "../../../../platform/acts/outcome.ts";
import { filesInTrace, holdFiles, letGo } from "../../../../platform/files/holding.ts";
import { allowsStep, possibleSecretaries, refusalOf } from "../rules.ts";
import { keepsMinutes, notTheSecretary, ownUnit } from "../secretary.ts";
import { lockMeeting, recordOf } from "../writing.ts";
import { AttachMeetingFiles, meetingPapers, RemoveMeetingFile } from "./forms.ts";
import { papersOf } from "./queries.ts";

export const attachMeetingFiles = act({
  name: "organisation.attach-meeting-files",
  title: "แนบเอกสารและภาพการประชุม",
  input: AttachMeetingFiles,
  may: possibleSecretaries,
  unitOf: ownUnit,
  run: async (work) => {
    const { id, files } = work.input;
    const found = await openMeeting(work, id);
    if (!found.ok) return found;
    const held = await holdFiles(work, files, { ...papersOf(id), place: meetingPapers });
    if (!held.ok) return held;
    return done(
      { id, items: held.held.map((file) => file.item_id) },
      { record: found.record, after: { files: filesInTrace(held.held) } },
    );
  },
});

export const removeMeetingFile = act({
  name: "organisation.remove-meeting-file",
  title: "นำเอกสารหรือภาพการประชุมออก",
  input: RemoveMeetingFile,
  may: possibleSecretaries,
  unitOf: ownUnit,
  run: async (work) => {
    const { id, itemId } = work.input;
    const found = await openMeeting(work, id);
    if (!found.ok) return found;
    const gone = await letGo(work.db, work.orgId, itemId, papersOf(id));
    if (gone.length === 0) return missing("ไฟล์นี้ถูกนำออกไปแล้ว");
    const before = { files: filesInTrace(gone) };
    return done({ id }, { record: found.record, before, after: { files: [] } });
  },
});

type Opened = { ok: true; record: ReturnType<typeof recordOf> };

/** The meeting, as long as its papers may still change and by whom they may. */
async function openMeeting(work: Work<unknown>, id: string): Promise<Opened | Refusal> {
  const found = await lockMeeting(work.db, work.orgId, id);
  if (!found) return missing();
  const { meeting, committee } = found;
  if (!(await keepsMinutes(work, committee, meeting.held_on))) return notTheSecretary();
  if (!allowsStep(meeting.status, "attach")) return refused(refusalOf(meeting.status, "attach"));
  return { ok: true, record: recordOf(id, meeting.number, committee.name) };
}
