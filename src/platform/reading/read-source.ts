/** A document out of a file, whatever kind it is: judged by its bytes, never by its name. */
import { boundsOf, refusals } from "./refusals.ts";
import type { SourceRead } from "./source.ts";
import type { IsLabel } from "./txt.ts";
import { readTxt } from "./txt.ts";

export async function readSource(bytes: Uint8Array, isLabel: IsLabel): Promise<SourceRead> {
  const source = await readKind(bytes, isLabel);
  if (!source.ok) return source;
  const { lines } = source.document;
  if (lines.some(({ text }) => text.length > boundsOf.lineLetters))
    return { ok: false, why: refusals.longLine };
  if (lines.reduce((sum, { text }) => sum + text.length, 0) > boundsOf.letters)
    return { ok: false, why: refusals.tooMuch };
  return source;
}

async function readKind(bytes: Uint8Array, isLabel: IsLabel): Promise<SourceRead> {
  if (bytes.length === 0) return { ok: false, why: refusals.empty };
  if (bytes.length > boundsOf.bytes) return { ok: false, why: refusals.tooBig };
  const start = Buffer.from(bytes.subarray(0, 8)).toString("latin1");
  if (start.startsWith("PK")) {
    const { openArchive } = await import("./archive.ts");
    const archive = await openArchive(bytes);
    if (!archive.ok) return archive;
    if (archive.kind === "docx") {
      const { readDocx } = await import("./docx.ts");
      return readDocx(archive);
    }
    const { readXlsx } = await import("./xlsx.ts");
    return readXlsx(bytes, archive);
  }
  // What Office encrypts, and its files of before 2007, are OLE containers.
  if (start.startsWith("\u00d0\u00cf\u0011\u00e0")) return { ok: false, why: refusals.locked };
  if (start.startsWith("%PDF")) return { ok: false, why: refusals.pdf };
  return readTxt(bytes, isLabel);
}
