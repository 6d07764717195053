import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { tableBytes } from "../../../platform/tables/file.ts";
import { goodPlan } from "../checks/good-plan.fixture.ts";
import type { PlanContent } from "../content.ts";
import { nationalColumns } from "./national.ts";

/** The first project of a small plan, changed, as a line of the export by its heads. */
async function exported(changes: Partial<PlanContent["projects"][number]>) {
  const good = goodPlan();
  const content = { ...good, projects: good.projects.slice(0, 1).map((each) => ({ ...each, ...changes })) };
  const csv = await text(
    await tableBytes("csv", {
      name: "plan",
      title: "โครงการ",
      columns: nationalColumns(content),
      rows: [content.projects],
    }),
  );
  const [heads = [], values = []] = csv
    .replace(/^\ufeff/, "")
    .trim()
    .split("\r\n")
    .map((line) => line.split(","));
  return new Map(heads.map((head, at) => [head, values[at] ?? ""]));
}

test("the export has the fields of the national system's predecessor, and no other", async () => {
  const line = await exported({});
  expect([...line.keys()]).toEqual([
    "ชื่อโครงการ/กิจกรรม/มาตรการ",
    "ประเภทงาน",
    ...[2566, 2567, 2568, 2569, 2570].map((year) => `ดำเนินการปี ${year}`),
    ...[1, 2, 3, 4].map((quarter) => `ไตรมาส ${quarter}`),
    "มิติที่",
    "ใช้งบประมาณ",
    ...[2566, 2567, 2568, 2569, 2570].map((year) => `งบประมาณปี ${year} (บาท)`),
    "ข้าราชการการเมืองฝ่ายบริหาร",
    "ข้าราชการการเมืองฝ่ายสภาท้องถิ่น",
    "ข้าราชการส่วนท้องถิ่น ลูกจ้าง และพนักงานจ้าง",
    "เด็กและเยาวชน",
    "ประชาชนและภาคประชาสังคม",
    "สถานศึกษา",
    "หน่วยงานภาครัฐ",
    "รัฐวิสาหกิจ",
    "ธุรกิจเอกชน",
    "วัตถุประสงค์",
    "หมายเหตุ",
  ]);
});

test("kinds carry their numbers; years and money are those of the plan, to the satang", async () => {
  const paid = await exported({
    kind: "measure",
    dimension: "3",
    budgets: [null, 1_250_50, null, null, 99],
    quarters: [2, 4],
    remark: "โอนจากแผนเดิม",
  });
  const yes = paid.get("ดำเนินการปี 2567");
  const no = paid.get("ดำเนินการปี 2566");
  expect(yes).not.toBe(no);
  expect(paid.get("ประเภทงาน")).toBe("3 มาตรการ");
  expect(paid.get("มิติที่")).toBe("3");
  expect(paid.get("ใช้งบประมาณ")).toBe(yes);
  expect([1, 2, 3, 4].map((quarter) => paid.get(`ไตรมาส ${quarter}`))).toEqual([no, yes, no, yes]);
  expect([2566, 2567, 2570].map((year) => paid.get(`งบประมาณปี ${year} (บาท)`))).toEqual([
    "",
    "1250.5",
    "0.99",
  ]);
  expect(paid.get("หมายเหตุ")).toBe("โอนจากแผนเดิม");
  const free = await exported({ budgets: [null, null, null, null, null] });
  expect(free.get("ใช้งบประมาณ")).toBe(no);
  expect(free.get("ดำเนินการปี 2566")).toBe(yes);
});
