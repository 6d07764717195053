import { z } from "zod";
import {
  optionalDate,
  optionalReference,
  optionalText,
  reference,
  text,
  version,
} from "../../../platform/forms/fields.ts";

const facts = {
  text: text("มาตรการ", 1000),
  /** all: against every risk of the process · own: against this one. */
  against: z.enum(["own", "all"], { error: "เลือกว่ามาตรการนี้ใช้กับเหตุการณ์ใด" }),
  projectId: optionalReference("โครงการ"),
  unitId: optionalReference("หน่วยงานรับผิดชอบ"),
  responsible: optionalText("ผู้รับผิดชอบ", 300),
  dueOn: optionalDate("กำหนดแล้วเสร็จ"),
};

export const AddMeasure = z.strictObject({ riskId: reference("ความเสี่ยง"), ...facts });
export const EditMeasure = z.strictObject({
  id: reference("มาตรการ"),
  riskId: reference("ความเสี่ยง"),
  version: version(),
  ...facts,
});

export const ReportMeasure = z.strictObject({
  id: reference("มาตรการ"),
  version: version(),
  result: text("สิ่งที่ดำเนินการแล้ว", 4000),
  /** Empty while it goes on. */
  doneOn: optionalDate("วันที่ดำเนินการแล้วเสร็จ"),
});

export const OneMeasure = z.strictObject({ id: reference("มาตรการ"), version: version() });

export const LinkMeasure = z.strictObject({
  id: reference("มาตรการ"),
  version: version(),
  projectId: optionalReference("โครงการ"),
});

export const measureLabels = {
  text: "มาตรการ",
  against: "ใช้กับ",
  projectId: "โครงการ",
  unitId: "หน่วยงานรับผิดชอบ",
  responsible: "ผู้รับผิดชอบ",
  dueOn: "กำหนดแล้วเสร็จ",
};
export const reportLabels = { result: "สิ่งที่ดำเนินการแล้ว", doneOn: "วันที่แล้วเสร็จ" };
