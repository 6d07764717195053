import { formatThaiDate, formatThaiDateTime } from "../../thai/date-text.ts";
import { isIsoDate } from "../../thai/dates.ts";
import { isRole, roles } from "../accounts/roles.ts";
import { allActs } from "../acts/act.ts";

/** What the log says, in words that people read. What has no word here stands as it was written. */

export function actTitles(): Map<string, string> {
  return new Map(allActs().map(({ definition }) => [definition.name, definition.title]));
}

const kindWords: Record<string, string> = {
  account: "บัญชีผู้ใช้",
  organisation: "องค์กร",
  emblem: "ตราสัญลักษณ์",
  unit: "หน่วยงาน",
  person: "บุคลากร",
  position: "ตำแหน่ง",
  membership: "สมาชิกของระบบ",
  member: "สมาชิกของระบบ",
  "role-rule": "ข้อกำหนดของบทบาท",
  overseer: "ผู้กำกับดูแล",
  committee: "คณะกรรมการ คณะทำงาน",
  order: "คำสั่งแต่งตั้ง",
  "appointment-order": "คำสั่งแต่งตั้ง",
  meeting: "การประชุม",
};

export function kindInWords(kind: string): string {
  return kindWords[kind] ?? kind;
}

const actorKindWords: Record<string, string> = {
  terminal: "คำสั่งบนเครื่องแม่ข่าย",
  job: "งานอัตโนมัติ",
  visitor: "ผู้เยี่ยมชม",
};

/** Beside the name, for who is no account. */
export function actorKindInWords(kind: string): string | undefined {
  return actorKindWords[kind];
}

const fieldWords: Record<string, string> = {
  name: "ชื่อ",
  short_name: "ชื่อย่อ",
  slug: "ชื่อสั้นในที่อยู่เว็บ",
  kind: "ประเภท",
  amphoe: "อำเภอ",
  province: "จังหวัด",
  is_demo: "ข้อมูลสาธิต",
  emblem_saved_at: "บันทึกตราเมื่อ",
  place: "ลำดับ",
  closed_on: "ยุบเลิกเมื่อ",
  prefix: "คำนำหน้า",
  given_name: "ชื่อ",
  family_name: "นามสกุล",
  employment: "ประเภทบุคลากร",
  phone: "โทรศัพท์",
  email: "อีเมล",
  username: "ชื่อผู้ใช้",
  left_on: "พ้นจากหน่วยงานเมื่อ",
  person: "บุคลากร",
  person_id: "บุคลากร",
  unit: "หน่วยงาน",
  units: "หน่วยงาน",
  unit_id: "หน่วยงาน",
  position: "ตำแหน่ง",
  is_head: "หัวหน้าหน่วยงาน",
  is_acting: "รักษาราชการแทน",
  from_on: "ตั้งแต่วันที่",
  to_on: "ถึงวันที่",
  role: "บทบาท",
  roles: "บทบาท",
  demands_second_factor: "ต้องยืนยันตัวตนสองขั้น",
  invited_at: "เชิญเมื่อ",
  accepted_at: "ตอบรับเมื่อ",
  ended_at: "สิ้นสุดเมื่อ",
  disabled_at: "ระงับเมื่อ",
  purpose: "อำนาจหน้าที่",
  ended_on: "สิ้นสุดเมื่อ",
  number: "เลขที่",
  ordered_on: "ลงวันที่",
  subject: "เรื่อง",
  signed_by_name: "ผู้ลงนาม",
  signed_by_title: "ตำแหน่งผู้ลงนาม",
  term_from: "วาระตั้งแต่",
  term_to: "วาระถึง",
  seats: "ผู้ได้รับแต่งตั้ง",
  committee: "คณะกรรมการ",
  committee_id: "คณะกรรมการ",
  held_on: "วันประชุม",
  starts_at: "เวลาเริ่ม",
  room: "สถานที่",
  status: "สถานะ",
  minutes: "รายงานการประชุม",
  agenda: "ระเบียบวาระ",
  attendance: "ผู้เข้าประชุม",
  title: "ชื่อเรื่อง",
  resolution: "มติ",
  presence: "การเข้าประชุม",
  note: "หมายเหตุ",
  reason: "เหตุผล",
};

export function fieldInWords(field: string): string {
  return fieldWords[field] ?? field;
}

export function valueInWords(value: unknown): string {
  if (value === null || value === undefined || value === "") return "–";
  if (value === true) return "ใช่";
  if (value === false) return "ไม่ใช่";
  if (Array.isArray(value)) return value.length === 0 ? "–" : value.map(valueInWords).join(", ");
  if (typeof value === "object") {
    return Object.entries(value)
      .map(([field, inner]) => `${fieldInWords(field)}: ${valueInWords(inner)}`)
      .join(" · ");
  }
  const text = String(value);
  if (isIsoDate(text)) return formatThaiDate(text, "short");
  if (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/.test(text))
    return formatThaiDateTime(new Date(text), "short");
  return isRole(text) ? roles[text].title : text;
}

export interface ChangeInWords {
  field: string;
  before: string;
  after: string;
}

/** In the order of the words above: jsonb keeps no order of its own. */
export function changesInWords(changes: unknown): ChangeInWords[] {
  if (changes === null || typeof changes !== "object") return [];
  const order = Object.keys(fieldWords);
  const place = (field: string) => (order.includes(field) ? order.indexOf(field) : order.length);
  return Object.entries(changes as Record<string, { before?: unknown; after?: unknown } | null>)
    .toSorted(([a], [b]) => place(a) - place(b))
    .map(([field, change]) => ({
      field: fieldInWords(field),
      before: valueInWords(change?.before),
      after: valueInWords(change?.after),
    }));
}
