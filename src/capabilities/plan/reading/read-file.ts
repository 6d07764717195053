import type { DocumentLine } from "../../../platform/reading/document-line.ts";
import { linesBeside } from "../../../platform/reading/document-line.ts";
import { readSource } from "../../../platform/reading/read-source.ts";
import { sectionHeading } from "./headings.ts";
import type { PlanReading } from "./reading.ts";
import { readPlan } from "./read-plan.ts";
import { mostProjects, planRefusals } from "./refusals.ts";

export type PlanFileRead =
  | { ok: true; reading: PlanReading; lines: DocumentLine[] }
  | { ok: false; why: string };

/** A plan out of a file. */
export async function readPlanFile(bytes: Uint8Array): Promise<PlanFileRead> {
  const source = await readSource(bytes, isPlanLabel);
  if (!source.ok) return source;
  const reading = readPlan(source.document);
  if (reading.projects.length === 0) return { ok: false, why: planRefusals.nothingFound };
  if (reading.projects.length > mostProjects) return { ok: false, why: planRefusals.tooMany };
  return { ok: true, reading, lines: linesBeside(source.document) };
}

export function isPlanLabel(words: string): boolean {
  return sectionHeading(words)?.rest === "";
}
