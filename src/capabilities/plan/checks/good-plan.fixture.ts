import type { Indicator, PlanContent, PlanProject } from "../content.ts";

/** A small plan of a fictional office that no check has anything against. */
export function goodPlan(): PlanContent {
  return {
    cycle: "2566-2570",
    title: "แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2570)",
    organisation: {
      name: "องค์การบริหารส่วนตำบลทุ่งสุข",
      kind: "subdistrict",
      amphoe: "เมืองสมมติ",
      province: "นนทบุรี",
    },
    years: [2566, 2567, 2568, 2569, 2570],
    introduction: {
      foreword: [`แผนฉบับนี้มีโครงการและมาตรการ จำนวน ${places.length} รายการ ของ อบต.ทุ่งสุข`],
      forewordDate: "2022-09-01",
      reasons: ["องค์การบริหารส่วนตำบลมีหน้าที่ตามพระราชบัญญัติข้อมูลข่าวสารของราชการ พ.ศ. 2540"],
      objectives: ["เพื่อให้การบริหารราชการโปร่งใส"],
      benefits: ["ประชาชนเชื่อมั่นในองค์การบริหารส่วนตำบลทุ่งสุข"],
    },
    goals: [
      {
        id: "goal-cases",
        text: "คดีทุจริตลดลงร้อยละ 50 ในปี พ.ศ. 2570",
        target: {
          name: "จำนวนคดีทุจริตลดลง",
          unit: "ร้อยละ",
          about: "corruption-cases",
          baseYear: 2565,
          baseValue: 4,
          values: [10, 20, 30, 40, 50],
        },
      },
      {
        id: "goal-ita",
        text: "คะแนน ITA 85 คะแนนขึ้นไป ในปี พ.ศ. 2570",
        target: {
          name: "คะแนน ITA",
          unit: "คะแนน",
          about: "ita-score",
          baseYear: null,
          baseValue: null,
          values: [65, 70, 75, 80, 85],
        },
      },
    ],
    risks: [
      {
        process: "การจัดหาพัสดุ",
        events: ["เจ้าหน้าที่เอื้อประโยชน์แก่ผู้เสนอราคา"],
        level: "ปานกลาง",
        measures: [{ text: "มาตรการลำดับที่ 1 ของทุ่งสุข", projectId: "p1" }],
      },
    ],
    projects: places.map(([mission, heading], index) => project(index + 1, mission, heading)),
    funds: [{ id: "fund", name: "โครงการอบรมประจำปี", budgets: [...yearly] }],
    declaration: {
      text: ["ขอประกาศเจตจำนงว่าจะบริหารงานด้วยความซื่อสัตย์สุจริต"],
      signedOn: "2022-09-15",
      signerName: "นายสมมติ ใจดี",
      signerTitle: "นายกองค์การบริหารส่วนตำบลทุ่งสุข",
    },
  };
}

const places = [
  ["1.1", "1.1.1"],
  ["1.2", "1.2.1"],
  ["1.3", "1.3.1"],
  ["2.1", "2.1.1"],
  ["2.2", "2.2.1"],
  ["2.3", "2.3.1"],
  ["3.1", "3.1.1"],
  ["3.2", "3.2.1"],
  ["3.3", "3.3.1"],
  ["4.1", "4.1.1"],
  ["4.2", "4.2.1"],
  ["4.3", "4.3.1"],
] as const;

const yearly = [2_000_000, 2_000_000, 2_000_000, 2_000_000, 2_000_000];

function project(number: number, mission: string, heading: string): PlanProject {
  const isMeasure = number === 1;
  return {
    id: `p${number}`,
    kind: isMeasure ? "measure" : "project",
    title: `${isMeasure ? "มาตรการ" : "โครงการ"}ลำดับที่ ${number} ของทุ่งสุข`,
    dimension: mission.charAt(0),
    mission,
    headings: [heading],
    budgets: number === 2 ? [...yearly] : [null, null, null, null, null],
    remark: null,
    fundings: number === 2 ? [{ fundId: "fund", budgets: [...yearly] }] : [],
    reasons: [`เหตุผลของลำดับที่ ${number}`],
    objectives: ["เพื่อให้บุคลากรมีความรู้"],
    target: { text: "บุคลากร จำนวน 70 คน", count: 70, groups: ["staff"] },
    steps: [
      { id: "s1", text: "ขออนุมัติดำเนินการ", inside: [] },
      { id: "s2", text: "จัดอบรม", inside: [{ id: "s3", text: "เชิญวิทยากร", inside: [] }] },
      { id: "s4", text: "รายงานผลต่อผู้บริหาร", inside: [] },
    ],
    period: "ปีงบประมาณ พ.ศ. 2566 - 2570",
    quarters: [2],
    responsible: { allUnits: false, units: [{ id: "u1", name: "สำนักปลัด" }], text: null },
    outputs: [
      {
        id: `o${number}`,
        text: "จัดอบรมไม่น้อยกว่า 2 ครั้งต่อปี",
        indicator: indicator({ kind: "count", number: 2, unit: "ครั้ง", per: "year", source: "trainings" }),
      },
    ],
    outcomes: [
      {
        id: `r${number}`,
        text: "ผู้เข้าอบรมผ่านการทดสอบร้อยละ 80",
        indicator: indicator({ kind: "percent", number: 80, unit: "ร้อยละ", source: "trainings" }),
      },
    ],
  };
}

export function indicator(change: Partial<Indicator> & Pick<Indicator, "kind">): Indicator {
  return {
    comparison: "at-least",
    number: null,
    unit: null,
    per: null,
    instruments: [],
    source: "hand",
    confirmed: true,
    ...change,
  };
}
