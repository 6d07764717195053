/** Pictures as points, for formats and readers that cannot draw SVG. */
import { join } from "node:path";
import { root } from "../root.ts";
import type { Picture } from "./model.ts";

export interface PictureBytes {
  format: "png" | "jpg";
  bytes: Uint8Array;
  /** Its own size; what is drawn keeps this shape. */
  width: number;
  height: number;
  /** What it was drawn from, for readers that can. */
  svg?: string;
}

/** Charts stand 16 cm wide on paper: this many points for one of the SVG make them sharp in print. */
const SHARPNESS = 2;

/** Pictures of documents carry Sarabun on a machine that has no fonts. */
function showSarabunToPictures(): void {
  process.env["FONTCONFIG_FILE"] ??= join(root, "src/platform/documents/fonts.conf");
}

export async function pictureBytes(picture: Picture): Promise<PictureBytes> {
  const { default: sharp } = await import("sharp");
  if (picture.format === "svg") {
    showSarabunToPictures();
    const { widthPx: width, heightPx: height } = picture;
    const bytes = await sharp(Buffer.from(picture.svg), { density: 72 * SHARPNESS })
      .resize(width * SHARPNESS, height * SHARPNESS, { fit: "fill" })
      .png({ compressionLevel: 6 })
      .toBuffer();
    return { format: "png", bytes, width, height, svg: picture.svg };
  }
  const { width, height } = await sharp(picture.bytes).metadata();
  return { format: picture.format === "jpeg" ? "jpg" : "png", bytes: picture.bytes, width, height };
}

/** Every picture of a model once, however often it stands there. */
export async function allPictureBytes(
  pictures: Iterable<Picture>,
): Promise<ReadonlyMap<Picture, PictureBytes>> {
  const unique = [...new Set(pictures)];
  return new Map(
    await Promise.all(unique.map(async (picture) => [picture, await pictureBytes(picture)] as const)),
  );
}
