import { toArabicDigits } from "../../thai/digits.ts";

/** People that a target group names, each figure; "รุ่นละ 30 คน" counts no group. */
export function headCountsIn(text: string): number[] {
  const figures = toArabicDigits(text).matchAll(/(?<!ละ\s*)(?<![\d,.])(\d[\d,]*)\s*(?:คน|ราย|ท่าน)/g);
  return [...figures].map(([, figure = ""]) => Number(figure.replaceAll(",", "")));
}
