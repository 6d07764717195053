import type { Outline, Shape, Typeface } from "./shapes.ts";

/**
 * A TrueType file with only the shapes of one document. Each shape is a glyph of its own: one outline
 * of the font, several put together and moved, or a drawn one.
 */
export interface Subset {
  /** The number that a shape has in the page's text. */
  numberOf(shape: Shape): number;
  /** All shapes by their number; outlines that serve only inside others have none. */
  shapes: readonly (Shape | undefined)[];
  file(): Buffer;
}

export function subsetOf(face: Typeface): Subset {
  const font = tablesOf(face.bytes);
  const numbers: (number | undefined)[] = [];
  const shapes: (Shape | undefined)[] = [undefined];
  return {
    shapes,
    numberOf(shape) {
      const before = numbers[shape.id];
      if (before !== undefined) return before;
      const number = shapes.push(shape) - 1;
      numbers[shape.id] = number;
      return number;
    },
    file: () => write(font, shapes, 1000 / face.program.unitsPerEm),
  };
}

interface Font {
  head: Buffer;
  hhea: Buffer;
  maxp: Buffer;
  glyph(id: number): Buffer;
  bearing(id: number): number;
  advance(id: number): number;
}

function tablesOf(bytes: Buffer): Font {
  const tables = new Map<string, Buffer>();
  for (let at = 0; at < bytes.readUInt16BE(4); at += 1) {
    const entry = 12 + at * 16;
    const start = bytes.readUInt32BE(entry + 8);
    const name = bytes.toString("latin1", entry, entry + 4);
    tables.set(name, bytes.subarray(start, start + bytes.readUInt32BE(entry + 12)));
  }
  const table = (name: string) => {
    const found = tables.get(name);
    if (!found) throw new Error(`the font has no table ${name}`);
    return found;
  };
  const [head, hhea, hmtx, loca, glyf] = ["head", "hhea", "hmtx", "loca", "glyf"].map(table) as [
    Buffer,
    Buffer,
    Buffer,
    Buffer,
    Buffer,
  ];
  const long = head.readInt16BE(50) === 1;
  const offset = (id: number) => (long ? loca.readUInt32BE(id * 4) : loca.readUInt16BE(id * 2) * 2);
  const metrics = hhea.readUInt16BE(34);
  return {
    head,
    hhea,
    maxp: table("maxp"),
    glyph: (id) => glyf.subarray(offset(id), offset(id + 1)),
    advance: (id) => hmtx.readUInt16BE(Math.min(id, metrics - 1) * 4),
    bearing: (id) =>
      id < metrics ? hmtx.readInt16BE(id * 4 + 2) : hmtx.readInt16BE(metrics * 4 + (id - metrics) * 2),
  };
}

interface Entry {
  data: Buffer;
  advance: number;
  bearing: number;
}

function write(font: Font, shapes: readonly (Shape | undefined)[], scale: number): Buffer {
  const entries: Entry[] = [];
  const pending: number[] = [];
  const inner = new Map<number, number>();
  // Outlines that others are made of stand behind all shapes.
  const innerOf = (id: number): number => {
    const before = inner.get(id);
    if (before !== undefined) return before;
    const number = shapes.length + pending.length;
    inner.set(id, number);
    pending.push(id);
    return number;
  };
  for (const shape of shapes) entries.push(entryOf(font, shape, scale, innerOf));
  for (let at = 0; at < pending.length; at += 1) {
    entries.push(plain(font, pending[at] ?? 0, innerOf));
  }
  return sfnt(font, entries);
}

function entryOf(
  font: Font,
  shape: Shape | undefined,
  scale: number,
  innerOf: (id: number) => number,
): Entry {
  if (!shape) return plain(font, 0, innerOf);
  if (shape.drawn) return drawn(shape.drawn, scale);
  const [first] = shape.parts;
  if (!first) return { data: Buffer.alloc(0), advance: Math.round(shape.width / scale), bearing: 0 };
  const [id, dx, dy] = first;
  if (shape.parts.length === 1 && dx === 0 && dy === 0) return plain(font, id, innerOf);
  return composed(font, shape, Math.round(shape.width / scale), innerOf);
}

const WORDS = 0x0001;
const XY = 0x0002;
const SCALE = 0x0008;
const MORE = 0x0020;
const TWO_SCALES = 0x0040;
const MATRIX = 0x0080;

/** The font's own glyph; when it is put together from others, those get their new numbers. */
function plain(font: Font, id: number, innerOf: (id: number) => number): Entry {
  const data = Buffer.from(font.glyph(id));
  if (data.length > 0 && data.readInt16BE(0) < 0) {
    let at = 10;
    let flags = MORE;
    while (flags & MORE) {
      flags = data.readUInt16BE(at);
      data.writeUInt16BE(innerOf(data.readUInt16BE(at + 2)), at + 2);
      at += 4 + (flags & WORDS ? 4 : 2);
      at += flags & SCALE ? 2 : flags & TWO_SCALES ? 4 : flags & MATRIX ? 8 : 0;
    }
  }
  return { data, advance: font.advance(id), bearing: font.bearing(id) };
}

function composed(font: Font, shape: Shape, advance: number, innerOf: (id: number) => number): Entry {
  const visible = shape.parts.filter(([id]) => font.glyph(id).length > 0);
  if (visible.length === 0) return { data: Buffer.alloc(0), advance, bearing: 0 };
  const data = Buffer.alloc(10 + visible.length * 8);
  const box = [Infinity, Infinity, -Infinity, -Infinity] as [number, number, number, number];
  for (const [at, [id, left, up]] of visible.entries()) {
    const [dx, dy] = [Math.round(left), Math.round(up)];
    const own = font.glyph(id);
    box[0] = Math.min(box[0], own.readInt16BE(2) + dx);
    box[1] = Math.min(box[1], own.readInt16BE(4) + dy);
    box[2] = Math.max(box[2], own.readInt16BE(6) + dx);
    box[3] = Math.max(box[3], own.readInt16BE(8) + dy);
    const place = 10 + at * 8;
    data.writeUInt16BE(WORDS | XY | (at < visible.length - 1 ? MORE : 0), place);
    data.writeUInt16BE(innerOf(id), place + 2);
    data.writeInt16BE(dx, place + 4);
    data.writeInt16BE(dy, place + 6);
  }
  data.writeInt16BE(-1, 0);
  for (const [at, side] of box.entries()) data.writeInt16BE(side, 2 + at * 2);
  return { data, advance, bearing: box[0] };
}

function drawn({ contours, width }: Outline, scale: number): Entry {
  const points = contours.flat().map(([x, y]) => [Math.round(x / scale), Math.round(y / scale)] as const);
  const head = Buffer.alloc(10 + contours.length * 2 + 2 + points.length);
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  head.writeInt16BE(contours.length, 0);
  for (const [at, side] of [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)].entries())
    head.writeInt16BE(side, 2 + at * 2);
  let last = -1;
  for (const [at, contour] of contours.entries()) {
    last += contour.length;
    head.writeUInt16BE(last, 10 + at * 2);
  }
  // Every point stands on the line; its way from the one before takes two bytes.
  head.fill(0x01, 12 + contours.length * 2);
  return {
    data: Buffer.concat([head, steps(xs), steps(ys)]),
    advance: Math.round(width / scale),
    bearing: Math.min(...xs),
  };
}

function steps(places: readonly number[]): Buffer {
  const bytes = Buffer.alloc(places.length * 2);
  for (const [at, place] of places.entries()) bytes.writeInt16BE(place - (places[at - 1] ?? 0), at * 2);
  return bytes;
}

function sfnt(font: Font, entries: readonly Entry[]): Buffer {
  const loca = Buffer.alloc((entries.length + 1) * 4);
  const hmtx = Buffer.alloc(entries.length * 4);
  const outlines: Buffer[] = [];
  let length = 0;
  for (const [at, { data, advance, bearing }] of entries.entries()) {
    const padded = aligned(data);
    outlines.push(padded);
    length += padded.length;
    loca.writeUInt32BE(length, (at + 1) * 4);
    hmtx.writeUInt16BE(Math.max(0, advance), at * 4);
    hmtx.writeInt16BE(bearing, at * 4 + 2);
  }
  const head = Buffer.from(font.head);
  head.writeInt16BE(1, 50);
  const hhea = Buffer.from(font.hhea);
  hhea.writeUInt16BE(entries.length, 34);
  const maxp = Buffer.from(font.maxp);
  maxp.writeUInt16BE(entries.length, 4);
  maxp.writeUInt16BE(Math.max(4, maxp.readUInt16BE(28)), 28);
  maxp.writeUInt16BE(Math.max(3, maxp.readUInt16BE(30)), 30);
  return wrapped({ glyf: Buffer.concat(outlines), head, hhea, hmtx, loca, maxp });
}

function wrapped(tables: Record<string, Buffer>): Buffer {
  const names = Object.keys(tables);
  const power = 2 ** Math.floor(Math.log2(names.length));
  const head = Buffer.alloc(12 + names.length * 16);
  head.writeUInt32BE(0x0001_0000, 0);
  head.writeUInt16BE(names.length, 4);
  head.writeUInt16BE(power * 16, 6);
  head.writeUInt16BE(Math.log2(power), 8);
  head.writeUInt16BE(names.length * 16 - power * 16, 10);
  const pieces: Buffer[] = [head];
  let offset = head.length;
  for (const [at, name] of names.entries()) {
    const data = tables[name] ?? Buffer.alloc(0);
    const padded = aligned(data);
    const entry = 12 + at * 16;
    head.write(name, entry, "latin1");
    head.writeUInt32BE(checksum(padded), entry + 4);
    head.writeUInt32BE(offset, entry + 8);
    head.writeUInt32BE(data.length, entry + 12);
    pieces.push(padded);
    offset += padded.length;
  }
  return Buffer.concat(pieces);
}

function aligned(data: Buffer): Buffer {
  const rest = data.length % 4;
  return rest === 0 ? data : Buffer.concat([data, Buffer.alloc(4 - rest)]);
}

function checksum(data: Buffer): number {
  let sum = 0;
  for (let at = 0; at < data.length; at += 4) sum = (sum + data.readUInt32BE(at)) >>> 0;
  return sum;
}
