/** What the readers note while they read: doubts, and which lines have found their place. */
import type { SourceLine, SourcePlace } from "./source.ts";
import type { Finding, Place, PlacedText } from "./finding.ts";

export interface Notebook<Kind extends string> {
  findings: Finding<Kind>[];
  /** The line is in the reading. */
  take(...lines: readonly SourceLine[]): void;
  /** The line says where something is, not what. */
  heading(line: SourceLine, text?: string): void;
  /** A part of a line that found no place. */
  leave(line: SourceLine, text: string): void;
  note(finding: Finding<Kind>): void;
  isOpen(line: SourceLine): boolean;
  headings: PlacedText[];
  /** In the order of the document, with every line that nobody took. */
  unplaced(all: readonly SourceLine[]): PlacedText[];
}

export function openNotebook<Kind extends string>(): Notebook<Kind> {
  const taken = new Set<number>();
  const headings: (PlacedText & { at: number })[] = [];
  const left: (PlacedText & { at: number })[] = [];
  const findings: Finding<Kind>[] = [];
  return {
    findings,
    headings,
    take: (...lines) => {
      for (const { at } of lines) taken.add(at);
    },
    heading: (line, text = line.text) => {
      taken.add(line.at);
      headings.push({ at: line.at, place: placeOf(line), text });
    },
    leave: (line, text) => {
      taken.add(line.at);
      left.push({ at: line.at, place: placeOf(line), text });
    },
    note: (finding) => void findings.push(finding),
    isOpen: ({ at }) => !taken.has(at),
    unplaced: (all) => {
      const untaken = all
        .filter(({ at }) => !taken.has(at))
        .map((line) => ({ at: line.at, place: placeOf(line), text: line.text }));
      return [...left, ...untaken]
        .toSorted((a, b) => a.at - b.at)
        .map(({ place, text }) => ({ place, text }));
    },
  };
}

export function placeOf(line: { place: SourcePlace }, project?: number): Place {
  return project === undefined ? { ...line.place } : { ...line.place, project };
}

/** A sentence short enough to stand in a list. */
export function quoted(text: string, most = 160): string {
  const flat = text.replaceAll(/\s+/g, " ").trim();
  return flat.length <= most ? flat : `${flat.slice(0, most).trimEnd()}…`;
}
