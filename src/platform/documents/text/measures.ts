/**
 * How official papers are set. Paper and margins follow what offices use for หนังสือราชการ on A4;
 * ราชการ's own rule names TH SarabunPSK 16, of which Sarabun is the web's cut. Not confirmed by a
 * source here: our default, in one place for all formats.
 */
export const measures = {
  /** A4 upright, in centimetres. */
  page: { width: 21, height: 29.7 },
  margins: { left: 3, right: 2, top: 2.5, bottom: 2 },
  firstLine: 2.5,
  blockIndent: 1.25,
  font: "Sarabun",
  sizes: { body: 16, heading: { 1: 20, 2: 18, 3: 16, 4: 16 }, note: 13, coverTitle: 26, coverLine: 20 },
  /** Points above a heading. */
  spaceAbove: { 1: 14, 2: 10, 3: 8, 4: 6 },
  emblemCm: 3,
} as const;

/** Points of a length in centimetres. */
export const cm = (length: number): number => (length * 72) / 2.54;

/** States as fills; the text of the cell says the state as well. */
export const tints = {
  good: "#e2f3e6",
  warning: "#fcf0d0",
  bad: "#fae2df",
  quiet: "#eff1f4",
} as const;

/** Fills of rows that are not plain. */
export const rowFills = { head: "#e9edf3", group: "#f4f5f8", subtotal: "#f4f5f8", total: "#e9edf3" } as const;
