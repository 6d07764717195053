/** Where the form wants words of a person. Everything else in a report is made from records. */
import { contentHash } from "../../../platform/packs/canonical.ts";
import type { ReportContent } from "./content.ts";
import { rowsOf } from "./totals.ts";

/** line: one line · date: IsoDate · paragraphs: each line is one */
export type WordsKind = "line" | "date" | "paragraphs";

export const reportPlaces = {
  introduction: { title: "คำนำของรายงาน", kind: "paragraphs" },
  factors: { title: "ปัจจัยสนับสนุน", kind: "paragraphs" },
  problems: { title: "ปัญหา/อุปสรรคในการดำเนินงาน", kind: "paragraphs" },
  recommendations: { title: "ข้อเสนอแนะ", kind: "paragraphs" },
  "reporter.name": { title: "ชื่อผู้รายงาน", kind: "line" },
  "reporter.position": { title: "ตำแหน่งผู้รายงาน", kind: "line" },
  "reporter.phone": { title: "โทรศัพท์/โทรสาร", kind: "line" },
  "reporter.email": { title: "อีเมล", kind: "line" },
  "reporter.reportedOn": { title: "วันที่รายงาน", kind: "date" },
  "announcement.text": { title: "ข้อความในประกาศ", kind: "paragraphs" },
  "announcement.signedOn": { title: "วันที่ประกาศ", kind: "date" },
  "announcement.signerName": { title: "ชื่อผู้ลงนามในประกาศ", kind: "line" },
  "announcement.signerTitle": { title: "ตำแหน่งผู้ลงนามในประกาศ", kind: "line" },
} as const satisfies Record<string, { title: string; kind: WordsKind }>;
export type ReportPlace = keyof typeof reportPlaces;

/** Beside the facts of one project. */
export const projectPlaces = {
  note: { title: "คำอธิบายเพิ่มเติมของหน่วยงาน", kind: "paragraphs" },
  remark: { title: "หมายเหตุ", kind: "line" },
} as const satisfies Record<string, { title: string; kind: WordsKind }>;
export type ProjectPlace = keyof typeof projectPlaces;

export function placeAt(what: ProjectPlace, projectYearId: string): string {
  return `${what}:${projectYearId}`;
}

export interface Place {
  key: string;
  title: string;
  kind: WordsKind;
  projectYearId: string | null;
}

export function placeNamed(key: string): Place | undefined {
  if (Object.hasOwn(reportPlaces, key))
    return { key, ...reportPlaces[key as ReportPlace], projectYearId: null };
  const [what = "", id = ""] = key.split(":");
  if (!Object.hasOwn(projectPlaces, what) || id === "") return undefined;
  return { key, ...projectPlaces[what as ProjectPlace], projectYearId: id };
}

/** SHA-256 of the facts that words at a place are about; who reports and signs is about none. */
export function factsHashAt(content: Pick<ReportContent, "dimensions">, place: Place): string {
  if (place.projectYearId === null && /^(?:reporter|announcement)\./.test(place.key))
    return contentHash(null);
  const rows = rowsOf(content).filter(({ id }) => place.projectYearId === null || id === place.projectYearId);
  return contentHash(rows.map(({ id, result, money }) => ({ id, result, money })));
}

export function paragraphsIn(words: string): string[] {
  return words
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
}
