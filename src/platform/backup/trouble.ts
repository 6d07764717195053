import { isFull } from "../files/trouble.ts";

/** One line for whoever sits at the terminal; nothing was changed where it says so. */
export class BackupTrouble extends Error {
  override name = "BackupTrouble";
  /** What a page shows of it, in Thai and without folders of the server. */
  readonly said: string | undefined;
  constructor(message: string, options?: { cause?: unknown; said?: string }) {
    super(message, options);
    this.said = options?.said;
  }
}

const PARTS_GONE = "ส่วนที่เขียนค้างไว้ถูกลบแล้ว สำเนาสำรองเดิมอยู่ครบ";

const disk: Readonly<Record<string, { said: string; line: (path: string) => string }>> = {
  ENOSPC: {
    said: `ดิสก์ที่เก็บสำเนาสำรองเต็ม จึงสำรองข้อมูลไม่ได้ ${PARTS_GONE} โปรดเพิ่มที่ว่างหรือใช้ดิสก์อื่น`,
    line: (path) =>
      `The disk is full: ${path} was not written, and the half of it is removed. Free some space or name another disk.`,
  },
  EDQUOT: {
    said: `พื้นที่ที่ได้รับจัดสรรสำหรับสำเนาสำรองเต็ม จึงสำรองข้อมูลไม่ได้ ${PARTS_GONE}`,
    line: (path) => `The quota is used up: ${path} was not written, and the half of it is removed.`,
  },
  EFBIG: {
    said: `ไฟล์สำรองใหญ่เกินกว่าที่ดิสก์รับได้ ${PARTS_GONE} โปรดใช้ดิสก์ที่รับไฟล์ขนาดใหญ่ได้`,
    line: (path) => `${path} is too large for its file system; the half of it is removed.`,
  },
  ...alike(["EACCES", "EPERM"], {
    said: "ระบบไม่มีสิทธิ์เขียนในโฟลเดอร์ที่เก็บสำเนาสำรอง",
    line: (path) => `${path} may not be written by this account.`,
  }),
  EROFS: {
    said: "ดิสก์ที่เก็บสำเนาสำรองเป็นแบบอ่านอย่างเดียว จึงสำรองข้อมูลไม่ได้",
    line: (path) => `${path} lies on a disk that is read only.`,
  },
  ...alike(["EIO", "ENODEV", "ENXIO", "ESTALE"], {
    said: "อ่านหรือเขียนดิสก์ที่เก็บสำเนาสำรองไม่ได้ ดิสก์อาจเสียหรือหลุดจากเครื่อง",
    line: (path) => `The disk of ${path} does not answer as it should; it may be broken or unplugged.`,
  }),
  ENOENT: {
    said: "ไม่พบโฟลเดอร์ที่เก็บสำเนาสำรอง ดิสก์อาจยังไม่ได้ต่อกับเครื่อง",
    line: (path) => `There is no ${path}.`,
  },
  ENOTDIR: {
    said: "ที่เก็บสำเนาสำรองไม่ใช่โฟลเดอร์",
    line: (path) => `${path} does not lie in a folder.`,
  },
  EISDIR: {
    said: "ที่เก็บสำเนาสำรองต้องเป็นชื่อไฟล์ ไม่ใช่โฟลเดอร์",
    line: (path) => `${path} is a folder; name a file in it.`,
  },
};

function alike<T>(codes: readonly string[], what: T): Record<string, T> {
  return Object.fromEntries(codes.map((code) => [code, what]));
}

/** What a full or closed disk means for a backup: in Thai, and for the terminal in English with the place. */
export function diskTrouble(error: unknown, path: string): unknown {
  const told = disk[codeOf(error)];
  if (!told) return error;
  return new BackupTrouble(`${told.said} (${told.line(path)})`, { cause: error, said: told.said });
}

/** A backup that cannot be opened to read. */
export function readingTrouble(error: unknown, path: string): unknown {
  const lines: Readonly<Record<string, string>> = {
    ENOENT: `There is no ${path}.`,
    EACCES: `${path} may not be read by this account.`,
    EPERM: `${path} may not be read by this account.`,
    EISDIR: `${path} is a folder; name a file in it.`,
  };
  const line = lines[codeOf(error)] ?? disk[codeOf(error)]?.line(path);
  return line === undefined ? error : new BackupTrouble(line, { cause: error });
}

/** A restore that found no room: its transaction took everything back. */
export function roomTrouble(error: unknown): BackupTrouble | undefined {
  if (!isFull(error)) return undefined;
  return new BackupTrouble(
    "ดิสก์เต็ม จึงกู้คืนข้อมูลไม่ได้ ไม่มีสิ่งใดถูกเปลี่ยนแปลง โปรดเพิ่มที่ว่างแล้วสั่งใหม่ (The disk of the database or of the files is full. Nothing was changed; free some space and restore again.)",
    { cause: error },
  );
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}
