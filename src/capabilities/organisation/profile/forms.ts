import { z } from "zod";
import { optionalText, text, version } from "../../../platform/forms/fields.ts";

export const EditProfile = z.strictObject({
  version: version(),
  name: text("ชื่อ", 100),
  amphoe: optionalText("อำเภอ", 100),
  province: text("จังหวัด", 100),
});

export const SetEmblem = z.strictObject({
  image: z
    .base64({ error: "เลือกไฟล์ตรา" })
    .min(1, "เลือกไฟล์ตรา")
    .max(2_100_000, "ไฟล์ตราใหญ่เกินไป ใช้ไฟล์ที่ไม่เกิน 1.5 MB"),
});

export const RemoveEmblem = z.strictObject({});

/** Labels in the order of the page, for telling a conflict. */
export const profileLabels = { name: "ชื่อ", amphoe: "อำเภอ", province: "จังหวัด" };
