import { squash } from "../../../../thai/matching.ts";
import { nearness } from "../near.ts";
import { quoted } from "../../../../platform/reading/notebook.ts";
import type { WholeReading } from "./whole.ts";
import { lineOfText, noteAt } from "./whole.ts";

/** Sentences that come twice, and sentences that nearly do: a copy that was changed halfway. */
export function doubtRepeats(whole: WholeReading): void {
  const { reading, introduction } = whole;
  for (const project of reading.projects) {
    const steps = project.steps.map(({ text, tail }) => ({ text, tail }));
    const texts = [...steps.map(({ text }) => text), ...steps.flatMap(({ tail }) => (tail ? [tail] : []))];
    for (const [index, text] of texts.entries()) {
      const other = texts.slice(0, index).find((before) => text.length > 30 && isNear(before, text, 0.78));
      if (other === undefined) continue;
      noteAt(
        whole,
        lineOfText(whole, project, text),
        {
          level: "advice",
          kind: "repeated",
          says: `${quoted(other, 110)} / ${quoted(text, 110)}`,
          took: "เก็บทั้งสองขั้นตอน",
          why: squash(other) === squash(text) ? "ขั้นตอนซ้ำกัน" : "ขั้นตอนสองข้อเกือบเหมือนกัน",
        },
        project.no,
      );
    }
  }
  for (const benefit of reading.plan_benefits) {
    const near = reading.plan_objectives
      .map((objective) => ({ objective, score: score(objective, benefit) }))
      .toSorted((a, b) => b.score - a.score)[0];
    if (!near || near.score < 0.72) continue;
    const isSame = squash(near.objective) === squash(benefit);
    noteAt(whole, introduction.lines.get(benefit), {
      level: isSame ? "advice" : "warning",
      kind: "repeated",
      says: quoted(benefit, 200),
      took: "เก็บตามที่พิมพ์",
      why: isSame
        ? "ประโยชน์ข้อนี้เหมือนวัตถุประสงค์ทุกตัวอักษร"
        : `ประโยชน์ข้อนี้เกือบเหมือนวัตถุประสงค์ อาจคัดลอกแล้วคำเปลี่ยนความหมาย ส่วนที่ต่าง: ${difference(near.objective, benefit)}`,
    });
  }
}

function isNear(a: string, b: string, least: number): boolean {
  if (Math.min(a.length, b.length) / Math.max(a.length, b.length) < least) return false;
  return nearness(a, b, least) >= least;
}

function score(a: string, b: string): number {
  return Math.min(a.length, b.length) / Math.max(a.length, b.length) < 0.7 ? 0 : nearness(a, b, 0.7);
}

/** The words that one of two near sentences has and the other has not. */
function difference(a: string, b: string): string {
  const left = wordsOf(a);
  const right = wordsOf(b);
  const only = (words: string[], others: string[]) =>
    [...new Set(words.filter((word) => !others.includes(word)))].join(" ") || "–";
  return `“${quoted(only(left, right), 70)}” / “${quoted(only(right, left), 70)}”`;
}

const segmenter = new Intl.Segmenter("th", { granularity: "word" });

function wordsOf(text: string): string[] {
  return [...segmenter.segment(text)].filter(({ isWordLike }) => isWordLike).map(({ segment }) => segment);
}
