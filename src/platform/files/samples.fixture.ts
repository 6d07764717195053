import { Readable } from "node:stream";
import { crc32, deflateRawSync } from "node:zlib";
import sharp from "sharp";

/** Small files of each kind for tests; none comes from anywhere. */

export const streamed = (bytes: Uint8Array | string): AsyncIterable<Uint8Array> =>
  Readable.from([Buffer.from(bytes)]);

/** Two pages with a word on each, written by hand. */
export function aPdf(word = "Sucharit"): Buffer {
  const page = (text: string) => `BT /F1 24 Tf 72 700 Td (${text}) Tj ET`;
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /Font << /F1 7 0 R >> >> >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 6 0 R /Resources << /Font << /F1 7 0 R >> >> >>",
    `<< /Length ${page(word).length} >>\nstream\n${page(word)}\nendstream`,
    `<< /Length ${page("two").length} >>\nstream\n${page("two")}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
  ];
  let text = "%PDF-1.4\n";
  const offsets = objects.map((object, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const start = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  text += offsets.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("");
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(text, "latin1");
}

/** A picture that lies on its side, as a telephone writes it, and says where and when it was taken. */
export function aPhoto(width = 60, height = 40): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: "#a33" } })
    .withMetadata({ orientation: 6 })
    .withExifMerge({
      IFD0: { Make: "zqcamera" },
      IFD2: { DateTimeOriginal: "2026:02:14 09:15:30" },
      IFD3: { GPSLatitudeRef: "N", GPSLatitude: "13/1 45/1 0/1" },
    })
    .jpeg()
    .toBuffer();
}

interface ZipPart {
  name: string;
  bytes: Buffer;
  packed?: boolean;
  /** What the list of contents claims of its length. */
  claims?: number;
}

/** An archive of which a test decides every byte. */
export function aZip(parts: readonly ZipPart[]): Buffer {
  const locals: Buffer[] = [];
  const list: Buffer[] = [];
  let at = 0;
  for (const { name, bytes: plain, packed = false, claims } of parts) {
    const title = Buffer.from(name);
    const bytes = packed ? deflateRawSync(plain, { level: 1 }) : plain;
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(packed ? 8 : 0, 4);
    common.writeUInt32LE(crc32(plain), 10);
    common.writeUInt32LE(bytes.length, 14);
    common.writeUInt32LE(claims ?? plain.length, 18);
    common.writeUInt16LE(title.length, 22);
    const local = Buffer.concat([Buffer.from("PK\u0003\u0004"), common, title, bytes]);
    const entry = Buffer.concat([
      Buffer.from("PK\u0001\u0002"),
      Buffer.from([20, 0]),
      common,
      Buffer.alloc(14),
      title,
    ]);
    entry.writeUInt32LE(at, 42);
    at += local.length;
    locals.push(local);
    list.push(entry);
  }
  const listed = Buffer.concat(list);
  const end = Buffer.alloc(22);
  end.write("PK\u0005\u0006", "latin1");
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, listed, end]);
}

export function aDocx(extra: readonly ZipPart[] = [], types = "<Types/>"): Buffer {
  const part = (name: string, text: string) => ({ name, bytes: Buffer.from(text) });
  return aZip([
    part("[Content_Types].xml", `<?xml version="1.0"?>${types}`),
    part("word/document.xml", '<?xml version="1.0"?><w:document/>'),
    ...extra,
  ]);
}

/** What an iPhone writes, at 64 × 48 pixels; made for this test, because nothing here can write it. */
export const heic = Buffer.from(
  [
    "AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAeFtZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAA",
    "AA5waXRtAAAAAAACAAAAEGlkYXQAAAAAAEAAMAAAAExpbG9jAQAAAERAAAMAAQAAAAAAAAIFAAEAAAAAAAAAOAACAAEAAAAAAAAA",
    "AQAAAAAAAAAIAAMAAAAAAAACPQABAAAAAAAAAM4AAABNaWluZgAAAAAAAwAAABVpbmZlAgAAAQABAABodmMxAAAAABVpbmZlAgAA",
    "AAACAABncmlkAAAAABVpbmZlAgAAAQADAABFeGlmAAAAANVpcHJwAAAAs2lwY28AAABzaHZjQwEDcAAAAAAAAAAAAB7wAPz9+PgA",
    "AA8DIAABABhAAQwB//8DcAAAAwCQAAADAAADAB66AkAhAAEAJ0IBAQNwAAADAJAAAAMAAAMAHqAggQWW6uSmubAgAAADACAAAAMA",
    "ISIAAQAGRAHBc8CJAAAAFGlzcGUAAAAAAAAAQAAAAEAAAAAUaXNwZQAAAAAAAABAAAAAMAAAABBwaXhpAAAAAAMICAgAAAAaaXBt",
    "YQAAAAAAAAACAAECgQIAAgIDhAAAAChpcmVmAAAAAAAAAA5kaW1nAAIAAQABAAAADmNkc2MAAwABAAIAAAEObWRhdAAAADQoAa9Y",
    "5vTqv//tYPkfUOn/0qxAm0n8bNTakz73bC3rbav8sVUMYwf/HHnZpSenJol8Fj8wAAAAAElJKgAIAAAABwAPAQIACQAAAHIAAAAS",
    "AQMAAQAAAAEAAAAaAQUAAQAAAGIAAAAbAQUAAQAAAGoAAAAoAQMAAQAAAAIAAAATAgMAAQAAAAEAAABphwQAAQAAAHwAAAAAAAAA",
    "OGMAAOgDAAA4YwAA6AMAAHpxY2FtZXJhAAAGAACQBwAEAAAAMDIxMAGRBwAEAAAAAQIDAACgBwAEAAAAMDEwMAGgAwABAAAA//8A",
    "AAKgBAABAAAAQAAAAAOgBAABAAAAMAAAAAAAAAA=",
  ].join(""),
  "base64",
);

/** The same, taken with the telephone on its side: a quarter turn to the left is written beside the picture. */
export function turnedHeic(): Buffer {
  const turn = Buffer.from("\0\0\0\x09irot\x01", "latin1");
  const at = heic.indexOf("ipma") - 4;
  // It is the fifth property; of its two items the last one is the whole picture.
  const list = Buffer.concat([heic.subarray(at, at + 26), Buffer.from([0x85])]);
  list.writeUInt8(3, 23);
  const file = Buffer.concat([heic.subarray(0, at), turn, list, heic.subarray(at + 26)]);
  const more = turn.length + 1;
  const grow = (place: number, by: number) => file.writeUInt32BE(file.readUInt32BE(place) + by, place);
  for (const [box, by] of [
    ["meta", more],
    ["iprp", more],
    ["ipco", turn.length],
    ["ipma", 1],
  ] as const)
    grow(file.indexOf(box) - 4, by);
  for (const offset of [0x205, 0x23d]) {
    const place = Buffer.alloc(4);
    place.writeUInt32BE(offset);
    grow(file.indexOf(place, file.indexOf("iloc")), more);
  }
  return file;
}
