import { z } from "zod";
import {
  choice,
  date,
  optionalDate,
  optionalText,
  reference,
  text,
  version,
} from "../../../platform/forms/fields.ts";
import { committeeKindNames, standingNames } from "./rules.ts";

/** A slip in the year ("2659") is caught here rather than believed. */
const isLikely = (day: string | null) => day === null || ("1957" < day && day < "2101");
const UNLIKELY = "ปีไม่น่าถูกต้อง กรอกปี พ.ศ. 2500 ถึง 2643";

export function likelyDate(label: string) {
  return date(label).refine(isLikely, UNLIKELY);
}

export function optionalLikelyDate(label: string) {
  return optionalDate(label).refine(isLikely, UNLIKELY);
}

const facts = {
  name: text("ชื่อคณะ", 300),
  kind: choice("ประเภท", committeeKindNames),
  purpose: optionalText("หน้าที่และอำนาจ", 10_000),
};

export const AddCommittee = z.strictObject(facts);

export const EditCommittee = z.strictObject({ id: reference("คณะ"), version: version(), ...facts });

export const EndCommittee = z.strictObject({
  id: reference("คณะ"),
  version: version(),
  endedOn: likelyDate("วันที่ยุบหรือสิ้นสุด"),
  endReason: text("เหตุผล", 1000),
});

export const ReopenCommittee = z.strictObject({ id: reference("คณะ"), version: version() });

export const committeeLabels = { name: "ชื่อคณะ", kind: "ประเภท", purpose: "หน้าที่และอำนาจ" };
export const endLabels = { endedOn: "วันที่ยุบหรือสิ้นสุด", endReason: "เหตุผล" };

/** What a list may be asked for in its address; anything else is as if nothing was asked. */
export const CommitteeFilter = z.object({
  q: z.string().trim().max(100).optional().catch(undefined),
  kind: z.enum(committeeKindNames).optional().catch(undefined),
  standing: z.enum(standingNames).optional().catch(undefined),
  sort: z.enum(["name", "chair", "term", "meeting"]).catch("name"),
  dir: z.enum(["asc", "desc"]).catch("asc"),
});
export type CommitteeFilter = z.output<typeof CommitteeFilter>;
