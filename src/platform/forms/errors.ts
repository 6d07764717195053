import type { z } from "zod";
import type { FormErrors } from "./state.ts";

/** Messages by field. A list element ("seats.2.name") keeps its full name: the page names fields so. */
export function fieldErrors(error: z.ZodError): FormErrors {
  const errors: FormErrors = {};
  for (const issue of error.issues) {
    const name = issue.path.join(".");
    const message =
      issue.code === "unrecognized_keys"
        ? `มีข้อมูลที่แบบฟอร์มนี้ไม่รู้จัก (${issue.keys.join(", ").slice(0, 80)})`
        : issue.message;
    // One thing to mend at a time: an empty field is also too short and of the wrong letters.
    if (name === "" || !errors[name]) (errors[name] ??= []).push(message);
  }
  return errors;
}
