import { open } from "node:fs/promises";
import { fileTypeFromBuffer } from "file-type";
import type { Looked } from "./archive.ts";
import { lookIntoArchive } from "./archive.ts";
import { kindOfType, kindsInWords } from "./kinds.ts";
import type { Place } from "./place.ts";
import { lookApart, redrawPhoto } from "./photo.ts";
import { lookAtText } from "./plain-text.ts";
import { madeBeside } from "./receive.ts";
import type { Received } from "./receive.ts";
import { fairTurnsOf } from "../apart/turns.ts";

/** What a file turned out to be, and what is kept of it. */
export interface Examined {
  type: string;
  /** The bytes to keep: those that came, or a photo drawn anew. */
  file: Received;
  pages?: number;
  width?: number;
  height?: number;
  takenAt?: string;
  preview?: Received;
}

export const EMPTY = "ไฟล์นี้ว่างเปล่า";
const HEAD = 64 * 1024;
const inTurn = fairTurnsOf(2);

/** Judges a file by its bytes. Its name only tells CSV from other text, which no byte does. */
export async function examine(
  came: Received,
  name: string,
  place: Place,
  /** Who gives it: whoever sends very many lets others in between. */
  who: string,
): Promise<Looked<Examined>> {
  if (came.size === 0) return { ok: false, message: EMPTY };
  const found = await typeByContent(came, name, who);
  if (!found.ok) return found;
  const { type } = found.value;
  const kind = kindOfType(type);
  if (!kind || !place.kinds.includes(kind)) return { ok: false, message: notTaken(type, place) };
  if (kind === "photo") return inTurn(who, () => examinePhoto(came, type, place));
  if (kind === "pdf") return inTurn(who, () => examinePdf(came));
  return { ok: true, value: { type, file: came } };
}

async function typeByContent(came: Received, name: string, who: string): Promise<Looked<{ type: string }>> {
  const signature = (await fileTypeFromBuffer(await headOf(came.path)))?.mime;
  if (signature === undefined) {
    const look = await lookAtText(came.path);
    if (look === "markup") return { ok: false, message: MARKUP };
    const text = /\.csv$/i.test(name) ? "text/csv" : "text/plain";
    return { ok: true, value: { type: look === "text" ? text : "application/octet-stream" } };
  }
  if (isArchive(signature)) return inTurn(who, () => lookIntoArchive(came.path, came.size));
  if (/xml|html|svg/.test(signature)) return { ok: false, message: MARKUP };
  return { ok: true, value: { type: signature } };
}

async function headOf(path: string): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

function isArchive(type: string): boolean {
  return (
    type === "application/zip" ||
    /openxmlformats|opendocument|macroenabled|ms-(word|excel|powerpoint)\./i.test(type)
  );
}

const MARKUP = "ไฟล์นี้เป็นหน้าเว็บ (HTML, XML) หรือภาพ SVG ซึ่งซ่อนชุดคำสั่งได้ จึงไม่รับ โปรดบันทึกเป็น PDF หรือภาพ JPEG";
const PROGRAMS =
  /x-msdownload|x-elf|mach-binary|x-executable|x-msi|x-ms-shortcut|java-vm|android|x-dex|wasm|debian|x-rpm/;

function notTaken(type: string, place: Place): string {
  const takes = `ช่องนี้รับ${place.kinds.length > 1 ? "เฉพาะ " : ""}${kindsInWords(place.kinds)}`;
  if (PROGRAMS.test(type)) return `ไฟล์นี้เป็นโปรแกรม ไม่ว่าจะตั้งชื่อไว้อย่างไร จึงไม่รับ ${takes}`;
  if (type === "application/x-cfb")
    return `ไฟล์นี้เป็นเอกสาร Office รุ่นเก่า (.doc, .xls) ซึ่งซ่อนมาโครได้ โปรดบันทึกเป็น .docx, .xlsx หรือ PDF แล้วส่งใหม่`;
  return `ไฟล์นี้ไม่ใช่ชนิดที่รับ ${takes}`;
}

async function examinePhoto(came: Received, type: string, place: Place): Promise<Looked<Examined>> {
  const drawn = await redrawPhoto(came, type);
  if (!drawn.ok || !place.keepsOriginals) return drawn;
  return { ok: true, value: { ...drawn.value, type, file: came } };
}

/** Beyond this the pages stay uncounted: the whole file would have to be in memory. */
const LARGEST_PDF = 150 * 1024 ** 2;
const LOCKED = "PDF นี้ใส่รหัสผ่านไว้ ผู้อื่นจะเปิดไม่ได้ โปรดบันทึกใหม่โดยไม่ใส่รหัสผ่าน แล้วส่งอีกครั้ง";
const BROKEN = "เปิด PDF นี้ไม่ได้ ไฟล์อาจเสียหรือส่งมาไม่ครบ โปรดเปิดดูในเครื่องของท่าน บันทึกใหม่ แล้วส่งอีกครั้ง";

/** Pages are counted and the first one is drawn. A file whose pages can be counted is kept even without a picture. */
async function examinePdf(came: Received): Promise<Looked<Examined>> {
  const value = { type: "application/pdf", file: came };
  if (came.size > LARGEST_PDF) return { ok: true, value };
  const { pages, picture, failed } = await lookApart("pdf", came, value.type);
  if (pages === undefined) return { ok: false, message: failed === "locked" ? LOCKED : BROKEN };
  if (!picture) return { ok: true, value: { ...value, pages } };
  return { ok: true, value: { ...value, pages, preview: await madeBeside(came, ".preview") } };
}
