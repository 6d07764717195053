/** Which letters the bytes of a text file stand for. Thai offices have files of thirty years. */
export type TextRead =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly why: string };

const UNREADABLE = "อ่านตัวอักษรในไฟล์นี้ไม่ได้ เปิดไฟล์ใน Excel แล้วบันทึกเป็น “CSV UTF-8” หรือ “สมุดงาน Excel (.xlsx)”";

const NO_TABLE = "ไฟล์นี้ไม่ใช่ไฟล์ตาราง เลือกไฟล์ .csv หรือ .xlsx";

export function readText(bytes: Uint8Array): TextRead {
  const isMarked = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (!isMarked && bytes.includes(0)) {
    const wide = unmarkedWide(bytes);
    return wide === undefined ? { ok: false, why: NO_TABLE } : { ok: true, text: wide };
  }
  const text = decoded(bytes);
  if (text === undefined) return { ok: false, why: UNREADABLE };
  // A picture or a PDF also reads as some letters; no table has such signs in it.
  if (NO_TEXT.test(text)) return { ok: false, why: NO_TABLE };
  return { ok: true, text };
}

// Control signs but tab, line feed, vertical tab, form feed and carriage return.
const NO_TEXT = /[[\p{Cc}--[\t\n\v\f\r]]--[\u007f-\u009f]]/v;

/** Two bytes for each letter and no mark before them, as some programs export: told by what it would say. */
function unmarkedWide(bytes: Uint8Array): string | undefined {
  return ["utf-16le", "utf-16be"]
    .map((encoding) => decodedAs(encoding, bytes))
    .find((text) => text !== undefined && THAI_OR_PLAIN.test(text));
}

const THAI_OR_PLAIN = /^[\t\n\v\f\r\u0020-\u007e\u0e00-\u0e7f\u2010-\u2026]+$/;

function decoded(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return decodedAs("utf-16le", bytes);
  if (first === 0xfe && second === 0xff) return decodedAs("utf-16be", bytes);
  const unicode = decodedAs("utf-8", bytes);
  const isMarked = first === 0xef && second === 0xbb && bytes[2] === 0xbf;
  if (unicode !== undefined && (isMarked || !looksLikeOldThai(unicode))) return unicode;
  const thai = decodedAs("windows-874", bytes);
  // Files in windows-874 (TIS-620 with a few signs more) have no control signs of the upper half.
  return thai !== undefined && !/[\u0080-\u009f]/.test(thai) ? thai : unicode;
}

/** By chance a few Thai letters of one byte each are valid UTF-8, but then never for Thai letters. */
function looksLikeOldThai(text: string): boolean {
  return /\P{ASCII}/u.test(text) && !/[\u0e00-\u0e7f]/.test(text);
}

function decodedAs(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
