/** Measures that a figure stands in: the words before it and after it say what it counts. */
import type { IndicatorPeriod } from "../content.ts";
import type { Measure, Part } from "./read.ts";
import {
  atLeast,
  atMost,
  countUnits,
  exactly,
  lessThan,
  moreThan,
  periodAfter,
  periodBefore,
} from "./words.ts";

export function figuresIn(text: string): Part[] {
  const free = text.replace(/รอบ\d+เดือน(?:(?:และ|[,/|])*(?:รอบ)?\d+เดือน)*/g, (found) =>
    "¤".repeat(found.length),
  );
  const parts: Part[] = [];
  let from = 0;
  for (const found of free.matchAll(/\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?/g)) {
    // "4 จาก 5": the second figure belongs to the first.
    if (found.index < from) continue;
    const part = partAround(free, found.index, found[0]);
    if (!part) continue;
    from = part.to;
    parts.push(part);
  }
  return parts;
}

interface Before {
  from: number;
  comparison: Measure["comparison"];
  /** The comparison is not quite what the words say. */
  strict: boolean;
  per: IndicatorPeriod | null;
  words: ReadonlySet<string>;
}

interface After {
  to: number;
  unit: string | null;
  up: boolean;
  percent: boolean;
  points: boolean;
  ofFive: boolean;
  per: IndicatorPeriod | null;
}

function partAround(text: string, at: number, figure: string): Part | undefined {
  const before = readBefore(text.slice(0, at));
  const after = readAfter(text, at + figure.length);
  const number = Number(figure.replaceAll(",", ""));
  const place = { from: before.from, to: after.to };
  const comparison = before.comparison ?? "at-least";
  const per = before.per ?? after.per ?? null;
  const sure = !before.strict;
  const percent = before.words.has("ร้อยละ") || after.percent;
  if (percent) {
    const change = changeBefore(text.slice(0, before.from), before);
    const changed = change === null ? place : { ...place, from: change.from };
    if (change?.direction === "rises") return { ...changed, sure: false, measure: null };
    const kind = change === null ? "percent" : "falls-by";
    return { ...changed, sure, measure: { kind, comparison, number, unit: "ร้อยละ", per } };
  }
  const average = before.words.has("เฉลี่ย") || after.ofFive;
  if (before.words.has("ระดับ") || (average && (after.unit === null || after.points)))
    return { ...place, sure, measure: { kind: "level", comparison, number, unit: "ระดับ", per } };
  if (after.points)
    return { ...place, sure, measure: { kind: "score", comparison, number, unit: "คะแนน", per } };
  const unit = after.unit;
  if (unit === null) return undefined;
  const isLimit = before.words.has("ภายใน") || before.comparison === "at-most";
  if (isLimit && (unit === "วัน" || unit === "วันทำการ"))
    return {
      ...place,
      sure,
      measure: { kind: "within-days", comparison: "at-most", number, unit, per: per ?? "case" },
    };
  if (number === 0)
    return { ...place, sure, measure: { kind: "zero", comparison: "exactly", number: 0, unit, per } };
  const said = before.comparison !== null || before.per !== null || before.words.has("จำนวน") || after.up;
  return {
    ...place,
    sure: sure && said && !before.words.has("ภายใน"),
    measure: {
      kind: "count",
      comparison: before.words.has("ภายใน") ? "at-most" : comparison,
      number,
      unit,
      per,
    },
  };
}

const comparisons: readonly (readonly [readonly string[], Measure["comparison"], boolean])[] = [
  [atLeast, "at-least", false],
  [atMost, "at-most", false],
  [moreThan, "at-least", true],
  [lessThan, "at-most", true],
  [exactly, "exactly", false],
];

/** Words that may stand between a figure and what it is about, in any order. */
const loose: Readonly<Record<string, string>> = {
  ภายในระยะเวลา: "ภายใน",
  ภายในกำหนด: "ภายใน",
  ภายใน: "ภายใน",
  ร้อยละ: "ร้อยละ",
  เป็นจำนวน: "จำนวน",
  จำนวน: "จำนวน",
  รวม: "จำนวน",
  ทั้งสิ้น: "จำนวน",
  ระดับที่: "ระดับ",
  ระดับ: "ระดับ",
  คะแนนเฉลี่ย: "เฉลี่ย",
  ค่าเฉลี่ย: "เฉลี่ย",
  เฉลี่ย: "เฉลี่ย",
  ลดลง: "ลดลง",
  ลด: "ลดลง",
  เพิ่มขึ้น: "เพิ่มขึ้น",
  คิดเป็น: "",
  อยู่ใน: "",
  ใน: "",
  ที่: "",
};

/** ภายใน of a place (การควบคุมภายใน, หน่วยงานภายใน) says no time. */
const insideOf = /(?:ควบคุม|ตรวจสอบ|หน่วยงาน|บุคลากร|องค์กร)ภายใน$/;

function readBefore(text: string): Before {
  let left = text;
  const words = new Set<string>();
  let comparison: Measure["comparison"] = null;
  let strict = false;
  let per: IndicatorPeriod | null = null;
  for (;;) {
    const compared = comparisons.find(([list]) => list.some((word) => left.endsWith(word)));
    const period = Object.keys(periodBefore).find((word) => left.endsWith(word));
    const other = insideOf.test(left) ? undefined : Object.keys(loose).find((word) => left.endsWith(word));
    if (compared) {
      const word = compared[0].find((each) => left.endsWith(each)) ?? "";
      [, comparison, strict] = compared;
      left = left.slice(0, -word.length);
    } else if (period !== undefined) {
      per = periodBefore[period] ?? null;
      left = left.slice(0, -period.length);
    } else if (other !== undefined) {
      words.add(loose[other] ?? "");
      left = left.slice(0, -other.length);
    } else break;
  }
  return { from: left.length, comparison, strict, per, words };
}

function readAfter(text: string, at: number): After {
  const after: After = {
    to: at,
    unit: null,
    up: false,
    percent: false,
    points: false,
    ofFive: false,
    per: null,
  };
  for (;;) {
    const left = text.slice(after.to);
    const percent = /^(?:%|เปอร์เซ็นต์|เปอร์เซนต์)/.exec(left)?.[0];
    const points = /^คะแนน/.exec(left)?.[0];
    const five = /^[(]?(?:จาก|เต็ม|\/)(?:คะแนนเต็ม|เต็ม)?5(?:\.0+)?(?!\d)/.exec(left)?.[0];
    const up = /^(?:ขึ้นไป|เป็นอย่างน้อย)/.exec(left)?.[0];
    const period = periodAfter.find(([pattern]) => pattern.test(left));
    const unit = after.unit === null ? countUnits.find((word) => left.startsWith(word)) : undefined;
    if (percent) after.percent = true;
    else if (points) after.points = true;
    else if (five) after.ofFive = true;
    else if (up) after.up = true;
    else if (period) after.per = period[1];
    else if (unit !== undefined) after.unit = unit;
    else return after;
    after.to += (percent ?? points ?? five ?? up ?? period?.[0].exec(left)?.[0] ?? unit ?? "").length;
  }
}

/** ลดลงจากปีที่ผ่านมาไม่น้อยกว่าร้อยละ 5: the fall may stand some words before its figure, but not beyond an และ. */
function changeBefore(
  text: string,
  { words, from }: Before,
): { direction: "falls" | "rises"; from: number } | null {
  if (words.has("ลดลง")) return { direction: "falls", from };
  if (words.has("เพิ่มขึ้น")) return { direction: "rises", from };
  const near = /(?:(?<!ไม่)(?<falls>ลดลง)|เพิ่มขึ้น|สูงขึ้น)(?:(?!และ)[^\d,;]){0,36}$/.exec(text);
  if (!near) return null;
  return { direction: near.groups?.["falls"] ? "falls" : "rises", from: near.index };
}
