import fc from "fast-check";
import sharp from "sharp";
import { expect, test } from "vitest";
import { takenAt } from "./taken-at.ts";

function photo(notes: Record<string, string>) {
  return sharp({ create: { width: 8, height: 8, channels: 3, background: "#a33" } })
    .withExifMerge({ IFD0: { Make: "zqcamera" }, IFD2: notes })
    .jpeg()
    .toBuffer();
}

test("the camera's own clock, in Bangkok where it names no other", async () => {
  expect(takenAt(await photo({ DateTimeOriginal: "2026:02:14 09:15:30" }))).toBe("2026-02-14T02:15:30.000Z");
  const elsewhere = { DateTimeOriginal: "2026:02:14 09:15:30", OffsetTimeOriginal: "+09:00" };
  expect(takenAt(await photo(elsewhere))).toBe("2026-02-14T00:15:30.000Z");
});

test("nothing where the camera says nothing that can be read", async () => {
  expect(takenAt(undefined)).toBeUndefined();
  expect(takenAt(await photo({ LensMake: "x" }))).toBeUndefined();
  expect(takenAt(await photo({ DateTimeOriginal: "0000:00:00 00:00:00" }))).toBeUndefined();
  expect(takenAt(await photo({ DateTimeOriginal: "2026:13:45 09:15:30" }))).toBeUndefined();
});

test("whatever stands there instead of notes, a photo is no reason to stop", () => {
  const anything = fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes));
  fc.assert(
    fc.property(anything, fc.constantFrom("II*\0", "MM\0*"), (bytes, order) => {
      const found = takenAt(Buffer.concat([Buffer.from(`Exif\0\0${order}`, "latin1"), bytes]));
      expect(found === undefined || !Number.isNaN(Date.parse(found))).toBe(true);
    }),
  );
});
