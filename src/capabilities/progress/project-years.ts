/** A project of the plan in one fiscal year, as the published plan had it. */
import type { PlanProject, ProjectKind } from "../plan/content.ts";

export const guidelineKeys = ["conscience", "mechanism", "efficiency"] as const;
export type GuidelineKey = (typeof guidelineKeys)[number];

/** Columns of แนวทางตามแผนบูรณาการงบประมาณการป้องกันและปราบปรามการทุจริต in the form. */
export const guidelineTitles: Readonly<Record<GuidelineKey, string>> = {
  conscience: "สร้างจิตสำนึกและปลูกฝังความซื่อสัตย์สุจริต",
  mechanism: "สร้างกลไกการป้องกันการทุจริต",
  efficiency: "สร้างประสิทธิภาพในการป้องกันการทุจริต",
};

export interface ProjectYear {
  id: string;
  year: number;
  projectId: string;
  /** Its number in the book. */
  code: string;
  kind: ProjectKind;
  title: string;
  /** Keys of the cycle. */
  dimension: string;
  mission: string;
  /** Satang of this year; null is no money. */
  budget: number | null;
  integratedBudget: number | null;
  /** Each unit answers for a share of its own. */
  allUnits: boolean;
  units: readonly { id: string; name: string }[];
  content: PlanProject;
  guidelines: readonly GuidelineKey[];
  /** Taken out by an amendment within the year; what was recorded stays. */
  dropped: boolean;
  version: number;
}
