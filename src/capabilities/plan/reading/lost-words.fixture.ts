import { squash } from "../../../thai/matching.ts";
import type { PlanReading } from "./reading.ts";

/** Every blank-free word of every line stands somewhere in what was read, or in what found no place. */
export function lostWords(text: string, reading: PlanReading): string[] {
  const all = squash(JSON.stringify(reading).replaceAll(/\\n|\\"/g, " "));
  const hasNone = reading.projects.some(({ budgets }) => Object.values(budgets).includes(0));
  const lost: string[] = [];
  for (const line of text.split("\n")) {
    for (const word of line.split(/[\s|"]+/)) {
      const bare = squash(word.replaceAll(/[*“”]/g, "").replaceAll(/^[-–—(]*[\d๐-๙.]*[).]?|[,.]+$/g, ""));
      // Behind a figure it is the unit of an amount, which is read as a number.
      if (bare === "บาท") continue;
      // In a cell of money it is read as none.
      if (bare === "ไม่ใช้งบประมาณ" && hasNone) continue;
      if (bare.length > 2 && !/^[\d.,]+$/.test(bare) && !all.includes(bare)) lost.push(word);
    }
  }
  return lost;
}
