/** Documents read by other programs than those that wrote them, for tests. */
import { buffer } from "node:stream/consumers";
import { WorkbookReader } from "@cj-tech-master/excelts";
import { convertToHtml } from "mammoth";
import { fromBufferPromise } from "yauzl";
import { toThaiDigits } from "../thai/digits.ts";

export async function docxText(bytes: Uint8Array): Promise<string> {
  const { value } = await convertToHtml({ buffer: Buffer.from(bytes) });
  return decoded(value.replaceAll(/<(?:p|li|td|tr|h\d)\b[^>]*>/g, "\n").replaceAll(/<[^>]*>/g, ""));
}

/** Cells as Excel shows them, row by row. */
export async function xlsxText(bytes: Uint8Array): Promise<string> {
  const lines: string[] = [];
  for await (const sheet of new WorkbookReader(Buffer.from(bytes), {
    worksheets: "emit",
    sharedStrings: "cache",
    styles: "cache",
  })) {
    for await (const row of sheet) {
      const cells: string[] = [];
      row.eachCell((cell) => {
        cells.push(
          typeof cell.value === "number"
            ? shown(cell.value, typeof cell.numFmt === "string" ? cell.numFmt : "")
            : cell.text,
        );
      });
      lines.push(cells.join("\n"));
    }
  }
  return lines.join("\n");
}

/** The few number formats that documents have: digits, decimals, a unit. */
function shown(value: number, format: string): string {
  const decimals = /0\.(0+)/.exec(format)?.[1]?.length ?? 0;
  const unit = /"([^"]*)"/.exec(format)?.[1] ?? "";
  const figure = new Intl.NumberFormat("en", {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  }).format(value);
  return (format.startsWith("[$-D00041E]") ? toThaiDigits(figure) : figure) + unit;
}

export async function zipParts(bytes: Uint8Array): Promise<Map<string, string>> {
  const parts = new Map<string, string>();
  const zip = await fromBufferPromise(Buffer.from(bytes));
  for await (const entry of zip.eachEntry()) {
    parts.set(entry.fileName, (await buffer(await zip.openReadStreamPromise(entry))).toString("utf8"));
  }
  return parts;
}

function decoded(html: string): string {
  const names: Record<string, string> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'", "#39": "'" };
  return html.replaceAll(/&([a-z]+|#39);/g, (whole, name: string) => names[name] ?? whole);
}
