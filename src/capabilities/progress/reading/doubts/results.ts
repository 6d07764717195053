/** Results that are none: the plan's words again, a success beside work not done, one sentence for many rows. */
import { placeOf, quoted } from "../../../../platform/reading/notebook.ts";
import { similarity, squash } from "../../../../thai/matching.ts";
import type { ReadRow } from "../reading.ts";
import { isBlankText, isNotDone } from "../status.ts";
import type { WholeReading } from "./all.ts";
import { statusWords } from "./money.ts";

const LIKE = 0.8;
/** So much of a result in the plan's words, in pieces of so many letters. */
const SHARE = 0.7;
const PIECE = 10;
/** What is still to be reached. */
const GOAL = /^\s*[-–—•]?\s*เพื่อ|ไม่\s*น้อยกว่า|ไม่\s*ต่ำกว่า|อย่างน้อย\s*(?:ร้อยละ|[\d๐-๙])|ขึ้นไป\s*$/;

export function doubtResults({ reading: { rows }, form, notebook }: WholeReading): void {
  const same = new Map<string, ReadRow[]>();
  for (const row of rows) {
    const line = form.rows[row.no - 1]?.line;
    const place = line ? placeOf(line, row.no) : { project: row.no };
    if (isBlankText(row.result)) {
      if (row.status === "result")
        notebook.note({
          level: "warning",
          kind: "result-against-status",
          place,
          says: row.result,
          took: "เว้นว่าง",
          why: "ช่องผลการดำเนินงานในตารางว่าง แต่ส่วนบรรยายมีผล",
        });
      continue;
    }
    const key = squash(row.result);
    same.set(key, [...(same.get(key) ?? []), row]);
    const repeated = repeatedFrom(row);
    if (repeated)
      notebook.note({
        level: "warning",
        kind: "result-repeats-plan",
        place,
        says: quoted(row.result),
        took: "เก็บตามที่พิมพ์",
        why: `ผลการดำเนินงานซ้ำกับ${repeated.where}: ${quoted(repeated.text, 120)}`,
      });
    else if (GOAL.test(row.result))
      notebook.note({
        level: "warning",
        kind: "result-repeats-plan",
        place,
        says: quoted(row.result),
        took: "เก็บตามที่พิมพ์",
        why: "ผลการดำเนินงานเขียนเป็นเป้าหมายที่ตั้งไว้ ไม่ใช่ผลที่เกิดขึ้น",
      });
    else if (row.status === "plan" || row.status === "objectives")
      notebook.note({
        level: "warning",
        kind: "result-against-status",
        place,
        says: quoted(row.result),
        took: "เก็บตามที่พิมพ์",
        why: `ตารางอ้างผล แต่${statusWords[row.status]}`,
      });
    if ((row.status === "not-done" || row.status === "blank") && !isNotDone(row.result))
      notebook.note({
        level: "error",
        kind: "result-against-status",
        place,
        says: quoted(row.result),
        took: "เก็บตามที่พิมพ์",
        why: `ตารางอ้างผล แต่${row.status === "blank" ? "ส่วนบรรยายเว้นผลว่างไว้" : statusWords[row.status]}`,
      });
  }
  for (const group of same.values()) {
    const [first] = group;
    if (!first || group.length < 3) continue;
    const line = form.rows[first.no - 1]?.line;
    notebook.note({
      level: "warning",
      kind: "repeated",
      place: line ? placeOf(line, first.no) : { project: first.no },
      says: quoted(first.result),
      took: "เก็บตามที่พิมพ์",
      why: `ผลการดำเนินงานข้อความเดียวกันใน ${group.length} แถว: ${group.map(({ canonical_code: code, no }) => code ?? `แถวที่ ${no}`).join(", ")}`,
    });
  }
}

/** Where the plan had the same words before anything was done. */
export function repeatedFrom(row: ReadRow): { where: string; text: string } | null {
  const planned = (row.narrative?.parts ?? [])
    .filter(({ about }) => about === "plan")
    .flatMap(({ heading, paragraphs }) => paragraphs.map((text) => ({ where: `“${heading}” ของแผน`, text })));
  const own = [
    { where: "ช่องตัวชี้วัด", text: row.indicator },
    { where: "ช่องเป้าหมาย", text: row.target },
  ];
  const result = bare(row.result);
  const whole = [...planned, ...own].find(({ text }) => {
    const plan = bare(text);
    if (plan.length < 12 || result.length < 12) return plan !== "" && plan === result;
    return (
      plan.includes(result) ||
      (plan.length >= result.length * SHARE && result.includes(plan)) ||
      similarity(plan, result) >= LIKE
    );
  });
  if (whole) return whole;
  const all = planned.map(({ text }) => text).join(" / ");
  return shareOf(
    result,
    planned.map(({ text }) => bare(text)),
  ) >= SHARE
    ? { where: "ข้อความหลายแห่งของแผน", text: all }
    : null;
}

/** How much of a text stands in others, piece by piece. */
function shareOf(text: string, others: readonly string[]): number {
  let found = 0;
  for (let at = 0; at < text.length;) {
    let length = PIECE;
    const isIn = () =>
      at + length <= text.length && others.some((other) => other.includes(text.slice(at, at + length)));
    if (!isIn()) {
      at += 1;
      continue;
    }
    while (isIn()) length += 1;
    found += length - 1;
    at += length - 1;
  }
  return text.length === 0 ? 0 : found / text.length;
}

/** Without the dash or number before it, and the little words that turn a goal into a result. */
function bare(text: string): string {
  return squash(text)
    .replace(/^(?:[-–—•]|\(?\d{1,2}[.)])+/, "")
    .replace(/^(?:เพื่อ(?:ให้|เป็นการ)?|ทำให้|มีการ|สามารถ)/, "");
}
