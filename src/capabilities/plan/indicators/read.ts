/** Proposes how a sentence under ผลผลิต or ผลลัพธ์ is measured. A person confirms: nothing read here is taken unseen. */
import type { Indicator } from "../content.ts";
import { compact, withoutUnmeasured } from "./compact.ts";
import { figuresIn } from "./figures.ts";
import type { Measure, Part } from "./figures.ts";
import { instrumentsIn, proposeSource, unitOfThing, unitsCounted, unitThatFalls } from "./words.ts";

export interface IndicatorReading {
  indicator: Indicator;
  /** The words that it was read from. */
  quote: string;
  /** false: taken with doubt, or one of several measures of the sentence. */
  sure: boolean;
}

/** The first measure of the sentence. undefined: it says nothing measurable, or what no kind tells (a rise by n %). */
export function readIndicator(sentence: string): IndicatorReading | undefined {
  const [first, second] = readIndicators(sentence);
  return first && second ? { ...first, sure: false } : first;
}

/** Longer than any sentence: what is looked for is looked for from every letter to every other. */
const LONGEST = 2000;

/** Every measure of the sentence, in its order: a sentence with two is better written as two. */
export function readIndicators(sentence: string): IndicatorReading[] {
  if (sentence.length > LONGEST) return [];
  const { text, written } = compact(sentence);
  const plain = withoutUnmeasured(text);
  const instruments = instrumentsIn(plain);
  const readings = partsOf(plain).flatMap(({ from, to, sure, measure }) => {
    if (measure === null) return [];
    const source = proposeSource(plain, measure);
    return [
      { indicator: { ...measure, instruments, source, confirmed: false }, quote: written(from, to), sure },
    ];
  });
  const told = readings.map((each) => JSON.stringify(each.indicator));
  return readings.filter((_, index) => told.indexOf(told[index] ?? "") === index);
}

const nothing: Measure = { kind: "exists", comparison: null, number: null, unit: null, per: null };

function partsOf(text: string): Part[] {
  const figures = figuresIn(text);
  const isUsed = (place: number) => figures.some(({ from, to }) => from <= place && place < to);
  const said = [...zeros(text), ...falls(text)].filter(({ from }) => !isUsed(from));
  const found = [...figures, ...said].toSorted((a, b) => a.from - b.from);
  if (found.length > 0) return found;
  const only =
    rounds(text) ?? everyMonth(text) ?? wordLevel(text) ?? openShare(text) ?? freeCount(text) ?? thing(text);
  return only ? [only] : [];
}

/** ไม่มีเรื่องร้องเรียน, ปราศจากการทุจริต */
function zeros(text: string): Part[] {
  return matches(
    text,
    /(?:ไม่มี|ปราศจาก|ไม่ปรากฏ|ไม่พบ|ไม่เกิด)(?:(?!มี).){0,25}?(?:ร้องเรียน|ร้องทุกข์|ทุจริต|สินบน|คดี|ชี้มูล)|(?:ร้องเรียน|ร้องทุกข์|ทุจริต|คดี)[^\d]{0,30}(?:เป็นศูนย์|(?:เท่ากับ|=)0(?!\d))/g,
  ).map(({ from, to, words }) => ({
    from,
    to,
    sure: /ร้องเรียน|ร้องทุกข์|คดี/.test(words),
    measure: { ...nothing, kind: "zero", comparison: "exactly", number: 0, unit: unitThatFalls(words) },
  }));
}

function falls(text: string): Part[] {
  const unit = unitThatFalls(text);
  return matches(text, /(?<!ไม่)(?:ลดลง|ลดน้อยลง)/g).map(({ from, to }) => ({
    from,
    to,
    sure: unit !== null,
    measure: { ...nothing, kind: "falls", unit },
  }));
}

/** รอบ 6 เดือน 9 เดือน และ 12 เดือน: three rounds of a year. */
function rounds(text: string): Part | undefined {
  const [found] = matches(text, /รอบ\d+เดือน(?:(?:และ|[,/|])*(?:รอบ)?\d+เดือน)*/g);
  if (!found) return undefined;
  const number = found.words.match(/\d+/g)?.length ?? 1;
  return { ...found, sure: false, measure: counted(number, "รอบ") };
}

function everyMonth(text: string): Part | undefined {
  const [found] = matches(text, /(?:เป็น)?(?:ประจำ)?(?:ครบ)?ทุก(เดือน|ไตรมาส)|ราย(เดือน|ไตรมาส)/g);
  if (!found) return undefined;
  const measure = found.words.endsWith("เดือน") ? counted(12, "เดือน") : counted(4, "ไตรมาส");
  return { ...found, sure: found.words.includes("ทุก"), measure };
}

function counted(number: number, unit: string): Measure {
  return { kind: "count", comparison: "at-least", number, unit, per: "year" };
}

const levels = { น้อยที่สุด: 1, มากที่สุด: 5, น้อย: 2, ปานกลาง: 3, มาก: 4 } as const;

/** The usual five steps. Other words (ดี, ดีมาก) stand on scales that nobody knows here. */
function wordLevel(text: string): Part | undefined {
  const [found] = matches(text, /ระดับ(?:น้อยที่สุด|มากที่สุด|ปานกลาง|น้อย|มาก)(?:ขึ้นไป)?/g);
  const word = Object.entries(levels).find(([name]) => found?.words.startsWith(`ระดับ${name}`));
  if (!found || !word) return undefined;
  return {
    ...found,
    sure: false,
    measure: { ...nothing, kind: "level", comparison: "at-least", number: word[1], unit: "ระดับ" },
  };
}

/** ร้อยละของผู้รับบริการที่พึงพอใจ: a share whose target a person must set. */
function openShare(text: string): Part | undefined {
  const [found] = matches(text, /^[¤•·*-]*ร้อยละ(?:ของ|ความ)?[^\d].*/g);
  return found && { ...found, sure: false, measure: { ...nothing, kind: "percent", unit: "ร้อยละ" } };
}

function freeCount(text: string): Part | undefined {
  const [found] = matches(text, /(?:^|[¤(-]|จาก)จำนวน[^\d¤].*/g);
  const unit = found && unitsCounted(found.words);
  if (!found) return undefined;
  return { ...found, sure: unit !== null, measure: { ...nothing, kind: "free-count", unit: unit ?? null } };
}

/** มีคู่มือ…, มีการจัดทำข้อตกลง…: done or not done. */
function thing(text: string): Part | undefined {
  const [found] = matches(text, /^[¤•·*-]*(?:มี|จัดให้มี|เกิด|ได้มี|จัดทำ)(?!ความ|จิต|ส่วนร่วม|ค่านิยม).*/g);
  if (!found) return undefined;
  const unit = unitOfThing(found.words.slice(0, 60));
  return { ...found, sure: unit !== null, measure: { ...nothing, kind: "exists", unit } };
}

function matches(text: string, pattern: RegExp): { from: number; to: number; words: string }[] {
  return [...text.matchAll(pattern)].map((found) => ({
    from: found.index,
    to: found.index + found[0].length,
    words: found[0],
  }));
}
