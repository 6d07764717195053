import { roundLabel } from "../../../thai/fiscal.ts";
import type { Round } from "../../../thai/fiscal.ts";

/** What happened to a whole report; the newest says where it stands. */
export const versionStatuses = {
  submitted: { title: "เสนอผู้บริหารแล้ว", tone: "doing" },
  returned: { title: "ส่งกลับให้แก้ไข", tone: "late" },
  approved: { title: "อนุมัติแล้ว รอประกาศ", tone: "done" },
  published: { title: "ประกาศเผยแพร่แล้ว", tone: "done" },
  imported: { title: "นำเข้าจากไฟล์", tone: "idle" },
} as const;
export type VersionStatus = keyof typeof versionStatuses;

export function reportName(year: number, round: Round): string {
  return `รายงานผล ${roundLabel(round)} ปีงบประมาณ ${year}`;
}

/** As acts name a report in the log; it goes by the round that it is of. */
export function reportRecord({ id, year, round }: { id: string; year: number; round: Round }) {
  return { kind: "progress-report", id, name: reportName(year, round) };
}
