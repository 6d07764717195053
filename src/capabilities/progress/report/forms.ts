import { choice } from "../../../platform/forms/fields.ts";
import { yearField } from "../years/forms.ts";

/** Which report. */
export const ofReport = {
  year: yearField(),
  round: choice("รอบรายงาน", ["6-month", "9-month", "12-month"]),
};
