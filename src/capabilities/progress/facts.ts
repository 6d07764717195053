/** A fact is one thing that happened, entered once by whoever did it. Reports, pages and scores are made from facts. */
import type { IsoDate } from "../../thai/dates.ts";
import type { TargetGroupKind } from "../plan/content.ts";

export const factKinds = ["event", "step", "publication", "spending", "value", "setback"] as const;
export type FactKind = (typeof factKinds)[number];

export const factTitles: Readonly<Record<FactKind, string>> = {
  event: "กิจกรรมที่จัด",
  step: "ขั้นตอนที่ทำเสร็จ",
  publication: "การเผยแพร่",
  spending: "การเบิกจ่าย",
  value: "ค่าตัวชี้วัด",
  setback: "ไม่สามารถดำเนินการได้",
};

/** Where money comes from: งบหน่วยงาน, งบบูรณาการ, or a source of the plan. */
export const moneySources = ["agency", "integrated", "fund"] as const;
export type MoneySource = (typeof moneySources)[number];

export const moneySourceTitles: Readonly<Record<MoneySource, string>> = {
  agency: "งบหน่วยงาน",
  integrated: "งบบูรณาการ",
  fund: "โครงการในแผนพัฒนาหรือแหล่งเงินอื่น",
};

/** How many of each group came. */
export type Attended = Partial<Record<TargetGroupKind, number>>;

/** Kind of record in the audit log and of whoever holds its evidence; slot of its files. */
export const factRecord = "work-fact";
export const evidenceSlot = "evidence";

interface AnyFact {
  id: string;
  year: number;
  unitId: string;
  unitName: string;
  /** The day it happened, was published, paid or measured. */
  happenedOn: IsoDate;
  title: string;
  said: string | null;
  link: string | null;
  /** Project-years that it serves, with the steps of each that are done with it. */
  projects: readonly { id: string; stepIds: readonly string[] }[];
  /** Files of its own. */
  evidence: number;
  /** Another fact whose evidence proves this one too. */
  proofId: string | null;
  lateReason: string | null;
  byName: string;
  madeAt: Date;
  withdrawn: { at: Date; by: string; reason: string } | null;
  version: number;
}

export interface EventFact extends AnyFact {
  kind: "event";
  place: string | null;
  attended: Attended;
}
export interface StepFact extends AnyFact {
  kind: "step";
}
export interface PublicationFact extends AnyFact {
  kind: "publication";
  /** Key in the pack of channels. */
  channel: string;
}
export interface SpendingFact extends AnyFact {
  kind: "spending";
  /** Satang. */
  amount: number;
  paperNumber: string | null;
  source: MoneySource;
  fundId: string | null;
}
export interface ValueFact extends AnyFact {
  kind: "value";
  resultId: string;
  part: number;
  /** null: the part is the value; else so many of it. */
  whole: number | null;
}
export interface SetbackFact extends AnyFact {
  kind: "setback";
}
export type Fact = EventFact | StepFact | PublicationFact | SpendingFact | ValueFact | SetbackFact;
