import { z } from "zod";
import { givenFiles } from "../../../../platform/files/form.ts";
import { place } from "../../../../platform/files/place.ts";
import { reference } from "../../../../platform/forms/fields.ts";
import { possibleSecretaries } from "../rules.ts";

export const meetingPapers = place({
  name: "meeting.papers",
  title: "เอกสารและภาพการประชุม",
  kinds: ["photo", "pdf", "word", "sheet", "slides"],
  mostBytes: 50 * 1024 ** 2,
  mostFiles: 50,
  may: possibleSecretaries,
});

export const AttachMeetingFiles = z.strictObject({
  id: reference("การประชุม"),
  files: givenFiles(meetingPapers.mostFiles).refine((files) => files.length > 0, "เลือกไฟล์อย่างน้อย 1 ไฟล์"),
});

export const RemoveMeetingFile = z.strictObject({ id: reference("การประชุม"), itemId: reference("ไฟล์") });
