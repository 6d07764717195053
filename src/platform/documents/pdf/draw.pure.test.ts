import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { linesOfPdf, readWithPdfJs, readWithPoppler } from "../../../testing/read-pdf.ts";
import { stackedWords } from "../../../testing/thai-words.ts";
import { everyPart } from "../every-part.ts";
import type { Block, DocumentModel } from "../model.ts";
import { keptWords } from "../text/kept-words.ts";
import { drawPdf } from "./draw.ts";

function paper(blocks: readonly Block[], more: Partial<DocumentModel> = {}): DocumentModel {
  return { title: "เอกสารทดสอบ", issuer: "เทศบาล", digits: "thai", sections: [{ blocks }], ...more };
}

/** Every word in a paragraph, a spread one, a list, a heading and a cell. */
function wordsEverywhere(words: readonly string[]): Block[] {
  const text = words.join(" ");
  return [
    { kind: "paragraph", text, indent: "first" },
    { kind: "paragraph", text: [{ text, bold: true }], align: "thai" },
    { kind: "list", marks: "decimal", items: words.map((word) => ({ text: word })) },
    ...words.map((word): Block => ({ kind: "heading", level: 2, text: word })),
    {
      kind: "table",
      columns: [{ weight: 1 }, { weight: 1 }],
      head: [{ cells: [{ content: "ก" }, { content: "ข" }] }],
      body: words.map((word) => ({
        cells: [{ content: word }, { content: [{ text: word, italic: true }] }],
      })),
    },
  ];
}
const TIMES = 6;

describe("text layer of a PDF", () => {
  it("has each of 200 words with stacked marks and ำ as often as it stands there", async () => {
    const bytes = await drawPdf(paper(wordsEverywhere(stackedWords)));
    const readers = { "pdf.js": (await readWithPdfJs(bytes)).join("\n"), pdftotext: readWithPoppler(bytes) };
    expect(stackedWords).toHaveLength(200);
    for (const [reader, text] of Object.entries(readers)) {
      if (text === undefined) continue;
      const found = Map.groupBy(text.split(/\s+/), (word) => word);
      for (const word of stackedWords)
        expect(found.get(word)?.length ?? 0, `${word} by ${reader}`).toBe(TIMES);
    }
  }, 30_000);

  it("reads back any Thai text as it was written", async () => {
    const word = fc.oneof(
      fc.constantFrom(...stackedWords, ...keptWords, "AVATAR", "Wave", "ปี่", "ฐู", "ญุ", "ก่ำ", "(ฟ้า)", "✓"),
      fc.string({ unit: fc.constantFrom(..."กปฟญฐนะาิีุู่้ำ1๒ "), maxLength: 12 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(word, { maxLength: 40 }), fc.boolean(), async (words, spread) => {
        const text = words.join(" ");
        const bytes = await drawPdf(
          paper([{ kind: "paragraph", text, align: spread ? "thai" : "left" }], { digits: "arabic" }),
        );
        const [read] = await readWithPdfJs(bytes);
        expect(bare(read ?? "")).toBe(bare(text.replaceAll("๒", "2")));
      }),
      { numRuns: 40 },
    );
  });
});

function bare(text: string): string {
  return text.normalize("NFC").replaceAll(/\s/g, "");
}

describe("lines of a PDF", () => {
  it("begin with no blank or mark and end inside no kept word", async () => {
    const part = fc.constantFrom(
      ...stackedWords,
      ...keptWords,
      " ",
      "  ",
      "ๆ ",
      "(",
      ") ",
      "๒๕๖๙",
      "นายสมชาย ใจดี",
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(part, { minLength: 30, maxLength: 200 }),
        fc.boolean(),
        async (parts, spread) => {
          const text = `ก${parts.join("")}`;
          const block: Block = { kind: "paragraph", text, align: spread ? "thai" : "left", indent: "first" };
          const bytes = await drawPdf(paper([block], { keepWhole: ["นายสมชาย ใจดี"] }));
          const lines = (await linesOfPdf(bytes)).flat().map((line) => line.text);
          expect(bare(lines.join(""))).toBe(bare(text));
          for (const line of lines) expect(line).not.toMatch(/^[\s\p{M}ะาำๆ)]/u);
          expect(partedWords(lines, bare(text), [...keptWords, "นายสมชาย ใจดี"].map(bare))).toEqual([]);
        },
      ),
      { numRuns: 25 },
    );
  });

  it("stay within the margins, however long a word is and however narrow its column", async () => {
    const long = "กรุงเทพมหานครอมรรัตนโกสินทร์มหินทรายุธยามหาดิลกภพ".repeat(3);
    const bytes = await drawPdf(
      paper([
        { kind: "paragraph", text: long },
        { kind: "paragraph", text: "x".repeat(300) },
        {
          kind: "table",
          columns: [{ weight: 1 }, { weight: 30 }],
          head: [],
          body: [{ cells: [{ content: long }, { content: long }] }],
        },
      ]),
    );
    const text = (await readWithPdfJs(bytes)).join("\n");
    expect(bare(text).split(long)).toHaveLength(4);
    expect(bare(text)).toContain("x".repeat(300));
    for (const { text: line } of (await linesOfPdf(bytes)).flat()) expect(line).not.toMatch(/^[\p{M}ะาำ]/u);
  });
});

/** Kept words that a line ends in, but where another kept word begins or ends. */
function partedWords(lines: readonly string[], text: string, words: readonly string[]): string[] {
  const ends = lineEnds(lines).filter(
    (end) => !words.some((word) => text.startsWith(word, end) || text.slice(0, end).endsWith(word)),
  );
  return words.filter((word) =>
    placesOf(text, word).some((start) => ends.some((end) => end > start && end < start + word.length)),
  );
}

function lineEnds(lines: readonly string[]): number[] {
  let at = 0;
  return lines.slice(0, -1).map((line) => (at += bare(line).length));
}

function placesOf(text: string, word: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) places.push(at);
  return places;
}

describe("a document with every part", () => {
  it("is drawn with all of its parts", async () => {
    const bytes = await drawPdf(everyPart());
    const text = bare((await readWithPdfJs(bytes)).join("\n"));
    for (const word of ["สารบัญ", "ส่วนที่๑", "๑.๑", "๑.๑.๑", "รวมทั้งสิ้น", "✓", "ผลการดำเนินงาน๔มิติ"])
      expect(text).toContain(word);
  });
});
