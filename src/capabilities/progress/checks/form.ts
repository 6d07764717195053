/** The report of the whole organisation, as its form will be printed. */
import { formatThaiDate } from "../../../thai/date-text.ts";
import { isIsoDate } from "../../../thai/dates.ts";
import { squash } from "../../../thai/matching.ts";
import { cut } from "./cut.ts";
import { guidelineKeys, guidelineTitles } from "../project-years.ts";
import type { GuidelineKey } from "../project-years.ts";
import type { ReportContent, ReportDimension, ReportRow, ReportTotal, RowMoney } from "../report/content.ts";
import { rowsIn, rowsOf, totalOf } from "../report/totals.ts";
import type { ProgressCheck, ProgressFound } from "./finding.ts";
import { baht, spentOf } from "./money.ts";
import { expected } from "./words.ts";

const columns = ["integrated", "agency", "disbursed"] as const satisfies readonly (keyof RowMoney)[];
const columnTitles = { integrated: "งบบูรณาการ", agency: "งบหน่วยงาน", disbursed: "ผลเบิกจ่าย" } as const;

export const formChecks: readonly ProgressCheck[] = [
  {
    key: "total-not-sum",
    level: "error",
    title: "ยอดรวมไม่เท่ากับผลบวกของแถว",
    find: ({ content }) =>
      eachTotal(content, (dimension, total, rows) =>
        columns.flatMap((column): ProgressFound[] => {
          const sum = totalOf(rows)[column] ?? 0;
          return (total[column] ?? 0) === sum
            ? []
            : [
                {
                  at: "report",
                  about: `${dimension.title}:${column}`,
                  message: `${cut(dimension.title)}: ${columnTitles[column]}รวมพิมพ์ไว้ ${baht(total[column] ?? 0)} บาท แต่แถวรวมกันได้ ${baht(sum)} บาท`,
                  remedy: "แก้ยอดของแถวหรือยอดรวมให้ตรงกัน",
                },
              ];
        }),
      ),
  },
  {
    key: "total-tick-without-row",
    level: "error",
    title: "แถวรวมทำเครื่องหมายที่ไม่มีแถวใดทำ",
    find: ({ content }) =>
      eachTick(content, (dimension, key, total, rows) =>
        total && !rows
          ? `${cut(dimension.title)}: แถวรวมทำเครื่องหมาย “${guidelineTitles[key]}” แต่ไม่มีแถวใดทำ`
          : undefined,
      ),
  },
  {
    key: "row-tick-without-total",
    level: "warning",
    title: "แถวทำเครื่องหมายแต่แถวรวมไม่ทำ",
    find: ({ content }) =>
      eachTick(content, (dimension, key, total, rows) =>
        !total && rows
          ? `${cut(dimension.title)}: มีแถวที่ทำเครื่องหมาย “${guidelineTitles[key]}” แต่แถวรวมไม่ได้ทำ`
          : undefined,
      ),
  },
  {
    key: "period-wrong",
    level: "error",
    title: "ช่วงเวลาของรายงานไม่ตรงกับรอบ",
    find: ({ content, period }) => {
      if (!content) return [];
      const { from, to } = content.period;
      const isRight = (from ?? period.start) === period.start && (to ?? period.end) === period.end;
      return isRight
        ? []
        : [
            {
              at: "report",
              message: `รายงานเขียนช่วงเวลา ${dayIn(from)} ถึง ${dayIn(to)} แต่รอบนี้คือ ${formatThaiDate(period.start)} ถึง ${formatThaiDate(period.end)}`,
              remedy: "แก้ช่วงเวลาให้ตรงกับรอบ",
            },
          ];
    },
  },
  {
    key: "disbursed-differs",
    level: "error",
    title: "ผลเบิกจ่ายในรายงานไม่ตรงกับที่บันทึก",
    find: ({ content, projects }) => {
      const spent = new Map(projects.map(({ project, tallies }) => [project.id, spentOf(tallies)]));
      return (content ? rowsOf(content) : []).flatMap((row): ProgressFound[] => {
        const recorded = spent.get(row.id);
        return recorded === undefined || recorded === (row.money.disbursed ?? 0)
          ? []
          : [
              {
                projectYearId: row.id,
                at: "report",
                message: `ผลเบิกจ่ายในรายงาน ${baht(row.money.disbursed ?? 0)} บาท แต่บันทึกการเบิกจ่ายไว้ ${baht(recorded)} บาท`,
                remedy: "จัดทำรายงานใหม่จากรายการที่บันทึก",
              },
            ];
      });
    },
  },
  {
    key: "row-repeats-plan",
    level: "error",
    title: "ช่องผลการดำเนินงานคัดลอกจากแผน",
    find: ({ content, projects }) => {
      const plans = new Map(projects.map(({ project }) => [project.id, project.content]));
      return (content ? rowsOf(content) : []).flatMap((row): ProgressFound[] => {
        const plan = plans.get(row.id);
        const hoped = new Set([...(plan ? expected(plan) : []), row.target, row.indicator].map(squash));
        const copied = row.result.split("\n").find((line) => line.trim() !== "" && hoped.has(squash(line)));
        return copied === undefined
          ? []
          : [
              {
                projectYearId: row.id,
                at: "report",
                message: `ช่องผลการดำเนินงาน “${cut(copied)}” ตรงกับเป้าหมายหรือตัวชี้วัดทุกคำ`,
                remedy: "เขียนสิ่งที่เกิดขึ้นจริงในรอบนี้",
              },
            ];
      });
    },
  },
];

function eachTotal(
  content: ReportContent | null,
  tell: (dimension: ReportDimension, total: ReportTotal, rows: readonly ReportRow[]) => ProgressFound[],
): ProgressFound[] {
  return (content?.dimensions ?? []).flatMap((dimension) =>
    dimension.total ? tell(dimension, dimension.total, rowsIn(dimension)) : [],
  );
}

function eachTick(
  content: ReportContent | null,
  tell: (dimension: ReportDimension, key: GuidelineKey, total: boolean, rows: boolean) => string | undefined,
): ProgressFound[] {
  return eachTotal(content, (dimension, total, rows) =>
    guidelineKeys.flatMap((key): ProgressFound[] => {
      const anyRow = rows.some(({ guidelines }) => guidelines[key]);
      const message = tell(dimension, key, total.guidelines[key], anyRow);
      return message === undefined
        ? []
        : [
            {
              at: "report",
              about: `${dimension.title}:${key}`,
              message,
              remedy: "แก้เครื่องหมายของแถวหรือของแถวรวมให้ตรงกัน",
            },
          ];
    }),
  );
}

function dayIn(text: string | null): string {
  return text !== null && isIsoDate(text) ? formatThaiDate(text) : "(ไม่ได้บอก)";
}
