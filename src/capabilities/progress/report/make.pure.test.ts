import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { packKinds } from "../../../pack-kinds.ts";
import { loadPackShelf } from "../../../platform/packs/load.ts";
import { root } from "../../../platform/root.ts";
import { squash } from "../../../thai/matching.ts";
import { planCycle } from "../../plan/packs/cycles.ts";
import type { ReportRow } from "./content.ts";
import { makeReport } from "./make.ts";
import { factsHashAt, placeAt, placeNamed } from "./places.ts";
import { halfYear } from "./records.fixture.ts";
import { suggestionsOf } from "./suggest.ts";
import { rowsIn, rowsOf, totalOf } from "./totals.ts";

const shelf = await loadPackShelf(join(root, "packs"), packKinds);
const cycle = planCycle(shelf, "2566-2570")?.data;
if (!cycle) throw new Error("The cycle is not shipped");
const records = halfYear(cycle);

const rowNamed = (id: string, made = makeReport(records)): ReportRow => {
  const row = rowsOf(made).find((each) => each.id === id);
  if (!row) throw new Error(`no row ${id}`);
  return row;
};

test("a result tells what was held when, where and with whom, the steps done, and the verdict with its arithmetic", () => {
  expect(rowNamed("y1").result.split("\n")).toEqual([
    "อยู่ระหว่างดำเนินการ (แล้วเสร็จ 2 จาก 3 ขั้นตอน)",
    "อบรมจริยธรรมบุคลากร เมื่อวันที่ 12 ม.ค. 2569 ณ ห้องประชุมทุ่งสุข มีผู้เข้าร่วม 64 คน",
    "ตัวชี้วัดที่ 1: 1 ครั้ง น้อยกว่าเป้าหมาย 2 ครั้ง – ไม่บรรลุตัวชี้วัด",
    "ตัวชี้วัดที่ 2: 64 จาก 70 = ร้อยละ 91.43 มากกว่าเป้าหมาย ร้อยละ 80 – บรรลุตัวชี้วัด",
  ]);
});

test("a publication is told with its channels and how often, a stop with its reason", () => {
  expect(rowNamed("y4").result).toContain("เผยแพร่ ประกาศเจตจำนงสุจริต ทาง เว็บไซต์ (2 ครั้ง), เฟซบุ๊ก (3 ก.พ. 2569)");
  expect(rowNamed("y7").result).toContain("ไม่สามารถดำเนินการได้ เนื่องจากวิทยากรยกเลิกทั้งสองครั้ง");
});

test("what has no record says so, and money does not count as a result", () => {
  expect(rowNamed("y3").result).toBe("ยังไม่มีบันทึกผลการดำเนินงาน ณ วันที่ 31 มี.ค. 2569");
  expect(rowNamed("y5").result).toMatch(/^มีการเบิกจ่าย แต่ยังไม่มีบันทึกผลการดำเนินงาน/);
  expect(rowNamed("y5").money.disbursed).toBe(8_000_33);
});

test("no result of any project holds what its plan says that it wants", () => {
  for (const { id, result } of rowsOf(makeReport(records))) {
    const content = records.projects.find(({ project }) => project.id === id)?.project.content;
    const wanted = [...(content?.outputs ?? []), ...(content?.outcomes ?? [])].map(({ text }) => text);
    expect(wanted.length).toBeGreaterThan(0);
    for (const text of [...wanted, ...(content?.objectives ?? [])]) {
      expect(squash(result)).not.toContain(squash(text));
    }
  }
});

test("what came after the round, or was taken back, is not told; twelve months tell it", () => {
  const half = JSON.stringify(makeReport(records));
  expect(half).not.toContain("กิจกรรมหลังสิ้นรอบ");
  expect(half).not.toContain("กิจกรรมที่ถูกถอน");
  const year = JSON.stringify(makeReport({ ...records, round: "12-month" }));
  expect(year).toContain("กิจกรรมหลังสิ้นรอบ");
  expect(year).toContain("อบรมจริยธรรมบุคลากร");
  expect(year).not.toContain("กิจกรรมที่ถูกถอน");
});

test("rows stand under dimension, mission and sub-heading in the order of the book", () => {
  const made = makeReport(records);
  expect(rowsOf(made).map(({ code }) => code)).toEqual(records.projects.map(({ project }) => project.code));
  expect(made.dimensions.map(({ title }) => title)[0]).toBe("มิติที่ 1 การสร้างวัฒนธรรมสุจริต");
  const first = made.dimensions[0]?.lines.map((line) =>
    line.heading ? `${line.heading.level} ${line.heading.code}` : `row ${line.row.code}`,
  );
  expect(first?.slice(0, 6)).toEqual(["1 1.1", "2 1.1.1", "row 1", "1 1.2", "2 1.2.1", "row 2"]);
});

test("of what was dropped within the year only that stays in which something was done", () => {
  const dropped = records.projects.map(({ project, ...each }) => ({
    ...each,
    project: { ...project, dropped: ["y1", "y3"].includes(project.id) },
  }));
  const rows = rowsOf(makeReport({ ...records, projects: dropped }));
  expect(rows.some(({ id }) => id === "y3")).toBe(false);
  expect(rows.find(({ id }) => id === "y1")?.remark).toBe("ยกเลิกตามแผนฉบับเปลี่ยนแปลง");
});

test("words stand beside the facts and never in their place; they know when the facts change", () => {
  const note = placeAt("note", "y1");
  const words = new Map([
    [note, "ผู้เข้าอบรมขอให้จัดอีก"],
    ["problems", "ข้อ 1\nข้อ 2"],
  ]);
  const made = makeReport({ ...records, words });
  expect(rowNamed("y1", made).result).toBe(rowNamed("y1").result);
  expect(rowNamed("y1", made).narrative.at(-1)?.paragraphs).toEqual(["ผู้เข้าอบรมขอให้จัดอีก"]);
  expect(made.problems).toEqual(["ข้อ 1", "ข้อ 2"]);

  const place = placeNamed(note);
  const all = placeNamed("problems");
  const reporter = placeNamed("reporter.name");
  if (!place || !all || !reporter) throw new Error("a place is missing");
  const hashes = (facts: typeof records.facts) => {
    const then = makeReport({ ...records, words, facts });
    return [place, all, reporter].map((each) => factsHashAt(then, each));
  };
  const before = hashes(records.facts);
  expect([place, all, reporter].map((each) => factsHashAt(makeReport(records), each))).toEqual(before);
  const own = hashes(records.facts.filter(({ id }) => id !== "f-training"));
  expect(own.map((hash, at) => hash === before[at])).toEqual([false, false, true]);
  const elsewhere = hashes(records.facts.filter(({ id }) => id !== "f-stopped"));
  expect(elsewhere.map((hash, at) => hash === before[at])).toEqual([true, false, true]);
});

test("what is no place takes no words", () => {
  expect(placeNamed("result")).toBeUndefined();
  expect(placeNamed("note:")).toBeUndefined();
  expect(placeNamed("toString")).toBeUndefined();
  expect(placeNamed("constructor:y1")).toBeUndefined();
});

test("records suggest what nobody has to look for, and print nothing by themselves", () => {
  const { factors, problems, recommendations } = suggestionsOf(records);
  expect(factors).toContain("มีผู้เข้าร่วมกิจกรรมรวม 64 คน จาก 1 กิจกรรม");
  expect(problems.join("\n")).toContain("วิทยากรยกเลิกทั้งสองครั้ง");
  expect(problems.join("\n")).toContain("มีการเบิกจ่ายแต่ยังไม่มีบันทึกผลการดำเนินงาน 1 รายการ");
  expect(recommendations.join("\n")).toContain("ทบทวนวิธีดำเนินการของโครงการที่ไม่บรรลุตัวชี้วัด 1 รายการ");
  const { factors: printed, problems: told } = makeReport(records);
  expect([...printed, ...told]).toEqual([]);
});

test("the report of a unit tells what it did itself", () => {
  const other = makeReport({ ...records, unit: { id: "u2", name: "กองช่าง" } });
  expect(rowsOf(other).every(({ result }) => result.startsWith("ยังไม่มีบันทึก"))).toBe(true);
  const own = makeReport({ ...records, unit: { id: "u1", name: "สำนักปลัด" } });
  expect(rowNamed("y1", own).result).toContain("อบรมจริยธรรมบุคลากร");
  expect(own.announcement).toBeNull();
  expect(own.title).toContain("สำนักปลัด");
});

const amount = fc.option(fc.integer({ min: 0, max: 9_000_000_000_00 }), { nil: null });
const anyRow = fc.record({
  money: fc.record({ integrated: amount, agency: amount, disbursed: amount }),
  guidelines: fc.record({ conscience: fc.boolean(), mechanism: fc.boolean(), efficiency: fc.boolean() }),
});

test("a total is the sum of its rows to the satang, a dash only where all rows have one, ticked where any is", () => {
  fc.assert(
    fc.property(fc.array(anyRow, { maxLength: 70 }), (rows) => {
      const total = totalOf(rows);
      for (const key of ["integrated", "agency", "disbursed"] as const) {
        const named = rows.flatMap(({ money }) => (money[key] === null ? [] : [BigInt(money[key])]));
        const sum = named.reduce((all, each) => all + each, 0n);
        expect(total[key]).toBe(named.length === 0 ? null : Number(sum));
      }
      for (const key of ["conscience", "mechanism", "efficiency"] as const) {
        expect(total.guidelines[key]).toBe(rows.filter(({ guidelines }) => guidelines[key]).length > 0);
      }
    }),
  );
});

test("each dimension carries the total of its rows", () => {
  const made = makeReport(records);
  for (const dimension of made.dimensions) expect(dimension.total).toEqual(totalOf(rowsIn(dimension)));
  expect(totalOf(rowsOf(made)).disbursed).toBe(12_345_67 + 8_000_33);
});
