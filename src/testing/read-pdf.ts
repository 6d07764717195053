import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

export interface ReadLine {
  text: string;
  x: number;
  y: number;
}

/** The text of each page as pdf.js reads it: what a browser searches and copies. */
export async function readWithPdfJs(bytes: Uint8Array): Promise<string[]> {
  return (await linesOfPdf(bytes)).map((lines) => lines.map(({ text }) => text).join("\n"));
}

/** The lines of each page from top to bottom as they were written, with where each begins. */
export async function linesOfPdf(bytes: Uint8Array): Promise<ReadLine[][]> {
  const loading = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const pdf = await loading.promise;
  const pages: ReadLine[][] = [];
  for (let at = 1; at <= pdf.numPages; at += 1) {
    const { items } = await (await pdf.getPage(at)).getTextContent();
    const lines: ReadLine[] = [];
    let open = false;
    for (const item of items) {
      if (!("str" in item)) continue;
      const line = open ? lines.at(-1) : undefined;
      if (line) line.text += item.str;
      else if (item.str !== "" || item.hasEOL)
        lines.push({ text: item.str, x: Number(item.transform[4]), y: Number(item.transform[5]) });
      open = !item.hasEOL && lines.length > 0;
    }
    pages.push(lines);
  }
  await loading.destroy();
  return pages;
}

/** The whole text as poppler reads it, or nothing where pdftotext is not installed. */
export function readWithPoppler(bytes: Uint8Array): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), "sucharit-pdf-"));
  try {
    const file = join(folder, "read.pdf");
    writeFileSync(file, bytes);
    return execFileSync("pdftotext", ["-raw", file, "-"], { encoding: "utf8" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
