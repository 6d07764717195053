import type { Borders, CellValue, Style, WorkbookWriter } from "@cj-tech-master/excelts";
import type { DocumentModel } from "../model.ts";
import { measures } from "../text/measures.ts";
import type { CellLook, Desk, SheetPlan } from "./plan.ts";
import type { RichPart, Value } from "./values.ts";

const A4 = 9;
const INCH = 2.54;
/** A window that is all frozen cannot be scrolled. */
const MOST_FROZEN = 6;
/** A column of Excel's default font: seven pixels a digit. */
const PIXELS_PER_UNIT = 7;

interface Shared {
  pictures: Desk["pictures"];
  pageNumbers: NonNullable<DocumentModel["pageNumbers"]>;
}

export function writeSheet(workbook: WorkbookWriter, plan: SheetPlan, shared: Shared): void {
  const { titles } = plan;
  const { margins } = measures;
  const sheet = workbook.addWorksheet(plan.name, {
    ...(titles && titles.to <= MOST_FROZEN ? { views: [{ state: "frozen", ySplit: titles.to }] } : {}),
    pageSetup: {
      paperSize: A4,
      orientation: plan.lying ? "landscape" : "portrait",
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
      ...(plan.startsNumbers ? { firstPageNumber: 1 } : {}),
      margins: {
        left: margins.left / INCH,
        right: margins.right / INCH,
        top: margins.top / INCH,
        bottom: margins.bottom / INCH,
        header: 0.5,
        footer: 0.4,
      },
      ...(titles ? { printTitlesRow: `${titles.from}:${titles.to}` } : {}),
    },
    ...(shared.pageNumbers === "top" ? { headerFooter: { oddHeader: "&C- &P -" } } : {}),
    ...(shared.pageNumbers === "bottom" ? { headerFooter: { oddFooter: "&C&P" } } : {}),
  });
  sheet.columns = plan.columns.map((width) => ({ width: width / PIXELS_PER_UNIT }));
  plan.rows.forEach((planned, at) => {
    const row = sheet.getRow(at + 1);
    if (planned.height !== undefined) row.height = planned.height;
    for (const cell of planned.cells) {
      const target = row.getCell(cell.column + 1);
      target.value = cellValue(cell.value, cell.look);
      target.style = styleOf(cell.value, cell.look);
      if (cell.colSpan > 1 || cell.rowSpan > 1) {
        sheet.mergeCells(at + 1, cell.column + 1, at + cell.rowSpan, cell.column + cell.colSpan);
      }
    }
    if (planned.picture) placePicture(workbook, sheet, planned.picture, at, plan, shared);
    if (planned.breakAfter) row.addPageBreak();
  });
  sheet.commit();
}

function placePicture(
  workbook: WorkbookWriter,
  sheet: ReturnType<WorkbookWriter["addWorksheet"]>,
  drawn: NonNullable<SheetPlan["rows"][number]["picture"]>,
  row: number,
  plan: SheetPlan,
  shared: Shared,
): void {
  const bytes = shared.pictures.get(drawn.picture);
  if (!bytes) throw new Error("a picture of the model was not prepared");
  const id = workbook.addImage({
    extension: bytes.format === "jpg" ? "jpeg" : "png",
    buffer: Buffer.from(bytes.bytes),
  });
  const across = plan.columns.reduce((sum, each) => sum + each, 0);
  sheet.addImage(id, {
    tl: { col: columnAt(plan.columns, (across - drawn.width) / 2), row: row + 0.05 },
    ext: { width: drawn.width, height: drawn.height },
    editAs: "oneCell",
  });
}

/** The column in which a distance from the left lies, with its share as a fraction. */
function columnAt(columns: readonly number[], distance: number): number {
  let left = Math.max(0, distance);
  for (const [at, width] of columns.entries()) {
    if (left < width) return at + left / width;
    left -= width;
  }
  return 0;
}

/** Text is always text: what looks like a formula is written as a string and stays one when it is edited. */
function cellValue(value: Value, look: CellLook): CellValue {
  if (value.kind === "number") return value.number;
  const text = value.parts.map((part) => part.text).join("");
  if (value.href !== undefined) return { text, hyperlink: value.href };
  const plain = value.parts.every((part) => !(part.bold || part.italic || part.underline || part.raised));
  return plain
    ? text
    : { richText: value.parts.map((part) => ({ text: part.text, font: fontOf(part, look) })) };
}

function fontOf(part: Omit<RichPart, "text">, look: CellLook) {
  return {
    name: measures.font,
    size: look.size,
    ...(part.bold || look.bold ? { bold: true } : {}),
    ...(part.italic || look.italic ? { italic: true } : {}),
    ...(part.underline || look.underline ? { underline: true } : {}),
    ...(part.raised ? { vertAlign: "superscript" as const } : {}),
  };
}

const line = { style: "thin", color: { argb: "FF555555" } } as const;
const borders: Record<NonNullable<CellLook["lines"]>, Partial<Borders>> = {
  table: { top: line, bottom: line, left: line, right: line },
  below: { bottom: line },
};

function styleOf(value: Value, look: CellLook): Partial<Style> {
  return {
    numFmt: value.kind === "number" ? value.format : "@",
    font: fontOf({ underline: value.kind === "text" && value.href !== undefined }, look),
    alignment: {
      wrapText: value.kind === "text",
      // A figure too long for its column would show as ####.
      shrinkToFit: value.kind === "number",
      vertical: look.middle ? "middle" : "top",
      horizontal: look.align ?? "left",
      ...(look.indent ? { indent: look.indent } : {}),
    },
    ...(look.lines ? { border: borders[look.lines] } : {}),
    ...(look.fill
      ? {
          fill: {
            type: "pattern" as const,
            pattern: "solid" as const,
            fgColor: { argb: `FF${look.fill.slice(1).toUpperCase()}` },
          },
        }
      : {}),
  };
}
