import { z } from "zod";
import {
  optionalDate,
  optionalEmail,
  optionalText,
  reference,
  version,
} from "../../../../platform/forms/fields.ts";
import { ofReport } from "../forms.ts";

const seen = { ...ofReport, version: version() };
const paragraphs = (label: string) => optionalText(label, 20_000);

export const WriteIntroduction = z.strictObject({ ...seen, introduction: paragraphs("คำนำของรายงาน") });
export const WriteSummary = z.strictObject({
  ...seen,
  factors: paragraphs("ปัจจัยสนับสนุน"),
  problems: paragraphs("ปัญหา/อุปสรรค"),
  recommendations: paragraphs("ข้อเสนอแนะ"),
});
export const WriteReporter = z.strictObject({
  ...seen,
  name: optionalText("ชื่อผู้รายงาน"),
  position: optionalText("ตำแหน่งผู้รายงาน"),
  phone: optionalText("โทรศัพท์/โทรสาร", 100),
  email: optionalEmail(),
  reportedOn: optionalDate("วันที่รายงาน"),
});
export const WriteAnnouncement = z.strictObject({
  ...seen,
  text: paragraphs("ข้อความในประกาศ"),
  signedOn: optionalDate("วันที่ประกาศ"),
  signerName: optionalText("ชื่อผู้ลงนาม"),
  signerTitle: optionalText("ตำแหน่งผู้ลงนาม"),
});
export const WriteBesideProject = z.strictObject({
  ...seen,
  projectYearId: reference("โครงการ"),
  note: paragraphs("คำอธิบายเพิ่มเติม"),
  remark: optionalText("หมายเหตุ", 300),
});
