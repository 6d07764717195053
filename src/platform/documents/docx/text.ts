import { ExternalHyperlink, FootnoteReferenceRun, Paragraph, TextRun } from "docx";
import type { IRunOptions, ParagraphChild } from "docx";
import type { Inline, Run } from "../model.ts";
import { drawnRuns, drawnText } from "../text/inline.ts";
import type { Draft } from "./draft.ts";

/** Runs of Word: Thai takes its weight and slant from the complex script twins, so both are written. */
export function runs(
  text: Inline,
  draft: Draft,
  more: Pick<IRunOptions, "bold" | "size"> = {},
): ParagraphChild[] {
  return drawnRuns(text, draft.digits).flatMap((run) => {
    const drawn = textRuns(run, more);
    const linked =
      run.href === undefined ? drawn : [new ExternalHyperlink({ link: run.href, children: drawn })];
    return run.note === undefined ? linked : [...linked, footnote(run.note)];
  });
}

export function plain(text: string, draft: Draft): TextRun {
  return new TextRun(drawnText(text, draft.digits));
}

function textRuns(run: Run, more: Pick<IRunOptions, "bold" | "size">): TextRun[] {
  const bold = run.bold ?? more.bold;
  const look: IRunOptions = {
    ...(bold ? { bold, boldComplexScript: true } : {}),
    ...(run.italic ? { italics: true, italicsComplexScript: true } : {}),
    ...(run.underline ? { underline: {} } : {}),
    ...(more.size === undefined ? {} : { size: more.size, sizeComplexScript: more.size }),
    ...(run.href === undefined ? {} : { style: "Hyperlink" }),
  };
  return run.text
    .split("\n")
    .map((text, line) => new TextRun({ ...look, text, ...(line === 0 ? {} : { break: 1 }) }));
}

function footnote(note: string): FootnoteReferenceRun {
  return new FootnoteReferenceRun({ children: [new Paragraph({ children: [new TextRun(` ${note}`)] })] });
}
