import { z } from "zod";
import { definePackKind } from "../../../platform/packs/pack.ts";
import type { PackContent } from "../../../platform/packs/pack.ts";

export const lawKinds = {
  constitution: "รัฐธรรมนูญ",
  "organic-act": "พระราชบัญญัติประกอบรัฐธรรมนูญ",
  act: "พระราชบัญญัติ",
  "royal-decree": "พระราชกฤษฎีกา",
  regulation: "ระเบียบ",
  criteria: "หลักเกณฑ์",
} as const;
export type LawKind = keyof typeof lawKinds;

const word = z.string().min(1);
const year = z.int().min(2400).max(2700);

const law = z.strictObject({
  key: z.string().regex(/^[a-z][a-z-]*$/),
  kind: z.enum(Object.keys(lawKinds) as [LawKind, ...LawKind[]]),
  /** Behind the word of its kind, as 'ข้อมูลข่าวสารของราชการ'. */
  name: word,
  /** Other wordings found in documents. */
  also: z.array(word).optional(),
  /** Who issued a regulation or criteria: part of its name. */
  by: word.optional(),
  /** null: known only by an amendment. */
  year: year.nullable(),
  amendments: z.array(z.strictObject({ number: z.int().min(2), year })),
  confirmed: z.boolean(),
  sources: z.array(z.int().min(1)).min(1),
});

const lawData = z.strictObject({ laws: z.array(law).min(1) });

export type Law = z.infer<typeof law>;
type LawData = z.infer<typeof lawData>;

export const lawNames = definePackKind<"laws", LawData>({
  kind: "laws",
  title: "ชื่อและปีของกฎหมาย",
  data: lawData,
  labels: {
    laws: "กฎหมาย",
    key: "รหัส",
    kind: "ประเภท",
    name: "ชื่อ",
    also: "เขียนอีกแบบว่า",
    by: "ผู้ออก",
    year: "พ.ศ.",
    amendments: "ฉบับแก้ไขเพิ่มเติม",
    number: "ฉบับที่",
    confirmed: "การยืนยัน",
    sources: "แหล่งที่มาลำดับที่",
  },
  words: { kind: lawKinds },
  check: breachesOf,
});

/** พระราชบัญญัติข้อมูลข่าวสารของราชการ, ระเบียบกระทรวงมหาดไทยว่าด้วย… */
export function lawTitle({ kind, by = "", name }: Law): string {
  return `${lawKinds[kind]}${by}${name}`;
}

function breachesOf({ data, source }: PackContent<LawData>): string[] {
  const keys = data.laws.map((each) => each.key);
  return data.laws.flatMap((each, index) => {
    const at = `data.laws.${index}`;
    const marks = new Set(each.sources.map((number) => source[number - 1]?.mark));
    return [
      ...(keys.indexOf(each.key) === index ? [] : [`${at}.key: ซ้ำกับรายการก่อนหน้า`]),
      ...(marks.has(undefined) ? [`${at}.sources: ไม่มีแหล่งที่มาลำดับนี้`] : []),
      ...(each.confirmed && !marks.has("C") ? [`${at}.confirmed: ไม่มีแหล่งที่มาเครื่องหมาย C`] : []),
      ...(each.year === null && each.amendments.length === 0 ? [`${at}.year: ไม่มีปีใดให้ตรวจ`] : []),
    ];
  });
}
