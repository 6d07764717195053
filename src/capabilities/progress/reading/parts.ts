/** What stands around the form, part by part. */
import { dimensionHeading } from "../../../platform/reading/dimension-heading.ts";
import type { SourceLine } from "../../../platform/reading/source.ts";
import { canonicalOf, codeOf } from "./codes.ts";
import type { KnownRows } from "./known-rows.ts";
import type { Part } from "./part-headings.ts";
import { partOf } from "./part-headings.ts";
import type { Notebook } from "./reading.ts";
import { isFormTitle } from "./title-block.ts";

export interface PartLines {
  part: Part | "front";
  lines: SourceLine[];
  /** What stands behind the heading on its own line. */
  rest: { text: string; line: SourceLine } | null;
}

export function partsOf(
  lines: readonly SourceLine[],
  formAt: number | null,
  known: KnownRows,
  notebook: Notebook,
): PartLines[] {
  const parts: PartLines[] = [{ part: "front", lines: [], rest: null }];
  const problemHeadings = lines.filter(({ text }) => partOf(text)?.part === "problems").length;
  let isSummed = false;
  for (const [index, line] of lines.entries()) {
    const current = parts.at(-1);
    if (!current) break;
    const open = (part: Part | "front", rest = "") => {
      parts.push({ part, lines: [], rest: rest === "" ? null : { text: rest, line } });
    };
    const isBehind = formAt !== null && line.at > formAt;
    const found = line.cells.length <= 2 ? partOf(line.text) : null;
    const state = current.part;
    if (isFormTitle(line.text) && state !== "front" && state !== "narrative") {
      open("front");
      parts.at(-1)?.lines.push(line);
    } else if (found && begins(found.part)) {
      if (found.part === "summary") isSummed = true;
      open(found.part, found.rest);
      if (found.part === "announcement" || found.part === "reporter") parts.at(-1)?.lines.push(line);
      else notebook.heading(line);
    } else if (state !== "narrative" && state !== "announcement" && tellsOfProject(index)) {
      open("narrative");
      parts.at(-1)?.lines.push(line);
    } else current.lines.push(line);

    function begins(part: Part): boolean {
      if (part === state && part !== "annex") return false;
      if (part === "introduction") return !isBehind && state === "front";
      if (part === "narrative")
        return state !== "narrative" && !isSummed && (isBehind || comesSoon(index, 12));
      if (part === "summary") return state !== "narrative" || /บทสรุป/.test(line.text);
      if (part === "factors") return true;
      if (part === "problems" || part === "recommendations")
        return state !== "narrative" || isSummed || problemHeadings <= 1;
      if (part === "announcement")
        return (
          (line.text.length < 90 || /เรื่อง/.test(line.text)) &&
          lines.slice(index, index + 4).some(({ text }) => /(?:^|\s)เรื่อง\s*\S/.test(text))
        );
      return part === "reporter" || (part === "annex" && isBehind && state !== "narrative");
    }
  }
  return parts;

  /** A dimension that projects follow, or a project itself. */
  function tellsOfProject(index: number): boolean {
    const line = lines[index];
    if (!line || line.cells.length > 1) return false;
    return isProject(line) || (dimensionHeading(line.text) !== null && comesSoon(index, 8));
  }

  function comesSoon(index: number, within: number): boolean {
    return lines.slice(index + 1, index + 1 + within).some(isProject);
  }

  function isProject(line: SourceLine): boolean {
    const code = codeOf(line.text);
    if (line.cells.length > 1 || !code || code.path.length < 2) return false;
    const row = known.byCode(canonicalOf(code.path, code.last));
    return row !== undefined && known.byTitle(code.rest)?.no === row.no;
  }
}
