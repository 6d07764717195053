/** The whole report out of a document. Pure: what is read depends on the document alone. */
import { openNotebook } from "../../../platform/reading/notebook.ts";
import type { SourceDocument } from "../../../platform/reading/source.ts";
import { paragraphsOf, readAnnouncement, readReporter } from "./closing.ts";
import { allDoubts } from "./doubts/all.ts";
import type { FormDraft } from "./form.ts";
import { readForm } from "./form.ts";
import { readFront } from "./front.ts";
import { knownRows } from "./known-rows.ts";
import { putMissingHeadings } from "./missing-headings.ts";
import { readNarrative } from "./narrative.ts";
import { pageNumbers } from "./page-numbers.ts";
import { partsOf } from "./parts.ts";
import type { Finding, FindingKind, ReadDimension, ReportReading } from "./reading.ts";
import { rowsFrom, totalFrom } from "./rows.ts";
import { statusOf } from "./status.ts";
import { isTitleBlock } from "./title-block.ts";
import { totalsOf } from "./totals.ts";

export function readReport(document: SourceDocument): ReportReading {
  const notebook = openNotebook<FindingKind>();
  for (const doubt of document.doubts)
    notebook.note({ level: "warning", kind: "file", ...doubt, place: { ...doubt.place } });
  const form = readForm(document.lines, notebook);
  const rows = rowsFrom(form.rows, notebook);
  const known = knownRows(
    rows.map(({ no, canonical_code: canonical, title }) => ({ no, canonical, title })),
    headingsOf(form),
  );
  const numbers = pageNumbers(form.outside);
  for (const line of form.outside) if (numbers.has(line.at)) notebook.heading(line);
  const outside = form.outside.filter(({ at }) => !numbers.has(at));
  const parts = partsOf(outside, form.from, known, notebook);
  const of = (part: string) => parts.filter((each) => each.part === part);
  for (const line of of("summary").flatMap(({ lines }) => lines))
    if (isTitleBlock(line.text)) notebook.heading(line);
  const narrative = readNarrative(
    of("narrative").flatMap(({ lines }) => lines),
    known,
    notebook,
  );
  for (const told of narrative.told) {
    const row = rows.find(({ no }) => no === told.row);
    if (row) row.narrative = { title: told.title, parts: told.parts };
    else notebook.leave(told.line, told.line.text);
  }
  for (const row of rows) row.status = statusOf(row.narrative);
  putMissingHeadings(form, rows, narrative, notebook);
  const front = readFront(
    document,
    parts,
    form.from === null ? null : (document.lines[form.from]?.at ?? null),
    notebook,
  );
  const dimensions = form.dimensions.map(({ no, title, lines, total }): ReadDimension => ({
    no,
    title,
    lines: lines.map((line) => ("row" in line ? { row: line.row.no } : { heading: line.heading })),
    stated: total && totalFrom(total, notebook),
  }));
  const reading: ReportReading = {
    meta: front.meta,
    introduction: front.introduction,
    dimensions,
    rows,
    totals: totalsOf(form.dimensions, rows),
    counts: {
      dimensions: dimensions.length,
      items: countOf(dimensions, 1),
      subitems: countOf(dimensions, 2),
      rows: rows.length,
    },
    factors: paragraphsOf(of("factors"), notebook),
    problems: paragraphsOf(of("problems"), notebook),
    recommendations: paragraphsOf(of("recommendations"), notebook),
    reporter: readReporter(of("reporter")[0], notebook),
    announcement: readAnnouncement(of("announcement")[0], notebook),
    findings: [],
    headings: [],
    unplaced: [],
  };
  allDoubts({
    reading,
    form,
    told: narrative.told,
    periods: front.periods,
    lines: document.lines,
    grand: form.grand && totalFrom(form.grand, notebook),
    notebook,
  });
  reading.headings = [
    ...notebook.headings.map(({ place, text }) => ({ place, text })),
    ...(document.aside ?? []).map((text) => ({ place: {}, text })),
  ];
  reading.unplaced = notebook.unplaced(document.lines);
  reading.findings = inOrder(notebook.findings);
  return reading;
}

function headingsOf(form: FormDraft): Map<string, string> {
  return new Map(
    form.dimensions.flatMap(({ lines }) =>
      lines.flatMap((line): [string, string][] =>
        "heading" in line && line.heading.no !== null ? [[line.heading.no, line.heading.title]] : [],
      ),
    ),
  );
}

function countOf(dimensions: readonly ReadDimension[], level: 1 | 2): number {
  return dimensions.flatMap(({ lines }) => lines).filter(({ heading }) => heading?.level === level).length;
}

function inOrder(findings: readonly Finding[]): Finding[] {
  return findings.toSorted((a, b) => (a.place.line ?? 0) - (b.place.line ?? 0));
}
