import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, sep } from "node:path";
import type { Order, Told } from "./worker.ts";

/** Counts the pages and draws the first one. */
export async function lookAtPdf(
  { path, mostPixels, previewSide }: Order,
  say: (told: Told) => void,
): Promise<void> {
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
    say({ pages: pdf.numPages });
    const { width, height } = page.getViewport({ scale: 1 });
    const viewport = page.getViewport({ scale: previewSide / Math.max(width, height, 1) });
    const { createCanvas } = await import("@napi-rs/canvas");
    const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height));
    const context = canvas.getContext("2d");
    await page.render({
      canvas: null,
      canvasContext: context as unknown as CanvasRenderingContext2D,
      viewport,
    }).promise;
    await writeFile(`${path}.preview`, await canvas.encode("webp", 75));
    say({ picture: { width: canvas.width, height: canvas.height, type: "image/webp" } });
  } catch (error) {
    if (!(error instanceof Error && error.name === "PasswordException")) throw error;
    say({ failed: "locked" });
  }
}
