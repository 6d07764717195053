import { parseThaiDate } from "../../thai/date-text.ts";
import type { IsoDate } from "../../thai/dates.ts";
import type { FormErrors, FormState } from "../forms/state.ts";
import { cleanText } from "../forms/body.ts";
import type { AuditFilter } from "./queries.ts";

/** Names of the filters in the address, in the order of the page. */
export const filterNames = ["person", "kind", "name", "act", "from", "to", "record"] as const;

export type AskedFilter = Partial<Record<(typeof filterNames)[number], string>>;

/** What the address asks for; a date that is none is an error of its field and never a filter left out in silence. */
export function readFilter(ask: (name: string) => string | undefined): {
  asked: AskedFilter;
  filter: AuditFilter;
  form: FormState;
} {
  const asked: AskedFilter = {};
  for (const name of filterNames) {
    const text = cleanText(ask(name) ?? "")
      .trim()
      .slice(0, 200);
    if (text) asked[name] = text;
  }
  const errors: FormErrors = {};
  const day = (name: "from" | "to"): IsoDate | undefined => {
    const typed = asked[name];
    const date = typed === undefined ? undefined : parseThaiDate(typed);
    if (typed !== undefined && !date) errors[name] = ["ไม่ใช่วันที่ที่มีอยู่จริง เขียนเช่น ๓๑/๓/๒๕๖๙ หรือ 31 มี.ค. 2569"];
    return date;
  };
  const { person, kind, name, act, record } = asked;
  const filter: AuditFilter = { person, kind, name, act, record, from: day("from"), to: day("to") };
  if (filter.from && filter.to && filter.to < filter.from) errors["to"] = ["วันสุดท้ายอยู่ก่อนวันแรก"];
  return { asked, filter, form: { values: asked, errors } };
}

/** The number of an entry in the address. */
export function readSeq(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}
