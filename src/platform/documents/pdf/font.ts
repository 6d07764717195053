import type { PDFFont, PdfKitDocument, Reference } from "pdfmake/js/PDFDocument.js";
import type { ShapedWord, Style, Typeface } from "./shapes.ts";
import { typeface } from "./shapes.ts";
import { subsetOf } from "./subset.ts";
import type { Subset } from "./subset.ts";

/**
 * Sarabun in one document, in the place of pdfkit's own embedding: there ำ reads as "ำา" and marks that
 * stand on marks come apart when the text is searched or copied. It answers pdfkit's questions as well,
 * so that pictures are drawn with it.
 */
export interface PaperFont extends PDFFont {
  widthOf(word: string, size: number): number;
  /** The word as operands of TJ; `spread` is added behind each letter, in thousandths of the size. */
  written(word: string, spread?: number): string;
  lettersOf(word: string): number;
}

export function paperFont(document: PdfKitDocument, style: Style, id: string): PaperFont {
  const face = typeface(style);
  const subset = subsetOf(face);
  const scale = 1000 / face.program.unitsPerEm;
  const { program } = face;
  const words = new Map<string, string>();
  let dictionary: Reference | undefined;
  let embedded = false;
  const font: PaperFont = {
    id,
    document,
    name: program.postscriptName,
    scale,
    ascender: program.ascent * scale,
    descender: program.descent * scale,
    lineGap: program.lineGap * scale,
    xHeight: program.xHeight * scale,
    capHeight: program.capHeight * scale,
    bbox: program.bbox,
    lineHeight: (size, gap = false) =>
      ((program.ascent - program.descent + (gap ? program.lineGap : 0)) * scale * size) / 1000,
    widthOf: (word, size) => (face.shape(word).width * size) / 1000,
    widthOfString: (text, size) => (face.shape(text).width * size) / 1000,
    lettersOf: (word) => face.shape(word).shapes.length,
    written(word, spread = 0) {
      if (spread !== 0) return operands(face.shape(word), subset, spread);
      const before = words.get(word);
      if (before !== undefined) return before;
      const text = operands(face.shape(word), subset, 0);
      words.set(word, text);
      return text;
    },
    encode(text) {
      const { shapes, kerns } = face.shape(text);
      const positions = shapes.map(({ width }, at) => ({
        xAdvance: width + (kerns[at] ?? 0),
        yAdvance: 0,
        xOffset: 0,
        yOffset: 0,
        advanceWidth: width,
      }));
      return [shapes.map((shape) => hex(subset.numberOf(shape))), positions];
    },
    get unicode() {
      return subset.shapes.map((shape) => [...(shape?.text ?? "")].map((sign) => sign.codePointAt(0) ?? 0));
    },
    ref: () => (dictionary ??= document.ref()),
    finalize() {
      if (embedded || !dictionary) return;
      embedded = true;
      embed(document, dictionary, face, subset, id);
    },
  };
  return font;
}

function operands({ shapes, kerns }: ShapedWord, subset: Subset, spread: number): string {
  let text = "<";
  for (const [at, shape] of shapes.entries()) {
    text += hex(subset.numberOf(shape));
    const move = (kerns[at] ?? 0) + spread;
    if (move !== 0) text += `> ${-Math.round(move * 100) / 100} <`;
  }
  return `${text}>`;
}

function embed(
  document: PdfKitDocument,
  dictionary: Reference,
  face: Typeface,
  subset: Subset,
  id: string,
): void {
  const { program } = face;
  const scale = 1000 / program.unitsPerEm;
  // Six capitals before the name say that it is a part of the font.
  const tag = `SUC${id
    .padStart(3, "A")
    .toUpperCase()
    .replaceAll(/\d/g, (digit) => String.fromCharCode(65 + Number(digit)))}`;
  const name = `${tag.slice(0, 6)}+${program.postscriptName}`;
  const file = document.ref();
  file.end(subset.file());
  const { bbox } = program;
  const descriptor = document.ref({
    Type: "FontDescriptor",
    FontName: name,
    Flags: face.style === "italic" || face.style === "boldItalic" ? 0x44 : 0x04,
    FontBBox: [bbox.minX, bbox.minY, bbox.maxX, bbox.maxY].map((side) => side * scale),
    ItalicAngle: program.italicAngle,
    Ascent: program.ascent * scale,
    Descent: program.descent * scale,
    CapHeight: program.capHeight * scale,
    XHeight: program.xHeight * scale,
    StemV: face.style === "bold" || face.style === "boldItalic" ? 140 : 80,
    FontFile2: file,
  });
  descriptor.end();
  const descendant = document.ref({
    Type: "Font",
    Subtype: "CIDFontType2",
    BaseFont: name,
    CIDSystemInfo: {
      // pdfkit writes String objects as strings and plain ones as names.
      Registry: new String("Adobe"),
      Ordering: new String("Identity"),
      Supplement: 0,
    },
    FontDescriptor: descriptor,
    W: [0, subset.shapes.map((shape) => Math.round((shape?.width ?? 500) * 100) / 100)],
    CIDToGIDMap: "Identity",
  });
  descendant.end();
  dictionary.data = {
    Type: "Font",
    Subtype: "Type0",
    BaseFont: name,
    Encoding: "Identity-H",
    DescendantFonts: [descendant],
    ToUnicode: unicodeMap(document, subset),
  };
  dictionary.end();
}

const LINES_AT_ONCE = 100;

function unicodeMap(document: PdfKitDocument, { shapes }: Subset): Reference {
  const lines = shapes.flatMap((shape, number) =>
    shape?.text ? [`<${hex(number)}> <${utf16(shape.text)}>`] : [],
  );
  const blocks: string[] = [];
  for (let at = 0; at < lines.length; at += LINES_AT_ONCE) {
    const block = lines.slice(at, at + LINES_AT_ONCE);
    blocks.push(`${block.length} beginbfchar\n${block.join("\n")}\nendbfchar`);
  }
  const map = document.ref();
  map.end(`/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
${blocks.join("\n")}
endcmap
CMapName currentdict /CMap defineresource pop
end
end`);
  return map;
}

function hex(value: number): string {
  return value.toString(16).padStart(4, "0");
}

function utf16(text: string): string {
  let result = "";
  for (let at = 0; at < text.length; at += 1) result += hex(text.charCodeAt(at));
  return result;
}
