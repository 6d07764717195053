import type { DocumentLine } from "../../../platform/reading/document-line.ts";
import { linesBeside } from "../../../platform/reading/document-line.ts";
import { readSource } from "../../../platform/reading/read-source.ts";
import type { ReportReading } from "./reading.ts";
import { readReport } from "./read-report.ts";
import { mostRows, reportRefusals } from "./refusals.ts";
import { subHeading } from "./sub-headings.ts";

export type ReportFileRead =
  | { ok: true; reading: ReportReading; lines: DocumentLine[] }
  | { ok: false; why: string };

/** A report out of a file. */
export async function readReportFile(bytes: Uint8Array): Promise<ReportFileRead> {
  const source = await readSource(bytes, (words) => subHeading(words)?.rest === "");
  if (!source.ok) return source;
  const reading = readReport(source.document);
  if (reading.rows.length === 0) return { ok: false, why: reportRefusals.nothingFound };
  if (reading.rows.length > mostRows) return { ok: false, why: reportRefusals.tooMany };
  return { ok: true, reading, lines: linesBeside(source.document) };
}
