/**
 * The smallest part of tar (POSIX ustar) that every tar program reads: plain files only. Written here because
 * what is read must be strict: no links, no folders, no extensions, nothing that names a place to write to.
 */
const BLOCK = 512;
const SIZE = { at: 124, length: 12 };

export interface TarHeader {
  name: string;
  size: number;
}

export function tarHeader({ name, size }: TarHeader, at: Date): Buffer {
  if (!isEntryName(name)) throw new Error(`No name for an entry: ${name}`);
  const block = Buffer.alloc(BLOCK);
  const [prefix, last] = splitName(name);
  block.write(last, 0, 100, "latin1");
  octal(block, 0o600, 100, 8);
  octal(block, 0, 108, 8);
  octal(block, 0, 116, 8);
  writeSize(block, size);
  octal(block, Math.floor(at.getTime() / 1000), 136, 12);
  block.write("0", 156, "latin1");
  block.write("ustar\u{0}00", 257, "latin1");
  block.write(prefix, 345, 155, "latin1");
  block.fill(" ", 148, 156);
  octal(block, checksum(block), 148, 7);
  return block;
}

/** Undefined for anything that tarHeader does not write. */
export function readTarHeader(block: Buffer): TarHeader | undefined {
  if (block.length !== BLOCK || block.toString("latin1", 257, 265) !== "ustar\u{0}00") return undefined;
  const told = Number.parseInt(text(block, 148, 8), 8);
  const plain = Buffer.from(block);
  plain.fill(" ", 148, 156);
  if (told !== checksum(plain) || block.toString("latin1", 156, 157) !== "0") return undefined;
  const prefix = text(block, 345, 155);
  const name = prefix === "" ? text(block, 0, 100) : `${prefix}/${text(block, 0, 100)}`;
  const size = readSize(block);
  return size !== undefined && isEntryName(name) ? { name, size } : undefined;
}

/** Fills the last block of an entry. */
export function tarPadding(size: number): Buffer {
  return Buffer.alloc((BLOCK - (size % BLOCK)) % BLOCK);
}

export const TAR_BLOCK = BLOCK;
export const TAR_END = Buffer.alloc(2 * BLOCK);

/** Lower case, digits and a few marks: nothing that climbs out of a folder or means something to a shell. */
export function isEntryName(name: string): boolean {
  return (
    name.length <= 200 &&
    /^[A-Za-z0-9][A-Za-z0-9_.-]*(\/[A-Za-z0-9][A-Za-z0-9_.-]*)*$/.test(name) &&
    !name.includes("..")
  );
}

function splitName(name: string): [string, string] {
  if (name.length <= 100) return ["", name];
  const cut = name.lastIndexOf("/");
  return [name.slice(0, cut), name.slice(cut + 1)];
}

function octal(block: Buffer, value: number, at: number, length: number): void {
  block.write(`${value.toString(8).padStart(length - 1, "0")}\u{0}`, at, length, "latin1");
}

/** From 8 GiB on the size stands there in binary, as GNU tar and all others know it. */
function writeSize(block: Buffer, size: number): void {
  if (size < 8 ** 11) return octal(block, size, SIZE.at, SIZE.length);
  block.writeBigUInt64BE(BigInt(size), SIZE.at + SIZE.length - 8);
  block.writeUInt8(0x80, SIZE.at);
}

function readSize(block: Buffer): number | undefined {
  if (block.readUInt8(SIZE.at) !== 0x80) {
    const digits = text(block, SIZE.at, SIZE.length);
    return /^[0-7]{11}$/.test(digits) ? Number.parseInt(digits, 8) : undefined;
  }
  const size = Number(block.readBigUInt64BE(SIZE.at + SIZE.length - 8));
  return Number.isSafeInteger(size) ? size : undefined;
}

function text(block: Buffer, at: number, length: number): string {
  const end = block.indexOf(0, at);
  return block.toString("latin1", at, end === -1 || end > at + length ? at + length : end);
}

function checksum(block: Buffer): number {
  let sum = 0;
  for (const byte of block) sum += byte;
  return sum;
}
