import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findOut } from "../../../platform/files/find-out.ts";
import { StoreTrouble } from "../../../platform/files/trouble.ts";

/** What the form accepts; whatever comes is drawn anew as PNG, so no metadata and nothing hidden stays. */
export const emblemTypes = "image/png,image/jpeg,image/webp";
export const EMBLEM_BYTES = 1_500_000;
const asPng = {
  type: "image/png",
  longestSide: 512,
  previewSide: 64,
  // A file of a few kilobytes can unfold into gigabytes of pixels.
  mostPixels: 40_000_000,
  mostUnfolded: Number.MAX_SAFE_INTEGER,
};

export type EmblemRead = { ok: true; png: Buffer } | { ok: false; message: string };

/** Judges a picture by its bytes, never by its name or by what the browser says it is. */
export async function drawEmblem(bytes: Uint8Array): Promise<EmblemRead> {
  if (bytes.length > EMBLEM_BYTES) return { ok: false, message: "ไฟล์ตราใหญ่เกินไป ใช้ไฟล์ที่ไม่เกิน 1.5 MB" };
  // Only what was asked for reaches the decoder: SVG and TIFF have too long a history of surprises.
  if (!isPicture(bytes))
    return { ok: false, message: "ไฟล์นี้ไม่ใช่ภาพ PNG, JPEG หรือ WebP ส่งออกเป็น PNG แล้วเลือกใหม่" };
  const folder = await mkdtemp(join(tmpdir(), "sucharit-emblem-"));
  try {
    const path = join(folder, "emblem");
    await writeFile(path, bytes);
    const { picture, failed } = await findOut({ kind: "photo", path, size: bytes.length, ...asPng });
    if (failed === "full") throw new StoreTrouble("full");
    if (picture) return { ok: true, png: await readFile(`${path}.photo`) };
    return { ok: false, message: "เปิดภาพนี้ไม่ได้ ไฟล์อาจเสียหรือภาพใหญ่เกินไป ลองบันทึกเป็น PNG แล้วเลือกใหม่" };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function isPicture(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 12)).toString("latin1");
  return (
    start.startsWith("\u0089PNG\r\n\u001a\n") ||
    start.startsWith("\u00ff\u00d8\u00ff") ||
    /^RIFF[\s\S]{4}WEBP$/.test(start)
  );
}

/** A file of a form, as an act takes it. */
export async function fileAsText(file: File | undefined): Promise<string | undefined> {
  return file && Buffer.from(await file.arrayBuffer()).toString("base64");
}
