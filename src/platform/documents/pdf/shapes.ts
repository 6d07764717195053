import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { FontProgram } from "pdfmake/js/PDFDocument.js";
import { pdfmake } from "./pdfmake.ts";

export type Style = "regular" | "bold" | "italic" | "boldItalic";

/** A piece of the font's own outlines, moved by as much as the marks of Thai need. */
type Part = readonly [glyph: number, dx: number, dy: number];

/**
 * What is drawn in one go and read as one piece of text: a letter with its marks. Marks are moved
 * inside the glyph and not on the page: readers take a jump of the pen for the end of a word, and บ้าน
 * falls apart.
 */
export interface Shape {
  /** Unique in its typeface. */
  id: number;
  parts: readonly Part[];
  /** Outlines that are not the font's: the tick. */
  drawn?: Outline;
  text: string;
  width: number;
}

/** Shapes of a word from left to right, in thousandths of the size. */
export interface ShapedWord {
  shapes: readonly Shape[];
  /** Added to the pen behind each shape: pairs of letters that stand closer. */
  kerns: readonly number[];
  width: number;
}

export interface Typeface {
  style: Style;
  program: FontProgram;
  bytes: Buffer;
  shape(word: string): ShapedWord;
}

const files: Record<Style, string> = {
  regular: "400Regular/Sarabun_400Regular.ttf",
  bold: "700Bold/Sarabun_700Bold.ttf",
  italic: "400Regular_Italic/Sarabun_400Regular_Italic.ttf",
  boldItalic: "700Bold_Italic/Sarabun_700Bold_Italic.ttf",
};

const opened = new Map<Style, Typeface>();

/** Reads a font once per process; what it has shaped stays known for the next document. */
export function typeface(style: Style): Typeface {
  const before = opened.get(style);
  if (before) return before;
  const folder = createRequire(import.meta.url).resolve("@expo-google-fonts/sarabun/package.json");
  const bytes = readFileSync(folder.replace(/package\.json$/, files[style]));
  const reader = new pdfmake.PDFDocument({}, {}, {}, {}, { autoFirstPage: false, font: null });
  const program = reader.font(bytes)._font.font;
  const face: Typeface = { style, program, bytes, shape: shaper(program) };
  opened.set(style, face);
  return face;
}

const KNOWN_WORDS = 30_000;

type ShapeOf = (parts: readonly Part[], text: string, width: number, drawn?: Outline) => Shape;

function shaper(program: FontProgram): Typeface["shape"] {
  keepLetters(program);
  const words = new Map<string, ShapedWord>();
  const shapes = new Map<string, Shape>();
  const shapeOf: ShapeOf = (parts, text, width, drawn) => {
    const key = drawn ? `drawn ${text}` : `${parts.map((part) => part.join(" ")).join("|")}=${text}`;
    const before = shapes.get(key);
    if (before) return before;
    const shape: Shape = { id: shapes.size, parts, text, width, drawn };
    shapes.set(key, shape);
    return shape;
  };
  return (word) => {
    const before = words.get(word);
    if (before) return before;
    const shaped = assembled(program, withMarks(groupsOf(program, word)), shapeOf);
    if (words.size > KNOWN_WORDS) words.clear();
    words.set(word, shaped);
    return shaped;
  };
}

/**
 * fontkit hands out one object per glyph, with the letters of its first use for ever. So the second
 * half of ำ, which has no letter of its own, reads as า everywhere once any า was drawn: "ำา".
 */
function keepLetters(program: FontProgram): void {
  const known = program.getGlyph.bind(program);
  program.getGlyph = (id, codePoints = []) =>
    Object.create(known(id, codePoints), { codePoints: { value: codePoints } }) as ReturnType<typeof known>;
}

/** In the font's own units. */
interface Group {
  parts: Part[];
  text: string;
  width: number;
  kern: number;
  drawn?: Outline;
}

function groupsOf(program: FontProgram, text: string): Group[] {
  // The font has no shape for these.
  return text.split(/([✓✔☐☑])/u).flatMap((part) => {
    const drawn = outlines[part];
    if (!drawn) return part === "" ? [] : fontGroups(program, part);
    return [{ parts: [], text: part, width: (drawn.width * program.unitsPerEm) / 1000, kern: 0, drawn }];
  });
}

function fontGroups(program: FontProgram, text: string): Group[] {
  const run = program.layout(text);
  const groups: Group[] = [];
  for (const [at, glyph] of run.glyphs.entries()) {
    const { xAdvance = 0, xOffset = 0, yOffset = 0 } = run.positions[at] ?? {};
    const width = glyph.advanceWidth;
    const before = groups.at(-1);
    // Sara am is drawn with two outlines, and only the first knows its letter: they become one shape.
    if (glyph.codePoints.length === 0 && before) {
      join(before, { parts: [[glyph.id, xOffset, yOffset]], text: "", width, kern: xAdvance - width });
      continue;
    }
    groups.push({
      parts: [[glyph.id, xOffset, yOffset]],
      text: String.fromCodePoint(...glyph.codePoints),
      width,
      kern: xAdvance - width,
    });
  }
  return groups;
}

function join(before: Group, next: Group): void {
  const pen = before.width + before.kern;
  for (const [id, dx, dy] of next.parts) before.parts.push([id, pen + dx, dy]);
  before.text += next.text;
  before.width = pen + next.width;
  before.kern = next.kern;
}

/**
 * Letters with their marks as one: a mark of no width counts as the end of a word where lines are
 * spread, and is left out of pictures.
 */
function withMarks(groups: readonly Group[]): Group[] {
  const joined: Group[] = [];
  for (const group of groups) {
    const before = joined.at(-1);
    if (before && !before.drawn && group.width === 0) join(before, group);
    else joined.push({ ...group, parts: [...group.parts] });
  }
  return joined;
}

function assembled(program: FontProgram, groups: readonly Group[], shapeOf: ShapeOf): ShapedWord {
  const scale = 1000 / program.unitsPerEm;
  return {
    shapes: groups.map(({ parts, text, width, drawn }) => shapeOf(parts, text, width * scale, drawn)),
    kerns: groups.map(({ kern }) => kern * scale),
    width: groups.reduce((sum, group) => sum + (group.width + group.kern) * scale, 0),
  };
}

/** Closed lines through points, in thousandths. */
export interface Outline {
  width: number;
  contours: readonly (readonly (readonly [x: number, y: number])[])[];
}

const box = [
  [
    [60, 0],
    [60, 620],
    [680, 620],
    [680, 0],
  ],
  [
    [110, 50],
    [630, 50],
    [630, 570],
    [110, 570],
  ],
] as const;
const tick = [
  [70, 300],
  [150, 370],
  [280, 190],
  [580, 640],
  [670, 580],
  [290, 20],
] as const;
const tickInBox = tick.map(([x, y]) => [x * 0.62 + 140, y * 0.62 + 105] as const);

/** Signs of forms that Sarabun does not have. */
const outlines: Partial<Record<string, Outline>> = {
  "✓": { width: 740, contours: [tick] },
  "✔": { width: 740, contours: [tick] },
  "☐": { width: 740, contours: box },
  "☑": { width: 740, contours: [...box, tickInBox] },
};
