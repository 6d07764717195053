import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, sep } from "node:path";
import { takeOrders } from "../apart/orders.ts";

/** One file, one process: what a hostile file does to a decoder ends with it. */
export interface Order {
  kind: "pdf" | "heic";
  path: string;
  /** Bytes of the file. */
  size: number;
  /** Where the picture goes. */
  into: string;
  mostPixels: number;
  longestSide: number;
}
export type Told =
  | { pages: number }
  | { width: number; height: number }
  | { failed: "broken" | "locked" | "full" }
  | { pixels: number };

type Tell = (told: Told) => void;

takeOrders<Order, Told>((order, tell) =>
  order.kind === "pdf" ? lookAtPdf(order, tell) : drawHeic(order, tell),
);

async function lookAtPdf({ path, into, mostPixels, longestSide }: Order, tell: Tell): Promise<void> {
  const pdfjs = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const own = dirname(createRequire(import.meta.url).resolve("pdfjs-dist/package.json"));
  const part = (name: string) => join(own, name) + sep;
  const loading = pdfjs.getDocument({
    data: new Uint8Array(await readFile(path)),
    cMapUrl: part("cmaps"),
    standardFontDataUrl: part("standard_fonts"),
    wasmUrl: part("wasm"),
    iccUrl: part("iccs"),
    useSystemFonts: false,
    // Larger pictures are left out of the preview.
    maxImageSize: mostPixels,
    verbosity: 0,
  });
  try {
    const pdf = await loading.promise;
    const page = await pdf.getPage(1);
    tell({ pages: pdf.numPages });
    const { width, height } = page.getViewport({ scale: 1 });
    const viewport = page.getViewport({ scale: longestSide / Math.max(width, height, 1) });
    const { createCanvas } = await import("@napi-rs/canvas");
    const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height));
    const context = canvas.getContext("2d");
    await page.render({
      canvas: null,
      canvasContext: context as unknown as CanvasRenderingContext2D,
      viewport,
    }).promise;
    await writeFile(into, await canvas.encode("webp", 75));
    tell({ width: canvas.width, height: canvas.height });
  } catch (error) {
    const name = error instanceof Error ? error.name : "";
    tell({ failed: isFull(error) ? "full" : name === "PasswordException" ? "locked" : "broken" });
  }
}

async function drawHeic({ path, into, mostPixels, longestSide }: Order, tell: Tell): Promise<void> {
  try {
    const { default: decode } = await import("heic-decode");
    const pictures = await decode.all({ buffer: await readFile(path) });
    const [first] = pictures;
    if (!first) return tell({ failed: "broken" });
    const pixels = first.width * first.height;
    if (pixels >= mostPixels) return tell({ pixels });
    // It turns the picture itself, as the camera was held.
    const { data, width, height } = await first.decode();
    const { default: sharp } = await import("sharp");
    const drawn = await sharp(data, { raw: { width, height, channels: 4 } })
      .resize(longestSide, longestSide, { fit: "inside", withoutEnlargement: true })
      .flatten({ background: "#ffffff" })
      .jpeg({ quality: 86 })
      .toFile(into);
    return tell({ width: drawn.width, height: drawn.height });
  } catch (error) {
    return tell({ failed: isFull(error) ? "full" : "broken" });
  }
}

/** By number where Node tells it, in words only where libvips does. */
function isFull(error: unknown): boolean {
  return error instanceof Error && /ENOSPC|EDQUOT|no space left|disk quota/i.test(error.message);
}
