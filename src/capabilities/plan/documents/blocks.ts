import type { Heading, Paragraph } from "../../../platform/documents/model.ts";

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
