/** A dot and a letter of Sarabun, as shares of its size. */
const DOT = 0.24;
const LETTER = 0.54;
const FEWEST = 8;

/** A line to sign on must not wrap: its dots are as many as the place is wide. */
export function fittedSignLine(line: string, widthPt: number, size: number): string {
  return line.replace(/\.{9,}/, (dots) => {
    const words = line.length - dots.length + 2;
    const room = widthPt / size - words * LETTER;
    return ".".repeat(Math.max(FEWEST, Math.min(dots.length, Math.floor(room / DOT))));
  });
}
