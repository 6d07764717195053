import type { DocumentFormat, DocumentModel } from "../../../../platform/documents/model.ts";
import { makeReport } from "../make.ts";
import type { ReportRecords } from "../records.ts";
import { formAlone, reportBook } from "./book.ts";
import { executivePage } from "./executive.ts";
import { measuresReport } from "./measures.ts";

export interface Look {
  digits: DocumentModel["digits"];
  emblem?: Uint8Array;
}

/** Every paper that is made of the records of a round, by the name of its file. */
export const reportPapers = {
  report: (records, look) => reportBook({ content: makeReport(records), ...look }),
  form: (records, look) => formAlone({ content: makeReport(records), ...look }),
  summary: (records, { digits }) => executivePage(records, digits),
  measures: (records, { digits }) => measuresReport(records, digits),
} as const satisfies Record<string, (records: ReportRecords, look: Look) => DocumentModel>;
export type ReportPaperKind = keyof typeof reportPapers;

/** "form.pdf" → form, pdf */
export function paperNamed(file: string): { kind: ReportPaperKind; format: DocumentFormat } | undefined {
  const [, kind = "", format = ""] = /^([a-z]+)\.(pdf|docx|xlsx)$/.exec(file) ?? [];
  return Object.hasOwn(reportPapers, kind)
    ? { kind: kind as ReportPaperKind, format: format as DocumentFormat }
    : undefined;
}
