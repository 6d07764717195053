/** Parts of a report that are a person's words; until somebody writes them otherwise they say only what is so. */
import { formatThaiDate } from "../../../thai/date-text.ts";
import { roundLabel, roundRange } from "../../../thai/fiscal.ts";
import type { Announcement, Reporter } from "./content.ts";
import { paragraphsIn } from "./places.ts";
import type { ReportPlace } from "./places.ts";
import type { ReportRecords } from "./records.ts";

export function titleOf({ year, unit }: Pick<ReportRecords, "year" | "unit">): string {
  const whose = unit === undefined ? "" : `ของ${unit.name} `;
  return `รายงานผลการดำเนินงานป้องกันการทุจริต ${whose}ประจำปีงบประมาณ พ.ศ. ${year}`;
}

export type Said = (place: ReportPlace) => string | null;

export function reporterOf(said: Said): Reporter | null {
  const reporter = {
    name: said("reporter.name"),
    position: said("reporter.position"),
    phone: said("reporter.phone"),
    email: said("reporter.email"),
    reportedOn: said("reporter.reportedOn"),
  };
  return Object.values(reporter).every((value) => value === null) ? null : reporter;
}

export function announcementOf(records: ReportRecords, said: Said): Announcement {
  const text = said("announcement.text");
  return {
    subject: `${titleOf(records)} ${roundLabel(records.round)}`,
    text: text === null ? usualAnnouncement(records) : paragraphsIn(text),
    signedOn: said("announcement.signedOn"),
    signerName: said("announcement.signerName"),
    signerTitle: said("announcement.signerTitle"),
  };
}

/** What stands in the report until somebody writes it otherwise: it says only what is so. */
export function usualIntroduction(records: ReportRecords): string[] {
  const { organisation, plan, year, unit } = records;
  const whose = unit === undefined ? organisation.name : `${unit.name} ${organisation.name}`;
  return [
    `${organisation.name}ได้ประกาศใช้${plan} และมอบหมายให้หน่วยงานที่รับผิดชอบดำเนินการตามแผนในปีงบประมาณ พ.ศ. ${year}`,
    `${whose}ขอรายงานผลการดำเนินงานตามแผนดังกล่าว ${periodInWords(records)} โดยผลการดำเนินงานทุกรายการจัดทำจากบันทึกของหน่วยงานที่ปฏิบัติ รายการใดไม่มีบันทึกได้ระบุไว้ตามจริง พร้อมทั้งรายงานปัจจัยสนับสนุน ปัญหา/อุปสรรค และข้อเสนอแนะ ดังนี้`,
  ];
}

export function usualAnnouncement(records: ReportRecords): string[] {
  const { organisation, plan, year } = records;
  return [
    `ตามที่${organisation.name}ได้ประกาศใช้${plan} เพื่อเป็นกรอบการดำเนินงานป้องกันการทุจริตของหน่วยงาน นั้น`,
    `บัดนี้ ${organisation.name}ได้จัดทำรายงานผลการดำเนินงานตามแผน ประจำปีงบประมาณ พ.ศ. ${year} ${periodInWords(records)} แล้ว จึงขอประกาศเผยแพร่รายงานดังกล่าว รายละเอียดตามที่แนบท้ายประกาศนี้`,
    "จึงประกาศให้ทราบโดยทั่วกัน",
  ];
}

export function periodInWords({ year, round }: Pick<ReportRecords, "year" | "round">): string {
  const { start, end } = roundRange(year, round);
  return `${roundLabel(round)} (${formatThaiDate(start, "formal")} – ${formatThaiDate(end, "formal")})`;
}
