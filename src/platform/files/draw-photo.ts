import { readFile } from "node:fs/promises";
import sharp from "sharp";
import type { Sharp } from "sharp";
import { takenAt } from "./taken-at.ts";
import type { Order, Told } from "./worker.ts";

sharp.cache(false);
sharp.concurrency(1);

/** Turned the right way and drawn anew, beside it a small picture for lists. */
export async function drawPhoto(order: Order): Promise<Told> {
  const { path, type, mostPixels, longestSide } = order;
  const facts = await sharp(path, { limitInputPixels: false }).metadata();
  const pixels = facts.width * facts.height;
  if (pixels >= mostPixels) return { pixels };
  const unfolded = pixels * facts.channels * (facts.depth === "uchar" ? 1 : 2);
  if (unfolded > order.mostUnfolded) return { isLarge: true };
  const kept = type === "image/png" || type === "image/webp" ? type : "image/jpeg";
  const picture = sharp(path, { limitInputPixels: mostPixels, failOn: "error", pages: 1 })
    .autoOrient()
    .resize(longestSide, longestSide, { fit: "inside", withoutEnlargement: true });
  return drawn(inFormat(picture, kept), kept, order, takenAt(facts.exif));
}

/** What iPhones write. Its decoder turns the picture itself, as the camera was held. */
export async function drawHeic(order: Order): Promise<Told> {
  const { path, mostPixels, longestSide } = order;
  const { default: decode } = await import("heic-decode");
  const buffer = await readFile(path);
  const [first] = await decode.all({ buffer });
  if (!first) return { failed: "broken" };
  const pixels = first.width * first.height;
  if (pixels >= mostPixels) return { pixels };
  const { data, width, height } = await first.decode();
  const picture = sharp(data, { raw: { width, height, channels: 4 } }).resize(longestSide, longestSide, {
    fit: "inside",
    withoutEnlargement: true,
  });
  return drawn(inFormat(picture, "image/jpeg"), "image/jpeg", order, takenAt(buffer));
}

async function drawn(
  picture: Sharp,
  type: string,
  { path, mostPixels, previewSide }: Order,
  taken: string | undefined,
): Promise<Told> {
  const { width, height } = await picture.toFile(`${path}.photo`);
  await sharp(`${path}.photo`, { limitInputPixels: mostPixels, pages: 1 })
    .resize(previewSide, previewSide, { fit: "inside", withoutEnlargement: true })
    .webp({ quality: 70 })
    .toFile(`${path}.preview`);
  return { picture: { width, height, type, ...(taken ? { takenAt: taken } : {}) } };
}

function inFormat(picture: Sharp, type: string): Sharp {
  if (type === "image/png") return picture.png({ compressionLevel: 7 });
  if (type === "image/webp") return picture.webp({ quality: 86 });
  // White behind what is transparent in AVIF, as on paper.
  return picture.flatten({ background: "#ffffff" }).jpeg({ quality: 86 });
}
