/** The headings that plans have, in the wordings met, whatever their number and however they were wrapped. */
import type { Mark } from "../../../platform/reading/marks.ts";
import { markOf } from "../../../platform/reading/marks.ts";
import type { SourceLine } from "../../../platform/reading/source.ts";

export const sheetSections = [
  "name",
  "reasons",
  "objectives",
  "target",
  "area",
  "steps",
  "period",
  "budget",
  "responsible",
  "results",
  "indicators",
  "outputs",
  "outcomes",
] as const;
export type SheetSection = (typeof sheetSections)[number];

const kind = "(?:แผนงาน|งาน|โครงการ|กิจกรรม|มาตรการ|แนวปฏิบัติ)";
const kinds = `${kind}(?: / ${kind})*`;
const acting = "ดำเนิน(?:การ|งาน|โครงการ|กิจกรรม)";

/** A blank stands where blanks may be; single letters are joined loosely below. */
const wordings: Record<SheetSection, readonly string[]> = {
  name: [`ชื่อ ${kinds}`, "ชื่อแผนงาน / โครงการ"],
  reasons: [
    "หลักการ (?:และ|/)? เหตุผล(?: / (?:ที่มาของโครงการ|ที่มา|ความเป็นมา|ความสำคัญ))?(?: ของโครงการ)?(?: และความจำเป็น)?",
    "(?:ความเป็นมา|ที่มา)(?: และ(?:ความสำคัญ|เหตุผล|ความจำเป็น))?(?: ของโครงการ)?",
    "เหตุผล(?:และ)?ความจำเป็น",
    "ที่มาของโครงการ",
  ],
  objectives: ["วัตถุประสงค์(?: ของ(?:โครงการ|กิจกรรม|มาตรการ))?", "จุดประสงค์"],
  target: [
    "(?:กลุ่มเป้าหมาย|เป้าหมาย)(?: (?:/|และ)? ?(?:กลุ่มเป้าหมาย|ผู้เข้าร่วม(?:โครงการ|กิจกรรม)?|ผลผลิต|ของโครงการ|โครงการ|จำนวน))*",
    "ผู้เข้าร่วม(?:โครงการ|กิจกรรม)",
  ],
  area: ["(?:พื้นที่|สถานที่)(?: (?:ใน)?(?:การ)?(?:ดำเนินการ|ดำเนินงาน|ดำเนินโครงการ|จัดกิจกรรม))?", "พื้นที่เป้าหมาย"],
  steps: [
    `(?:วิธี|วิธีการ|ขั้นตอน|ขั้นตอนและวิธี|ขั้นตอนและวิธีการ|แนวทาง|แนวทางการ|แนวทางและวิธีการ|วิธีการและขั้นตอน)(?: (?:การ)?${acting})`,
    "ขั้นตอน (?:และ|/)? (?:วิธี|วิธีการ)ดำเนิน(?:การ|งาน)",
    "กิจกรรม (?:และ|/)? (?:ขั้นตอน|วิธี)(?:การ)?ดำเนิน(?:การ|งาน)",
    "วิธีปฏิบัติ",
    "แนวทางปฏิบัติ",
    "ขั้นตอนการปฏิบัติ",
  ],
  period: [
    `(?:ระยะเวลา|ช่วงเวลา|กำหนดเวลา)(?: (?:ที่|ใน)?(?:การ)?${acting}(?:โครงการ)?)?`,
    "ปีงบประมาณที่ดำเนินการ",
    "ระยะเวลา (?:และ|/)? สถานที่(?:ดำเนิน(?:การ|งาน|โครงการ))?",
  ],
  budget: [
    `(?:งบประมาณ|วงเงิน|วงเงินงบประมาณ|ค่าใช้จ่าย)(?: (?:ที่|ใน|ที่ใช้|ที่ใช้ใน|ที่ใช้ในการ|ในการ|การ|ที่ได้รับ)* ?(?:${acting}(?:โครงการ)?|โครงการ|จัดสรร)?)?(?: (?:และ|/) ?(?:แหล่งที่มา|แหล่งงบประมาณ|ที่มาของงบประมาณ|แหล่งที่มาของงบประมาณ))?`,
    "งบประมาณ (?:และ|/)? แหล่งงบประมาณ",
    "แหล่งงบประมาณ",
  ],
  responsible: [
    "(?:ผู้|หน่วยงาน|หน่วยงานที่|หน่วยงานผู้|ส่วนราชการที่|ส่วนราชการผู้|กอง / สำนักที่)รับผิดชอบ(?:หลัก)?(?: (?:ดำเนินการ|โครงการ|กิจกรรม|มาตรการ|ดำเนินโครงการ))?",
    "เจ้าของโครงการ",
  ],
  results: [
    "(?:ผลผลิต|ตัวชี้วัด|ตัวชี้วัดความสำเร็จ|เป้าหมาย)(?:\\(Outputs?\\))? ?(?:/|,|และ|-) ?(?:ผลลัพธ์|ผลสัมฤทธิ์|ผลผลิต)(?: ?\\(Outcomes?\\))?(?: ?(?:/|,|และ) ?(?:ผลลัพธ์|ตัวชี้วัด))?(?: ของโครงการ| ที่คาดว่าจะได้รับ)?",
    "ผลที่คาดว่าจะได้รับ ?\\(ผลผลิต ?(?:/|,|และ) ?ผลลัพธ์\\)",
  ],
  indicators: [
    "ตัวชี้วัด(?: (?:ความสำเร็จ|ผลสำเร็จ|ผลสัมฤทธิ์|ผลการดำเนินงาน|เป้าหมาย))?(?: ของ(?:โครงการ|กิจกรรม|มาตรการ))?",
    "การติดตาม (?:และ)?ประเมินผล",
    "การประเมินผล",
  ],
  outputs: [
    "ผลผลิต(?: (?:ของโครงการ|\\(Outputs?\\)|เชิงปริมาณ))?",
    "ตัวชี้วัดผลผลิต",
    "ตัวชี้วัดเชิงปริมาณ",
    "เชิงปริมาณ",
    "Outputs?",
  ],
  outcomes: [
    "ผลลัพธ์(?: (?:ของโครงการ|\\(Outcomes?\\)|ที่คาดว่าจะได้รับ|เชิงคุณภาพ))?",
    "(?:ผล|ประโยชน์)ที่(?:คาดว่า)?(?:จะ)?ได้รับ(?:จากโครงการ)?",
    "ผลประโยชน์ที่คาดว่าจะได้รับ",
    "ตัวชี้วัดผลลัพธ์",
    "ตัวชี้วัดเชิงคุณภาพ",
    "ผลสัมฤทธิ์(?: ของโครงการ)?",
    "เชิงคุณภาพ",
    "Outcomes?",
  ],
};

/** Blanks may stand between any two Thai letters of a wrapped heading. */
function loosened(wording: string): string {
  return wording.replaceAll(/([ก-๎])(?=[ก-๎])/g, String.raw`$1\s*`).replaceAll(" ", String.raw`\s*`);
}

const END = String.raw`(?:\s*\(?ถ้ามี\)?)?`;
const patterns = sheetSections.map(
  (section) =>
    [
      section,
      new RegExp(`^(?:${wordings[section].map(loosened).join("|")})${END}(?=[\\s:：\\-–]|$)`, "i"),
    ] as const,
);

export interface SectionHeading {
  section: SheetSection;
  mark: Mark | null;
  heading: string;
  /** What stands on the same line behind it. */
  rest: string;
  /** : or a cell of its own parts the heading from what follows. */
  isParted: boolean;
}

/** The heading that a text is, or begins with. */
export function sectionHeading(text: string): SectionHeading | null {
  const mark = markOf(text);
  const words = (mark?.rest ?? text).trim();
  if (words.length === 0) return null;
  let best: SectionHeading | null = null;
  for (const [section, pattern] of patterns) {
    const found = pattern.exec(words);
    if (!found || (best && found[0].length <= best.heading.length)) continue;
    const behind = words.slice(found[0].length);
    // A dash alone is the answer: nothing.
    const parted =
      /^\s*[-–—]\s*$/.test(behind) && isOneLine(section) ? /^\s*/.exec(behind) : PARTING.exec(behind);
    best = {
      section,
      mark,
      heading: found[0].trim(),
      rest: (parted ? behind.slice(parted[0].length) : behind).trim(),
      isParted: parted !== null || behind.trim() === "",
    };
  }
  return best;
}

const PARTING = /^\s*(?:[:：]|[-–](?=\s|$))\s*/;

function isOneLine(section: SheetSection): boolean {
  return ["target", "area", "period", "budget", "responsible"].includes(section);
}

const known = new WeakMap<SourceLine, SectionHeading | null>();

/** In a row the heading may be a cell, also behind a cell with its number. */
export function headingOfLine(line: SourceLine): SectionHeading | null {
  const before = known.get(line);
  if (before !== undefined) return before;
  const found = headingIn(line);
  known.set(line, found);
  return found;
}

function headingIn(line: SourceLine): SectionHeading | null {
  const [first, second] = line.cells;
  if (first && second) {
    for (const count of [1, 2]) {
      if (count === 2 && !/^[\s\d๐-๙().-]+$/.test(first.text)) break;
      const number = count === 2 ? `${first.text.replaceAll(/[^\d๐-๙.]|\.$/g, "")}. ` : "";
      const words = count === 2 ? second.text : first.text;
      const found = sectionHeading(`${number}${words.replaceAll(/\s+/g, " ")}`);
      if (!found || found.rest !== "") continue;
      const rest = line.cells
        .slice(count)
        .map(({ text }) => text)
        .join("\n");
      return { ...found, rest: rest.replace(/^\s*[:：]\s*/, ""), isParted: true };
    }
  }
  return sectionHeading(line.text);
}

/** 1.1 … or 1.1.1 … */
export function levelHeading(text: string): { no: string; depth: number; title: string } | null {
  const plain = text.replace(
    /^\s*(?:ภารกิจ(?:ตามมิติ)?(?:ที่)?|ประเด็น(?:ที่)?|หัวข้อ(?:ย่อย)?(?:ที่)?)\s*[:：]?\s*(?=[\d๐-๙])/,
    "",
  );
  const mark = markOf(plain);
  if (!mark || mark.hasDash || mark.numbers.length < 2 || mark.style === "both" || mark.style === "close")
    return null;
  return { no: mark.numbers.join("."), depth: mark.numbers.length, title: mark.rest };
}
