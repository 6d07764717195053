/** Words of the sentences under ผลผลิต and ผลลัพธ์. Longer ones stand first where one begins another. */
import type { Indicator, IndicatorPeriod, IndicatorSource } from "../content.ts";

export const countUnits = [
  "ช่องทาง",
  "เครือข่าย",
  "มาตรการ",
  "ภารกิจ",
  "ประเด็น",
  "หลักสูตร",
  "กิจกรรม",
  "โครงการ",
  "หมู่บ้าน",
  "ชุมชน",
  "ครัวเรือน",
  "หน่วยงาน",
  "องค์กร",
  "กระบวนงาน",
  "ขั้นตอน",
  "นวัตกรรม",
  "ตัวชี้วัด",
  "รายการ",
  "คำสั่ง",
  "ประกาศ",
  "ทะเบียน",
  "คู่มือ",
  "บริการ",
  "ชั่วโมง",
  "ไตรมาส",
  "ครั้ง",
  "เรื่อง",
  "ระบบ",
  "ฉบับ",
  "เดือน",
  "วันทำการ",
  "แห่ง",
  "เล่ม",
  "แผน",
  "รุ่น",
  "ด้าน",
  "ข้อ",
  "คดี",
  "ชุด",
  "ราย",
  "รอบ",
  "คน",
  "วัน",
  "งาน",
  "ป้าย",
  "สื่อ",
  "เวที",
] as const;

export const atLeast = ["ไม่น้อยกว่า", "ไม่ต่ำกว่า", "อย่างน้อย", "อย่างต่ำ", "ตั้งแต่", "≥", ">="] as const;
/** Strictly more: taken as at least, but asked about. */
export const moreThan = ["มากกว่า", "เกินกว่า", "สูงกว่า", "เกิน"] as const;
export const atMost = ["ไม่เกินกว่า", "ไม่เกิน", "ไม่มากกว่า", "ไม่สูงกว่า", "≤", "<="] as const;
/** Strictly less: taken as at most, but asked about. */
export const lessThan = ["น้อยกว่า", "ต่ำกว่า"] as const;
export const exactly = ["เท่ากับ", "พอดี"] as const;

export const periodBefore: Readonly<Record<string, IndicatorPeriod>> = {
  ปีละ: "year",
  ปีงบประมาณละ: "year",
  ไตรมาสละ: "quarter",
  เดือนละ: "month",
  รอบละ: "round",
  เรื่องละ: "case",
  รายละ: "case",
};

export const periodAfter: readonly (readonly [RegExp, IndicatorPeriod])[] = [
  [/^(?:ต่อ|\/|ในแต่ละ|ใน1|ทุก)ปี(?:งบประมาณ)?/, "year"],
  [/^(?:ต่อ|\/|ในแต่ละ|ทุก)ไตรมาส/, "quarter"],
  [/^(?:ต่อ|\/|ในแต่ละ|ทุก)เดือน/, "month"],
  [/^(?:ต่อ|\/|ในแต่ละ|ทุก)รอบ/, "round"],
  [/^(?:ต่อ|\/)(?:เรื่อง|ราย)/, "case"],
  [/^ตลอด(?:ระยะเวลา(?:ของ)?)?(?:แผน|โครงการ)/, "plan"],
];

const instrumentWords = [
  "ระบบทดสอบความรู้ธรรมาภิบาลออนไลน์",
  "แบบทดสอบก่อนและหลังการอบรม",
  "แบบทดสอบความรู้",
  "แบบทดสอบ",
  "แบบประเมินความพึงพอใจการให้บริการ",
  "แบบสำรวจความพึงพอใจการให้บริการศูนย์ข้อมูลข่าวสาร",
  "แบบสำรวจความพึงพอใจการให้บริการ",
  "แบบประเมินความพึงพอใจ",
  "แบบสำรวจความพึงพอใจ",
  "แบบสอบถามความพึงพอใจ",
  "แบบประเมินติดตามผล",
  "แบบติดตามประเมินผล",
  "แบบประเมินผล",
  "แบบประเมิน",
  "แบบสำรวจ",
  "แบบสอบถามประชาชน",
  "แบบสอบถาม",
  "แบบสัมภาษณ์",
  "แบบสังเกต",
  "ทะเบียนคุม",
];

/** In the order of the sentence, each once. */
export function instrumentsIn(text: string): string[] {
  const found = text.match(new RegExp(instrumentWords.join("|"), "g")) ?? [];
  return [...new Set(found)];
}

/** What is said to be there, and what one of it is called. */
const nouns: readonly (readonly [RegExp, string])[] = [
  [/ข้อตกลง|คำรับรองการปฏิบัติราชการ/, "ข้อตกลง"],
  [/คู่มือ/, "คู่มือ"],
  [/ประกาศ|คำสั่ง|รายงาน|นโยบาย/, "ฉบับ"],
  [/(?<!วาง)แผน(?!ก|ภูมิ)/, "แผน"],
  [/มาตรการ/, "มาตรการ"],
  [/ระบบ/, "ระบบ"],
  [/ทะเบียน/, "ทะเบียน"],
  [/เครือข่าย/, "เครือข่าย"],
  [/ช่องทาง/, "ช่องทาง"],
  [/ศูนย์/, "ศูนย์"],
  [/ประชุม|เวที|ประชาคม|อบรม/, "ครั้ง"],
  [/บุคลากร|พนักงาน|เจ้าหน้าที่|บุคคล|ผู้/, "คน"],
  [/หน่วยงาน/, "หน่วยงาน"],
];

/** The unit of the noun that stands first. */
export function unitOfThing(text: string): string | null {
  const places = nouns.flatMap(([pattern, unit]) => {
    const place = text.search(pattern);
    return place < 0 ? [] : [{ place, unit }];
  });
  return places.toSorted((a, b) => a.place - b.place)[0]?.unit ?? null;
}

const counted: readonly (readonly [RegExp, string])[] = [
  [/บุคคล|ผู้(?!บริหาร)|ประชาชน(?!แจ้ง)/, "คน"],
  [/หน่วยงาน(?!ของรัฐ)/, "หน่วยงาน"],
  [/องค์กร(?!ปกครอง)/, "องค์กร"],
];

/** Of a count without a target: what is counted, several joined by a stroke. */
export function unitsCounted(text: string): string | null {
  if (/ร้องเรียน|ร้องทุกข์|เบาะแส/.test(text)) return "เรื่อง";
  const places = counted.flatMap(([pattern, unit]) => {
    const place = text.search(pattern);
    return place < 0 ? [] : [{ place, unit }];
  });
  return (
    places
      .toSorted((a, b) => a.place - b.place)
      .map(({ unit }) => unit)
      .join("/") || null
  );
}

export function unitThatFalls(text: string): string | null {
  if (/ร้องเรียน|ร้องทุกข์|เบาะแส/.test(text)) return "เรื่อง";
  if (/คดี/.test(text)) return "คดี";
  if (/ทุจริต/.test(text)) return "เรื่อง";
  if (/ขั้นตอน/.test(text)) return "ขั้นตอน";
  return null;
}

/** A proposal of where the value will come from; the person decides. */
export function proposeSource(
  text: string,
  { kind, unit }: Pick<Indicator, "kind" | "unit">,
): IndicatorSource {
  if (kind === "score" && /ITA|ไอทีเอ|คุณธรรมและความโปร่งใส|ผ่านเกณฑ์/.test(text)) return "ita";
  const isRate = kind === "percent" || kind === "level";
  if (isRate && /พึงพอใจ|ติดตามผล|ติดตามประเมินผล/.test(text)) return "survey";
  // A count of announcements about complaints is no count of complaints.
  const isOfCases = kind === "count" ? unit === "เรื่อง" || unit === "คดี" : !isRate && kind !== "exists";
  if (isOfCases && /ร้องเรียน|ร้องทุกข์|ผู้ร้อง|เบาะแส|คดี|สินบน|ทุจริต.*ลดลง/.test(text)) return "complaints";
  if (kind === "percent" && /เบิกจ่าย/.test(text)) return "spending";
  if (kind === "count" && isOfEvents(text, unit)) return "events";
  if (/อบรม|ทดสอบ|ผู้เข้าร่วม|สัมมนา/.test(text) && (isRate || kind === "count")) return "trainings";
  if (isRate && /แบบประเมิน|แบบสำรวจ|แบบสอบถาม/.test(text)) return "survey";
  if (kind === "count" && (unit === "ช่องทาง" || /เผยแพร่|ประชาสัมพันธ์/.test(text))) return "publications";
  if (kind === "exists" || kind === "count" || kind === "free-count") return "register";
  return "hand";
}

/** What is held, not what is drawn up; a training is counted with its participants. */
function isOfEvents(text: string, unit: string | null): boolean {
  if (/อบรม|ทดสอบ|สัมมนา|เผยแพร่|ประชาสัมพันธ์|รายงาน|ติดตาม|สรุป/.test(text)) return false;
  const isHeld = /กิจกรรม|ประชุม|เวที|ประชาคม|รณรงค์|พิธี|ค่าย/.test(text);
  return isHeld && ["ครั้ง", "กิจกรรม", "เวที", "คน"].includes(unit ?? "");
}
