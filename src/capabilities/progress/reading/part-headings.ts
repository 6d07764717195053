/** Headings of the parts of a report around its form. */
import { markOf } from "../../../platform/reading/marks.ts";

export type Part =
  | "introduction"
  | "narrative"
  | "summary"
  | "factors"
  | "problems"
  | "recommendations"
  | "reporter"
  | "announcement"
  | "annex";

const wordings: readonly [Part, RegExp][] = [
  ["introduction", /^(?:คำนำ|บทนำ|ความเป็นมา|หลักการและเหตุผล)$/],
  ["narrative", /^(?:รายละเอียด)?ผลการดำเนิน(?:การ|งาน)(?:ตามแผน.*|ราย(?:โครงการ|กิจกรรม).*|โครงการ.*)?$/],
  ["narrative", /^รายละเอียด(?:ผล)?(?:การดำเนิน(?:การ|งาน)|โครงการ)/],
  ["summary", /^(?:ผลการดำเนินงาน.*)?บทสรุป/],
  ["summary", /^(?:สรุป|ภาพรวม)(?:ผล)?(?:การดำเนินงาน|รายงาน)?.{0,60}$/],
  ["factors", /^ปัจจัย(?:ที่)?(?:สนับสนุน|แห่งความสำเร็จ|ความสำเร็จ|เอื้อ|ส่งเสริม)/],
  ["problems", /^(?:ปัญหา|อุปสรรค)(?:$|[/,]|และ|ใน|ที่|อุปสรรค)/],
  ["recommendations", /^ข้อเสนอแนะ(?!ของ)|^แนวทาง(?:การ)?(?:แก้ไข|ปรับปรุง|พัฒนา)/],
  ["reporter", /^(?:ลงชื่อ)?[.…\s]*ผู้(?:จัดทำ)?รายงาน/],
  ["announcement", /^(?:-?สำเนา-?)?ประกาศ(?:องค์การบริหารส่วน|เทศบาล|เมืองพัทยา|อบต|อบจ)/],
  ["annex", /^(?:ภาคผนวก|เอกสารแนบ|ภาพ(?:ถ่าย)?(?:ประกอบ)?(?:การ)?(?:ดำเนิน)?กิจกรรม)/],
];

export interface PartHeading {
  part: Part;
  /** What stands on the same line behind it. */
  rest: string;
}

/** The part that a line begins, where it is such a heading. */
export function partOf(text: string): PartHeading | null {
  const mark = markOf(text);
  if (mark?.hasDash) return null;
  const words = (mark?.rest ?? text).replace(/^(?:ส่วนที่|บทที่)\s*[\d๐-๙]+\s*[:.]?\s*/, "").trim();
  const [label = "", ...behind] = words.split(/[:：]/);
  const tight = label.replaceAll(/\s/g, "");
  if (tight.length > (tight.includes("เรื่อง") ? 250 : 130)) return null;
  for (const [part, wording] of wordings) {
    if (!wording.test(tight)) continue;
    if (part === "reporter") return { part, rest: words };
    // A sentence that only begins with the word.
    if (tight.length > 70 && part !== "summary" && part !== "announcement" && part !== "narrative") continue;
    return { part, rest: behind.join(":").trim() };
  }
  return null;
}
