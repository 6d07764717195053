import { z } from "zod";
import { definePackKind, keyPattern } from "../pack.ts";

const key = z.string().regex(keyPattern);
const word = z.string().min(1);

/** A division that is offered ready to tick when an organisation is set up. */
const standardUnit = z.strictObject({
  key,
  name: word,
  /** A handy label for narrow columns; no official abbreviation. */
  short: word,
  /** Ticked from the start. */
  usual: z.boolean(),
  confirmed: z.boolean(),
});

const organisationKind = z.strictObject({
  key,
  /** What stands before the place name: 'องค์การบริหารส่วนตำบล' + 'บึงสุข'; the whole name where there is only one such organisation. */
  full: word,
  short: word,
  /** เมืองพัทยา and กทม. have no name to type. */
  single: z.boolean(),
  titles: z.strictObject({
    executive: word,
    deputy: word,
    clerk: word,
    council: word,
    councilMember: word,
    confirmed: z.boolean(),
  }),
  staff: z.strictObject({ official: word, confirmed: z.boolean() }),
  /** What its council passes: ข้อบัญญัติ, เทศบัญญัติ. */
  bylaw: z.strictObject({ word, confirmed: z.boolean() }),
  territory: z.strictObject({
    /** The address words on the form, smallest first. */
    levels: z.array(z.enum(["tambon", "amphoe", "changwat", "khwaeng", "khet"])),
    /** What the set-up form must ask for. */
    asks: z.array(z.enum(["amphoe", "changwat"])),
    /** Where it lies, when there is only one. */
    fixed: z.strictObject({ amphoe: word.optional(), changwat: word }).optional(),
    confirmed: z.boolean(),
  }),
  units: z.array(standardUnit).min(1),
  confirmed: z.boolean(),
});

const organisationKindData = z.strictObject({ kinds: z.array(organisationKind).min(1) });

export type OrganisationKind = z.infer<typeof organisationKind>;
export type OrganisationKindData = z.infer<typeof organisationKindData>;

/** The words of each level, also for labels of the form. */
export const territoryWords = {
  tambon: "ตำบล",
  amphoe: "อำเภอ",
  changwat: "จังหวัด",
  khwaeng: "แขวง",
  khet: "เขต",
} as const;

export const organisationKinds = definePackKind<"organisation-kinds", OrganisationKindData>({
  kind: "organisation-kinds",
  title: "ประเภทองค์กรปกครองส่วนท้องถิ่น",
  data: organisationKindData,
  labels: {
    kinds: "ประเภท",
    key: "รหัส",
    full: "ชื่อเต็ม",
    short: "ชื่อย่อ",
    single: "มีแห่งเดียว",
    titles: "ชื่อตำแหน่งและสภา",
    executive: "ผู้บริหารท้องถิ่น",
    deputy: "รองผู้บริหารท้องถิ่น",
    clerk: "ปลัด",
    council: "สภา",
    councilMember: "สมาชิกสภา",
    staff: "บุคลากร",
    official: "คำเรียกพนักงานหรือข้าราชการ",
    bylaw: "กฎหมายที่สภาตราขึ้น",
    word: "คำเรียก",
    territory: "เขตพื้นที่",
    levels: "ระดับพื้นที่",
    asks: "ข้อมูลที่ถามเมื่อเริ่มใช้งาน",
    fixed: "ที่ตั้ง",
    amphoe: "อำเภอ",
    changwat: "จังหวัด",
    units: "หน่วยงานมาตรฐาน",
    name: "ชื่อ",
    usual: "เลือกไว้ให้",
    confirmed: "การยืนยัน",
  },
  words: { levels: territoryWords, asks: territoryWords },
  check: ({ data }) => [
    ...data.kinds.flatMap((kind, index) =>
      kind.single === (kind.territory.fixed !== undefined)
        ? []
        : [`data.kinds.${index}.territory.fixed: มีเฉพาะและต้องมีเมื่อ single เป็น true`],
    ),
    ...repeats(
      data.kinds.map((kind) => kind.key),
      "data.kinds",
    ),
    ...data.kinds.flatMap((kind, index) =>
      repeats(
        kind.units.map((unit) => unit.key),
        `data.kinds.${index}.units`,
      ),
    ),
  ],
});

/** 'องค์การบริหารส่วนตำบลบึงสุข', 'กรุงเทพมหานคร'. */
export function organisationFullName(kind: OrganisationKind, placeName: string): string {
  return kind.single ? kind.full : `${kind.full}${placeName}`;
}

/** 'อบต.บึงสุข', 'กทม.'. */
export function organisationShortName(kind: OrganisationKind, placeName: string): string {
  return kind.single ? kind.short : `${kind.short}${placeName}`;
}

function repeats(keys: readonly string[], at: string): string[] {
  return keys.flatMap((each, index) =>
    keys.indexOf(each) === index ? [] : [`${at}.${index}.key: ซ้ำกับรายการก่อนหน้า`],
  );
}
