import { z } from "zod";
import type { Pack, PackContent } from "../../../platform/packs/pack.ts";
import { definePackKind } from "../../../platform/packs/pack.ts";
import type { PackShelf } from "../../../platform/packs/load.ts";

const name = z.string().min(1);
/** Which of the pack's sources name it; 1 is the first. */
const origin = { confirmed: z.boolean(), sources: z.array(z.int().min(1)).min(1) };

const heading = z.strictObject({ key: z.string().regex(/^\d+\.\d+\.\d+$/), name });

const mission = z.strictObject({
  key: z.string().regex(/^\d+\.\d+$/),
  name,
  /** Other wordings that documents of the cycle print; a reader of files takes them as the same. */
  also: z.array(name).optional(),
  ...origin,
  /** Empty where the source names none. */
  headings: z.array(heading),
});

const dimension = z.strictObject({
  key: z.string().regex(/^\d+$/),
  name,
  ...origin,
  missions: z.array(mission).min(1),
});

/** A goal that plans of the cycle usually set: a proposal, never a duty. */
const goal = z.strictObject({
  key: z.string().regex(/^[a-z][a-z-]*$/),
  /** Put into a new plan from the start. */
  usual: z.boolean(),
  /** With the placeholders of templates. */
  text: name,
  name,
  unit: name,
  about: z.enum(["ita-score", "corruption-cases"]),
  baseYear: z.int().optional(),
  /** One for each year of the cycle; null where the source says nothing. */
  values: z.array(z.number().nullable()),
  ...origin,
  note: name.optional(),
});

const cycleData = z.strictObject({
  planTitle: name,
  years: z.array(z.int().min(2500).max(2700)).min(1),
  dimensions: z.array(dimension).min(1),
  goals: z.array(goal),
});

export type PlanCycle = z.infer<typeof cycleData>;
export type CycleDimension = z.infer<typeof dimension>;
export type CycleMission = z.infer<typeof mission>;

export const planCycles = definePackKind<"plan-cycles", PlanCycle>({
  kind: "plan-cycles",
  title: "รอบแผนปฏิบัติการป้องกันการทุจริต",
  data: cycleData,
  labels: {
    planTitle: "ชื่อแผน",
    years: "ปีงบประมาณ พ.ศ.",
    dimensions: "มิติ",
    missions: "ภารกิจตามมิติ",
    headings: "หัวข้อย่อย",
    goals: "เป้าหมายที่เสนอ",
    key: "รหัส",
    name: "ชื่อ",
    also: "เขียนอีกแบบว่า",
    confirmed: "การยืนยัน",
    sources: "แหล่งที่มาลำดับที่",
    usual: "ใส่ไว้ให้เมื่อเริ่มแผน",
    text: "ข้อความ",
    unit: "หน่วย",
    about: "เรื่อง",
    baseYear: "ปีฐาน",
    values: "ค่าเป้าหมายรายปี",
    note: "หมายเหตุ",
  },
  words: { about: { "ita-score": "คะแนน ITA", "corruption-cases": "คดีทุจริต" } },
  check: breachesOf,
});

/** A plan keeps the cycle that it was begun with, whatever the day: cycles are asked by key. */
export function planCycle(shelf: PackShelf, key: string): Pack<PlanCycle> | undefined {
  return shelf.ofKind(planCycles).find((pack) => pack.key === key);
}

export function dimensionOf(cycle: PlanCycle, key: string): CycleDimension | undefined {
  return cycle.dimensions.find((each) => each.key === key);
}

export function missionOf(cycle: PlanCycle, key: string): CycleMission | undefined {
  return cycle.dimensions.flatMap((each) => each.missions).find((each) => each.key === key);
}

function breachesOf({ data, source }: PackContent<PlanCycle>): string[] {
  const breaches = data.years.flatMap((year, index) =>
    index === 0 || year === (data.years[index - 1] ?? 0) + 1 ? [] : [`data.years.${index}: ปีต้องเรียงต่อกันทีละปี`],
  );
  breaches.push(
    ...repeats(
      data.goals.map((each) => each.key),
      "data.goals",
    ),
  );
  for (const [index, each] of data.goals.entries()) {
    const at = `data.goals.${index}`;
    if (each.values.length !== data.years.length) breaches.push(`${at}.values: ต้องมีหนึ่งค่าต่อหนึ่งปี`);
    breaches.push(...vouching(each, source, at));
  }
  breaches.push(
    ...repeats(
      data.dimensions.map((each) => each.key),
      "data.dimensions",
    ),
  );
  for (const [place, each] of data.dimensions.entries()) {
    const at = `data.dimensions.${place}`;
    breaches.push(...vouching(each, source, at), ...nesting(each.key, each.missions, `${at}.missions`));
    for (const [inner, below] of each.missions.entries()) {
      const deep = `${at}.missions.${inner}`;
      breaches.push(
        ...vouching(below, source, deep),
        ...nesting(below.key, below.headings, `${deep}.headings`),
      );
    }
  }
  return breaches;
}

function nesting(above: string, children: readonly { key: string }[], at: string): string[] {
  const keys = children.map((each) => each.key);
  return [
    ...keys.flatMap((key, index) =>
      key.startsWith(`${above}.`) ? [] : [`${at}.${index}.key: ต้องขึ้นต้นด้วย ${above}.`],
    ),
    ...repeats(keys, at),
  ];
}

function repeats(keys: readonly string[], at: string): string[] {
  return keys.flatMap((key, index) =>
    keys.indexOf(key) === index ? [] : [`${at}.${index}.key: ซ้ำกับรายการก่อนหน้า`],
  );
}

function vouching(
  part: { confirmed: boolean; sources: readonly number[] },
  source: PackContent<PlanCycle>["source"],
  at: string,
): string[] {
  const marks = new Set(part.sources.map((number) => source[number - 1]?.mark));
  if (marks.has(undefined)) return [`${at}.sources: ไม่มีแหล่งที่มาลำดับนี้`];
  return part.confirmed && !marks.has("C") ? [`${at}.confirmed: ไม่มีแหล่งที่มาเครื่องหมาย C`] : [];
}
