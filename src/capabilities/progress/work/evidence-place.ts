import { place } from "../../../platform/files/place.ts";
import { workers } from "../locking.ts";
import { evidenceSlot, factRecord } from "../facts.ts";

/**
 * Photos are drawn anew, without where they were taken: what proves the work must not tell where the people of
 * the picture live. When it was taken is kept.
 */
export const evidencePlace = place({
  name: `${factRecord}.${evidenceSlot}`,
  title: "หลักฐานผลงาน",
  kinds: ["photo", "pdf", "word", "sheet", "slides"],
  mostBytes: 50 * 1024 ** 2,
  mostFiles: 40,
  may: workers,
});
