import { paths } from "../../../paths.ts";
import type { Path } from "../../../paths.ts";

const { office } = paths;

/** What a long form is called, for the list of drafts; its address is all that a draft knows of it. */
const forms: readonly [Path, string][] = [
  [office.personAdd, "เพิ่มบุคลากร"],
  [office.committeeAdd, "ตั้งคณะกรรมการ"],
  [office.committeeEdit, "แก้ไขคณะกรรมการ"],
  [office.orderAdd, "บันทึกคำสั่งแต่งตั้ง"],
  [office.orderEdit, "แก้ไขคำสั่งแต่งตั้ง"],
  [office.meetingAdd, "นัดประชุม"],
  [office.meetingEdit, "แก้ไขการประชุม"],
  [office.meetingMinutes, "รายงานการประชุม"],
  [office.meetingAttendance, "บันทึกการเข้าประชุม"],
];

export function formTitle(address: string): string {
  const known = forms.find(([{ pattern }]) => matches(pattern, address));
  return known ? known[1] : "แบบฟอร์มที่พิมพ์ค้างไว้";
}

function matches(pattern: string, address: string): boolean {
  const wanted = pattern.split("/");
  const given = address.split("/");
  return (
    wanted.length === given.length &&
    wanted.every((part, index) => part.startsWith(":") || part === given[index])
  );
}
