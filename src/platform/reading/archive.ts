import { buffer } from "node:stream/consumers";
import { fromBufferPromise } from "yauzl";
import type { Entry } from "yauzl";
import { boundsOf, refusals } from "./refusals.ts";

export interface OpenArchive {
  ok: true;
  kind: "docx" | "xlsx";
  /** The text of a part; undefined where the file has none of that name. */
  part: (name: string) => string | undefined;
  names: readonly string[];
}

/** Parts that hold text; pictures are only counted. */
const WANTED =
  /^word\/(?:document|numbering|styles|footnotes|endnotes|comments|header\d*|footer\d*)\.xml$|^xl\/(?:workbook\.xml|_rels\/workbook\.xml\.rels)$/;

/** Every part is unfolded once: what a list of contents says of sizes is not believed. */
export async function openArchive(bytes: Uint8Array): Promise<OpenArchive | { ok: false; why: string }> {
  try {
    const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    if (zip.entryCount > boundsOf.entries) return { ok: false, why: refusals.bomb };
    const entries: Entry[] = [];
    let said = 0;
    for await (const entry of zip.eachEntry()) {
      entries.push(entry);
      said += entry.uncompressedSize;
      if (entry.isEncrypted()) return { ok: false, why: refusals.locked };
      if (said > boundsOf.unfolded) return { ok: false, why: refusals.bomb };
    }
    const names = entries.map(({ fileName }) => fileName);
    if (names.some((name) => /(?:^|\/)vbaProject\.bin$|^xl\/(?:macrosheets|dialogsheets)\//i.test(name)))
      return { ok: false, why: refusals.macros };
    const kind = names.includes("word/document.xml")
      ? "docx"
      : names.includes("xl/workbook.xml")
        ? "xlsx"
        : undefined;
    if (!kind) return { ok: false, why: refusals.wrongKind };
    const parts = new Map<string, string>();
    for (const entry of entries) {
      const stream = await zip.openReadStreamPromise(entry);
      // A stream that gives more than the entry says ends with an error.
      if (WANTED.test(entry.fileName)) parts.set(entry.fileName, (await buffer(stream)).toString("utf8"));
      else for await (const _ of stream) void _;
    }
    return { ok: true, kind, part: (name) => parts.get(name), names };
  } catch {
    return { ok: false, why: refusals.broken };
  }
}
