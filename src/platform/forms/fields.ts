import { z } from "zod";
import { parseThaiDate } from "../../thai/date-text.ts";
import { isNoAmount, parseBaht } from "../../thai/money.ts";

/** Building blocks of form schemas. Every message says what to do, in Thai, by itself. */

const trimmed = (max: number, label: string) =>
  z
    .string({ error: `กรอก${label}` })
    .trim()
    .max(max, `${label}ยาวเกินไป ใช้ได้ไม่เกิน ${max} ตัวอักษร`);

/** Letters that nobody sees: a name with them could pass for another one in a list or in the log. */
const UNSEEN = /[[\p{Cc}--[\n\t]]\u200e\u200f\u202a-\u202e\u2066-\u2069]/v;
const LONGEST_LINE = 200;

function isPlain(typed: string, max: number): boolean {
  return !UNSEEN.test(typed) && (max > LONGEST_LINE || !/[\n\t]/.test(typed));
}

const notPlain = (label: string) => `${label}มีอักขระที่มองไม่เห็นหรือขึ้นบรรทัดใหม่ โปรดพิมพ์ใหม่`;

export function text(label: string, max = 200) {
  return trimmed(max, label)
    .min(1, `กรอก${label}`)
    .refine((typed) => isPlain(typed, max), notPlain(label));
}

/** Empty becomes null, as it is stored. */
export function optionalText(label: string, max = 200) {
  return trimmed(max, label)
    .refine((typed) => isPlain(typed, max), notPlain(label))
    .optional()
    .transform((value) => (value ? value : null));
}

/** พ.ศ. 2450 to 2700: what an office writes down, and room to count on from either end. */
function isWithinReach(day: string): boolean {
  return day >= "1907-01-01" && day <= "2157-12-31";
}

export function date(label: string) {
  return z.string({ error: `กรอก${label}` }).transform((typed, context) => {
    const day = parseThaiDate(typed);
    if (day && isWithinReach(day)) return day as string;
    context.addIssue({
      code: "custom",
      message: typed.trim() ? `${label}ไม่ใช่วันที่ที่มีอยู่จริง เขียนเช่น ๓๑/๓/๒๕๖๙ หรือ 31 มี.ค. 2569` : `กรอก${label}`,
    });
    return z.NEVER;
  });
}

export function optionalDate(label: string) {
  return z
    .string()
    .optional()
    .transform((typed, context) => {
      if (!typed?.trim()) return null;
      const day = parseThaiDate(typed);
      if (day && isWithinReach(day)) return day as string;
      context.addIssue({
        code: "custom",
        message: `${label}ไม่ใช่วันที่ที่มีอยู่จริง เขียนเช่น ๓๑/๓/๒๕๖๙ หรือ 31 มี.ค. 2569`,
      });
      return z.NEVER;
    });
}

export function choice<const Values extends readonly [string, ...string[]]>(label: string, values: Values) {
  return z.enum(values, { error: `เลือก${label}` });
}

/** Empty becomes null, as it is stored. */
export function optionalChoice<const Values extends readonly [string, ...string[]]>(
  label: string,
  values: Values,
) {
  return z
    .enum(["", ...values], { error: `เลือก${label}` })
    .optional()
    .transform((value) => (value ? (value as Values[number]) : null));
}

/** The key of something in a pack: which keys there are is known only when it is asked for. */
export function chosen(label: string) {
  return z
    .string({ error: `เลือก${label}` })
    .min(1, `เลือก${label}`)
    .max(60, `เลือก${label}จากรายการ`);
}

export function checkbox() {
  return z
    .union([z.literal("yes"), z.literal("on"), z.literal("true"), z.literal("false"), z.boolean()])
    .optional()
    .transform((value) => value === true || value === "yes" || value === "on" || value === "true");
}

export function reference(label: string) {
  return z.uuid({ error: `เลือก${label}` }).toLowerCase();
}

export function optionalReference(label: string) {
  return z
    .union([z.literal(""), z.uuid({ error: `เลือก${label}ใหม่` }).toLowerCase()], { error: `เลือก${label}ใหม่` })
    .optional()
    .transform((value) => (value ? value : null));
}

/** A group of checkboxes, of which a browser sends nothing, one text or several. */
export function several<Item extends z.ZodType>(item: Item, most = 200) {
  return z.preprocess(
    (value) => (value === undefined || value === "" ? [] : Array.isArray(value) ? value : [value]),
    z.array(item).max(most, `เลือกได้ไม่เกิน ${most} รายการ`),
  );
}

/**
 * Repeated rows. A blank row becomes null instead of going away: an error must name the row that the
 * person sees. `besides` are the fields that come filled in and alone say nothing.
 */
export function rows<Row extends z.ZodType>(
  row: Row,
  what: string,
  besides: readonly string[] = [],
  most = 200,
) {
  return z.preprocess(
    (value) =>
      Array.isArray(value) ? value.map((entry: unknown) => (isBlank(entry, besides) ? null : entry)) : [],
    z.array(row.nullable()).max(most, `เพิ่มได้ไม่เกิน ${most} ${what}`),
  );
}

function isBlank(entry: unknown, besides: readonly string[]): boolean {
  if (entry === null || typeof entry !== "object") return true;
  return Object.entries(entry).every(([name, value]) => besides.includes(name) || isEmpty(value));
}

/** A list of empty fields, such as the sums of a row, says nothing either. */
function isEmpty(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(isEmpty);
  return value === undefined || value === null || (typeof value === "string" && value.trim() === "");
}

/** More than any sum of an office, and little enough that thousands of them still add up. */
export const MOST_BAHT = 10_000_000_000;

/** Satang out of what was typed in baht; empty or a dash is no money. `most` is in baht. */
export function optionalMoney(label: string, most = MOST_BAHT) {
  return z
    .string()
    .optional()
    .transform((typed, context) => {
      if (typed === undefined || isNoAmount(typed)) return null;
      const read = readMoney(label, typed, most, `${label}ติดลบไม่ได้ หากไม่ใช้งบประมาณ ให้เว้นว่าง`);
      if ("amount" in read) return read.amount;
      context.addIssue({ code: "custom", message: read.wrong });
      return z.NEVER;
    });
}

export function readMoney(
  label: string,
  typed: string,
  most: number,
  negative: string,
): { amount: number } | { wrong: string } {
  const amount = parseBaht(typed);
  // More digits than any sum that can be reckoned with.
  if (amount === undefined && /^[\d๐-๙][\d๐-๙,]{12,}(?:\.[\d๐-๙]{1,2})?$/.test(typed.trim()))
    return { wrong: tooMuch(label) };
  if (amount === undefined)
    return { wrong: `${label}ไม่ใช่จำนวนเงิน เขียนเช่น 12,500 หรือ ๑๒,๕๐๐.๗๕ (สตางค์ไม่เกินสองหลัก)` };
  if (amount < 0) return { wrong: negative };
  return amount > most * 100 ? { wrong: tooMuch(label) } : { amount };
}

export const tooMuch = (label: string) => `${label}มากเกินไป ตรวจจำนวนหลักอีกครั้ง`;

/** Where something can be seen on the web; empty becomes null. */
export function optionalLink(label: string) {
  return trimmed(1000, label)
    .optional()
    .transform((typed, context) => {
      if (!typed) return null;
      const address = /^www\./i.test(typed) ? `https://${typed}` : typed;
      const url = URL.parse(address);
      if (url && /^https?:$/.test(url.protocol) && url.hostname.includes(".") && !/\s/.test(address))
        return address;
      const message = `${label}ไม่ถูกต้อง คัดลอกที่อยู่ทั้งหมดจากเบราว์เซอร์ เช่น https://www.example.go.th/news`;
      context.addIssue({ code: "custom", message });
      return z.NEVER;
    });
}

/** The version of the record that the person saw. */
export function version() {
  const old = "หน้านี้เก่าเกินไป โปรดเปิดใหม่";
  return z.coerce.number({ error: old }).int(old).min(1, old).max(2_000_000_000, old);
}

export function email(label = "อีเมล") {
  return z
    .string({ error: `กรอก${label}` })
    .trim()
    .toLowerCase()
    .max(200, `${label}ยาวเกินไป`)
    .pipe(z.email({ error: `กรอก${label}ให้ถูกต้อง เช่น name@example.go.th` }));
}

export function optionalEmail(label = "อีเมล") {
  return z
    .union([z.literal(""), email(label)], { error: `กรอก${label}ให้ถูกต้อง เช่น name@example.go.th` })
    .optional()
    .transform((value) => (value ? value : null));
}
