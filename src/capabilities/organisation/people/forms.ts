import { z } from "zod";
import {
  checkbox,
  choice,
  date,
  optionalEmail,
  optionalText,
  reference,
  text,
  version,
} from "../../../platform/forms/fields.ts";
import { positionFields } from "../positions/forms.ts";
import { employmentNames } from "./rules.ts";
import type { Employment } from "./rules.ts";

const person = {
  prefix: optionalText("คำนำหน้า", 60),
  givenName: text("ชื่อ", 100),
  familyName: text("นามสกุล", 100),
  employment: choice("ประเภทบุคลากร", employmentNames),
  phone: optionalText("โทรศัพท์", 60),
  email: optionalEmail("อีเมล"),
};

const id = reference("บุคคล");

export const AddPerson = z.strictObject({
  ...person,
  ...positionFields,
  /** Said on purpose: not the person of the same name who is here already. */
  isAnother: checkbox(),
});
export const EditPerson = z.strictObject({ id, version: version(), ...person });
/** A row of a file: the same rules, a person and a position apart. */
export const PersonOnly = z.strictObject(person);
export const PositionOnly = z.strictObject(positionFields);
export const LeavePerson = z.strictObject({ id, version: version(), leftOn: date("วันที่พ้นจากหน่วยงาน") });
export const ReturnPerson = z.strictObject({ id, version: version() });

/** Labels in the order of the page, for telling a conflict. */
export const personLabels = {
  prefix: "คำนำหน้า",
  givenName: "ชื่อ",
  familyName: "นามสกุล",
  employment: "ประเภทบุคลากร",
  phone: "โทรศัพท์",
  email: "อีเมล",
};
export type PeopleSort = "name" | "position" | "unit";
export type Presence = "here" | "left" | "all";

/** What the address of the list asks for. Whatever it does not understand, it leaves out. */
export interface PeopleFilter {
  text: string;
  unit: string | undefined;
  employment: Employment | undefined;
  presence: Presence;
  withoutPosition: boolean;
  sort: PeopleSort;
  descending: boolean;
  page: number;
}

const Address = z.object({
  q: z.string().max(200).catch(""),
  unit: z.uuid().optional().catch(undefined),
  employment: z.enum(employmentNames).optional().catch(undefined),
  presence: z.enum(["here", "left", "all"]).catch("here"),
  position: z.literal("none").optional().catch(undefined),
  sort: z.enum(["name", "position", "unit"]).catch("name"),
  dir: z.enum(["asc", "desc"]).catch("asc"),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});

export function peopleFilter(query: Record<string, string>): PeopleFilter {
  const asked = Address.parse(query);
  return {
    text: asked.q.trim(),
    unit: asked.unit,
    employment: asked.employment,
    presence: asked.presence,
    withoutPosition: asked.position === "none",
    sort: asked.sort,
    descending: asked.dir === "desc",
    page: asked.page,
  };
}
