import { toArabicDigits } from "../../../thai/digits.ts";

/** A text without its blanks and with Arabic digits, and the way back to the text as written. */
export interface Compact {
  readonly text: string;
  /** The passage of the written text that letters `from` to `to` stand for. */
  readonly written: (from: number, to: number) => string;
}

/**
 * Blanks of a document cannot be trusted: cells wrap inside words, so "ปี ละ 1 ครั้ง" and "ปีละ1ครั้ง" are one.
 * Only between two figures a blank tells something, and a bar stands for it.
 */
export function compact(original: string): Compact {
  const arabic = toArabicDigits(original);
  let text = "";
  const places: number[] = [];
  let blank = false;
  for (let index = 0; index < arabic.length; index += 1) {
    const sign = arabic.charAt(index);
    if (/[\s\p{Cc}\p{Cf}]/u.test(sign)) {
      blank = true;
      continue;
    }
    if (blank && /\d$/.test(text) && /\d/.test(sign)) {
      text += "|";
      places.push(index);
    }
    blank = false;
    text += sign;
    places.push(index);
  }
  const written = (from: number, to: number) => {
    const first = places[from];
    const last = places[to - 1];
    return first === undefined || last === undefined ? "" : original.slice(first, last + 1);
  };
  return { text, written };
}

/** Figures that measure nothing: years, clauses, numbers of lists and of a series, sums of money. */
const unmeasured = [
  /^[([]?\d+(?:\.\d+)*[).\]](?!\d)/g,
  /(?:พ\.?ศ\.?|พุทธศักราช|ค\.?ศ\.?|ปีงบประมาณ|ปี)(?:พ\.?ศ\.?)?\d{4}(?:[-–—]\d{4})?/g,
  /\d{4}[-–—]\d{4}|\d{1,6}\/\d{4}(?!\d)/g,
  /(?:มาตรา|ข้อ|วรรค|หมวด|ปค\.|สขร\.|\/ว)\d+(?:\/\d+)?(?:\(\d+\))*/g,
  /(?:ครั้ง|ฉบับ|ไตรมาส|ลำดับ|มิติ|กิจกรรม|ขั้นตอน|ขั้น|ส่วน|ระยะ|รอบ|ประเด็น|ตัวชี้วัด|หมู่|วัน)ที่\d+/g,
  /(?<![A-Za-z])(?:M?OIT|IIT|EIT|[oOie])\d+/g,
  /\d[\d,]{0,20}(?:\.\d{1,10})?(?:ล้าน)?บาท/g,
];

/** The same length, so that places stay. */
export function withoutUnmeasured(text: string): string {
  return unmeasured.reduce(
    (left, pattern) => left.replace(pattern, (found) => "¤".repeat(found.length)),
    text,
  );
}
