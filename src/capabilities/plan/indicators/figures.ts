/** Measures that a figure stands in: the words before it and after it say what it counts. */
import type { Indicator } from "../content.ts";
import { readAfter, readBefore } from "./around.ts";
import type { Before } from "./around.ts";

export type Measure = Omit<Indicator, "instruments" | "source" | "confirmed">;

export interface Part {
  from: number;
  to: number;
  sure: boolean;
  /** null: told, but no kind says it; what stands here must not be read as something else. */
  measure: Measure | null;
}

/** So many letters before a figure may still be about it. */
const nearby = 120;

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

function partAround(text: string, at: number, figure: string): Part | undefined {
  const before = readBefore(text, at);
  const after = readAfter(text, at + figure.length);
  const number = Number(figure.replaceAll(",", ""));
  const place = { from: before.from, to: after.to };
  const comparison = before.comparison ?? "at-least";
  const per = before.per ?? after.per ?? null;
  const sure = !before.strict && !after.range;
  const percent = before.words.has("ร้อยละ") || after.percent;
  const isIta = /(?:ITA|ไอทีเอ)[^\d,;]{0,20}$/.test(
    text.slice(Math.max(0, before.from - nearby), before.from),
  );
  // A score of ITA is now and then written as a percentage, or without a unit.
  if (isIta && (percent || (after.unit === null && !after.points && before.comparison !== null)))
    return {
      ...place,
      sure: sure && !percent,
      measure: { kind: "score", comparison, number, unit: "คะแนน", per },
    };
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
  // So many fewer than before: no kind says how many, but that it falls.
  if (before.words.has("ลดลง"))
    return {
      ...place,
      sure: false,
      measure: { kind: "falls", comparison: null, number: null, unit, per: null },
    };
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

/** ลดลงจากปีที่ผ่านมาไม่น้อยกว่าร้อยละ 5: the fall may stand some words before its figure, but not beyond an และ. */
function changeBefore(
  text: string,
  { words, from }: Before,
): { direction: "falls" | "rises"; from: number } | null {
  if (words.has("ลดลง")) return { direction: "falls", from };
  if (words.has("เพิ่มขึ้น")) return { direction: "rises", from };
  const start = Math.max(0, text.length - nearby);
  const left = text.slice(start);
  const near =
    /(?:(?<!ไม่)(?<falls>ลดลง)|เพิ่มขึ้น|สูงขึ้น)(?:(?!และ)[^\d,;]){0,36}$/.exec(left) ??
    /(?<falls>ลด(?:ข้อ|เรื่อง|จำนวน|การ|ขั้นตอน|ระยะเวลา|ค่าใช้จ่าย)(?:(?!และ)[^\d,;]){0,70})$/.exec(left);
  if (!near) return null;
  return { direction: near.groups?.["falls"] ? "falls" : "rises", from: start + near.index };
}
