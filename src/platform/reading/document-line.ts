import type { SourceDocument } from "./source.ts";

/** A line of the document as it stands beside the reading, for whoever compares the two. */
export interface DocumentLine {
  line: number;
  text: string;
}

export function linesBeside({ lines }: SourceDocument): DocumentLine[] {
  return lines.map(({ place, text }) => ({ line: place.line, text }));
}
