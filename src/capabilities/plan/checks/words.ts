/** Words that should not be printed: template text left in, scanner's slips, marks of word processors. */
import type { Found, PlanCheck } from "./finding.ts";
import { cut, textsOf } from "./texts.ts";
import type { PlacedText } from "./texts.ts";

/** Slips that were met in scanned plans. None of them is a word in its own right. */
const misread: Readonly<Record<string, string>> = {
  มติที่: "มิติที่",
  ภารกิจตามมติ: "ภารกิจตามมิติ",
  จ้องทุกข์: "ร้องทุกข์",
  เจตนาธรรม: "เจตนารมณ์",
  เจตนาารมณ์: "เจตนารมณ์",
  ประพฤตินิยมชอบ: "ประพฤติมิชอบ",
  ประพตติ: "ประพฤติ",
  เลือกลงปฏิบัติ: "เลือกปฏิบัติ",
  ผลประโยชน์ส่วนร่วม: "ผลประโยชน์ส่วนรวม",
  ตรางข้อบัญญัติ: "ร่างข้อบัญญัติ",
  สลัซบซ้อน: "สลับซับซ้อน",
  จตุระเปียบ: "จัดระเบียบ",
  เป็นกรทั่วไป: "เป็นการทั่วไป",
  มีใช้งานราชการ: "มิใช่งานราชการ",
  ทัตเทียม: "ทัดเทียม",
  บุรณาการ: "บูรณาการ",
};

export const wordChecks: readonly PlanCheck[] = [
  {
    key: "template-left",
    level: "error",
    title: "มีข้อความแม่แบบค้างอยู่",
    find: search(
      /\{[a-zA-Z]+\}|(?:^\s*|\(\s*)ระบุ(?:งบประมาณ|หน่วยงาน|ชื่อ(?:หน่วยงาน|โครงการ)|กลุ่มเป้าหมาย|ผู้รับผิดชอบ|จำนวน(?:คน|เงิน))[ก-๙]*|ข้อบัญญัติ\s*\/\s*เทศบัญญัติ|อบต\.?\s*\/\s*เทศบาล|\(\s*ชื่อ\s*(?:หน่วยงาน|องค์กร|อปท|อบต|เทศบาล)[^)]{0,20}\)|[.…]{6,}|_{4,}|[xX]{3,}/,
      (word) => ({
        message: `มีข้อความแม่แบบ “${word}” ที่ยังไม่ได้แทนด้วยของจริง`,
        remedy: "เขียนข้อความจริงแทน หรือลบออก",
      }),
    ),
  },
  {
    key: "misread-word",
    level: "warning",
    title: "คำที่มักอ่านผิดจากการสแกน",
    find: search(misreadPattern(), (word) => ({
      message: `คำว่า “${word}” น่าจะพิมพ์หรือสแกนผิด`,
      remedy: `คำที่น่าจะถูกคือ “${misread[word.replaceAll(/\s/g, "")] ?? ""}”`,
    })),
  },
  {
    key: "meaning-reversed",
    level: "warning",
    title: "ข้อความมีความหมายกลับกัน",
    find: search(
      /ป้องกัน(?:การเกิด|มิให้เกิด|ไม่ให้เกิด)ประโยชน์สุข|ป้องกันความโปร่งใส|ลดความโปร่งใส|ส่งเสริมการทุจริต/,
      (word) => ({
        message: `“${word}” มีความหมายตรงข้ามกับที่ตั้งใจ`,
        remedy: "แก้ข้อความ เช่น “เพื่อบังเกิดประโยชน์สุข”",
      }),
    ),
  },
  {
    key: "letters-apart",
    level: "warning",
    title: "ตัวอักษรแยกจากกัน",
    find: search(/(?:[ก-ฮ][ัิ-ฺ็-๎]?\s){4,}/, (word) => ({
      message: `ตัวอักษรใน “${word.trim()}” แยกจากกัน`,
      remedy: "ลบช่องว่างในคำ",
    })),
  },
  {
    key: "stray-marks",
    level: "advice",
    title: "มีเครื่องหมายที่ไม่ควรพิมพ์",
    find: search(/\*\*|#{2,}|<https?:|�/, (word) => ({
      message: `มีเครื่องหมาย “${word}” ในข้อความ`,
      remedy: "ลบเครื่องหมายออก",
    })),
  },
  {
    key: "digits-mixed",
    level: "advice",
    title: "ใช้เลขไทยปนเลขอารบิก",
    find: (content) => {
      const texts = textsOf(content).filter(({ text }) => !/https?:/.test(text));
      const thai = texts.filter(({ text }) => /[๐-๙]/.test(text));
      const arabic = texts.filter(({ text }) => /\d/.test(text));
      const [few = [], many = []] = [thai, arabic].toSorted((a, b) => a.length - b.length);
      const [first] = few;
      return first === undefined || many.length === 0
        ? []
        : [
            {
              ...placeOf(first),
              message: `เลขไทยและเลขอารบิกปนกัน ${few.length} แห่งต่างจากที่อื่น แห่งแรกคือ “${cut(first.text)}”`,
              remedy: "ใช้เลขแบบเดียวกัน เมื่อพิมพ์เล่มระบบเปลี่ยนให้ตามที่ตั้งค่าไว้",
            },
          ];
    },
  },
];

function misreadPattern(): RegExp {
  // มติที่ประชุม is a word of its own.
  return new RegExp(
    Object.keys(misread)
      .map((word) => (word === "มติที่" ? "มติที่(?=\\s*[\\d๑-๙])" : word))
      .join("|"),
  );
}

function search(
  pattern: RegExp,
  tell: (word: string) => Pick<Found, "message" | "remedy">,
): PlanCheck["find"] {
  return (content) =>
    textsOf(content).flatMap((placed) => {
      const word = pattern.exec(placed.text)?.[0];
      return word === undefined ? [] : [{ ...placeOf(placed), ...tell(cut(word)) }];
    });
}

function placeOf({ projectId, field, item }: PlacedText): Pick<Found, "projectId" | "field" | "item"> {
  return {
    ...(projectId === undefined ? {} : { projectId }),
    field,
    ...(item === undefined ? {} : { item }),
  };
}
