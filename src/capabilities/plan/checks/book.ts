/** คำนำ, บทนำ and the declaration. */
import { toArabicDigits } from "../../../thai/digits.ts";
import { projectKinds } from "../content.ts";
import { parseThaiDate } from "../../../thai/date-text.ts";
import type { Found, PlanCheck } from "./finding.ts";
import { bare, cut } from "./texts.ts";

const inWords = new Intl.ListFormat("th");

export const bookChecks: readonly PlanCheck[] = [
  {
    key: "introduction-missing",
    level: "error",
    title: "ส่วนนำของแผนยังไม่ครบ",
    find: ({ introduction }) =>
      (
        [
          ["foreword", "คำนำ", introduction.foreword],
          ["plan-reasons", "หลักการและเหตุผล", introduction.reasons],
          ["plan-objectives", "วัตถุประสงค์ของการจัดทำแผน", introduction.objectives],
          ["benefits", "ประโยชน์ของการจัดทำแผน", introduction.benefits],
        ] as const
      ).flatMap(([field, name, list]) =>
        list.some((text) => text.trim() !== "")
          ? []
          : [{ field, message: `ยังไม่ได้เขียน${name}`, remedy: `เขียน${name} หรือเริ่มจากข้อความสำเร็จรูป` }],
      ),
  },
  {
    key: "years-in-title",
    level: "warning",
    title: "ช่วงปีในชื่อแผนไม่ตรงกับปีของแผน",
    find: ({ title, years }) => {
      const found = [...toArabicDigits(title).matchAll(/25\d\d/g)].map(Number);
      const outside = found.filter((year) => !years.includes(year));
      return outside.length === 0
        ? []
        : [
            {
              field: "plan",
              message: `ชื่อแผนเขียนปี ${outside.join(" และ ")} แต่แผนครอบคลุมปี ${years[0]} ถึง ${years.at(-1)}`,
              remedy: "แก้ปีในชื่อแผนให้ตรงกับปีของแผน",
            },
          ];
    },
  },
  {
    key: "count-in-text-differs",
    level: "warning",
    title: "จำนวนโครงการในคำนำไม่ตรงกับตาราง",
    find: ({ introduction, projects }) => {
      const perDimension = new Map<string, number>();
      for (const { dimension } of projects)
        perDimension.set(dimension, (perDimension.get(dimension) ?? 0) + 1);
      const perKind = projectKinds.map((kind) => projects.filter((project) => project.kind === kind).length);
      const right = new Set([projects.length, ...perDimension.values(), ...perKind]);
      return introduction.foreword.flatMap((text): Found[] =>
        [...toArabicDigits(text).matchAll(/จำนวน\s*(\d+)\s*(?:โครงการ|กิจกรรม|มาตรการ|รายการ)/g)]
          .filter((found) => !right.has(Number(found[1])))
          .map((found) => ({
            field: "foreword",
            message: `คำนำเขียนว่า “${cut(found[0])}” แต่ตารางมี ${projects.length} รายการ แยกตามมิติ ${[...perDimension.values()].join(", ")}`,
            remedy: "แก้จำนวนในคำนำให้ตรงกับตารางในส่วนที่ 2",
          })),
      );
    },
  },
  {
    key: "benefit-repeats-objective",
    level: "advice",
    title: "ประโยชน์ซ้ำกับวัตถุประสงค์ทุกคำ",
    find: ({ introduction }) => {
      const objectives = new Set(introduction.objectives.map(bare));
      return introduction.benefits
        .filter((text) => objectives.has(bare(text)))
        .map((text) => ({
          field: "benefits",
          message: `ประโยชน์ข้อ “${cut(text)}” ใช้ข้อความเดียวกับวัตถุประสงค์`,
          remedy: "เขียนเป็นผลที่เกิดขึ้น ไม่ขึ้นต้นด้วย “เพื่อ”",
        }));
    },
  },
  {
    key: "declaration-missing",
    level: "warning",
    title: "ยังไม่มีประกาศเจตจำนงของผู้บริหาร",
    find: ({ declaration }) =>
      declaration?.text.some((text) => text.trim() !== "")
        ? []
        : [
            {
              field: "declaration",
              message: "ท้ายเล่มยังไม่มีประกาศเจตจำนงในการต่อต้านการทุจริตของผู้บริหาร",
              remedy: "เขียนประกาศ หรือเริ่มจากข้อความสำเร็จรูป",
            },
          ],
  },
  {
    key: "declaration-unsigned",
    level: "warning",
    title: "ประกาศเจตจำนงยังไม่ครบ",
    find: ({ declaration }) => {
      if (!declaration) return [];
      const missing = [
        declaration.signerName ? "" : "ชื่อผู้ลงนาม",
        declaration.signerTitle ? "" : "ตำแหน่งผู้ลงนาม",
        declaration.signedOn ? "" : "วันที่ลงนาม",
      ].filter((word) => word !== "");
      return missing.length === 0
        ? []
        : [
            {
              field: "declaration",
              message: `ประกาศเจตจำนงยังไม่มี${inWords.format(missing)}`,
              remedy: "กรอกให้ครบก่อนเสนอแผน",
            },
          ];
    },
  },
  {
    key: "declaration-older",
    level: "advice",
    title: "ประกาศเจตจำนงเก่ากว่าคำนำของแผน",
    find: ({ declaration, introduction }) => {
      const signed = dayIn(declaration?.signedOn);
      const written = dayIn(introduction.forewordDate);
      return signed && written && signed < written
        ? [
            {
              field: "declaration",
              message: "ประกาศเจตจำนงลงวันที่ก่อนคำนำของแผน",
              remedy: "ตรวจว่าเป็นประกาศฉบับปัจจุบัน หากไม่ใช่ให้ใช้ฉบับใหม่",
            },
          ]
        : [];
    },
  },
];

/** Dates of documents may be words, and of a foreword only the month: its first day then. */
function dayIn(text: string | null | undefined): string | undefined {
  return text ? (parseThaiDate(text) ?? parseThaiDate(`1 ${text}`)) : undefined;
}
