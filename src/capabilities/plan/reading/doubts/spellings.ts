/** Words that one document writes in several ways. Which of them is right may depend on the office; that they differ does not. */
import { toArabicDigits } from "../../../../thai/digits.ts";

export interface Spelling {
  word: string;
  /** Places among the texts, each once. */
  at: number[];
}

/** For each word written in several ways its spellings, the most used first. */
export function spellingsIn(texts: readonly string[]): Spelling[][] {
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
  return /([ก-ฮเแโใไ][ก-๎]{3,19}?)\1/.exec(text)?.[1] ?? /(?<=มาตร|แผนปฏิบัติ)(การ)\1/.exec(text)?.[1];
}

const thaiWords: readonly { key: string; forms: RegExp }[] = [
  { key: "ดุลพินิจ", forms: /ดุลย?พินิจ/g },
  { key: "วิธีคิด", forms: /วิ[ธถ]ีคิด/g },
  { key: "แนวปฏิบัติ", forms: /แนว(?:ทาง(?:การ|ใน(?:การ)?)?)?ปฏิบัติ(?=[^ก-๎]|$|ที่|ใน|เพื่อ|เกี่ยว|ด้าน|ของ|ตาม|และ)/g },
  { key: "เรื่องร้องทุกข์", forms: /เรื่อง(?:ราว)?ร้องทุกข์/g },
  { key: "เว็บไซต์", forms: /เว[็บ]*บ?ไซ[ตท]์?|เวบไซด์|เว็บไซด์/g },
  { key: "เฟซบุ๊ก", forms: /เฟ[ซส]บุ[๊็]?[กค]/g },
  { key: "วีดิทัศน์", forms: /ว[ิี]ด[ิี]ทัศน์/g },
  { key: "อินเทอร์เน็ต", forms: /อินเ[ทต](?:อร์|อร)เน[็]?[ตท]/g },
  { key: "แอปพลิเคชัน", forms: /แอ[ปพ]+ลิเคชั่?น/g },
  { key: "คอร์รัปชัน", forms: /ค[อ]?ร์?รั[ปบ]ชั่?น/g },
];

function* wordsIn(text: string): Generator<{ key: string; word: string }> {
  const plain = toArabicDigits(text)
    .replaceAll(/https?:\S+|www\.\S+|\S+@\S+|<[^>]*>/g, " ")
    .replaceAll(/\s+/g, " ");
  // Blanks of a document cannot be trusted between Thai letters.
  const tight = plain.replaceAll(/(?<=[ก-๎]) (?=[ก-๎])/g, "");
  for (const { key, forms } of thaiWords) for (const [word] of tight.matchAll(forms)) yield { key, word };
  for (const [word] of plain.matchAll(/[A-Za-z]{1,20}(?:(?: ?[-–—] ?| )[A-Za-z]{2,20}){0,4}/g))
    if (word.length > 2) yield { key: word.replaceAll(/[^A-Za-z]/g, "").toLowerCase(), word };
  // The years of a plan, with one sort of dash.
  for (const [word, from, to] of plain.matchAll(/(25\d\d) ?[-–—] ?(25\d\d)/g))
    yield { key: `${from}-${to}`, word };
}
