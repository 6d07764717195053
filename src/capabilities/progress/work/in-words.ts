/** A fact field by field, as its form names it: for the log, and for the page that compares two people's versions. */
import { formatThaiDate } from "../../../thai/date-text.ts";
import { isoDate } from "../../../thai/dates.ts";
import { formatBaht, satang } from "../../../thai/money.ts";
import { targetGroupKinds } from "../../plan/content.ts";
import { targetGroupTitles } from "../../plan/rules.ts";
import { moneySourceTitles } from "../facts.ts";
import type { Attended, Fact, FactKind } from "../facts.ts";
import { leavesOf } from "../measuring/rules.ts";
import type { ProjectYear } from "../project-years.ts";
import type { Entry } from "./entry.ts";

export const fieldLabels = {
  unit: "หน่วยงานที่ดำเนินการ",
  happenedOn: "วันที่",
  heading: "เรื่อง",
  details: "รายละเอียด",
  venue: "สถานที่",
  attended: "ผู้เข้าร่วม",
  channel: "ช่องทาง",
  link: "ลิงก์",
  amount: "จำนวนเงิน (บาท)",
  paperNumber: "เลขที่เอกสาร",
  moneySource: "แหล่งเงิน",
  measured: "ค่าที่ได้",
  servedProjects: "โครงการ",
  stepsDone: "ขั้นตอนที่ทำเสร็จ",
  lateReason: "เหตุผลที่บันทึกล่าช้า",
} as const;

export type InWords = Partial<Record<keyof typeof fieldLabels, string>>;

export interface Names {
  unit: (id: string) => string;
  projects: ReadonlyMap<string, Pick<ProjectYear, "title" | "content">>;
}

export function entryInWords(entry: Entry, names: Names): InWords {
  const titles = entry.projectIds.map((id) => names.projects.get(id)?.title ?? id);
  const steps = entry.steps.map(({ projectYearId, stepId }) => {
    const content = names.projects.get(projectYearId)?.content;
    return leavesOf(content?.steps ?? []).find(({ id }) => id === stepId)?.text ?? stepId;
  });
  return {
    unit: names.unit(entry.unitId),
    happenedOn: formatThaiDate(isoDate(entry.happenedOn), "short"),
    heading: entry.title,
    details: entry.said ?? "",
    venue: entry.place ?? "",
    attended: attendedInWords(entry.attended ?? {}),
    channel: entry.channel ?? "",
    link: entry.link ?? "",
    amount: entry.amount === null ? "" : formatBaht(satang(entry.amount)),
    paperNumber: entry.paperNumber ?? "",
    moneySource: entry.source ? moneySourceTitles[entry.source] : "",
    measured: entry.part === null ? "" : measuredInWords(entry.part, entry.whole),
    servedProjects: titles.toSorted().join(", "),
    stepsDone: steps.toSorted().join(", "),
    lateReason: entry.lateReason ?? "",
  };
}

/** A fact as it would be typed. */
export function entryOfFact(fact: Fact): Entry {
  return {
    kind: fact.kind,
    unitId: fact.unitId,
    projectIds: fact.projects.map(({ id }) => id),
    steps: fact.projects.flatMap(({ id, stepIds }) =>
      stepIds.map((stepId) => ({ projectYearId: id, stepId })),
    ),
    happenedOn: fact.happenedOn,
    title: fact.title,
    said: fact.said,
    link: fact.link,
    proofId: fact.proofId,
    lateReason: fact.lateReason,
    place: fact.kind === "event" ? fact.place : null,
    attended: fact.kind === "event" ? fact.attended : null,
    channel: fact.kind === "publication" ? fact.channel : null,
    amount: fact.kind === "spending" ? fact.amount : null,
    paperNumber: fact.kind === "spending" ? fact.paperNumber : null,
    source: fact.kind === "spending" ? fact.source : null,
    fundId: fact.kind === "spending" ? fact.fundId : null,
    resultId: fact.kind === "value" ? fact.resultId : null,
    part: fact.kind === "value" ? fact.part : null,
    whole: fact.kind === "value" ? fact.whole : null,
  };
}

export function attendedInWords(attended: Attended): string {
  return targetGroupKinds
    .flatMap((group) => {
      const count = attended[group];
      return count ? [`${targetGroupTitles[group]} ${count} คน`] : [];
    })
    .join(" ");
}

export function peopleAt(attended: Attended): number {
  return Object.values(attended).reduce((sum, count) => sum + count, 0);
}

export function measuredInWords(part: number, whole: number | null): string {
  return whole === null ? String(part) : `${part} จาก ${whole}`;
}

/** Where nobody gave it a title. */
export function titleFor(kind: FactKind, typed: string, { stepsDone, servedProjects }: InWords): string {
  if (typed) return typed;
  return (kind === "value" ? "ค่าที่วัดได้" : stepsDone) || `ผลงานของ ${servedProjects ?? ""}`;
}
