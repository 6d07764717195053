/** Outputs and outcomes, and how they are measured. */
import type { IndicatorKind, PlanContent, PlanProject, Result } from "../content.ts";
import { describeIndicator } from "../indicators/describe.ts";
import { readIndicators } from "../indicators/read.ts";
import type { Found, PlanCheck } from "./finding.ts";
import { cut } from "./texts.ts";

const needsNumber: ReadonlySet<IndicatorKind> = new Set([
  "count",
  "percent",
  "score",
  "level",
  "falls-by",
  "within-days",
]);
const highest: Partial<Record<IndicatorKind, number>> = {
  percent: 100,
  score: 100,
  level: 5,
  "falls-by": 100,
};

export const indicatorChecks: readonly PlanCheck[] = [
  {
    key: "output-without-indicator",
    level: "warning",
    title: "ผลผลิตที่ไม่มีวิธีวัด",
    find: eachResult(({ text, indicator }, { field }) =>
      indicator !== null || field !== "outputs" || text.trim() === ""
        ? undefined
        : {
            message: `ผลผลิต “${cut(text)}” ยังไม่มีวิธีวัด`,
            remedy: "เลือกชนิดตัวชี้วัด หรือเขียนประโยคใหม่ให้มีตัวเลข",
          },
    ),
  },
  {
    key: "outcome-without-indicator",
    level: "advice",
    title: "ผลลัพธ์ที่ไม่มีวิธีวัด",
    find: eachResult(({ text, indicator }, { field }) =>
      indicator !== null || field !== "outcomes" || text.trim() === ""
        ? undefined
        : {
            message: `ผลลัพธ์ “${cut(text)}” ยังไม่มีวิธีวัด`,
            remedy: "ระบุว่าจะวัดด้วยเครื่องมือใดและค่าเป้าหมายเท่าใด",
          },
    ),
  },
  {
    key: "indicator-unconfirmed",
    level: "warning",
    title: "ตัวชี้วัดที่ยังไม่มีคนยืนยัน",
    find: eachResult(({ text, indicator }) =>
      indicator === null || indicator.confirmed
        ? undefined
        : {
            message: `ระบบอ่าน “${cut(text)}” ว่า ${describeIndicator(indicator)} และยังไม่มีคนยืนยัน`,
            remedy: "เปิดตัวชี้วัดแล้วยืนยัน หรือแก้ให้ถูก",
          },
    ),
  },
  {
    key: "indicator-without-source",
    level: "warning",
    title: "ตัวชี้วัดไม่บอกว่าค่ามาจากไหน",
    find: eachResult(({ text, indicator }) =>
      indicator === null || indicator.source !== null
        ? undefined
        : {
            message: `ตัวชี้วัด “${cut(text)}” ไม่บอกว่าค่าจะมาจากไหน`,
            remedy: "เลือกแหล่งของค่า หรือเลือกกรอกเอง",
          },
    ),
  },
  {
    key: "indicator-without-number",
    level: "error",
    title: "ตัวชี้วัดไม่มีค่าเป้าหมาย",
    find: eachResult(({ text, indicator }) =>
      indicator === null || indicator.number !== null || !needsNumber.has(indicator.kind)
        ? undefined
        : { message: `ตัวชี้วัด “${cut(text)}” ยังไม่มีค่าเป้าหมาย`, remedy: "กรอกตัวเลขเป้าหมาย" },
    ),
  },
  {
    key: "indicator-impossible",
    level: "error",
    title: "ค่าเป้าหมายเป็นไปไม่ได้",
    find: eachResult(({ text, indicator }) => {
      const number = indicator?.number ?? null;
      const most = indicator ? highest[indicator.kind] : undefined;
      return number === null || (number >= 0 && (most === undefined || number <= most))
        ? undefined
        : {
            message: `ตัวชี้วัด “${cut(text)}” มีค่าเป้าหมาย ${number}${most === undefined ? "" : ` ซึ่งเกิน ${most}`}`,
            remedy: "แก้ค่าเป้าหมาย",
          };
    }),
  },
  {
    key: "indicator-differs",
    level: "warning",
    title: "ตัวเลขในประโยคไม่ตรงกับตัวชี้วัด",
    find: eachResult(({ text, indicator }) => {
      const number = indicator?.number ?? null;
      if (number === null) return undefined;
      const said = readIndicators(text).flatMap((reading) => reading.indicator.number ?? []);
      return said.length === 0 || said.includes(number)
        ? undefined
        : {
            message: `ประโยคเขียน ${said.join(" และ ")} แต่ตัวชี้วัดกำหนด ${number}`,
            remedy: "แก้ประโยคหรือค่าเป้าหมายให้ตรงกัน",
          };
    }),
  },
  {
    key: "two-measures",
    level: "advice",
    title: "ประโยคเดียววัดสองเรื่อง",
    find: eachResult(({ text }) => {
      const readings = readIndicators(text);
      return readings.length < 2
        ? undefined
        : {
            message: `“${cut(text)}” วัด ${readings.length} เรื่อง: ${readings.map(({ quote }) => cut(quote, 40)).join(" · ")}`,
            remedy: "แยกเป็นข้อละหนึ่งเรื่อง เพื่อวัดได้ครบ",
          };
    }),
  },
  {
    key: "fall-without-base",
    level: "advice",
    title: "ลดลงโดยไม่บอกปีที่เทียบ",
    find: eachResult(({ text, indicator }) =>
      (indicator?.kind !== "falls" && indicator?.kind !== "falls-by") ||
      /ปีก่อน|ปีที่ผ่านมา|ปีที่แล้ว|เทียบ|ปีฐาน|[2๒][5๕][0-9๐-๙]{2}/.test(text)
        ? undefined
        : {
            message: `“${cut(text)}” ไม่บอกว่าลดลงจากปีใด ระบบจะเทียบกับปีก่อนหน้า`,
            remedy: "เขียนปีที่เทียบ เช่น “ลดลงเมื่อเทียบกับปีงบประมาณก่อน”",
          },
    ),
  },
  {
    key: "channels-fewer-named",
    level: "advice",
    title: "ยกตัวอย่างช่องทางน้อยกว่าที่กำหนด",
    find: eachResult(({ text, indicator }) => {
      const named = new Set(text.match(channelWords)).size;
      return indicator?.unit !== "ช่องทาง" ||
        indicator.number === null ||
        named < 2 ||
        named >= indicator.number
        ? undefined
        : {
            message: `กำหนดอย่างน้อย ${indicator.number} ช่องทาง แต่ยกตัวอย่างไว้ ${named} ช่องทาง`,
            remedy: "เพิ่มช่องทางที่จะใช้จริงให้ครบ",
          };
    }),
  },
  {
    key: "complaints-both-ways",
    level: "warning",
    title: "เรื่องร้องเรียนถูกนับทั้งให้ลดลงและให้เป็นการมีส่วนร่วม",
    find: (content) => {
      const all = resultsOf(content).filter(
        ({ result: { text, indicator } }) =>
          indicator?.source === "complaints" && /ร้องเรียน|ร้องทุกข์/.test(text),
      );
      const falling = all.find(({ result: { indicator } }) =>
        ["falls", "falls-by", "zero"].includes(indicator?.kind ?? ""),
      );
      return all
        .filter(
          ({ result: { indicator } }) =>
            falling !== undefined && ["free-count", "count"].includes(indicator?.kind ?? ""),
        )
        .map(({ project, field, result }) => ({
          projectId: project.id,
          field,
          item: result.id,
          message: `“${cut(result.text)}” นับเรื่องร้องเรียนเป็นการมีส่วนร่วม แต่โครงการ “${cut(falling?.project.title ?? "", 40)}” ต้องการให้ลดลง`,
          remedy: "แยกเบาะแสที่ประชาชนแจ้งออกจากเรื่องร้องเรียนเจ้าหน้าที่",
        }));
    },
  },
];

const channelWords =
  /เว็บไซต์|สื่อสังคมออนไลน์|บอร์ด|จดหมายข่าว|เสียงตามสาย|หอกระจายข่าว|หนังสือเวียน|แผ่นพับ|วีดิทัศน์|ป้ายประชาสัมพันธ์|เฟซบุ๊ก|ไลน์/g;

interface PlacedResult {
  project: PlanProject;
  field: "outputs" | "outcomes";
  result: Result;
}

function resultsOf({ projects }: PlanContent): PlacedResult[] {
  return projects.flatMap((project) =>
    (["outputs", "outcomes"] as const).flatMap((field) =>
      project[field].map((result) => ({ project, field, result })),
    ),
  );
}

function eachResult(
  tell: (result: Result, place: PlacedResult) => Pick<Found, "message" | "remedy"> | undefined,
): PlanCheck["find"] {
  return (content) =>
    resultsOf(content).flatMap((place) => {
      const told = tell(place.result, place);
      return told
        ? [{ ...told, projectId: place.project.id, field: place.field, item: place.result.id }]
        : [];
    });
}
