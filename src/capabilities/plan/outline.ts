import type { Step } from "./content.ts";

/**
 * Nested steps as lines that a person types or pastes out of Word: a step per line, what belongs below
 * another one begins with a dash, two dashes below that. Numbers typed in front are left away: the
 * book counts by itself.
 */
export interface OutlineLine {
  text: string;
  inside: OutlineLine[];
}

const DEEPEST = 3;

export function readOutline(text: string): OutlineLine[] {
  const top: OutlineLine[] = [];
  const open: OutlineLine[][] = [top];
  for (const line of text.split(/\r?\n/)) {
    const { depth, said } = taken(line);
    if (said === "") continue;
    // A first line, or one that skips a step, cannot hang in the air.
    const at = Math.min(depth, open.length - 1, DEEPEST - 1);
    const step: OutlineLine = { text: said, inside: [] };
    (open[at] ?? top).push(step);
    open.length = at + 1;
    open.push(step.inside);
  }
  return top;
}

export function writeOutline(steps: readonly Pick<Step, "text" | "inside">[], depth = 0): string {
  return steps
    .map(({ text, inside }) => {
      const line = `${"-".repeat(depth)}${depth > 0 ? " " : ""}${text}`;
      return inside.length > 0 ? `${line}\n${writeOutline(inside, depth + 1)}` : line;
    })
    .join("\n");
}

/** One text per line, blank lines and typed numbers left away. */
export function readLines(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => taken(line).said)
    .filter((line) => line !== "");
}

/** Paragraphs, apart by line breaks. */
export function readParagraphs(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

/** Steps keep their identity when their words stay, or when they stay where they were. */
export function stepsFrom(
  lines: readonly OutlineLine[],
  before: readonly Step[],
  newId: () => string,
): Step[] {
  const free = [...before];
  const same = lines.map((line) => {
    const at = free.findIndex((step) => step.text === line.text);
    return at < 0 ? undefined : free.splice(at, 1)[0];
  });
  return lines.map((line, index) => {
    const old = same[index] ?? takeAt(free, before[index]);
    return {
      id: old?.id ?? newId(),
      text: line.text,
      inside: stepsFrom(line.inside, old?.inside ?? [], newId),
    };
  });
}

function takeAt(free: Step[], wanted: Step | undefined): Step | undefined {
  const at = wanted ? free.indexOf(wanted) : -1;
  return at < 0 ? undefined : free.splice(at, 1)[0];
}

const MARKS = /^(?:\(?[0-9๐-๙]{1,2}\)|[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2}){0,3}[.)]|[•●▪])\s*/u;

function taken(line: string): { depth: number; said: string } {
  const [, dashes = ""] = /^\s*([-–—]*)/u.exec(line) ?? [];
  const rest = line.trimStart().slice(dashes.length).trim();
  return { depth: dashes.length, said: rest.replace(MARKS, "").trim() };
}
