import { z } from "zod";
import {
  checkbox,
  choice,
  optionalReference,
  optionalText,
  reference,
  rows,
  several,
  text,
  version,
} from "../../../platform/forms/fields.ts";
import { targetGroupKinds } from "../../plan/content.ts";
import { typedCode } from "./code.ts";
import { readQuestions, testTimes } from "./questions.ts";
import type { TestQuestion } from "./questions.ts";
import { hundredths, openings } from "./rules.ts";
import type { PassMark } from "./rules.ts";

/** More than any hall holds; a stranger with the address cannot fill a database. */
export const mostPeople = 1000;
export const peopleOnAPage = 100;

const FULL_PERCENT = 100_00;

const passMark = {
  passPercent: z.string().default(""),
  fullScore: z.string().default(""),
  questions: z.string().max(60_000, "แบบทดสอบยาวเกินไป").default(""),
};

export interface TestTyped {
  mark: PassMark | null;
  questions: TestQuestion[] | null;
}

/** Without a pass mark a training has no test; with questions each is worth one mark. */
function testOf(
  typed: { passPercent: string; fullScore: string; questions: string },
  context: z.RefinementCtx,
): TestTyped {
  const wrong = (path: string, message: string) =>
    context.addIssue({ code: "custom", path: [path], message });
  const isBlank = [typed.passPercent, typed.fullScore, typed.questions].every((value) => value.trim() === "");
  if (isBlank) return { mark: null, questions: null };
  const passPercent = hundredths(typed.passPercent);
  if (typed.passPercent.trim() === "") wrong("passPercent", "กรอกเกณฑ์ผ่าน เช่น 80");
  else if (passPercent === undefined || passPercent > FULL_PERCENT)
    wrong("passPercent", "เกณฑ์ผ่านต้องเป็นร้อยละ 0 ถึง 100 ทศนิยมไม่เกินสองตำแหน่ง");
  const read = readQuestions(typed.questions);
  if (!read.ok) {
    for (const fault of read.faults.slice(0, 1)) wrong("questions", fault);
    return z.NEVER;
  }
  const typedFull = hundredths(typed.fullScore);
  if (read.questions.length === 0 && (typedFull === undefined || typedFull === 0))
    wrong("fullScore", "คะแนนเต็มต้องมากกว่า 0 ทศนิยมไม่เกินสองตำแหน่ง หรือใส่แบบทดสอบด้านล่าง");
  const fullScore = read.questions.length > 0 ? read.questions.length * 100 : (typedFull ?? 0);
  return {
    mark: { passPercent: passPercent ?? 0, fullScore },
    questions: read.questions.length > 0 ? read.questions : null,
  };
}

export const MakeTraining = z
  .strictObject({ id: reference("กิจกรรม"), ...passMark })
  .transform((typed, context) => ({ id: typed.id, ...testOf(typed, context) }));

export const EditTraining = z
  .strictObject({ id: reference("การอบรม"), version: version(), ...passMark })
  .transform((typed, context) => ({ id: typed.id, version: typed.version, ...testOf(typed, context) }));

export const OpenTraining = z.strictObject({
  id: reference("การอบรม"),
  version: version(),
  opened: choice("สิ่งที่เปิด", ["", ...openings]),
});

export const OneTraining = z.strictObject({ id: reference("การอบรม"), version: version() });

const group = choice("กลุ่ม", targetGroupKinds);
const nameLine = text("ชื่อ – สกุล", 120);
const belongs = optionalText("สังกัดหรือชุมชน", 120);

/** One line for each, as "name" or "name, where from". */
const typedNames = z
  .string()
  .max(60_000, "รายชื่อยาวเกินไป")
  .default("")
  .transform((typed, context) => {
    const people = typed
      .split("\n")
      .map((line) => line.split(/[,\t]/, 2).map((part) => part.trim()))
      .flatMap(([name = "", from = ""]) => (name === "" && from === "" ? [] : [{ name, belongs: from }]));
    const read = z.array(z.object({ name: nameLine, belongs })).safeParse(people);
    if (read.success) return read.data;
    const [issue] = read.error.issues;
    const at = Number(issue?.path[0]) + 1;
    context.addIssue({ code: "custom", message: `คนที่ ${at}: ${issue?.message ?? ""}` });
    return z.NEVER;
  });

export const AddParticipants = z
  .strictObject({
    id: reference("การอบรม"),
    people: several(reference("บุคลากร"), mostPeople),
    names: typedNames,
    group,
    hasSigned: checkbox(),
  })
  .refine(({ people, names }) => people.length + names.length > 0, {
    path: ["names"],
    error: "เลือกบุคลากร หรือพิมพ์รายชื่ออย่างน้อยหนึ่งคน",
  });

export const ParticipantFacts = { name: nameLine, belongs, group };

export const EditParticipant = z.strictObject({
  id: reference("ผู้เข้าอบรม"),
  version: version(),
  ...ParticipantFacts,
});

export const RemoveParticipant = z.strictObject({ id: reference("ผู้เข้าอบรม"), version: version() });

function score(label: string) {
  return z
    .string()
    .default("")
    .transform((typed, context) => {
      if (typed.trim() === "") return null;
      const value = hundredths(typed);
      if (value !== undefined) return value;
      context.addIssue({ code: "custom", message: `${label}ต้องเป็นตัวเลขไม่ติดลบ ทศนิยมไม่เกินสองตำแหน่ง` });
      return z.NEVER;
    });
}

export const scoreBefore = score("คะแนนก่อนอบรม");
export const scoreAfter = score("คะแนนหลังอบรม");

export const RecordResults = z.strictObject({
  id: reference("การอบรม"),
  people: rows(
    z.strictObject({
      id: reference("ผู้เข้าอบรม"),
      /** What the page showed, as `shownResult` writes it: whoever changed it meanwhile is not overwritten. */
      shown: z.string().max(60),
      hasSigned: checkbox(),
      before: scoreBefore,
      after: scoreAfter,
    }),
    "คน",
    [],
    mostPeople,
  ),
});

const token = z.string({ error: "ที่อยู่ไม่ถูกต้อง" }).regex(/^[\w-]{16}$/, "ที่อยู่ไม่ถูกต้อง");

const code = z.string({ error: "กรอกรหัส" }).max(40, "รหัสไม่ถูกต้อง").transform(typedCode);

/** The code that the phone holds already, if it does. */
export const SignIn = z.strictObject({ token, code: code.default(""), ...ParticipantFacts });

export const SignInWithCode = z.strictObject({
  token,
  code: code.refine((typed) => typed !== "", "กรอกรหัส"),
});

export const TakeTest = z.strictObject({
  token,
  code: code.default(""),
  /** Which one the page showed: the other may be open by now. */
  time: choice("แบบทดสอบ", testTimes),
  /** By "q0", "q1": a list would close the gap of a question that is not answered. */
  answers: z.record(z.string().regex(/^q\d\d?$/), z.string().regex(/^\d$/, "เลือกคำตอบจากรายการ")).default({}),
});

export const SettleAlike = z.strictObject({
  id: reference("การอบรม"),
  pairs: rows(
    z.strictObject({
      id: reference("ผู้เข้าอบรม"),
      into: optionalReference("ผู้เข้าอบรม"),
      /** What the page showed, as `seenPair` writes it. */
      seen: z.string().max(40),
      decision: choice("คำตอบ", ["", "same", "other"]).default(""),
    }),
    "คู่",
    [],
    mostPeople,
  ),
});
