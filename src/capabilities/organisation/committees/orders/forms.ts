import { z } from "zod";
import {
  choice,
  optionalReference,
  optionalText,
  reference,
  rows,
  text,
  version,
} from "../../../../platform/forms/fields.ts";
import { likelyDate, optionalLikelyDate } from "../forms.ts";
import { seatFaults, seatRoles, tidyNumber } from "../rules.ts";

const Seat = z.strictObject({
  personId: optionalReference("บุคคล"),
  name: optionalText("ชื่อบุคคลภายนอก"),
  role: choice("ตำแหน่งในคณะ", seatRoles),
  positionTitle: optionalText("ตำแหน่งที่พิมพ์ในคำสั่ง", 300),
});
export type SeatInput = z.output<typeof Seat>;

/** A role alone names nobody. */
const seats = rows(Seat, "คน", ["role"]).superRefine((list, context) => {
  for (const { row, field, message } of seatFaults(list)) {
    context.addIssue({ code: "custom", path: [row, field], message });
  }
});

const order = {
  number: text("เลขที่คำสั่ง", 40)
    .transform(tidyNumber)
    .refine((number) => /^[^/]{0,20}\d\/\d{4}$/.test(number), "เขียนเลขที่คำสั่งเป็นเลขที่/ปี พ.ศ. เช่น ๑๒๓/๒๕๖๙"),
  orderedOn: likelyDate("วันที่ลงนามในคำสั่ง"),
  subject: text("เรื่อง", 500),
  termFrom: likelyDate("วันแรกของวาระ"),
  termTo: optionalLikelyDate("วันสุดท้ายของวาระ"),
  seats,
  preamble: optionalText("ความนำ", 5000),
  duties: optionalText("หน้าที่และอำนาจ", 10_000),
  signedByName: text("ชื่อผู้ลงนาม"),
  signedByTitle: text("ตำแหน่งผู้ลงนาม", 300),
};

const isTerm = ({ termFrom, termTo }: { termFrom: string; termTo: string | null }) =>
  termTo === null || termFrom <= termTo;
const notATerm = { path: ["termTo"], error: "วันสุดท้ายของวาระต้องไม่ก่อนวันแรก" };

export const AddOrder = z.strictObject({ committeeId: reference("คณะ"), ...order }).refine(isTerm, notATerm);
export const EditOrder = z
  .strictObject({ id: reference("คำสั่ง"), version: version(), ...order })
  .refine(isTerm, notATerm);
export type OrderInput = Omit<z.output<typeof AddOrder>, "committeeId">;

/** In the order of the page, for telling a conflict. */
export const orderLabels = {
  number: "เลขที่คำสั่ง",
  orderedOn: "วันที่ลงนามในคำสั่ง",
  subject: "เรื่อง",
  termFrom: "วันแรกของวาระ",
  termTo: "วันสุดท้ายของวาระ",
  seats: "รายชื่อ",
  preamble: "ความนำ",
  duties: "หน้าที่และอำนาจ",
  signedByName: "ชื่อผู้ลงนาม",
  signedByTitle: "ตำแหน่งผู้ลงนาม",
};
