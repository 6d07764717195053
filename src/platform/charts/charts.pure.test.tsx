import { readFileSync } from "node:fs";
import fc from "fast-check";
import { renderToString } from "preact-render-to-string";
import { describe, expect, it } from "vitest";
import { Chart } from "./chart.tsx";
import { pageColours, paperColours } from "./colours.ts";
import type { Colour } from "./colours.ts";
import { drawChart } from "./draw.tsx";
import { clean, widthOf, wrap } from "./letters.ts";
import { bandOf, totalAt } from "./model.ts";
import type { Band, ChartModel } from "./model.ts";
import { formatValue, scaleOf, shortValue } from "./numbers.ts";
import { pictureOf, picturesOf } from "./picture.tsx";
import { chartSamples, hardCharts } from "./samples.ts";
import { altOf, summaryOf, tableOf } from "./told.ts";

const bar = (values: readonly (number | null)[], more: Partial<ChartModel> = {}): ChartModel => ({
  kind: "bar",
  title: "จำนวน",
  categories: values.map((_, index) => `รายการ ${index + 1}`),
  series: [{ name: "จำนวน", values }],
  ...more,
});

const tone = fc.constantFrom("accent", "gold", "done", "doing", "late", "stop", "idle" as const);
const value = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer({ min: -1000, max: 1000 }),
  fc.constant(null),
  fc.constantFrom(0, -0, 1e308, -1e308, 5e-324, NaN, Infinity, -Infinity),
);
const name = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.constantFrom(
    "",
    " ",
    "<script>alert(1)</script>",
    '"><svg onload=x>',
    "&amp;]]>",
    "\u0000\ud800",
    "ก".repeat(300),
  ),
);
const anyChart: fc.Arbitrary<ChartModel> = fc
  .tuple(fc.integer({ min: 0, max: 18 }), fc.integer({ min: 0, max: 6 }))
  .chain(([categories, series]) => {
    const values = fc.array(value, { minLength: categories, maxLength: categories });
    return fc.record(
      {
        kind: fc.constantFrom("bar", "stacked", "line", "radar", "heat", "gauge" as const),
        title: name,
        categories: fc.array(name, { minLength: categories, maxLength: categories }),
        series: fc.array(
          fc.record({ name, values, tone, levels: values }, { requiredKeys: ["name", "values"] }),
          {
            minLength: series,
            maxLength: series,
          },
        ),
        description: name,
        categoryLabel: name,
        seriesLabel: name,
        unit: name,
        digits: fc.constantFrom("thai", "arabic" as const),
        decimals: fc.integer({ min: 0, max: 6 }),
        range: fc.record({ min: fc.double(), max: fc.double() }, { requiredKeys: [] }),
        bands: fc
          .array(
            fc.record({ from: fc.double({ noNaN: true, noDefaultInfinity: true }), label: name, tone }),
            {
              maxLength: 5,
            },
          )
          .map((bands: Band[]) => bands.toSorted((one, other) => one.from - other.from)),
      },
      { requiredKeys: ["kind", "title", "categories", "series"] },
    ) as fc.Arbitrary<ChartModel>;
  });

const drawn = (chart: ChartModel, shape: "wide" | "narrow") => {
  const { width, height, body } = drawChart(chart, shape, pageColours);
  return renderToString(<svg viewBox={`0 0 ${width} ${height}`}>{body}</svg>);
};

const attributes = (svg: string) => [...svg.matchAll(/ ([\w:-]+)="([^"]*)"/g)];

const dial: ChartModel = { kind: "gauge", title: "", categories: [""], series: [] };

describe("whatever the data", () => {
  it("draws numbers only, and needs no style and no id", () => {
    fc.assert(
      fc.property(anyChart, fc.constantFrom("wide", "narrow" as const), (chart, shape) => {
        const svg = drawn(chart, shape);
        const wrong = attributes(svg).filter(
          ([, attribute = "", text = ""]) =>
            /NaN|undefined|Infinity|null/.test(text) ||
            /^(style|id|on\w+)$/.test(attribute) ||
            (/^(width|height)$/.test(attribute) && !(Number(text) >= 0)),
        );
        expect(wrong).toEqual([]);
      }),
      {
        numRuns: 300,
        examples: [[{ ...dial, series: [{ name: "", values: [1e308] }], range: { min: 1e308 } }, "wide"]],
      },
    );
  });

  it("lets no text become an element, in page and document", () => {
    fc.assert(
      fc.property(anyChart, (chart) => {
        const { svg } = pictureOf(chart);
        expect(new Set([...svg.matchAll(/<\/?([a-z]+)/gi)].map((match) => match[1]))).toEqual(
          new Set([...svg.matchAll(/<\/?(svg|g|rect|path|text)\b/g)].map((match) => match[1])),
        );
        expect(svg).not.toMatch(/[\p{Cc}\ufffe\uffff]/u);
        expect(svg.isWellFormed()).toBe(true);
        expect(renderToString(<Chart chart={chart} />)).not.toMatch(/<script|<svg onload/);
      }),
      { numRuns: 200 },
    );
  });

  it("has every value in the table, and a dash of words where there is none", () => {
    fc.assert(
      fc.property(anyChart, (chart) => {
        const cells = tableOf(chart).rows.flatMap(([, ...row]) => row);
        for (const series of chart.series) {
          for (const one of series.values) {
            const text = one === null || !Number.isFinite(one) ? "ไม่มีข้อมูล" : formatValue(chart, one);
            expect(cells.some((cell) => cell.startsWith(text))).toBe(true);
          }
        }
      }),
    );
  });

  it("puts each value between the ends of its scale, in order", () => {
    const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
    fc.assert(
      fc.property(fc.array(finite, { minLength: 1, maxLength: 8 }), (values) => {
        const scale = scaleOf(bar(values), values, 5);
        const places = values.toSorted((one, other) => one - other).map(scale.place);
        expect(places).toEqual(places.toSorted((one, other) => one - other));
        for (const place of places) expect(place >= 0 && place <= 1).toBe(true);
        expect(scale.ticks.length).toBeLessThan(20);
        expect(scale.ticks).toContain(0);
      }),
    );
  });

  it("breaks no line wider than its room, and loses no letter of what fits", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", maxLength: 80 }),
        fc.integer({ min: 120, max: 400 }),
        (text, room) => {
          const lines = wrap(text, 14, room, 99);
          for (const line of lines) expect(widthOf(line, 14)).toBeLessThanOrEqual(room);
          expect(lines.join("").replaceAll(" ", "")).toBe(clean(text).replaceAll(" ", ""));
        },
      ),
    );
  });
});

describe("lines of Thai", () => {
  it("end between words, and no line begins with what belongs to the one before", () => {
    expect(wrap("กองการศึกษา ศาสนาและวัฒนธรรม", 14, 110)).toEqual(["กองการศึกษา", "ศาสนาและ", "วัฒนธรรม"]);
    for (const room of [60, 80, 100, 140]) {
      for (const line of wrap("ประกาศ “ไม่รับของขวัญ” (No Gift Policy) ต่าง ๆ ฯลฯ", 14, room, 20)) {
        expect(line).not.toMatch(/^[ ”)ๆ]|[“(]$/);
      }
    }
  });

  it("say with … that something was left out", () => {
    const lines = wrap("มาตรการเผยแพร่ข้อมูลการจัดซื้อจัดจ้างให้ประชาชนตรวจสอบได้", 14, 120, 2);
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatch(/…$/);
  });
});

describe("figures", () => {
  it("are whole in the table and short in the picture, in the digits asked for", () => {
    const money = bar([3_752_700_000.5], { digits: "thai" });
    expect(formatValue(money, 3_752_700_000.5)).toBe("๓,๗๕๒,๗๐๐,๐๐๐.๕๐");
    expect(shortValue(money, 3_752_700_000.5)).toBe("๓,๗๕๒.๗ ล้าน");
    expect(shortValue(bar([1]), 12e12)).toBe("12 ล้านล้าน");
    expect(formatValue(bar([1]), -4)).toBe("−4");
    expect(formatValue(bar([1]), 1e21)).toBe("1.00×10^21");
  });

  it("never read as nothing when they are something", () => {
    expect(formatValue(bar([0.001]), 0.001)).toBe("0.0010");
    expect(formatValue(bar([1e-9]), 1e-9)).toBe("1.00×10^−9");
    expect(formatValue(bar([0]), -0)).toBe("0");
  });

  it("missing is not zero", () => {
    const chart = bar([0, null]);
    expect(tableOf(chart).rows).toEqual([
      ["รายการ 1", "0"],
      ["รายการ 2", "ไม่มีข้อมูล"],
    ]);
    expect(drawn(chart, "wide")).toContain(">ไม่มีข้อมูล</text>");
    expect(totalAt(bar([null]), 0)).toBeNull();
    expect(totalAt(bar([0]), 0)).toBe(0);
  });

  it("add up as people add: 0.1 + 0.2 is 0.3", () => {
    const chart = bar([0.1], { kind: "stacked" });
    expect(totalAt({ ...chart, series: [...chart.series, { name: "ข", values: [0.2] }] }, 0)).toBe(0.3);
  });
});

describe("bands", () => {
  const chart = bar([0], {
    bands: [
      { from: 0, label: "ต่ำ", tone: "stop" },
      { from: 50, label: "พอใช้", tone: "late" },
      { from: 85, label: "ผ่าน", tone: "done" },
    ],
  });

  it("begin exactly where they say", () => {
    const labels = [-1, 0, 49.995, 50, 84.999, 85, 1000, null].map((score) => bandOf(chart, score)?.label);
    expect(labels).toEqual([undefined, "ต่ำ", "ต่ำ", "พอใช้", "พอใช้", "ผ่าน", "ผ่าน", undefined]);
  });

  it("are told in the table of a gauge and of a heat map, by level where there is one", () => {
    expect(tableOf({ ...chart, kind: "gauge" }).rows[0]?.[1]).toBe("0 (ต่ำ)");
    const heat: ChartModel = { ...chart, kind: "heat", series: [{ name: "ก", values: [3], levels: [90] }] };
    expect(tableOf(heat).rows[0]?.[1]).toBe("3 (ผ่าน)");
  });
});

describe("told in words", () => {
  it("names the ends and what is missing", () => {
    expect(summaryOf(bar([3, 9, null], { unit: "คน" }))).toBe(
      "แผนภูมิแท่ง: จำนวน (คน) · สูงสุด รายการ 2 9 · ต่ำสุด รายการ 1 3 · ไม่มีข้อมูล 1 ค่า",
    );
    expect(altOf(bar([3]))).toBe("แผนภูมิแท่ง: จำนวน รายการ 1 3\nรายการ 1: 3");
  });

  it("calls the picture what it is, not what was asked for", () => {
    expect(summaryOf(bar([1, 2], { kind: "gauge" }))).toMatch(/^แผนภูมิแท่ง:/);
    expect(summaryOf(bar([1, 2], { kind: "radar" }))).toMatch(/^แผนภูมิแท่ง:/);
  });
});

describe("in a document", () => {
  it("carries its colours itself, in Sarabun, and says its values", () => {
    for (const chart of [...chartSamples, ...hardCharts]) {
      const picture = pictureOf(chart);
      expect(picture.svg).not.toContain("var(");
      expect(picture.svg).toContain('font-family="Sarabun"');
      expect(picture.alt).toContain(clean(chart.title).slice(0, 10));
    }
  });

  it("divides many bars into parts on one scale, none left out", () => {
    const chart = bar(Array.from({ length: 41 }, (_, index) => index + 1));
    const pictures = picturesOf(chart);
    expect(pictures).toHaveLength(3);
    for (const { svg } of pictures) expect(svg).toContain(">50</text>");
    for (const category of chart.categories) {
      expect(pictures.filter(({ svg }) => svg.includes(`>${category}</text>`))).toHaveLength(1);
    }
    expect(picturesOf(bar([1, 2]))).toHaveLength(1);
  });

  it("writes Thai digits in names and figures alike, and none else", () => {
    for (const chart of chartSamples) {
      const { svg, alt } = pictureOf({ ...chart, digits: "thai" });
      const texts = [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map((match) => match[1]);
      expect([...texts, alt].filter((text) => /[0-9]/.test(text ?? ""))).toEqual([]);
    }
  });

  it("has the light look's own colours", () => {
    const css =
      readFileSync(new URL("../ui/styles/tokens.css", import.meta.url), "utf8").split("@media")[0] ?? "";
    const tokens = [...css.matchAll(/--([\w-]+): (#[0-9a-f]{6})/g)];
    const colours = tokens.filter(([, token]) => paperColours(token as Colour) !== undefined);
    expect(colours.length).toBeGreaterThanOrEqual(19);
    for (const [, token, colour] of colours)
      expect([token, paperColours(token as Colour)]).toEqual([token, colour]);
  });
});
