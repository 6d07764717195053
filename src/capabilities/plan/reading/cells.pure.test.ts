import { expect, test } from "vitest";
import { amountsOf, sheetBudget } from "../../../platform/reading/amounts.ts";
import { healed } from "../../../platform/reading/heal.ts";
import { markOf, numberOf, splitNumbered, withoutNumbers } from "../../../platform/reading/marks.ts";
import { readRemark } from "./remarks.ts";

test.each([
  ["๒๐,๐๐๐.๐๐ บาท", [20000]],
  ["20,000.-", [20000]],
  ["20,000/ปี", [20000]],
  ["12,500.50", [12500.5]],
  ["150, 000", [150000]],
  ["- 30,000 - -", [null, 30000, null, null]],
  ["–", [null]],
  ["ไม่ใช้ งบประมาณ", [null]],
  ["0", [0]],
  ["20.000", ["unclear"]],
  ["-1", ["unclear"]],
  ["1 50,000", ["unclear"]],
  ["1e20", ["unclear"]],
  ["สำนักปลัด", undefined],
  ["", undefined],
])("the cell %s holds %j", (text, amounts) => {
  expect(amountsOf(text)).toEqual(amounts);
});

test.each([
  ["ไม่ได้ใช้งบประมาณในการดำเนินการ", { isNone: true, amounts: [] }],
  ["ไม่มี", { isNone: true }],
  ["จำนวน ๑๐,๐๐๐ บาท", { amounts: [10000], per: null }],
  ["ปีงบประมาณ พ.ศ. 2566 - 2570 ปีละ 30,000 บาท", { amounts: [30000], per: "year" }],
  ["งบประมาณรวม 5 ปี 100,000 บาท", { amounts: [100000], per: "plan" }],
  ["30,000 บาท จำนวน 50 คน", { amounts: [30000] }],
  ["ระบุงบประมาณที่ใช้ดำเนินการ", { isTemplate: true, amounts: [] }],
  ["................ บาท", { isTemplate: true }],
  ["-500 บาท", { amounts: [], unclear: ["-500"] }],
])("the budget of a sheet: %s", (text, says) => {
  expect(sheetBudget(text)).toMatchObject(says);
});

test("sums by year", () => {
  expect([...sheetBudget("ปี 2566 : 10,000 บาท ปี 2567 : 20,000 บาท").byYear]).toEqual([
    [2566, 10000],
    [2567, 20000],
  ]);
});

test.each([
  ["สำนักปลัด/โครงการอบรมสัมมนา", ["สำนักปลัด"], ["โครงการอบรมสัมมนา"], []],
  ["กองคลัง ใช้งบฯ โครงการพัฒนาบุคลากร", ["กองคลัง"], ["โครงการพัฒนาบุคลากร"], []],
  ["งบประมาณจากแผนพัฒนาท้องถิ่น (สำนักปลัด)", ["สำนักปลัด"], ["แผนพัฒนาท้องถิ่น"], []],
  ["เบิกจ่ายจากโครงการฝึกอบรม กองการศึกษา", ["กองการศึกษา"], ["โครงการฝึกอบรม"], []],
  ["สำนักปลัด, กองช่าง", ["สำนักปลัด", "กองช่าง"], [], []],
  ["สป.", [], [], ["สป."]],
  ["กองสาธารณสุขและสิ่งแวดล้อม\nกองทุนหลักประกันสุขภาพ", ["กองสาธารณสุขและสิ่งแวดล้อม"], ["กองทุนหลักประกันสุขภาพ"], []],
])("the remark %s is taken apart", (text, units, funding, rest) => {
  expect(readRemark([text])).toEqual({ units, funding, rest });
});

test.each([
  ["- 2) จัดอบรม", "2", "จัดอบรม"],
  ["๒.๑.๑) ข้อมูล", "2.1.1", "ข้อมูล"],
  ["(๓) ผู้รับผิดชอบ", "(3)", "ผู้รับผิดชอบ"],
  ["ข้อ ๔ ติดตาม", "4", "ติดตาม"],
  ["(ก) ภาคเช้า", "(ก)", "ภาคเช้า"],
  ["• รายการ", "-", "รายการ"],
])("the mark of %s", (text, no, rest) => {
  const mark = markOf(text);
  expect(mark && [numberOf(mark), mark.rest]).toEqual([no, rest]);
});

test.each(["85 คะแนนขึ้นไป", "พ.ศ. 2566", "2.5 %", "100,000 บาท", "ก.พ. กำหนด"])(
  "%s begins with no mark",
  (text) => {
    expect(markOf(text)).toBeNull();
  },
);

test("numbers that follow one another part a text; others do not", () => {
  expect(splitNumbered("9) ก 10) ข (ฉบับที่ 11) ค 11) ง").map(({ no, text }) => [no, text])).toEqual([
    [9, "ก"],
    [10, "ข (ฉบับที่ 11) ค"],
    [11, "ง"],
  ]);
  expect(withoutNumbers("๑.๑.๑ (๒) โครงการ")).toBe("โครงการ");
});

test("words that a line end cut are joined, words that stand apart are not", () => {
  expect(healed("ขององค์การ บริหารส่วน ตำบลทุ่งสุข", ["องค์การบริหารส่วนตำบลทุ่งสุข"]).text).toBe(
    "ขององค์การบริหารส่วนตำบลทุ่งสุข",
  );
  expect(healed("ประโยชน์ของประชา ชนทุกหมู่บ้าน").text).toBe("ประโยชน์ของประชาชนทุกหมู่บ้าน");
  expect(healed("โปร่งใส เป็นธรรม ตรวจสอบได้").text).toBe("โปร่งใส เป็นธรรม ตรวจสอบได้");
});
