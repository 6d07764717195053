/** What is said of indicators, against what they came to. */
import { cut } from "./cut.ts";
import type { IndicatorStanding } from "../measuring/standing.ts";
import type { ProgressCheck } from "./finding.ts";
import type { ProjectRecords, RoundRecords } from "./records.ts";

export const indicatorChecks: readonly ProgressCheck[] = [
  {
    key: "met-without-evidence",
    level: "error",
    title: "ตัวชี้วัดบรรลุแต่ไม่มีหลักฐาน",
    find: eachIndicator(({ verdict, hasEvidence, text, arithmetic }) =>
      verdict === "met" && !hasEvidence
        ? {
            message: `“${cut(text)}” บรรลุ (${arithmetic}) แต่ไม่มีหลักฐาน`,
            remedy: "แนบหลักฐานที่รายการซึ่งทำให้ตัวชี้วัดนี้บรรลุ",
          }
        : undefined,
    ),
  },
  {
    key: "success-without-work",
    level: "error",
    title: "รายงานความสำเร็จโดยยังไม่ได้ดำเนินการ",
    find: eachIndicator(({ verdict, isOutcome, from, text }, { standing, tallies }) =>
      verdict === "met" &&
      isOutcome &&
      from === "hand" &&
      standing.progress.done === 0 &&
      tallies.every(({ events, publications }) =>
        [...events, ...publications].every(({ hasEvidence }) => !hasEvidence),
      )
        ? {
            message: `ผลลัพธ์ “${cut(text)}” บันทึกว่าบรรลุ ทั้งที่ยังไม่มีขั้นตอน กิจกรรม หรือการเผยแพร่ใดที่มีหลักฐาน`,
            remedy: "บันทึกสิ่งที่ได้ทำจริงก่อน หรือแก้ค่าตัวชี้วัด",
          }
        : undefined,
    ),
  },
  {
    key: "target-missed",
    level: "warning",
    title: "ไม่บรรลุเป้าหมายโดยไม่มีคำอธิบาย",
    find: atYearEnd(({ verdict, text, arithmetic }) =>
      verdict === "not-met"
        ? {
            message: `ไม่บรรลุ “${cut(text)}”: ${arithmetic}`,
            remedy: "ให้เหตุผลที่ไม่บรรลุและสิ่งที่จะปรับปรุง",
          }
        : undefined,
    ),
  },
  {
    key: "target-unknown",
    level: "warning",
    title: "สิ้นปีแล้วยังบอกไม่ได้ว่าบรรลุหรือไม่",
    find: atYearEnd(({ verdict, text, arithmetic }) =>
      verdict === "cannot-tell"
        ? {
            message: `บอกไม่ได้ว่า “${cut(text)}” บรรลุหรือไม่: ${arithmetic}`,
            remedy: "บันทึกค่าตัวชี้วัดพร้อมหลักฐาน หรือให้เหตุผลที่วัดไม่ได้",
          }
        : undefined,
    ),
  },
  {
    key: "target-not-yet",
    level: "advice",
    title: "ยังไม่ถึงเป้าหมายของปี",
    find: (records) =>
      records.round === "12-month"
        ? []
        : eachIndicator(({ verdict, text, arithmetic }) =>
            verdict === "not-met"
              ? {
                  message: `ยังไม่ถึงเป้าหมาย “${cut(text)}”: ${arithmetic}`,
                  remedy: "ตรวจว่าจะทำได้ทันก่อนสิ้นปีงบประมาณ",
                }
              : undefined,
          )(records),
  },
];

type Tell = (
  indicator: IndicatorStanding,
  project: ProjectRecords,
) => { message: string; remedy: string } | undefined;

function eachIndicator(tell: Tell): ProgressCheck["find"] {
  return ({ projects }) =>
    projects.flatMap((each) =>
      each.standing.indicators.flatMap((indicator) => {
        const found = tell(indicator, each);
        return found ? [{ projectYearId: each.project.id, about: indicator.resultId, ...found }] : [];
      }),
    );
}

/** A target is of the year: before its end nothing is missed. Words or a setback explain it. */
function atYearEnd(tell: Tell): ProgressCheck["find"] {
  return (records: RoundRecords) =>
    records.round !== "12-month"
      ? []
      : eachIndicator((indicator, each) =>
          each.standing.setback !== null ||
          records.words.some(({ projectYearId }) => projectYearId === each.project.id)
            ? undefined
            : tell(indicator, each),
        )(records);
}
