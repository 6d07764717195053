/** A workbook as lines: all sheets that are seen, one after another. */
import type { CellValue } from "@cj-tech-master/excelts";
import { textOfValue } from "../../../platform/tables/xlsx-in.ts";
import { cleanText } from "./clean.ts";
import { boundsOf, refusals } from "./refusals.ts";
import type { NewLine, SourceCell, SourceDoubt, SourceRead } from "./source.ts";
import { numbered } from "./source.ts";

/** A sheet that was once painted down to its last row goes on for a million blank ones. */
const MOST_BLANK_ROWS = 2000;

export async function readXlsxPlan(bytes: Uint8Array): Promise<SourceRead> {
  try {
    return await readSheets(bytes);
  } catch {
    return { ok: false, why: refusals.broken };
  }
}

async function readSheets(bytes: Uint8Array): Promise<SourceRead> {
  const { WorkbookReader } = await import("@cj-tech-master/excelts");
  const workbook = new WorkbookReader(bytes, {
    worksheets: "emit",
    sharedStrings: "cache",
    // Without the styles a date is any number.
    styles: "cache",
    hyperlinks: "ignore",
    entries: "ignore",
  });
  const lines: NewLine[] = [];
  const doubts: SourceDoubt[] = [];
  for await (const sheet of workbook) {
    const name = String(sheet.name ?? "");
    if (sheet.state === "hidden" || sheet.state === "veryHidden") {
      doubts.push({
        place: { line: lines.length + 1, sheet: name },
        says: `แผ่นงานที่ซ่อน: ${name}`,
        took: "ไม่อ่าน",
        why: "แผ่นงานถูกซ่อนไว้",
      });
      continue;
    }
    let blank = 0;
    let isApart = true;
    for await (const row of sheet) {
      const cells: SourceCell[] = [];
      let isTooWide = false;
      row.eachCell((cell, column) => {
        const text = cleanText(textOfValue(cell.value)).trim();
        if (text === "") return;
        if (column > boundsOf.columns) {
          isTooWide = true;
          return;
        }
        cells.push({ at: column - 1, text });
        if (isFormula(cell.value)) {
          doubts.push({
            place: {
              line: lines.length + 1,
              sheet: name,
              row: row.number,
              cell: `${letters(column)}${row.number}`,
            },
            says: `สูตร =${String(cell.value.formula ?? "")}`,
            took: text,
            why: "ช่องนี้เป็นสูตร จึงใช้ค่าที่คำนวณไว้ครั้งสุดท้ายในไฟล์",
          });
        }
      });
      if (isTooWide) return { ok: false, why: refusals.tooWide };
      if (cells.length === 0) {
        blank += 1;
        isApart = true;
        if (blank > MOST_BLANK_ROWS) break;
        continue;
      }
      blank = 0;
      const [first] = cells;
      lines.push({
        place: {
          line: lines.length + 1,
          sheet: name,
          row: row.number,
          cell: `${letters((first?.at ?? 0) + 1)}${row.number}`,
        },
        cells,
        width: (cells.at(-1)?.at ?? 0) + 1,
        // Each row of text is a paragraph; rows of a table follow one another.
        isApart: isApart || cells.length === 1,
      });
      isApart = false;
      if (lines.length > boundsOf.lines) return { ok: false, why: refusals.tooLong };
    }
  }
  const kept = numbered(lines);
  if (kept.length === 0) return { ok: false, why: refusals.empty };
  return { ok: true, document: { kind: "xlsx", lines: kept, doubts } };
}

function isFormula(value: CellValue): value is CellValue & { formula?: unknown } {
  return typeof value === "object" && value !== null && ("formula" in value || "sharedFormula" in value);
}

function letters(column: number): string {
  let name = "";
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26))
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
}
