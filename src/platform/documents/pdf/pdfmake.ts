import { createRequire } from "node:module";
import type DocMeasure from "pdfmake/js/DocMeasure.js";
import type DocPreprocessor from "pdfmake/js/DocPreprocessor.js";
import type LayoutBuilder from "pdfmake/js/LayoutBuilder.js";
import type Line from "pdfmake/js/Line.js";
import type PDFDocument from "pdfmake/js/PDFDocument.js";
import type TableProcessor from "pdfmake/js/TableProcessor.js";
import type SvgToPdfkit from "pdfmake/js/3rd-party/svg-to-pdfkit.js";

// Tools differ in what the default of a CommonJS file is; require() is the same everywhere.
const load = createRequire(import.meta.url);
const part = <Part>(name: string) => (load(`pdfmake/js/${name}.js`) as { default: Part }).default;

/** pdfmake's parts: its own front door draws Thai only as it is. */
export const pdfmake = {
  DocMeasure: part<typeof DocMeasure>("DocMeasure"),
  DocPreprocessor: part<typeof DocPreprocessor>("DocPreprocessor"),
  LayoutBuilder: part<typeof LayoutBuilder>("LayoutBuilder"),
  Line: part<typeof Line>("Line"),
  PDFDocument: part<typeof PDFDocument>("PDFDocument"),
  TableProcessor: part<typeof TableProcessor>("TableProcessor"),
  drawSvg: part<typeof SvgToPdfkit>("3rd-party/svg-to-pdfkit"),
};
