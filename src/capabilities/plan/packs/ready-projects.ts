import { z } from "zod";
import { definePackKind } from "../../../platform/packs/pack.ts";
import type { PackContent } from "../../../platform/packs/pack.ts";
import type { PackShelf } from "../../../platform/packs/load.ts";
import {
  indicatorKinds,
  indicatorPeriods,
  indicatorSources,
  projectKinds,
  targetGroupKinds,
} from "../content.ts";
import { comparisonTitles, indicatorKindTitles, periodTitles, sourceTitles } from "../indicators/titles.ts";
import { unknownPlaceholders } from "../ready/fill.ts";
import { projectKindTitles, targetGroupTitles } from "../rules.ts";

/** Units by what they do: each kind of organisation calls them its own way. */
const readyUnits = [
  "all",
  "clerk-office",
  "finance",
  "education",
  "welfare",
  "strategy",
  "personnel",
  "council-office",
  "internal-audit",
] as const;
export type ReadyUnit = (typeof readyUnits)[number];

const text = z.string().trim().min(1);

const result = z.strictObject({
  text,
  indicator: z.strictObject({
    kind: z.enum(indicatorKinds),
    comparison: z.enum(["at-least", "at-most", "exactly"]).nullable(),
    number: z.number().min(0).nullable(),
    unit: text.nullable(),
    per: z.enum(indicatorPeriods).nullable(),
    instruments: z.array(text),
    source: z.enum(indicatorSources),
  }),
});

const step = z.strictObject({ text, inside: z.array(z.strictObject({ text, inside: z.tuple([]) })) });

const project = z.strictObject({
  key: z.string().regex(/^[a-z][a-z-]*$/),
  kind: z.enum(projectKinds),
  title: text,
  mission: z.string().regex(/^\d+\.\d+$/),
  headings: z.array(z.string().regex(/^\d+\.\d+\.\d+$/)).min(1),
  reasons: z.array(text).min(2),
  objectives: z.array(text).min(1),
  target: z.strictObject({ text, groups: z.array(z.enum(targetGroupKinds)).min(1) }),
  steps: z.array(step).min(2),
  quarters: z.array(z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)])).min(1),
  /** Who usually answers for it. */
  unit: z.enum(readyUnits),
  outputs: z.array(result).min(1),
  outcomes: z.array(result).min(1),
});

const readyData = z.strictObject({
  cycle: z.string(),
  introduction: z.strictObject({
    foreword: z.array(text).min(1),
    reasons: z.array(text).min(1),
    objectives: z.array(text).min(1),
    benefits: z.array(text).min(1),
  }),
  declaration: z.array(text).min(1),
  projects: z.array(project).min(1),
});

export type ReadyPlan = z.infer<typeof readyData>;
export type ReadyProject = z.infer<typeof project>;

export const readyProjects = definePackKind<"ready-projects", ReadyPlan>({
  kind: "ready-projects",
  title: "โครงการและข้อความสำเร็จรูปของแผน",
  data: readyData,
  labels: {
    cycle: "รอบแผน",
    introduction: "ส่วนนำ",
    foreword: "คำนำ",
    reasons: "หลักการและเหตุผล",
    objectives: "วัตถุประสงค์",
    benefits: "ประโยชน์",
    declaration: "ประกาศเจตจำนง",
    projects: "โครงการ กิจกรรม และมาตรการ",
    key: "รหัส",
    kind: "ประเภท",
    title: "ชื่อ",
    mission: "ภารกิจ",
    headings: "หัวข้อย่อย",
    target: "กลุ่มเป้าหมาย",
    text: "ข้อความ",
    groups: "กลุ่ม",
    steps: "ขั้นตอน",
    inside: "ขั้นตอนย่อย",
    quarters: "ไตรมาส",
    unit: "หน่วย",
    outputs: "ผลผลิต",
    outcomes: "ผลลัพธ์",
    indicator: "ตัวชี้วัด",
    comparison: "การเทียบ",
    number: "ค่าเป้าหมาย",
    per: "ต่อช่วงเวลา",
    instruments: "เครื่องมือ",
    source: "แหล่งของค่า",
  },
  words: {
    kind: { ...projectKindTitles, ...indicatorKindTitles },
    comparison: comparisonTitles,
    per: periodTitles,
    source: sourceTitles,
    groups: targetGroupTitles,
    unit: {
      all: "ทุกสำนัก/กอง",
      "clerk-office": "งานสำนักปลัด",
      finance: "งานคลังและพัสดุ",
      education: "งานการศึกษา",
      welfare: "งานสวัสดิการสังคม",
      strategy: "งานยุทธศาสตร์และงบประมาณ",
      personnel: "งานการเจ้าหน้าที่",
      "council-office": "งานกิจการสภา",
      "internal-audit": "งานตรวจสอบภายใน",
    } satisfies Record<ReadyUnit, string>,
  },
  check: breachesOf,
});

/** Of the cycle that a plan is of. */
export function readyPlan(shelf: PackShelf, cycle: string): ReadyPlan | undefined {
  return shelf.ofKind(readyProjects).find((pack) => pack.data.cycle === cycle)?.data;
}

function breachesOf({ data }: PackContent<ReadyPlan>): string[] {
  const keys = data.projects.map(({ key }) => key);
  return [
    ...unknownPlaceholders(JSON.stringify(data)).map((name) => `data: ไม่มีคำแทนชื่อ {${name}}`),
    ...data.projects.flatMap((each, index) => {
      const at = `data.projects.${index}`;
      return [
        ...(keys.indexOf(each.key) === index ? [] : [`${at}.key: ซ้ำกับรายการก่อนหน้า`]),
        ...each.headings.flatMap((heading, place) =>
          heading.startsWith(`${each.mission}.`)
            ? []
            : [`${at}.headings.${place}: ต้องขึ้นต้นด้วย ${each.mission}.`],
        ),
        ...(each.quarters.every((quarter, place) => place === 0 || (each.quarters[place - 1] ?? 0) < quarter)
          ? []
          : [`${at}.quarters: ไม่เรียงหรือซ้ำ`]),
      ];
    }),
  ];
}
