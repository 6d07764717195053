import { validate as isUuid } from "uuid";
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
  [office.meetingEdit, "แก้กำหนดการประชุม"],
  [office.meetingMinutes, "รายงานการประชุม"],
  [office.meetingAttendance, "บันทึกการมาประชุม"],
  [office.workAdd, "บันทึกผลงาน"],
  [office.workCorrect, "แก้ไขบันทึกผลงาน"],
];

export function formTitle(address: string): string {
  return formAt(address)?.[1] ?? "แบบฟอร์มที่พิมพ์ค้างไว้";
}

/** The committee or meeting that the form is about, where its address names one. */
export function formRecord(address: string): string | undefined {
  const wanted = formAt(address)?.[0].pattern.split("/") ?? [];
  const place = [":committee", ":id"].map((name) => wanted.indexOf(name)).find((index) => index >= 0);
  const id = place === undefined ? undefined : address.split("/")[place];
  return id && isUuid(id) ? id : undefined;
}

function formAt(address: string) {
  return forms.find(([{ pattern }]) => matches(pattern, address));
}

function matches(pattern: string, address: string): boolean {
  const wanted = pattern.split("/");
  const given = address.split("/");
  return (
    wanted.length === given.length &&
    wanted.every((part, index) => part.startsWith(":") || part === given[index])
  );
}
