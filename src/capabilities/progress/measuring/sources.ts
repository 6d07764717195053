/**
 * Who gives an indicator its value. A source that is not here (yet) is answered by hand, with evidence;
 * a capability that measures (registers, complaints, surveys, ITA) comes in by a line of this table.
 */
import type { Indicator, IndicatorSource } from "../../plan/content.ts";
import type { Measurement } from "../../plan/indicators/rules.ts";
import { quarterOfMonth } from "./periods.ts";
import type { IsoMonth } from "./periods.ts";
import type { Counts, OfMonth } from "./tally.ts";

export interface Measured {
  value: Measurement;
  /** What was counted, in Thai. */
  how: string;
  hasEvidence: boolean;
  /** Nothing of the kind is recorded. */
  isEmpty: boolean;
}

export interface Asked {
  indicator: Indicator;
  /** The sentence of the plan. */
  text: string;
  /** Satang of the year; null is no money. */
  budget: number | null;
}

/** undefined: the records of this source do not count what the indicator asks for. */
export type Measurer = (asked: Asked, counts: Counts) => Measured | undefined;

export const measurers: Partial<Record<IndicatorSource, Measurer>> = {
  events: fromEvents,
  publications: fromPublications,
  trainings: fromTrainings,
  spending: fromSpending,
};

const persons = new Set<string | null>(["คน", "ราย"]);
const times = new Set<string | null>(["ครั้ง", "กิจกรรม", "เวที", "รุ่น", "หลักสูตร", null]);

function fromEvents({ indicator: { kind, unit } }: Asked, { events }: Counts): Measured | undefined {
  if (kind === "exists" || (isCount(kind) && times.has(unit)))
    return counted(events, sum(events, "count"), "นับกิจกรรมที่บันทึก");
  if (!isCount(kind)) return undefined;
  if (persons.has(unit)) return counted(events, sum(events, "people"), "นับผู้เข้าร่วมกิจกรรมที่บันทึก");
  return inSpans(unit, events, "ที่มีกิจกรรม");
}

function fromPublications(
  { indicator: { kind, unit } }: Asked,
  { publications, items }: Counts,
): Measured | undefined {
  if (kind === "exists" || (isCount(kind) && (unit === "ครั้ง" || unit === null)))
    return counted(items, sum(items, "count"), "นับเรื่องที่เผยแพร่ในแต่ละเดือน หลายช่องทางนับเป็นครั้งเดียว");
  if (!isCount(kind)) return undefined;
  if (unit === "ช่องทาง")
    return counted(
      publications,
      distinct(publications, ({ channel }) => channel),
      "นับช่องทางที่ไม่ซ้ำกัน",
    );
  return inSpans(unit, publications, "ที่มีการเผยแพร่");
}

function fromTrainings(
  { indicator: { kind, unit }, text }: Asked,
  { trainings }: Counts,
): Measured | undefined {
  if (kind === "percent") {
    // Who came of those expected is asked for where nothing is said of knowing or passing.
    const isOfComing = /เข้าร่วม|เข้ารับ/.test(text) && !/ทดสอบ|ผ่าน|ความรู้|เข้าใจ/.test(text);
    return isOfComing
      ? shareOf(trainings, sum(trainings, "attended"), sum(trainings, "expected"), "ผู้เข้าอบรมจากผู้มีรายชื่อ")
      : shareOf(trainings, sum(trainings, "passed"), sum(trainings, "tested"), "ผู้ผ่านเกณฑ์จากผู้เข้าทดสอบหลังอบรม");
  }
  if (kind === "exists" || (isCount(kind) && times.has(unit)))
    return counted(trainings, sum(trainings, "sessions"), "นับการอบรมที่บันทึก");
  if (!isCount(kind)) return undefined;
  if (persons.has(unit)) return counted(trainings, sum(trainings, "attended"), "นับผู้เข้าอบรมจากรายชื่อ");
  return inSpans(unit, trainings, "ที่มีการอบรม");
}

function fromSpending({ indicator: { kind, unit }, budget }: Asked, { spent }: Counts): Measured | undefined {
  const amount = sum(spent, "amount");
  if (kind === "percent" && budget !== null && budget > 0)
    return { ...counted(spent, amount, "เบิกจ่ายจากงบประมาณของปี"), value: { part: amount, whole: budget } };
  // Satang are hundredths of a baht: a division by a hundred says in figures what it means.
  if (isCount(kind) && unit === "บาท") return counted(spent, amount / 100, "รวมการเบิกจ่ายที่บันทึก");
  return undefined;
}

function isCount(kind: Indicator["kind"]): boolean {
  return ["count", "free-count", "zero", "falls", "falls-by"].includes(kind);
}

function inSpans(unit: string | null, rows: readonly OfMonth[], which: string): Measured | undefined {
  if (unit === "เดือน") return counted(rows, distinct(rows, monthIn), `นับเดือน${which}`);
  if (unit === "ไตรมาส") return counted(rows, distinct(rows, quarterIn), `นับไตรมาส${which}`);
  return undefined;
}

const monthIn = ({ month }: { month: IsoMonth }): string => month;
/** The same quarter of another year is another. */
const quarterIn = ({ month }: { month: IsoMonth }): string => `${month.slice(0, 4)} ${quarterOfMonth(month)}`;

function shareOf(rows: readonly OfMonth[], part: number, whole: number, how: string): Measured | undefined {
  return whole === 0 ? undefined : { ...counted(rows, part, how), value: { part, whole } };
}

function counted(rows: readonly OfMonth[], value: number, how: string): Measured {
  return { value, how, hasEvidence: rows.some(({ hasEvidence }) => hasEvidence), isEmpty: rows.length === 0 };
}

function distinct<Row>(rows: readonly Row[], keyOf: (row: Row) => string): number {
  return new Set(rows.map(keyOf)).size;
}

function sum<Key extends string>(rows: readonly Record<Key, number>[], key: Key): number {
  return rows.reduce((added, row) => added + row[key], 0);
}
