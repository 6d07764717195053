/** A test as an officer types it: a question, its choices below, a star before the right one, a blank line between. */
export interface TestQuestion {
  text: string;
  choices: string[];
  /** Place of the right choice. */
  right: number;
}

/** What somebody chose on a phone: the place of a choice for each question. */
export type TestAnswers = Partial<Record<TestTime, number[]>>;

export const testTimes = ["before", "after"] as const;
export type TestTime = (typeof testTimes)[number];

export const mostQuestions = 50;
const mostChoices = 6;
const longest = 500;

export type QuestionsRead = { ok: true; questions: TestQuestion[] } | { ok: false; faults: string[] };

export function readQuestions(typed: string): QuestionsRead {
  const parts = typed
    .split(/\n\s*\n/)
    .map((part) => part.split("\n").map((line) => line.trim()))
    .map((lines) => lines.filter((line) => line !== ""))
    .filter((lines) => lines.length > 0);
  const questions = parts.map(([text = "", ...lines]) => questionOf(text, lines));
  const faults = questions.flatMap((question, at) => faultsOf(question).map((why) => `ข้อ ${at + 1}: ${why}`));
  if (questions.length > mostQuestions) faults.unshift(`แบบทดสอบมีได้ไม่เกิน ${mostQuestions} ข้อ`);
  if (faults.length > 0) return { ok: false, faults };
  return {
    ok: true,
    questions: questions.map(({ text, choices, stars }) => ({ text, choices, right: stars[0] ?? 0 })),
  };
}

interface Typed {
  text: string;
  choices: string[];
  stars: number[];
}

function questionOf(text: string, lines: readonly string[]): Typed {
  return {
    text,
    choices: lines.map((line) => line.replace(/^\*\s*/, "")),
    stars: lines.flatMap((line, at) => (line.startsWith("*") ? [at] : [])),
  };
}

function faultsOf({ text, choices, stars }: Typed): string[] {
  const faults: string[] = [];
  if (text.startsWith("*")) faults.push("บรรทัดแรกต้องเป็นคำถาม ไม่ใช่ตัวเลือก");
  if (choices.length < 2 || choices.length > mostChoices)
    faults.push(`ต้องมีตัวเลือก 2 ถึง ${mostChoices} ตัวเลือก`);
  if (stars.length !== 1) faults.push("ใส่ * หน้าตัวเลือกที่ถูกหนึ่งตัวเลือก");
  if (choices.includes("")) faults.push("มีตัวเลือกที่ว่าง");
  if (new Set(choices).size < choices.length) faults.push("มีตัวเลือกที่ซ้ำกัน");
  if ([text, ...choices].some((line) => line.length > longest)) faults.push(`ยาวเกิน ${longest} ตัวอักษร`);
  return faults;
}

/** Back into what was typed. */
export function writeQuestions(questions: readonly TestQuestion[]): string {
  return questions
    .map(({ text, choices, right }) =>
      [text, ...choices.map((choice, at) => (at === right ? `* ${choice}` : choice))].join("\n"),
    )
    .join("\n\n");
}

/** One mark for each right answer. */
export function marksOf(questions: readonly TestQuestion[], answers: readonly number[]): number {
  return questions.filter(({ right }, at) => answers[at] === right).length;
}
