import type { OrgDatabase } from "../../../platform/database/connect.ts";
import { standOf } from "../../../platform/checks/stand.ts";
import type { Stand } from "../../../platform/checks/stand.ts";
import type { PackShelf } from "../../../platform/packs/load.ts";
import type { IsoDate } from "../../../thai/dates.ts";
import type { Round } from "../../../thai/fiscal.ts";
import { checkRound } from "../checks/check.ts";
import type { ProgressFinding } from "../checks/finding.ts";
import { recordsOfUnit } from "../checks/records.ts";
import type { RoundRecords } from "../checks/records.ts";
import { recordsOfRound } from "./gathering.ts";
import { excusesOfRound } from "./queries.ts";

/** What would be reported, and how far it is from being sent. */
export interface ReportStand extends Stand<ProgressFinding> {
  records: RoundRecords;
}

interface Asked {
  year: number;
  round: Round;
  unitId: string;
  today: IsoDate;
  packs: PackShelf;
}

/** Of one unit, checked anew. */
export async function standOfUnit(db: OrgDatabase, orgId: string, asked: Asked): Promise<ReportStand> {
  const records = recordsOfUnit(await recordsOfRound(db, orgId, asked), asked.unitId);
  const excuses = await excusesOfRound(db, orgId, asked.year, asked.round);
  return { ...standOf(checkRound(records), excuses), records };
}

/** Why a report cannot be sent yet, or submitted. */
export function notYet(
  { errors, unexcused }: Pick<ReportStand, "errors" | "unexcused">,
  step = "ส่ง",
): string | undefined {
  if (errors === 0 && unexcused === 0) return undefined;
  const left = [
    errors > 0 && `มีข้อที่ต้องแก้ก่อน ${errors} ข้อ`,
    unexcused > 0 && `มีข้อเตือนที่ยังไม่ได้แก้หรือให้เหตุผล ${unexcused} ข้อ`,
  ];
  return `ยัง${step}รายงานไม่ได้ ${left.filter(Boolean).join(" และ")}`;
}
