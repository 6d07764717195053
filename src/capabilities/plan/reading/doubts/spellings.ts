/** Words that one document writes in several ways. Which of them is right may depend on the office; that they differ does not. */
import { toArabicDigits } from "../../../../thai/digits.ts";

/** A text, and the same without blanks. */
export interface Written {
  readonly text: string;
  readonly tight: string;
}

export interface Spelling {
  word: string;
  /** Places among the texts, each once. */
  at: number[];
}

/** For each word written in several ways its spellings, the most used first. */
export function spellingsIn(texts: readonly Written[]): Spelling[][] {
  const words = new Map<string, Map<string, Set<number>>>();
  for (const [at, text] of texts.entries())
    for (const { key, word } of wordsIn(text)) {
      const spellings = words.get(key) ?? new Map<string, Set<number>>();
      words.set(key, spellings.set(word, (spellings.get(word) ?? new Set()).add(at)));
    }
  return [...words.values()]
    .filter(({ size }) => size > 1)
    .map((spellings) =>
      [...spellings]
        .map(([word, at]) => ({ word, at: [...at] }))
        .toSorted((a, b) => b.at.length - a.at.length),
    );
}

/** กำหนดกำหนด: a word typed twice. Repetition that is meant is written with ๆ, and short syllables meet by chance. */
export function doubledWord(text: string): string | undefined {
  for (let length = 4; length <= 15; length += 1) {
    let same = 0;
    for (let at = 0; at + length < text.length; at += 1) {
      const sign = text.charCodeAt(at);
      same = sign === text.charCodeAt(at + length) && sign >= FIRST && sign <= LAST ? same + 1 : 0;
      if (same !== length) continue;
      const word = text.slice(at + 1 - length, at + 1);
      if (/^[ก-ฮเแโใไ]/.test(word)) return word;
      // The next letter may begin it.
      same -= 1;
    }
  }
  return /(?<=มาตร|แผนปฏิบัติ)(การ)\1/.exec(text)?.[1];
}

const FIRST = "ก".charCodeAt(0);
const LAST = "๎".charCodeAt(0);

const thaiWords = [
  ["ดุลพินิจ", /ดุลย?พินิจ/],
  ["วิธีคิด", /วิ[ธถ]ีคิด/],
  ["แนวปฏิบัติ", /แนว(?:ทาง(?:การ|ใน(?:การ)?)?)?ปฏิบัติ(?=[^ก-๎]|$|ที่|ใน|เพื่อ|เกี่ยว|ด้าน|ของ|ตาม|และ)/],
  ["เรื่องร้องทุกข์", /เรื่อง(?:ราว)?ร้องทุกข์/],
  ["เว็บไซต์", /เว็?[บป]ไซ[ตทด]์?/],
  ["เฟซบุ๊ก", /เฟ[ซส]บุ[๊็]?[กค]/],
  ["วีดิทัศน์", /ว[ิี]ด[ิี]ทัศน์/],
  ["อินเทอร์เน็ต", /อินเ[ทต]อร์?เน็?[ตท]/],
  ["แอปพลิเคชัน", /แอ[ปพ]+ลิเคชั่?น/],
  ["คอร์รัปชัน", /คอร์?รั[ปบ]ชั่?น/],
] as const;

/** All of them in one pass; the group that was met tells which. */
const anyThaiWord = new RegExp(thaiWords.map(([, forms]) => `(${forms.source})`).join("|"), "g");

function* wordsIn({ text, tight }: Written): Generator<{ key: string; word: string }> {
  for (const found of tight.matchAll(anyThaiWord)) {
    const [key = ""] = thaiWords[found.slice(1).findIndex((group) => group !== undefined)] ?? [];
    yield { key, word: found[0] };
  }
  // Without addresses, whose letters are not words.
  const plain = toArabicDigits(text)
    .split(/\s+/)
    .filter((part) => !/:\/\/|www\.|@/.test(part))
    .join(" ");
  for (const [word] of plain.matchAll(/[A-Za-z]{1,20}(?:(?: ?[-–—] ?| )[A-Za-z]{2,20}){0,4}/g))
    if (word.length > 2) yield { key: word.replaceAll(/[^A-Za-z]/g, "").toLowerCase(), word };
  // The years of a plan, with one sort of dash.
  for (const [word, from, to] of plain.matchAll(/(25\d\d) ?[-–—] ?(25\d\d)/g))
    yield { key: `${from}-${to}`, word };
}
