/** Days that cannot be, and evidence that is older than what it proves. */
import { formatThaiDate } from "../../../thai/date-text.ts";
import { fiscalYearLabel, fiscalYearRange, isInRange, roundLabel } from "../../../thai/fiscal.ts";
import { cut } from "./cut.ts";
import { inPeriod, nameOfFact, placeOf } from "./evidence.ts";
import type { ProgressCheck } from "./finding.ts";

export const dateChecks: readonly ProgressCheck[] = [
  {
    key: "fact-outside-year",
    level: "error",
    title: "วันที่ไม่อยู่ในปีงบประมาณ",
    find: ({ facts, year }) =>
      facts
        .filter(({ fact }) => !isInRange(fact.happenedOn, fiscalYearRange(year)))
        .map(({ fact }) => ({
          ...placeOf(fact),
          message: `${nameOfFact(fact)} ไม่อยู่ใน${fiscalYearLabel(year)}`,
          remedy: "แก้วันที่ หรือย้ายไปบันทึกในปีงบประมาณที่เกิดขึ้นจริง",
        })),
  },
  {
    key: "fact-in-future",
    level: "error",
    title: "วันที่ยังมาไม่ถึง",
    find: ({ facts, today }) =>
      facts
        .filter(({ fact }) => fact.happenedOn > today)
        .map(({ fact }) => ({
          ...placeOf(fact),
          message: `${nameOfFact(fact)} ยังมาไม่ถึง จึงยังไม่เกิดขึ้น`,
          remedy: "แก้วันที่ให้เป็นวันที่เกิดขึ้นจริง หรือถอนรายการนี้",
        })),
  },
  {
    key: "fact-after-round",
    level: "advice",
    title: "เกิดขึ้นหลังสิ้นรอบ",
    find: ({ facts, period, round, today, year }) =>
      facts
        .filter(
          ({ fact }) =>
            fact.happenedOn > period.end &&
            fact.happenedOn <= today &&
            isInRange(fact.happenedOn, fiscalYearRange(year)),
        )
        .map(({ fact }) => ({
          ...placeOf(fact),
          message: `${nameOfFact(fact)} เกิดหลังสิ้น${roundLabel(round)} (${formatThaiDate(period.end, "short")}) จึงไม่นับในรอบนี้`,
          remedy: "ไม่ต้องทำอะไรถ้าวันที่ถูกต้อง รายการนี้จะนับในรอบถัดไป",
        })),
  },
  {
    key: "round-not-over",
    level: "warning",
    title: "รอบยังไม่สิ้นสุด",
    find: ({ period, round, today, content }) =>
      today > period.end
        ? []
        : [
            {
              at: "report",
              // What a unit gives as its reason is none for the whole organisation.
              about: content === null ? undefined : "whole",
              message: `${roundLabel(round)} สิ้นสุด ${formatThaiDate(period.end)} สิ่งที่เกิดขึ้นหลังส่งจะไม่อยู่ในรายงานนี้`,
              remedy: "รอให้สิ้นรอบแล้วจึงส่ง หรือให้เหตุผลที่ส่งก่อน",
            },
          ],
  },
  {
    key: "photo-before-period",
    level: "warning",
    title: "ภาพถ่ายเก่ากว่ารอบรายงาน",
    find: (records) =>
      photosInPeriod(records)
        .filter(({ file }) => file.existedOn < records.period.start)
        .map(({ fact, file }) => ({
          ...placeOf(fact),
          about: file.sha256.slice(0, 12),
          message: `ภาพ “${cut(file.name)}” ของ${nameOfFact(fact)} ถ่ายหรือส่งเข้าระบบตั้งแต่ ${formatThaiDate(file.existedOn, "short")} ก่อนเริ่มรอบรายงาน`,
          remedy: "แนบภาพของกิจกรรมครั้งนี้แทน หรือให้เหตุผลที่ใช้ภาพเดิม",
        })),
  },
  {
    key: "photo-before-event",
    level: "warning",
    title: "ภาพถ่ายมีอยู่ก่อนวันจัดกิจกรรม",
    find: (records) =>
      photosInPeriod(records)
        .filter(
          ({ fact, file }) => file.existedOn >= records.period.start && file.existedOn < fact.happenedOn,
        )
        .map(({ fact, file }) => ({
          ...placeOf(fact),
          about: file.sha256.slice(0, 12),
          message: `ภาพ “${cut(file.name)}” ถ่ายหรือส่งเข้าระบบตั้งแต่ ${formatThaiDate(file.existedOn, "short")} ก่อน${nameOfFact(fact)}`,
          remedy: "ตรวจวันที่ของกิจกรรม หรือแนบภาพของกิจกรรมครั้งนี้แทน",
        })),
  },
];

function photosInPeriod(records: Parameters<typeof inPeriod>[0]) {
  return inPeriod(records).flatMap(({ fact, files }) =>
    files.filter(({ isPhoto }) => isPhoto).map((file) => ({ fact, file })),
  );
}
