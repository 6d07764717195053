import { z } from "zod";
import { definePackKind, keyPattern } from "../../../platform/packs/pack.ts";
import { scaleBreaches } from "./rules.ts";

const word = z.string().min(1);
const score = z.int().min(1).max(10);

export const levelColours = ["green", "yellow", "orange", "red"] as const;

/** From low to high. */
const levelWords = { key: z.string().regex(keyPattern), name: word, colour: z.enum(levelColours) };

const step = z.strictObject({
  score,
  name: word,
  /** What may be read as this step; empty where the source says nothing. */
  criteria: z.array(word),
  confirmed: z.boolean(),
});

/** A quantity by which a step can be told; the lower bound is not part of the step, the upper one is. */
const measure = z.strictObject({
  name: word,
  unit: word,
  confirmed: z.boolean(),
  bounds: z.array(z.strictObject({ score, over: z.number().optional(), upTo: z.number().optional() })).min(1),
});

const axis = z.strictObject({ name: word, steps: z.array(step).min(2), measures: z.array(measure) });

const scored = {
  likelihood: axis,
  impact: axis,
  levels: z.array(z.strictObject({ ...levelWords, from: z.int(), to: z.int() })).min(2),
};

export const riskScaleData = z.discriminatedUnion("method", [
  z.strictObject({ method: z.literal("words"), levels: z.array(z.strictObject(levelWords)).min(2) }),
  /** The score is likelihood times impact. */
  z.strictObject({ method: z.literal("product"), ...scored }),
  /** The score stands in a table: a row for each step of likelihood, a column for each of impact, from low to high. */
  z.strictObject({ method: z.literal("matrix"), ...scored, degrees: z.array(z.array(z.int())) }),
]);

/** How likelihood and impact become a level; agencies differ, and a closed year keeps its own. */
export const riskScales = definePackKind<"risk-scales", z.infer<typeof riskScaleData>>({
  kind: "risk-scales",
  title: "เกณฑ์ประเมินความเสี่ยง",
  data: riskScaleData,
  labels: {
    method: "วิธีให้ระดับ",
    likelihood: "โอกาสเกิด",
    impact: "ผลกระทบ",
    levels: "ระดับความเสี่ยง",
    degrees: "ตารางคะแนน",
    steps: "ขั้น",
    measures: "เกณฑ์เชิงปริมาณ",
    bounds: "ช่วง",
    score: "คะแนน",
    name: "ชื่อ",
    unit: "หน่วยนับ",
    over: "มากกว่า",
    upTo: "ไม่เกิน",
    criteria: "เกณฑ์",
    key: "รหัส",
    colour: "สี",
    from: "คะแนนตั้งแต่",
    to: "ถึงคะแนน",
    confirmed: "การยืนยัน",
  },
  words: {
    method: { words: "เลือกคำ", product: "โอกาสเกิดคูณผลกระทบ", matrix: "อ่านจากตารางคะแนน" },
    colour: { green: "เขียว", yellow: "เหลือง", orange: "ส้ม", red: "แดง" },
  },
  check: ({ data }) => scaleBreaches(data),
});
