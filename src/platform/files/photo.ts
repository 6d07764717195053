import { stat } from "node:fs/promises";
import type { Sharp } from "sharp";
import type { Looked } from "./archive.ts";
import { hashOf } from "./receive.ts";
import type { Received } from "./receive.ts";
import { findOut } from "./find-out.ts";
import { StoreTrouble } from "./trouble.ts";
import { turnsOf } from "../apart/turns.ts";

/** A file of a few kilobytes can unfold into gigabytes of pixels: judged before anything is decoded. */
export const MOST_PIXELS = 100_000_000;
/** Enough to read a whole page of print in the photo; a telephone's usual photo stays as large as it is. */
const LONGEST_SIDE = 6000;
export const PREVIEW_SIDE = 480;

/** Unfolded it would take more memory than all other work together: such pictures come one after the other. */
const LARGE = 150 * 1024 ** 2;
const largeInTurn = turnsOf(1);
/** A picture that was made to be slow gives up its place. */
const PATIENCE = { seconds: 60 };

/** Heavy: loaded with the first picture. */
async function pictures() {
  const { default: sharp } = await import("sharp");
  sharp.cache(false);
  sharp.concurrency(1);
  return sharp;
}

export interface Photo {
  type: string;
  width: number;
  height: number;
  file: Received;
}

const BROKEN = "เปิดภาพนี้ไม่ได้ ไฟล์อาจเสียหรือส่งมาไม่ครบ โปรดเปิดดูในเครื่องของท่าน แล้วส่งใหม่";

/** "108 ล้านพิกเซล" in the words of a refusal. */
function tooManyPixels(pixels: number): string {
  return `ภาพนี้ใหญ่เกินไป (${Math.round(pixels / 1e6)} ล้านพิกเซล) ใช้ได้ไม่ถึง ${MOST_PIXELS / 1e6} ล้านพิกเซล โปรดย่อภาพก่อนส่ง`;
}

/** Turned the right way and drawn anew, so that nothing stays of what the camera wrote down: where, when, by whom. */
export async function redrawPhoto(came: Received, type: string): Promise<Looked<Photo>> {
  if (type === "image/heic" || type === "image/heif") return redrawHeic(came);
  try {
    const sharp = await pictures();
    const facts = await sharp(came.path, { limitInputPixels: false }).metadata();
    const pixels = facts.width * facts.height;
    if (pixels >= MOST_PIXELS) return { ok: false, message: tooManyPixels(pixels) };
    const picture = sharp(came.path, { limitInputPixels: MOST_PIXELS, failOn: "error", pages: 1 })
      .timeout(PATIENCE)
      .autoOrient()
      .resize(LONGEST_SIDE, LONGEST_SIDE, { fit: "inside", withoutEnlargement: true });
    const path = `${came.path}.photo`;
    const kept = type === "image/png" || type === "image/webp" ? type : "image/jpeg";
    const draw = () => inFormat(picture, kept).toFile(path);
    const unfolded = pixels * facts.channels * (facts.depth === "uchar" ? 1 : 2);
    const drawn = await (unfolded > LARGE ? largeInTurn(draw) : draw());
    return {
      ok: true,
      value: {
        type: kept,
        width: drawn.width,
        height: drawn.height,
        file: await received(came, ".photo"),
      },
    };
  } catch (error) {
    if (isFull(error)) throw new StoreTrouble("full", error);
    return { ok: false, message: BROKEN };
  }
}

/** What iPhones write; its decoder is slow and foreign, so it works in a process of its own. */
async function redrawHeic(came: Received): Promise<Looked<Photo>> {
  const path = `${came.path}.photo`;
  const order = {
    path: came.path,
    size: came.size,
    into: path,
    mostPixels: MOST_PIXELS,
    longestSide: LONGEST_SIDE,
  };
  const { picture, pixels, failed } = await findOut({ kind: "heic", ...order });
  if (failed === "full") throw new StoreTrouble("full");
  if (pixels) return { ok: false, message: tooManyPixels(pixels) };
  if (!picture) return { ok: false, message: BROKEN };
  const file = await received(came, ".photo");
  return { ok: true, value: { type: "image/jpeg", ...picture, file } };
}

/** A file that was made beside the one that came. */
export async function received(came: Received, ending: ".photo" | ".preview"): Promise<Received> {
  const path = came.path + ending;
  return { name: came.name + ending, path, size: (await stat(path)).size, sha256: await hashOf(path) };
}

function inFormat(picture: Sharp, type: string): Sharp {
  if (type === "image/png") return picture.png({ compressionLevel: 7 });
  if (type === "image/webp") return picture.webp({ quality: 86 });
  // White behind what is transparent in AVIF, as on paper.
  return picture.flatten({ background: "#ffffff" }).jpeg({ quality: 86 });
}

/** The small picture in lists. */
export async function previewOf(path: string, into: Received): Promise<Received> {
  const target = `${into.path}.preview`;
  const sharp = await pictures();
  await sharp(path, { limitInputPixels: MOST_PIXELS, pages: 1 })
    .timeout(PATIENCE)
    .autoOrient()
    .resize(PREVIEW_SIDE, PREVIEW_SIDE, { fit: "inside", withoutEnlargement: true })
    .webp({ quality: 70 })
    .toFile(target)
    .catch((error: unknown) => {
      throw isFull(error) ? new StoreTrouble("full", error) : error;
    });
  return received(into, ".preview");
}

/** libvips tells of a full disk in words only. */
function isFull(error: unknown): boolean {
  return error instanceof Error && /no space left|disk quota/i.test(error.message);
}
