/** The whole plan out of a document. Pure: what is read depends on the document alone. */
import { remainingDoubts } from "./doubts/all.ts";
import { readDeclaration } from "./declaration.ts";
import { withoutFurniture } from "./furniture.ts";
import { namedYears, readContents, readForeword, readMeta, takeLooseHeadings } from "./front.ts";
import { readIntroduction } from "./introduction.ts";
import { readMaster } from "./master-table.ts";
import { openNotebook, placeOf } from "../../../platform/reading/notebook.ts";
import { makeProjects } from "./projects.ts";
import type { FindingKind, PlanReading } from "./reading.ts";
import type { Region } from "./region.ts";
import { regionsOf } from "./regions.ts";
import { linkMeasures, readRisks } from "./risk-table.ts";
import { readSheets } from "./sheets.ts";
import type { SourceDocument, SourceLine } from "../../../platform/reading/source.ts";
import { readTargets } from "./targets-table.ts";
import { computedTotals, statedTotals } from "./totals.ts";
import { unstacked } from "./unstack.ts";

export function readPlan(document: SourceDocument): PlanReading {
  const notebook = openNotebook<FindingKind>();
  const given = document.kind === "txt" ? unstacked(document.lines) : document.lines;
  const { lines, furniture } = withoutFurniture(given);
  for (const doubt of document.doubts)
    notebook.note({ level: "warning", kind: "file", ...doubt, place: { ...doubt.place } });
  const planYears = namedYears(lines);
  const regions = regionsOf(lines, planYears);
  const part = (region: Region | null): readonly SourceLine[] =>
    region ? lines.slice(region.from, region.to) : [];

  const contents = readContents(part(regions.contents), notebook);
  const foreword = readForeword(part(regions.foreword), notebook);
  const table = readMaster(regions.master.map(part), planYears, notebook);
  const targets = readTargets(regions.targets.map(part), notebook);
  const meta = readMeta(document, lines, regions, planYears, table.years, foreword, notebook);
  if (meta.fiscal_years.length === 0) meta.fiscal_years = targets.years;
  const risks = readRisks(regions.risks.map(part), notebook);
  const declaration = readDeclaration(part(regions.declaration), notebook);
  const sheets = readSheets(lines, regions, notebook);
  const introduction = readIntroduction(lines.slice(0, regions.sheets[0]?.from ?? lines.length), notebook);
  const made = makeProjects(table, sheets, contents, meta.fiscal_years, notebook);
  linkMeasures(risks.risks, risks.lines, made.projects, meta.organisation, notebook);
  takeLooseHeadings(lines, { meta }, regions, notebook);

  const reading: PlanReading = {
    meta,
    foreword: foreword.text,
    contents: contents.map(({ no, text, pages }) => ({ no, text, pages })),
    risk_text: introduction.risk_text,
    plan_reasons: introduction.plan_reasons,
    plan_objectives: introduction.plan_objectives,
    plan_goals: introduction.plan_goals,
    targets: targets.targets,
    plan_benefits: introduction.plan_benefits,
    risk_assessment: risks.risks,
    stated_totals: statedTotals(table, meta.fiscal_years),
    totals: computedTotals(made.projects, meta.fiscal_years),
    kinds: counted(made.projects.map(({ kind }) => kind)),
    projects: made.projects,
    declaration,
    findings: [],
    headings: [
      ...notebook.headings.map(({ place, text }) => ({ place, text })),
      ...furniture.map((line) => ({ place: placeOf(line), text: line.text })),
      ...(document.aside ?? []).map((text) => ({ place: {}, text })),
    ],
    unplaced: [],
  };
  remainingDoubts({ reading, lines, table, sheets, made, introduction, foreword, regions, notebook });
  reading.unplaced = notebook.unplaced(lines);
  reading.findings = inOrder(notebook.findings);
  return reading;
}

function counted(words: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}

function inOrder(findings: PlanReading["findings"]): PlanReading["findings"] {
  return findings.toSorted((a, b) => (a.place.line ?? 0) - (b.place.line ?? 0));
}
