import { turnsOf } from "../apart/turns.ts";
import { findOut } from "./find-out.ts";
import type { Findings } from "./find-out.ts";
import type { Looked } from "./archive.ts";
import { madeBeside } from "./receive.ts";
import type { Received } from "./receive.ts";
import { StoreTrouble } from "./trouble.ts";

import type { Order } from "./worker.ts";

/** A file of a few kilobytes can unfold into gigabytes of pixels: judged before anything is decoded. */
const MOST_PIXELS = 100_000_000;
/** Unfolded it would take more memory than all other work together: such pictures come one after the other. */
const LARGE = 150 * 1024 ** 2;
const largeInTurn = turnsOf(1);

const bounds = {
  mostPixels: MOST_PIXELS,
  /** Enough to read a whole page of print in the photo; a telephone's usual photo stays as large as it is. */
  longestSide: 6000,
  previewSide: 480,
  mostUnfolded: LARGE,
};

/** Has a process look at what came. */
export async function lookApart(kind: Order["kind"], came: Received, type: string): Promise<Findings> {
  const order = { kind, path: came.path, size: came.size, type, ...bounds };
  const first = await findOut(order);
  const found = first.isLarge
    ? await largeInTurn(() => findOut({ ...order, mostUnfolded: Number.MAX_SAFE_INTEGER }))
    : first;
  if (found.failed === "full") throw new StoreTrouble("full");
  return found;
}

export interface Photo {
  type: string;
  width: number;
  height: number;
  /** When the camera says that it was taken. */
  takenAt?: string;
  file: Received;
  preview: Received;
}

const BROKEN = "เปิดภาพนี้ไม่ได้ ไฟล์อาจเสียหรือส่งมาไม่ครบ โปรดเปิดดูในเครื่องของท่าน แล้วส่งใหม่";

/** "108 ล้านพิกเซล" in the words of a refusal. */
function tooManyPixels(pixels: number): string {
  return `ภาพนี้ใหญ่เกินไป (${Math.round(pixels / 1e6)} ล้านพิกเซล) ใช้ได้ไม่ถึง ${MOST_PIXELS / 1e6} ล้านพิกเซล โปรดย่อภาพก่อนส่ง`;
}

/** Turned the right way and drawn anew, so that nothing stays of what the camera wrote down: where, when, by whom. */
export async function redrawPhoto(came: Received, type: string): Promise<Looked<Photo>> {
  const isHeic = type === "image/heic" || type === "image/heif";
  const { picture, pixels } = await lookApart(isHeic ? "heic" : "photo", came, type);
  if (pixels) return { ok: false, message: tooManyPixels(pixels) };
  if (!picture) return { ok: false, message: BROKEN };
  const [file, preview] = [await madeBeside(came, ".photo"), await madeBeside(came, ".preview")];
  return { ok: true, value: { ...picture, file, preview } };
}
