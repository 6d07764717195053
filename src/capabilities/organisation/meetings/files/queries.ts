import type { Slot } from "../../../../platform/files/holding.ts";
import type { MaySeeFiles } from "../../../../platform/files/visible.ts";
import { meetingById } from "../queries.ts";

export function papersOf(meetingId: string): Slot {
  return { recordKind: "meeting", recordId: meetingId, slot: "papers" };
}

/** As its page: every member reads every meeting. */
export const maySeeMeetingFiles: MaySeeFiles = async (db, orgId, _viewer, { id }) =>
  (await meetingById(db, orgId, id)) !== undefined;
