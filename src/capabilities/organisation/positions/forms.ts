import { z } from "zod";
import {
  checkbox,
  date,
  optionalDate,
  optionalReference,
  reference,
  text,
  version,
} from "../../../platform/forms/fields.ts";

/** Also asked for together with a new person. */
export const positionFields = {
  title: text("ชื่อตำแหน่ง"),
  unitId: optionalReference("หน่วยงาน"),
  isHead: checkbox(),
  isActing: checkbox(),
  fromOn: date("วันที่เริ่มดำรงตำแหน่ง"),
};

const personId = reference("บุคคล");
const id = reference("ตำแหน่ง");
const toOn = optionalDate("วันสุดท้ายที่ดำรงตำแหน่ง");

export const AddPosition = z
  .strictObject({ personId, ...positionFields, toOn })
  .refine(isInOrder, { path: ["toOn"], error: "วันสุดท้ายต้องไม่ก่อนวันที่เริ่ม" });
export const CorrectPosition = z
  .strictObject({ id, personId, version: version(), ...positionFields, toOn })
  .refine(isInOrder, { path: ["toOn"], error: "วันสุดท้ายต้องไม่ก่อนวันที่เริ่ม" });
export const EndPosition = z.strictObject({
  id,
  personId,
  version: version(),
  toOn: date("วันสุดท้ายที่ดำรงตำแหน่ง"),
});

function isInOrder({ fromOn, toOn: last }: { fromOn: string; toOn: string | null }): boolean {
  return last === null || fromOn <= last;
}

/** Labels in the order of the page, for telling a conflict. */
export const positionLabels = {
  title: "ชื่อตำแหน่ง",
  unit: "หน่วยงาน",
  isHead: "หัวหน้าหน่วยงาน",
  isActing: "รักษาราชการแทน",
  fromOn: "ตั้งแต่วันที่",
  toOn: "ถึงวันที่",
};
