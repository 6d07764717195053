import { readCsv } from "./csv-in.ts";
import type { SheetRead } from "./sheet.ts";
import { limits, tooMany } from "./sheet.ts";

/** By its first bytes, never by its name. */
export async function readSheet(bytes: Uint8Array): Promise<SheetRead> {
  if (bytes.length > limits.bytes) return { ok: false, why: tooMany.bytes };
  const start = Buffer.from(bytes.subarray(0, 8)).toString("latin1");
  if (start.startsWith("PK\u0003\u0004")) {
    // Only for who brings a workbook: its library is heavy.
    const { readXlsx } = await import("./xlsx-in.ts");
    return readXlsx(bytes);
  }
  if (start.startsWith("\u00d0\u00cf\u0011\u00e0")) {
    return {
      ok: false,
      why: "ไฟล์นี้เป็น Excel รุ่นเก่า (.xls) หรือมีรหัสผ่าน เปิดใน Excel แล้วบันทึกเป็น .xlsx ที่ไม่มีรหัสผ่าน",
    };
  }
  return readCsv(bytes);
}
