/** Fills the words of one organisation into ready texts. */
import type { OrganisationKind } from "../../../platform/packs/kinds/organisation-kinds.ts";

const placeholders = [
  "organisation",
  "staff",
  "executive",
  "clerk",
  "council",
  "members",
  "clerkOffice",
  "bylaw",
  "area",
  "firstYear",
  "lastYear",
] as const;
type Placeholder = (typeof placeholders)[number];

export type TemplateWords = Readonly<Record<Placeholder, string>>;

/** `name` is the whole name, as องค์การบริหารส่วนตำบลทุ่งสุข. */
export function templateWords(
  name: string,
  { staff, titles, units, bylaw }: OrganisationKind,
  years: readonly number[],
): TemplateWords {
  return {
    organisation: name,
    staff: staff.official,
    executive: titles.executive,
    clerk: titles.clerk,
    council: titles.council,
    members: titles.councilMember,
    clerkOffice: units.find(({ key }) => key === "clerk-office")?.name ?? "สำนักปลัด",
    bylaw: bylaw.word,
    area: `พื้นที่${name}`,
    firstYear: String(years[0] ?? ""),
    lastYear: String(years.at(-1) ?? ""),
  };
}

export function fillTemplate(text: string, words: TemplateWords): string {
  return text.replaceAll(pattern, (whole, name: string) => (isPlaceholder(name) ? words[name] : whole));
}

/** Names in braces that nothing would be filled in for. */
export function unknownPlaceholders(text: string): string[] {
  const names = [...text.matchAll(pattern)].map((found) => found[1] ?? "");
  return [...new Set(names)].filter((name) => !isPlaceholder(name));
}

const pattern = /\{([a-zA-Z]+)\}/g;

function isPlaceholder(name: string): name is Placeholder {
  return placeholders.some((each) => each === name);
}
