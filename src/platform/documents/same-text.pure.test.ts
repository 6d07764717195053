import fc from "fast-check";
import { expect, test } from "vitest";
import { anyDocument } from "../../testing/documents.ts";
import { drawDocx } from "./docx/draw.ts";
import { everyPart } from "./every-part.ts";
import type { Block, DocumentModel } from "./model.ts";
import { readWithPdfJs } from "../../testing/read-pdf.ts";
import { drawPdf } from "./pdf/draw.ts";
import { docxText, xlsxText } from "../../testing/read-office.ts";
import { missingTexts, textsOf } from "../../testing/document-texts.ts";
import { drawXlsx } from "./xlsx/draw.ts";

const pdfText = async (bytes: Uint8Array) => (await readWithPdfJs(bytes)).join("\n");

const formats = [
  { name: "docx", draw: drawDocx, read: docxText, paged: false },
  { name: "xlsx", draw: drawXlsx, read: xlsxText, paged: false },
  { name: "pdf", draw: drawPdf, read: pdfText, paged: true },
] as const;

test("the sample has every kind of block", () => {
  const kinds: Record<Block["kind"], true> = {
    emblem: true,
    heading: true,
    paragraph: true,
    list: true,
    table: true,
    figure: true,
    signatures: true,
    contents: true,
    rule: true,
    "page-break": true,
  };
  const used = new Set(everyPart().sections.flatMap(({ blocks }) => blocks.map(({ kind }) => kind)));
  expect([...used].toSorted()).toEqual(Object.keys(kinds).toSorted());
});

test("a text that is lost is seen", () => {
  const model = everyPart();
  const { flow, anywhere } = textsOf(model);
  expect(missingTexts(model, [...flow, ...anywhere].join(" "))).toEqual([]);
  expect(missingTexts(model, [...flow.slice(0, 7), ...flow.slice(8), ...anywhere].join(" "))).not.toEqual([]);
  expect(missingTexts(model, flow.join(" "))).toEqual(anywhere);
});

for (const { name, draw, read, paged } of formats) {
  for (const digits of ["thai", "arabic"] as const) {
    test(`${name} holds every text of the sample in ${digits} digits`, async () => {
      const model = everyPart(digits);
      expect(missingTexts(model, await read(await draw(model)))).toEqual([]);
    }, 30_000);
  }

  test(`${name} loses no text of any document`, async () => {
    await fc.assert(
      fc.asyncProperty(anyDocument, async (model: DocumentModel) => {
        expect(missingTexts(model, await read(await draw(model)), { paged })).toEqual([]);
      }),
      { numRuns: 40 },
    );
  }, 60_000);
}
