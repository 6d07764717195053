/** Words that should not be printed: template text left in, scanner's slips, marks of word processors. */
import type { Found, PlanCheck } from "./finding.ts";
import { slips } from "../../../platform/reading/slips.ts";
import { doubledWord, spellingsIn } from "../reading/doubts/spellings.ts";
import { cut, textsOf } from "./texts.ts";
import type { PlacedText } from "./texts.ts";

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
    find: (content) =>
      textsOf(content).flatMap((placed) => {
        return slips.flatMap(({ wrong, right }) => {
          const word = wrong.exec(placed.tight)?.[0];
          return word === undefined
            ? []
            : [
                {
                  ...placeOf(placed),
                  about: word,
                  message: `คำว่า “${word}” น่าจะพิมพ์หรือสแกนผิด`,
                  remedy: `คำที่น่าจะถูกคือ “${right}”`,
                },
              ];
        });
      }),
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
    title: "มีเครื่องหมายหรือตัวเลขที่ไม่ควรพิมพ์",
    // A number in brackets that ends a sentence without blank before it is left from a note or another list.
    find: search(/\*\*|#{2,}|<https?:|�|(?<=[ก-๙])\([\d๐-๙]{1,3}\)$/, (word) => ({
      message: `มี “${word}” ในข้อความ ซึ่งไม่มีความหมาย`,
      remedy: "ลบออก",
    })),
  },
  {
    key: "word-doubled",
    level: "advice",
    title: "พิมพ์คำซ้ำติดกัน",
    find: (content) =>
      textsOf(content).flatMap((placed) => {
        const word = doubledWord(placed.text);
        return word === undefined
          ? []
          : [
              {
                ...placeOf(placed),
                about: word,
                message: `คำว่า “${word}” พิมพ์ติดกันสองครั้ง`,
                remedy: "ลบคำที่ซ้ำ",
              },
            ];
      }),
  },
  {
    key: "spelled-two-ways",
    level: "advice",
    title: "คำเดียวกันเขียนไม่เหมือนกัน",
    find: (content) => {
      const texts = textsOf(content);
      return spellingsIn(texts).flatMap(([most, ...others]) => {
        const rarest = others.at(-1);
        const placed = texts[rarest?.at[0] ?? -1];
        return most === undefined || placed === undefined
          ? []
          : [
              {
                ...placeOf(placed),
                about: most.word,
                message: `เขียนไว้หลายแบบ: ${[most, ...others].map(({ word, at }) => `“${word}” ${at.length} แห่ง`).join(", ")}`,
                remedy: "เลือกแบบเดียวแล้วใช้ทั้งเล่ม",
              },
            ];
      });
    },
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

function search(
  pattern: RegExp,
  tell: (word: string) => Pick<Found, "message" | "remedy">,
): PlanCheck["find"] {
  return (content) =>
    textsOf(content).flatMap((placed) => {
      const word = pattern.exec(placed.text)?.[0];
      return word === undefined ? [] : [{ ...placeOf(placed), about: cut(word), ...tell(cut(word)) }];
    });
}

function placeOf({ projectId, field, item }: PlacedText): Pick<Found, "projectId" | "field" | "item"> {
  return {
    ...(projectId === undefined ? {} : { projectId }),
    field,
    ...(item === undefined ? {} : { item }),
  };
}
