/** The words around a figure, taken off one by one. */
import type { Indicator, IndicatorPeriod } from "../content.ts";
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

export interface Before {
  from: number;
  comparison: Indicator["comparison"];
  /** The comparison is not quite what the words say. */
  strict: boolean;
  per: IndicatorPeriod | null;
  words: ReadonlySet<string>;
}

export interface After {
  to: number;
  unit: string | null;
  up: boolean;
  /** 3 - 5: the lower bound is taken. "8 0" may be 80 that a scanner took apart. */
  range: boolean;
  percent: boolean;
  points: boolean;
  ofFive: boolean;
  per: IndicatorPeriod | null;
}

const comparisons: readonly (readonly [readonly string[], Indicator["comparison"], boolean])[] = [
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

/** All the words that may stand before a figure are shorter, in whatever number they come. */
const longest = 160;

/** ภายใน of a place (การควบคุมภายใน, หน่วยงานภายใน) says no time. */
const insideOf = /(?:ควบคุม|ตรวจสอบ|หน่วยงาน|บุคลากร|องค์กร)ภายใน$/;

export function readBefore(text: string, at: number): Before {
  const start = Math.max(0, at - longest);
  let left = text.slice(start, at);
  const words = new Set<string>();
  let comparison: Indicator["comparison"] = null;
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
  return { from: start + left.length, comparison, strict, per, words };
}

export function readAfter(text: string, at: number): After {
  const after: After = {
    to: at,
    unit: null,
    up: false,
    range: false,
    percent: false,
    points: false,
    ofFive: false,
    per: null,
  };
  for (;;) {
    const left = text.slice(after.to, after.to + longest);
    const percent = /^(?:%|เปอร์เซ็นต์|เปอร์เซนต์)/.exec(left)?.[0];
    const points = /^คะแนน/.exec(left)?.[0];
    const five = /^[(]?(?:จาก|เต็ม|\/)(?:คะแนนเต็ม|เต็ม)?5(?:\.0+)?(?!\d)/.exec(left)?.[0];
    const range = after.to === at ? /^[-–—|]\d+(?:\.\d+)?/.exec(left)?.[0] : undefined;
    const up = /^(?:ขึ้นไป|เป็นอย่างน้อย)/.exec(left)?.[0];
    const period = periodAfter.find(([pattern]) => pattern.test(left));
    const unit = after.unit === null ? countUnits.find((word) => left.startsWith(word)) : undefined;
    if (percent) after.percent = true;
    else if (points) after.points = true;
    else if (five) after.ofFive = true;
    else if (up) after.up = true;
    else if (range) after.range = true;
    else if (period) after.per = period[1];
    else if (unit !== undefined) after.unit = unit;
    else return after;
    after.to += (
      percent ??
      points ??
      five ??
      up ??
      range ??
      period?.[0].exec(left)?.[0] ??
      unit ??
      ""
    ).length;
  }
}
