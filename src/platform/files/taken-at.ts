/** When a photo was taken, as the camera wrote it down: read before the photo is drawn anew without such notes. */
const MARK = Buffer.from("Exif\0\0", "latin1");
const EXIF_PART = 0x8769;
const TAKEN = 0x9003;
const TAKEN_ZONE = 0x9011;

/** ISO 8601; the clock of Bangkok where the camera names none. Nothing of what cannot be read. */
export function takenAt(bytes: Buffer | undefined): string | undefined {
  const start = bytes?.indexOf(MARK) ?? -1;
  if (!bytes || start < 0) return undefined;
  try {
    return readTaken(bytes.subarray(start + MARK.length));
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function readTaken(tiff: Buffer): string | undefined {
  const order = tiff.toString("latin1", 0, 2);
  if (order !== "II" && order !== "MM") return undefined;
  const reader = { tiff, isLittle: order === "II" };
  const part = entriesAt(reader, long(reader, 4)).find(({ tag }) => tag === EXIF_PART);
  if (!part) return undefined;
  const notes = entriesAt(reader, long(reader, part.at));
  const words = (tag: number) => {
    const note = notes.find((entry) => entry.tag === tag);
    if (!note) return undefined;
    const from = note.count > 4 ? long(reader, note.at) : note.at;
    return tiff
      .toString("latin1", from, from + note.count)
      .replaceAll("\0", "")
      .trim();
  };
  const [, year, month, day, time] =
    /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)$/.exec(words(TAKEN) ?? "") ?? [];
  if (time === undefined) return undefined;
  const zone = /^[+-]\d\d:\d\d$/.exec(words(TAKEN_ZONE) ?? "")?.[0] ?? "+07:00";
  const at = new Date(`${year}-${month}-${day}T${time}${zone}`);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}

interface Reader {
  tiff: Buffer;
  isLittle: boolean;
}

/** Notes of one part: what they are, how long, and where their value stands. */
function entriesAt(reader: Reader, from: number) {
  const MOST = 200;
  const count = Math.min(MOST, short(reader, from));
  return Array.from({ length: count }, (_, index) => {
    const at = from + 2 + index * 12;
    return { tag: short(reader, at), count: long(reader, at + 4), at: at + 8 };
  });
}

function short({ tiff, isLittle }: Reader, at: number): number {
  return isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at);
}

function long({ tiff, isLittle }: Reader, at: number): number {
  return isLittle ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at);
}
