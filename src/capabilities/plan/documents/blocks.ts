import type { Heading, Paragraph } from "../../../platform/documents/model.ts";
import type { PlanContent } from "../content.ts";

/** A paragraph as official papers have it. */
export function body(text: string): Paragraph {
  return { kind: "paragraph", text, indent: "first", align: "thai" };
}

export function heading(level: Heading["level"], text: string): Heading {
  return { kind: "heading", level, text };
}

/** A heading that the contents do not name. */
export function unlisted(level: Heading["level"], text: string): Heading {
  return { ...heading(level, text), unlisted: true };
}

/** The line of the plan's years below its title, unless the title names them. */
export function yearsOf({ title, years }: PlanContent): string[] {
  const named = [years[0], years.at(-1)];
  return named.every((year) => title.includes(String(year))) ? [] : [`(พ.ศ. ${named.join(" – ")})`];
}

/** The office with its amphoe and province, on one line. */
export function placeOf({ organisation }: PlanContent): string {
  return [organisation.name, districtOf(organisation)].filter((part) => part !== "").join(" ");
}

export function districtOf({ amphoe, province }: PlanContent["organisation"]): string {
  return [amphoe && `อำเภอ${amphoe}`, province && `จังหวัด${province}`].filter(Boolean).join(" ");
}
