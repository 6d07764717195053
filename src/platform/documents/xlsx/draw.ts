import { Writable } from "node:stream";
import { WorkbookWriter } from "@cj-tech-master/excelts";
import type { DocumentModel, Heading } from "../model.ts";
import { wordBreaker } from "../text/words.ts";
import { picturesOf } from "../every-picture.ts";
import { allPictureBytes } from "../picture-bytes.ts";
import { drawnText, runsOf } from "../text/inline.ts";
import { blockRows, coverRows, noteRows } from "./blocks.ts";
import { sheetColumns } from "./columns.ts";
import { fitHeights } from "./heights.ts";
import type { Desk, SheetPlan } from "./plan.ts";
import { sheetNames } from "./sheet-names.ts";
import { writeSheet } from "./write.ts";

/** The document as a workbook: a sheet per section, its figures as numbers. */
export async function drawXlsx(model: DocumentModel): Promise<Uint8Array> {
  const pictures = await allPictureBytes(picturesOf(model));
  const pieces: Uint8Array[] = [];
  const stream = new Writable({
    write(piece: Uint8Array, _encoding, done) {
      pieces.push(piece);
      done();
    },
  });
  const workbook = new WorkbookWriter({
    stream,
    useStyles: true,
    useSharedStrings: true,
    creator: model.issuer,
    lastModifiedBy: model.issuer,
  });
  for (const sheet of plannedSheets(model, pictures)) {
    writeSheet(workbook, sheet, {
      pictures,
      pageNumbers: sheet.uncounted ? "none" : (model.pageNumbers ?? "none"),
    });
  }
  await workbook.commit();
  return Buffer.concat(pieces);
}

function plannedSheets(model: DocumentModel, pictures: Desk["pictures"]): SheetPlan[] {
  let notes = 0;
  const note = () => (notes += 1);
  const { digits } = model;
  const hand = { digits, breaker: wordBreaker(model.keepWhole) };
  const headings = listedHeadings(model);
  const names = sheetNames([
    ...(model.cover ? ["ปก"] : []),
    ...model.sections.map(({ sheet }, at) => sheet ?? `ส่วนที่ ${at + 1}`),
  ]);
  const plan = (
    columns: number[],
    lying: boolean,
    draw: (desk: Desk) => void,
    more: Partial<SheetPlan> = {},
  ): SheetPlan => {
    const sheet: SheetPlan = { name: names.shift() ?? "", lying, columns, rows: [], ...more };
    const desk: Desk = { ...hand, pictures, sheet, notes: [], note, headings };
    draw(desk);
    noteRows(desk);
    // Excel repeats a head on every page of the sheet, also above what stands behind its table.
    if (sheet.titles && sheet.titles.of < sheet.rows.length / 2) delete sheet.titles;
    fitHeights(sheet);
    return sheet;
  };
  const { cover } = model;
  const text = model.sections.findIndex(({ numbers }) => numbers !== "letters");
  const upright = sheetColumns({ blocks: [] }, hand);
  return [
    ...(cover ? [plan(upright, false, (desk) => coverRows(desk, cover), { uncounted: true })] : []),
    ...model.sections.map((section, at) =>
      plan(
        sheetColumns(section, hand),
        section.orientation === "lying",
        (desk) => {
          for (const block of section.blocks) blockRows(desk, block);
        },
        { startsNumbers: at === text, uncounted: section.numbers === "letters" },
      ),
    ),
  ];
}

function listedHeadings({ sections, digits }: DocumentModel): Desk["headings"] {
  return sections
    .flatMap(({ blocks }) => blocks.filter((block): block is Heading => block.kind === "heading"))
    .filter(({ unlisted }) => !unlisted)
    .map(({ level, number, text }) => {
      const words = runsOf(text).map((run) => run.text);
      const parts = number === undefined ? words : [`${number}  `, ...words];
      return { level, text: drawnText(parts.join(""), digits) };
    });
}
