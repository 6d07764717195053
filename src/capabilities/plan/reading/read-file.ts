/** A plan out of a file, whatever kind it is: judged by its bytes, never by its name. */
import type { PlanReading } from "./reading.ts";
import { readPlan } from "./read-plan.ts";
import { boundsOf, refusals } from "./refusals.ts";
import type { SourceRead } from "./source.ts";
import { readTxt } from "./txt.ts";

export type PlanFileRead =
  | { ok: true; reading: PlanReading; lines: { line: number; text: string }[] }
  | { ok: false; why: string };

export async function readPlanFile(bytes: Uint8Array): Promise<PlanFileRead> {
  const source = await readSource(bytes);
  if (!source.ok) return source;
  const { lines } = source.document;
  if (lines.some(({ text }) => text.length > boundsOf.lineLetters))
    return { ok: false, why: refusals.longLine };
  if (lines.reduce((sum, { text }) => sum + text.length, 0) > boundsOf.letters)
    return { ok: false, why: refusals.tooMuch };
  const reading = readPlan(source.document);
  if (reading.projects.length === 0) return { ok: false, why: refusals.nothingFound };
  if (reading.projects.length > boundsOf.projects) return { ok: false, why: refusals.tooMany };
  return {
    ok: true,
    reading,
    // Beside the reading, for whoever compares the two.
    lines: lines.map(({ place, text }) => ({ line: place.line, text })),
  };
}

async function readSource(bytes: Uint8Array): Promise<SourceRead> {
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
    const { readXlsxPlan } = await import("./xlsx.ts");
    return readXlsxPlan(bytes, archive);
  }
  // What Office encrypts, and its files of before 2007, are OLE containers.
  if (start.startsWith("\u00d0\u00cf\u0011\u00e0")) return { ok: false, why: refusals.locked };
  if (start.startsWith("%PDF")) return { ok: false, why: refusals.pdf };
  return readTxt(bytes);
}
