/** The name of a local government as a text has it, and what its kind of organisation calls things. */
import { toArabicDigits } from "../../thai/digits.ts";

export interface NamedOrganisation {
  name: string;
  /** Key of the pack of kinds. */
  kind: string;
  /** Its own part: คำด้วง of องค์การบริหารส่วนตำบลคำด้วง. */
  own: string;
}

const kinds: readonly [string, RegExp][] = [
  ["province", /องค์การบริหารส่วนจังหวัด\s*/],
  ["subdistrict", /องค์การบริหารส่วนตำบล\s*/],
  ["city", /เทศบาลนคร\s*/],
  ["town", /เทศบาลเมือง\s*/],
  ["town-small", /เทศบาลตำบล\s*/],
  ["pattaya", /เมือง(?=พัทยา)/],
  ["subdistrict", /อบต\.\s*/],
  ["province", /อบจ\.\s*/],
];

/** The first name in a line, ended by a blank, a bracket or the amphoe. */
export function organisationIn(text: string): NamedOrganisation | undefined {
  let best: (NamedOrganisation & { from: number }) | undefined;
  for (const [kind, word] of kinds) {
    const found = word.exec(text);
    if (!found || (best && found.index >= best.from)) continue;
    const behind = text.slice(found.index + found[0].length);
    const own = /^[ก-๎]+(?:\s+(?=[ก-๎]{1,3}(?:\s|$)))?/.exec(behind)?.[0] ?? "";
    const cut =
      own
        .split(
          /อำเภอ|จังหวัด|ได้|จึง|มี|ขอ(?!น)|เล็งเห็น|ให้|พิจารณา|เรื่อง|ต่อ|เป็น|ที่|และ|ว่าด้วย|ร่วม|โดย|เพื่อ|ตาม|กำหนด|ตระหนัก|ดำเนิน|จัด|ผ่าน|ลดลง|ทราบ|ปฏิบัติ/,
        )[0]
        ?.trim() ?? "";
    if (cut === "" || /^(?:ของ|นั้น|ต่าง|ทุก|แห่ง)/.test(cut)) continue;
    best = { kind, own: cut, name: `${found[0].trim()}${cut}`, from: found.index };
  }
  if (!best) return undefined;
  const { from: _, ...named } = best;
  return named;
}

export function amphoeIn(text: string): string | undefined {
  return /(?:อำเภอ|เขต(?=[ก-๎]+\s*กรุงเทพ)|อ\.)\s*([ก-๎]+?)(?=\s|จังหวัด|จ\.|$)/.exec(text)?.[1];
}

export function provinceIn(text: string): string | undefined {
  return /(?:จังหวัด|จ\.)\s*([ก-๎]+)/.exec(text)?.[1];
}

/** พ.ศ. 2566 – 2570, (2561-2564), ๒๕๖๖ ถึง ๒๕๗๐. */
export function yearRangeIn(text: string): number[] | undefined {
  const found = /(25\d\d)\s*(?:[-–—]|ถึง)\s*(?:พ\.?\s?ศ\.?\s*)?(25\d\d)/.exec(toArabicDigits(text));
  const from = Number(found?.[1]);
  const to = Number(found?.[2]);
  if (!found || to <= from || to - from > 9) return undefined;
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
