import { z } from "zod";
import { choice, optionalText, reference, text, version } from "../../../platform/forms/fields.ts";

const unit = {
  name: text("ชื่อหน่วยงาน"),
  shortName: optionalText("ชื่อย่อ", 40),
};

export const AddUnit = z.strictObject(unit);
export const EditUnit = z.strictObject({ id: reference("หน่วยงาน"), version: version(), ...unit });
export const MoveUnit = z.strictObject({
  id: reference("หน่วยงาน"),
  direction: choice("ทิศทาง", ["up", "down"]),
});
export const OneUnit = z.strictObject({ id: reference("หน่วยงาน"), version: version() });

/** Labels in the order of the page, for telling a conflict. */
export const unitLabels = { name: "ชื่อหน่วยงาน", shortName: "ชื่อย่อ" };
