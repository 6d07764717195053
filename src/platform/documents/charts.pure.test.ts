import { expect, test } from "vitest";
import { docxText, xlsxText, zipParts } from "../../testing/read-office.ts";
import { chartBlocks } from "../charts/chart-blocks.ts";
import type { ChartModel } from "../charts/model.ts";
import { chartSamples } from "../charts/samples.ts";
import { drawDocx } from "./docx/draw.ts";
import type { Block, DocumentModel } from "./model.ts";
import { drawXlsx } from "./xlsx/draw.ts";

const chart: ChartModel = {
  kind: "bar",
  title: "ผลงาน",
  unit: "ร้อยละ",
  categories: ["กองคลัง", "กองช่าง"],
  series: [{ name: "ปี 2569", values: [87.5, null] }],
};

function paper(blocks: readonly Block[]): DocumentModel {
  return { title: "แผนภูมิ", issuer: "เทศบาล", digits: "thai", sections: [{ blocks }] };
}

test("a chart in Word is a drawing with points for who cannot show it, and with its figures in words", async () => {
  const blocks = chartBlocks(chart, { digits: "thai", label: "แผนภูมิที่ 1" });
  const bytes = await drawDocx(paper(blocks));
  const parts = await zipParts(bytes);
  expect([...parts.keys()].filter((name) => /media\/.*\.(png|svg)$/.test(name))).toHaveLength(2);
  const told = /descr="([^"]*)"/.exec(parts.get("word/document.xml") ?? "")?.[1] ?? "";
  for (const words of ["แผนภูมิแท่ง", "กองคลัง", "๘๗.๕๐", "กองช่าง", "ไม่มีข้อมูล"]) expect(told).toContain(words);
  expect(await docxText(bytes)).toContain("แผนภูมิที่ ๑  ผลงาน (ร้อยละ)");
});

test("a chart in a workbook has its figures below, as numbers to reckon with", async () => {
  const bytes = await drawXlsx(paper(chartBlocks(chart, { digits: "thai" })));
  expect((await xlsxText(bytes)).split("\n")).toEqual(
    expect.arrayContaining(["ปี ๒๕๖๙", "กองคลัง", "๘๗.๕๐", "กองช่าง", "ไม่มีข้อมูล"]),
  );
  const sheet = (await zipParts(bytes)).get("xl/worksheets/sheet1.xml") ?? "";
  expect(sheet).toMatch(/<v>87\.5<\/v>/);
});

test("figures that are too many to be told stand below the picture for everybody", () => {
  const categories = Array.from({ length: 41 }, (_, at) => `หน่วยที่ ${at}`);
  const values = categories.map((_, at) => at);
  const kinds = (of: ChartModel) => chartBlocks(of, { digits: "thai" }).map(({ kind }) => kind);
  expect(kinds(chart)).toEqual(["figure"]);
  const many = { ...chart, categories, series: [{ name: "จำนวน", values }] };
  expect(kinds(many)).toEqual(["figure", "figure", "figure", "table"]);
});

test("every kind of chart goes into Word and workbooks", async () => {
  const blocks = chartSamples.flatMap((sample) => chartBlocks(sample, { digits: "thai" }));
  const [word, workbook] = await Promise.all([drawDocx(paper(blocks)), drawXlsx(paper(blocks))]);
  const text = await xlsxText(workbook);
  for (const sample of chartSamples)
    for (const { name } of sample.series) expect(text).toContain(name.slice(0, 5));
  expect(word.length).toBeGreaterThan(10_000);
}, 30_000);
