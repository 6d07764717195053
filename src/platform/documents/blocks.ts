/** Blocks as official papers have them. */
import type { Heading, Paragraph } from "./model.ts";

/** The first line in, both edges even. */
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

/** อำเภอ… จังหวัด…, as far as they are known. */
export function districtOf({ amphoe, province }: { amphoe: string | null; province: string | null }): string {
  return [amphoe && `อำเภอ${amphoe}`, province && `จังหวัด${province}`].filter(Boolean).join(" ");
}
