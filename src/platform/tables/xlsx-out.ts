import { PassThrough } from "node:stream";
import type { FileCell } from "./cells.ts";

export interface SheetHead {
  readonly head: string;
  readonly isNumber: boolean;
  readonly isMoney: boolean;
  readonly isNarrow: boolean;
}

/** Further sheets of few rows: how to fill in the first one. */
export interface FurtherSheet {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
}

/** Rows between two looks at whether the other side still takes them. */
const PORTION = 100;

/** A workbook that is sent while its rows are read; whatever its length, little of it is in memory. */
export function xlsxStream(
  name: string,
  heads: readonly SheetHead[],
  rows: AsyncIterable<readonly FileCell[]>,
  further: readonly FurtherSheet[] = [],
): PassThrough {
  const out = new PassThrough({ highWaterMark: 256 * 1024 });
  void write(out, { name, heads, rows, further }).catch((error: unknown) =>
    out.destroy(error instanceof Error ? error : new Error(String(error))),
  );
  return out;
}

interface Written {
  readonly name: string;
  readonly heads: readonly SheetHead[];
  readonly rows: AsyncIterable<readonly FileCell[]>;
  readonly further: readonly FurtherSheet[];
}

async function write(out: PassThrough, { name, heads, rows, further }: Written): Promise<void> {
  // Heavy: loaded where somebody wants a workbook.
  const { WorkbookWriter } = await import("@cj-tech-master/excelts");
  const workbook = new WorkbookWriter({
    stream: out,
    useStyles: true,
    useSharedStrings: false,
    trueStreaming: true,
  });
  const sheet = workbook.addWorksheet(nameOfSheet(name), { views: [{ state: "frozen", ySplit: 1 }] });
  sheet.columns = heads.map(({ isNumber, isMoney, isNarrow }) => ({
    width: isNarrow ? 14 : 26,
    // As text a telephone number keeps its zero, and what begins with = stays what it is.
    style: { numFmt: isMoney ? "#,##0.00" : isNumber ? "0" : "@" },
  }));
  const first = sheet.addRow(heads.map(({ head }) => head));
  first.font = { bold: true };
  first.commit();
  let count = 0;
  for await (const cells of rows) {
    sheet.addRow([...cells]).commit();
    count += 1;
    if (count % PORTION === 0) await untilTaken(out);
  }
  sheet.commit();
  for (const { name: title, rows: lines } of further) {
    const more = workbook.addWorksheet(nameOfSheet(title));
    more.columns = [{ width: 26 }, { width: 12 }, { width: 60 }, { width: 60 }];
    for (const line of lines) more.addRow([...line]).commit();
    more.commit();
  }
  await workbook.commit();
}

/** Waits for a slow line, and for whoever else the thread has to answer. */
async function untilTaken(out: PassThrough): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  if (!out.writableNeedDrain) return;
  await new Promise<void>((resolve, reject) => {
    const done = () => {
      out.off("drain", done);
      out.off("close", closed);
      resolve();
    };
    const closed = () => {
      out.off("drain", done);
      reject(new Error("The reader of the workbook went away"));
    };
    out.once("drain", done);
    out.once("close", closed);
    if (out.destroyed) closed();
  });
}

/** Excel takes at most 31 signs, and none of these. */
function nameOfSheet(name: string): string {
  return name.replaceAll(/[[\]*?:/\\]/g, " ").slice(0, 31);
}
