import { z } from "zod";
import { reservedSlugs } from "../../../paths.ts";
import {
  IS_OWN_NAME,
  isOwnName,
  NOT_TWICE_THE_SAME,
  password,
} from "../../../platform/accounts/passwords.ts";
import { choice, email, optionalText, several, text } from "../../../platform/forms/fields.ts";
import type { OrganisationKind } from "../../../platform/packs/kinds/organisation-kinds.ts";
import { nameSource } from "../profile/rules.ts";

const name = text("ชื่อหน่วยงาน", 100);
const amphoe = text("อำเภอ", 100);

const slug = text("ชื่อย่อในที่อยู่เว็บ", 40)
  .toLowerCase()
  .regex(
    /^[a-z0-9][a-z0-9-]*[a-z0-9]$/,
    "ชื่อย่อในที่อยู่เว็บใช้ a–z, 0–9 และขีด (-) ระหว่างกลางเท่านั้น อย่างน้อย 2 ตัว เช่น bueng-suk",
  )
  .refine((typed) => !reservedSlugs.includes(typed), "ระบบใช้ชื่อย่อนี้อยู่แล้ว โปรดเลือกชื่ออื่น");

const person = {
  name: text("ชื่อและนามสกุลของผู้ดูแลระบบ", 150),
  email: email("อีเมลของผู้ดูแลระบบ"),
  username: text("ชื่อผู้ใช้", 60).regex(/^[a-zA-Z0-9_.]{3,60}$/, "ชื่อผู้ใช้ใช้ a–z, 0–9, จุด และขีดล่าง อย่างน้อย 3 ตัว"),
};

/** What the act takes: the page has hashed the password already, so that it rests nowhere. */
export const SetUp = z.strictObject({
  kind: z.string().regex(/^[a-z0-9-]{1,60}$/),
  name,
  amphoe: optionalText("อำเภอ", 100),
  province: text("จังหวัด", 100),
  slug,
  emblem: z.base64().optional(),
  units: z
    .array(z.strictObject({ name: text("ชื่อหน่วยงานภายใน"), shortName: optionalText("ชื่อย่อ", 40) }))
    .max(60),
  administrator: z.strictObject({ ...person, passwordHash: z.string().min(20).max(300) }),
  isDemo: z.boolean().default(false),
  /** Beside organisations that are here already; only the terminal says so. */
  isFurther: z.boolean().default(false),
});

/** The page of one kind: what cannot be chosen there is not asked. */
export function setUpForm(kind: OrganisationKind, provinceNames: readonly [string, ...string[]]) {
  const source = nameSource(kind);
  return z.strictObject({
    kind: z.literal(kind.key),
    name: source === "typed" ? name : notAsked,
    amphoe: source === "typed" ? amphoe : notAsked,
    province: source === "fixed" ? notAsked : choice("จังหวัด", provinceNames),
    slug,
    units: several(z.string().max(60)),
    administrator: z
      .strictObject({ ...person, password, passwordAgain: z.string({ error: "กรอกรหัสผ่านอีกครั้ง" }) })
      // Also when other fields are wrong: the person corrects everything at once.
      .refine((typed) => typed.password === typed.passwordAgain, {
        path: ["passwordAgain"],
        error: NOT_TWICE_THE_SAME,
        when: ({ value }) => BothPasswords.safeParse(value).success,
      })
      .refine((typed) => !isOwnName(typed.password, [typed.name, typed.email, typed.username]), {
        path: ["password"],
        error: IS_OWN_NAME,
        when: ({ value }) => PasswordAndNames.safeParse(value).success,
      }),
  });
}

const notAsked = z.undefined().optional();

const BothPasswords = z.looseObject({ password, passwordAgain: z.string() });
const PasswordAndNames = z.looseObject({
  password,
  name: z.string(),
  email: z.string(),
  username: z.string(),
});
