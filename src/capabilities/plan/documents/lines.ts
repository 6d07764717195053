import { districtOf } from "../../../platform/documents/blocks.ts";
import type { PlanContent } from "../content.ts";

/** The line of the plan's years below its title, unless the title names them. */
export function yearsOf({ title, years }: PlanContent): string[] {
  const named = [years[0], years.at(-1)];
  return named.every((year) => title.includes(String(year))) ? [] : [`(พ.ศ. ${named.join(" – ")})`];
}

/** The office with its amphoe and province, on one line. */
export function placeOf({ organisation }: PlanContent): string {
  return [organisation.name, districtOf(organisation)].filter((part) => part !== "").join(" ");
}
