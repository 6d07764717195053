import { ImageRun } from "docx";
import type { Picture } from "../model.ts";
import type { Draft } from "./draft.ts";

/** Pixels of Word, 96 to the inch. */
const PIXELS_PER_CM = 96 / 2.54;

/** As wide or as high as was asked for, and never beyond the page. */
export function picture(
  drawn: Picture,
  draft: Draft,
  size: { widthCm?: number | undefined; heightCm?: number | undefined },
): ImageRun {
  const bytes = draft.pictures.get(drawn);
  if (!bytes) throw new Error("a picture of the model was not prepared");
  const most = { width: draft.textWidth / 15, height: (draft.textHeight / 15) * 0.85 };
  const wanted = {
    width: size.widthCm === undefined ? bytes.width : size.widthCm * PIXELS_PER_CM,
    height: size.heightCm === undefined ? Infinity : size.heightCm * PIXELS_PER_CM,
  };
  const width = size.heightCm === undefined ? wanted.width : (wanted.height * bytes.width) / bytes.height;
  const height = (width * bytes.height) / bytes.width;
  const shrink = Math.min(1, most.width / width, most.height / height);
  const shown = {
    transformation: {
      width: Math.max(1, Math.round(width * shrink)),
      height: Math.max(1, Math.round(height * shrink)),
    },
    altText: { name: "ภาพ", description: drawn.alt, title: "" },
  };
  const points = { type: bytes.format, data: bytes.bytes };
  return bytes.svg === undefined
    ? new ImageRun({ ...shown, ...points })
    : new ImageRun({ ...shown, type: "svg", data: Buffer.from(bytes.svg), fallback: points });
}
