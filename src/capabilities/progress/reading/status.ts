/** What the narrative really tells of a project. */
import type { NarrativeStatus, ReadNarrative, ReadPart } from "./reading.ts";

const NOT_DONE =
  /^(?:[-–—•\s]|\d[.)])*(?:ยัง)?ไม่(?:ได้|มีการ|สามารถ)\s*(?:ดำเนิน(?:การ|งาน|โครงการ|กิจกรรม)|จัดกิจกรรม|จัดโครงการ)|(?:ยกเลิก|เลื่อน|งด)(?:การจัด|การดำเนิน)?(?:โครงการ|กิจกรรม)|อยู่ระหว่าง(?:การ)?ดำเนินการ|ยังไม่ถึงกำหนด/;

export function isNotDone(text: string): boolean {
  return NOT_DONE.test(text.trim());
}

export function isBlankText(text: string): boolean {
  return /^[\s\-–—.…]*$/.test(text);
}

export function statusOf(narrative: ReadNarrative | null): NarrativeStatus {
  if (!narrative) return "none";
  const { parts } = narrative;
  const results = parts.filter(({ about }) => about === "result");
  const done = parts.filter(({ about }) => about === "done");
  if (parts.some(({ paragraphs }) => paragraphs.some((text) => isNotDone(text)))) return "not-done";
  if (results.some(hasWords)) return "result";
  if (results.length > 0) return "blank";
  if (done.some(hasWords)) return "done";
  if (done.length > 0) return "blank";
  const planned = parts.filter(({ heading }) => heading !== "");
  return planned.every(({ heading }) => /ประสงค์|เหตุผล/.test(heading)) ? "objectives" : "plan";
}

function hasWords({ paragraphs }: ReadPart): boolean {
  return paragraphs.some((text) => !isBlankText(text));
}
