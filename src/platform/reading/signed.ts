/** Dates and names as announcements and reports are signed with. */
import { parseThaiDate } from "../../thai/date-text.ts";
import { tidy } from "./clean.ts";

/** ๘ เดือน เมษายน พ.ศ. ๒๕๖๔ */
export function dateIn(text: string): { text: string; iso: string } | null {
  const found = /([\d๐-๙]{1,2})\s*(?:เดือน\s*)?([ก-๎.]{3,12}?)\s*(?:พ\.?\s?ศ\.?\s*)?([\d๐-๙]{4})/.exec(text);
  if (!found) return null;
  const iso = parseThaiDate(found[0]);
  return iso ? { text: tidy(found[0]), iso } : null;
}

/** (นายสมชาย ใจดี), alone on its line. */
export function isSigner(text: string): boolean {
  return (
    text.length < 90 &&
    /^\(?\s*(?:ลงชื่อ\s*)?\(?\s*(?:นาย(?!ก)|นางสาว|นาง|ว่าที่|ดร\.|พล|พัน|ร้อย|จ่า|สิบ|ดาบ|ส\.|จ\.)[^()]{3,80}\)?$/.test(
      text,
    )
  );
}

export function signerName(text: string): string {
  return tidy(text.replaceAll(/[()]|ลงชื่อ/g, " "));
}
