/** เป้าหมาย: the sentences, the table of targets, and what projects promise about the same thing. */
import { compact } from "../indicators/compact.ts";
import type { Goal, GoalTarget, Indicator, PlanContent, PlanProject } from "../content.ts";
import { readIndicators } from "../indicators/read.ts";
import type { PlanCheck } from "./finding.ts";
import { cut } from "./texts.ts";

export const goalChecks: readonly PlanCheck[] = [
  {
    key: "goals-missing",
    level: "error",
    title: "แผนไม่มีเป้าหมาย",
    find: ({ goals }) =>
      goals.length > 0
        ? []
        : [{ field: "goals", message: "แผนยังไม่มีเป้าหมาย", remedy: "เพิ่มเป้าหมาย หรือใช้เป้าหมายที่เสนอของรอบแผน" }],
  },
  {
    key: "goal-values-missing",
    level: "warning",
    title: "ค่าเป้าหมายยังไม่ครบทุกปี",
    find: ({ years, goals }) =>
      targets(goals).flatMap(({ id, target }) => {
        const missing = years.filter((_, index) => (target.values[index] ?? null) === null);
        return missing.length === 0 && target.values.length === years.length
          ? []
          : [
              {
                field: "goals",
                item: id,
                message: `เป้าหมาย “${cut(target.name)}” ยังไม่มีค่าของปี ${missing.join(", ")}`,
                remedy: "กรอกค่าเป้าหมายให้ครบทุกปีของแผน",
              },
            ];
      }),
  },
  {
    key: "goal-goes-back",
    level: "warning",
    title: "ค่าเป้าหมายปีหลังต่ำกว่าปีก่อน",
    find: ({ years, goals }) =>
      targets(goals).flatMap(({ id, target }) => {
        if (target.about === null) return [];
        const at = target.values.findIndex((value, index) => {
          const before = target.values[index - 1] ?? null;
          return value !== null && before !== null && value < before;
        });
        return at < 0
          ? []
          : [
              {
                field: "goals",
                item: id,
                message: `เป้าหมาย “${cut(target.name)}” ปี ${years[at]} (${target.values[at]}) ต่ำกว่าปี ${years[at - 1]} (${target.values[at - 1]})`,
                remedy: "ตรวจว่าค่าสลับปีหรือพิมพ์ผิดหรือไม่",
              },
            ];
      }),
  },
  {
    key: "goal-base-missing",
    level: "warning",
    title: "เป้าหมายที่ลดลงไม่มีค่าปีฐาน",
    find: ({ goals }) =>
      targets(goals)
        .filter(({ target }) => target.about === "corruption-cases")
        .flatMap(({ id, target }) => {
          const { baseYear, baseValue, name } = target;
          if (baseYear !== null && baseValue !== null && baseValue > 0) return [];
          const message =
            baseValue === 0
              ? `เป้าหมาย “${cut(name)}” มีปีฐานเป็น 0 จึงคำนวณร้อยละที่ลดลงไม่ได้`
              : `เป้าหมาย “${cut(name)}” ยังไม่มีปีฐานหรือจำนวนของปีฐาน`;
          const remedy =
            baseValue === 0
              ? "เปลี่ยนเป้าหมายเป็น “ไม่มีคดีทุจริต” หรือให้เหตุผลไว้"
              : "กรอกปีฐานและจำนวนคดีของปีฐาน เพื่อให้คำนวณได้";
          return [{ field: "goals", item: id, message, remedy }];
        }),
  },
  {
    key: "goal-text-differs",
    level: "warning",
    title: "ตัวเลขในข้อความเป้าหมายไม่ตรงกับตาราง",
    find: ({ goals }) =>
      targets(goals).flatMap(({ id, text, target }) => {
        const numbers = readIndicators(text)
          .filter(({ indicator }) => indicator.unit === target.unit)
          .flatMap(({ indicator }) => indicator.number ?? []);
        const strange = numbers.filter((number) => !target.values.includes(number));
        return numbers.length === 0 || strange.length < numbers.length
          ? []
          : [
              {
                field: "goals",
                item: id,
                message: `ข้อความเป้าหมายเขียน ${strange.join(" และ ")} แต่ตารางค่าเป้าหมายไม่มีค่านี้ในปีใด`,
                remedy: "แก้ข้อความหรือตารางให้ตรงกัน",
              },
            ];
      }),
  },
  {
    key: "ita-goal-contradicts",
    level: "warning",
    title: "คะแนน ITA ของโครงการไม่ตรงกับเป้าหมายของแผน",
    find: (content) =>
      promises(content, isItaScore).flatMap(({ project, field, item, number }) => {
        const values = valuesAbout(content.goals, "ita-score");
        return values.length === 0 || values.includes(number)
          ? []
          : [
              {
                projectId: project.id,
                field,
                item,
                message: `โครงการกำหนดคะแนน ITA ${number} แต่เป้าหมายของแผนคือ ${values.join(", ")}`,
                remedy: "แก้ตัวชี้วัดของโครงการหรือเป้าหมายของแผนให้ตรงกัน",
              },
            ];
      }),
  },
  {
    key: "ita-without-year",
    level: "advice",
    title: "คะแนน ITA ของโครงการไม่บอกว่าเป็นของปีใด",
    find: (content) =>
      promises(content, isItaScore).flatMap(({ project, field, item, number, text }) => {
        const values = valuesAbout(content.goals, "ita-score");
        const rises = new Set(values).size > 1 && values.includes(number);
        return !rises || /25\d\d/.test(compact(text).text)
          ? []
          : [
              {
                projectId: project.id,
                field,
                item,
                message: `โครงการกำหนดคะแนน ITA ${number} ทุกปี แต่เป้าหมายของแผนเพิ่มขึ้นเป็นรายปี`,
                remedy: "เขียนว่า “ตามค่าเป้าหมายของแต่ละปี” หรือบอกปีที่ต้องได้คะแนนนี้",
              },
            ];
      }),
  },
  {
    key: "falls-goal-contradicts",
    level: "warning",
    title: "ร้อยละที่ลดลงของโครงการไม่ตรงกับเป้าหมายของแผน",
    find: (content) =>
      promises(content, isCorruptionFall).flatMap(({ project, field, item, number }) => {
        const values = valuesAbout(content.goals, "corruption-cases");
        return values.length === 0 || values.includes(number)
          ? []
          : [
              {
                projectId: project.id,
                field,
                item,
                message: `โครงการกำหนดให้การทุจริตลดลงร้อยละ ${number} แต่เป้าหมายของแผนคือร้อยละ ${values.join(", ")}`,
                remedy: "แก้ให้ตรงกัน และบอกปีฐานที่ใช้เทียบ",
              },
            ];
      }),
  },
];

function targets(goals: readonly Goal[]): { id: string; text: string; target: GoalTarget }[] {
  return goals.flatMap(({ id, text, target }) => (target ? [{ id, text, target }] : []));
}

function valuesAbout(goals: readonly Goal[], about: NonNullable<GoalTarget["about"]>): number[] {
  return targets(goals)
    .filter(({ target }) => target.about === about)
    .flatMap(({ target }) => target.values.filter((value) => value !== null));
}

interface Promised {
  project: PlanProject;
  field: "outputs" | "outcomes";
  item: string;
  text: string;
  number: number;
}

function promises(
  { projects }: PlanContent,
  isAbout: (indicator: Indicator, text: string) => boolean,
): Promised[] {
  return projects.flatMap((project) =>
    (["outputs", "outcomes"] as const).flatMap((field) =>
      project[field].flatMap(({ id, text, indicator }) =>
        indicator?.number !== null && indicator !== null && isAbout(indicator, text)
          ? [{ project, field, item: id, text, number: indicator.number }]
          : [],
      ),
    ),
  );
}

function isItaScore({ kind, source }: Indicator, text: string): boolean {
  return kind === "score" && (source === "ita" || /ITA|ไอทีเอ|คุณธรรมและความโปร่งใส/.test(text));
}

function isCorruptionFall({ kind }: Indicator, text: string): boolean {
  return kind === "falls-by" && /ทุจริต|คดี/.test(text);
}
