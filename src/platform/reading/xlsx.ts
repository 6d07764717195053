/** A workbook as lines: all sheets that are seen, one after another. */
import type { CellValue } from "@cj-tech-master/excelts";
import { workbookReader } from "../tables/workbook-reader.ts";
import { worksheetsIn } from "../tables/worksheets.ts";
import type { Worksheet } from "../tables/worksheets.ts";
import { textOfValue } from "../tables/xlsx-in.ts";
import type { OpenArchive } from "./archive.ts";
import { cleanText } from "./clean.ts";
import { boundsOf, refusals } from "./refusals.ts";
import type { NewLine, SourceCell, SourceDoubt, SourcePlace, SourceRead } from "./source.ts";
import { numbered } from "./source.ts";

/** A sheet that was once painted down to its last row goes on for a million blank ones. */
const MOST_BLANK_ROWS = 2000;

export async function readXlsx(bytes: Uint8Array, archive: OpenArchive): Promise<SourceRead> {
  try {
    return await readSheets(bytes, worksheetsIn(archive.part));
  } catch {
    return { ok: false, why: refusals.broken };
  }
}

interface SheetLines {
  order: number;
  lines: NewLine[];
  doubts: SourceDoubt[];
}

async function readSheets(bytes: Uint8Array, known: ReadonlyMap<number, Worksheet>): Promise<SourceRead> {
  const workbook = await workbookReader(bytes);
  const sheets: SheetLines[] = [];
  let count = 0;
  for await (const worksheet of workbook) {
    const { name, order, isHidden } = known.get(worksheet.sheetNo) ?? {
      name: String(worksheet.name ?? ""),
      order: known.size + sheets.length,
      isHidden: false,
    };
    const sheet: SheetLines = { order, lines: [], doubts: [] };
    sheets.push(sheet);
    if (isHidden) {
      sheet.doubts.push({
        place: { line: 1, sheet: name },
        says: `แผ่นงานที่ซ่อน: ${name}`,
        took: "ไม่อ่าน",
        why: "แผ่นงานถูกซ่อนไว้",
      });
      continue;
    }
    let blank = 0;
    let isApart = true;
    for await (const row of worksheet) {
      const cells: SourceCell[] = [];
      let isTooWide = false;
      row.eachCell((cell, column) => {
        const text = cleanText(textOfValue(cell.value)).trim();
        const formula = formulaOf(cell.value);
        if (text === "" && formula === undefined) return;
        if (column > boundsOf.columns) {
          isTooWide = true;
          return;
        }
        if (text !== "") cells.push({ at: column - 1, text });
        if (formula !== undefined)
          sheet.doubts.push({
            place: {
              line: sheet.lines.length + 1,
              sheet: name,
              row: row.number,
              cell: `${letters(column)}${row.number}`,
            },
            says: `สูตร =${formula}`,
            took: text || "เว้นว่าง",
            why:
              text === ""
                ? "ช่องนี้เป็นสูตรที่ไฟล์ไม่ได้เก็บค่าไว้ เปิดใน Excel แล้วบันทึกหนึ่งครั้ง จึงจะอ่านค่าได้"
                : "ช่องนี้เป็นสูตร จึงใช้ค่าที่คำนวณไว้ครั้งสุดท้ายในไฟล์",
          });
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
      sheet.lines.push({
        place: {
          line: sheet.lines.length + 1,
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
      count += 1;
      if (count > boundsOf.lines) return { ok: false, why: refusals.tooLong };
    }
  }
  const { lines, doubts } = inOrder(sheets);
  if (lines.length === 0) return { ok: false, why: refusals.empty };
  return { ok: true, document: { kind: "xlsx", lines: numbered(lines), doubts } };
}

/** As the tabs of the workbook stand, with one count of lines over them all. */
function inOrder(sheets: readonly SheetLines[]): { lines: NewLine[]; doubts: SourceDoubt[] } {
  const lines: NewLine[] = [];
  const doubts: SourceDoubt[] = [];
  for (const sheet of sheets.toSorted((a, b) => a.order - b.order)) {
    const before = lines.length;
    const moved = <T extends { place: SourcePlace }>(each: T): T => ({
      ...each,
      place: { ...each.place, line: each.place.line + before },
    });
    lines.push(...sheet.lines.map(moved));
    doubts.push(...sheet.doubts.map(moved));
  }
  return { lines, doubts };
}

function formulaOf(value: CellValue): string | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  if ("formula" in value) return String(value.formula ?? "");
  return "sharedFormula" in value ? String(value.sharedFormula ?? "") : undefined;
}

function letters(column: number): string {
  let name = "";
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26))
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
}
