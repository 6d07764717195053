/** Headings within the narrative of a project, in the wordings met. */
import { markOf } from "../../../platform/reading/marks.ts";
import type { PartAbout } from "./reading.ts";

const DOING = "ดำเนิน(?:การ|งาน|กิจกรรม|โครงการ)";
const wordings: readonly [PartAbout, string][] = [
  ["result", `ผล(?:ของ)?(?:การ)?(?:${DOING}|ปฏิบัติ(?:งาน|การ))(?:ตามตัวชี้วัด|โครงการ|กิจกรรม|ที่เกิดขึ้นจริง)?`],
  ["result", "ผลที่(?:ได้รับ|เกิดขึ้น)(?:จริง)?(?:จาก(?:การดำเนินงาน|โครงการ))?"],
  ["result", "ผล(?:สัมฤทธิ์|ลัพธ์)ที่(?:ได้|เกิดขึ้น)(?:รับ|จริง)?"],
  ["plan", "(?:วัตถุ|จุด)ประสงค์(?:ของ(?:โครงการ|กิจกรรม|มาตรการ))?"],
  ["plan", "หลักการและเหตุผล"],
  ["plan", `(?:วิธี|วิธีการ|ขั้นตอน|ขั้นตอนและวิธีการ|แนวทาง|แนวทางการ)(?:การ)?${DOING}(?:โครงการ)?`],
  ["plan", "ตัวชี้วัด(?:/|และ)?(?:ผลลัพธ์|ความสำเร็จ|ผลสำเร็จ|ผลผลิต|ค่าเป้าหมาย)?(?:ของโครงการ)?"],
  ["plan", "ผลลัพธ์|ผลผลิต(?:/ผลลัพธ์)?|ผลที่คาดว่าจะได้รับ|ประโยชน์ที่คาดว่าจะได้รับ"],
  ["plan", "(?:กลุ่ม|ค่า)?เป้าหมาย(?:ของโครงการ|/ผลผลิต)?"],
  ["done", `(?:การ|กิจกรรมที่(?:ได้)?|สิ่งที่(?:ได้)?)${DOING}(?:ที่ผ่านมา)?`],
  ["other", `(?:ระยะเวลา|พื้นที่|สถานที่|ช่วงเวลา)(?:(?:ใน|ที่)?(?:การ)?${DOING}|เป้าหมาย)?`],
  ["other", "งบประมาณ(?:ที่(?:ใช้|ได้รับ))?(?:(?:ใน)?(?:การ)?ดำเนิน(?:การ|งาน))?|(?:ผล)?การเบิกจ่าย(?:งบประมาณ)?"],
  ["other", "(?:ผู้|หน่วยงาน|หน่วยงานที่)รับผิดชอบ(?:โครงการ)?|สถานะ(?:การดำเนิน(?:การ|งาน))?"],
  ["other", "ปัญหา(?:/|และ)?อุปสรรค(?:(?:ใน)?การดำเนิน(?:การ|งาน))?|ข้อเสนอแนะ|แนวทางแก้ไข(?:ปัญหา)?"],
  ["other", "(?:เอกสาร)?หลักฐาน(?:อ้างอิง|ประกอบ|เชิงประจักษ์)?|การติดตาม(?:และ)?ประเมินผล|การประเมินผล"],
];
const patterns = wordings.map(
  ([about, words]) =>
    [about, new RegExp(`^(?:${words.replaceAll("/", String.raw`\s*/\s*`)})(?=\\s|[:：]|$)`)] as const,
);

export interface SubHeading {
  about: PartAbout;
  heading: string;
  /** What stands on the same line behind it. */
  rest: string;
}

export function subHeading(text: string): SubHeading | null {
  const mark = markOf(text);
  // "2.2.1 การดำเนินงาน …" names a project; "4. การประเมินผล" is a heading.
  if (mark && (mark.hasDash || mark.numbers.length > 1 || mark.style === "both" || mark.style === "close"))
    return null;
  const words = (mark?.rest ?? text).trim();
  for (const [about, pattern] of patterns) {
    const heading = pattern.exec(words)?.[0];
    if (heading === undefined) continue;
    const behind = words.slice(heading.length);
    const rest = behind.trim();
    if (rest === "") return { about, heading, rest };
    if (/^\s*[:：]/.test(behind)) return { about, heading, rest: rest.slice(1).trim() };
    if (/^[-–—•]|^เพื่อ|^ไม่ได้ดำเนิน|^[\d๐-๙]{1,2}[.)]/.test(rest)) return { about, heading, rest };
    return null;
  }
  return null;
}

/** A heading that stands behind the title of its project, on the same line. */
export function inlineHeading(title: string): { title: string; rest: string } | null {
  const found = /\s(?:วัตถุประสงค์|หลักการและเหตุผล)(?=\s|[:：]|$)/.exec(title);
  if (!found || found.index === 0) return null;
  return { title: title.slice(0, found.index).trim(), rest: title.slice(found.index).trim() };
}
