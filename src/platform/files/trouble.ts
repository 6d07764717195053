import type { Refusal } from "../acts/outcome.ts";

/** The store cannot do its work just now; nobody's file is to blame and nothing is half-done. */
export class StoreTrouble extends Error {
  override name = "StoreTrouble";
  readonly reason: "full" | "away";
  constructor(reason: "full" | "away", cause?: unknown) {
    super(troubleInWords[reason], { cause });
    this.reason = reason;
  }
}

/** The bytes that the records speak of are not where they should be. */
export class ContentMissing extends Error {
  override name = "ContentMissing";
}

export const troubleInWords = {
  full: "ที่เก็บข้อมูลของระบบเต็ม จึงยังบันทึกไม่ได้ ข้อมูลเดิมอยู่ครบ โปรดแจ้งผู้ดูแลระบบให้เพิ่มที่ว่าง แล้วส่งใหม่",
  missing:
    "ระบบมีรายการของไฟล์นี้ แต่เนื้อไฟล์ในที่เก็บหายไปหรือไม่ครบ โปรดแจ้งผู้ดูแลระบบพร้อมรหัสคำขอด้านล่าง เพื่อตรวจที่เก็บไฟล์และนำไฟล์กลับมาจากข้อมูลสำรอง",
  away: "ติดต่อที่เก็บไฟล์ไม่ได้ในขณะนี้ ข้อมูลเดิมอยู่ครบ โปรดลองใหม่ในอีกสักครู่ หากยังเป็นอยู่ให้แจ้งผู้ดูแลระบบ",
} as const;

const DISK_OF_DATABASE_FULL = "53100";
const FULL = new Set(["ENOSPC", "EDQUOT", "EFBIG", DISK_OF_DATABASE_FULL]);
const AWAY = new Set(["EIO", "EROFS", "EACCES", "EPERM", "ESTALE", "ENOTCONN", "ETIMEDOUT"]);

/** Whoever says it: the file system, the store or the database. */
export function isFull(error: unknown): boolean {
  const trouble = asTrouble(error);
  return trouble instanceof StoreTrouble && trouble.reason === "full";
}

/** What the file system says, as what it means; anything else is a fault of the program and stays one. */
export function asTrouble(error: unknown): unknown {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (FULL.has(code)) return new StoreTrouble("full", error);
  if (AWAY.has(code)) return new StoreTrouble("away", error);
  return error;
}

/** Trouble of the store as a refusal that a form can show; other errors go on. */
export function refusalOf(error: unknown): Refusal {
  const trouble = asTrouble(error);
  if (!(trouble instanceof StoreTrouble)) throw error;
  return { ok: false, reason: trouble.reason, message: trouble.message };
}
