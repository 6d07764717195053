import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Document, Packer } from "docx";
import { root } from "../../root.ts";
import type { DocumentModel } from "../model.ts";
import { allPictureBytes } from "../picture-bytes.ts";
import { drawnText } from "../text/inline.ts";
import { measures } from "../text/measures.ts";
import { wordBreaker } from "../text/words.ts";
import { picturesOf } from "../every-picture.ts";
import { contentsNumbers } from "./contents.ts";
import { Lists } from "./lists.ts";
import { sections } from "./pages.ts";
import { documentStyles } from "./styles.ts";

/** The document as a Word file that an officer goes on editing. */
export async function drawDocx(model: DocumentModel): Promise<Uint8Array> {
  const lists = new Lists(model.digits);
  const pictures = await allPictureBytes(picturesOf(model));
  const font = await sarabun();
  // Lists are numbered while the pages are written; their definitions are known after that.
  const pages = sections(model, {
    digits: model.digits,
    pictures,
    lists,
    breaker: wordBreaker(model.keepWhole),
  });
  const document = new Document({
    title: drawnText(model.title, model.digits),
    creator: model.issuer,
    lastModifiedBy: model.issuer,
    styles: documentStyles,
    numbering: lists.definitions,
    // Offices without Sarabun see the pages as they are meant.
    fonts: [font],
    ...(await contentsNumbers(model)),
    sections: pages,
  });
  return Packer.toBuffer(document);
}

async function sarabun() {
  const face = (folder: string) =>
    readFile(join(root, "node_modules/@expo-google-fonts/sarabun", folder, `Sarabun_${folder}.ttf`));
  const [data, bold, italic, boldItalic] = await Promise.all(
    ["400Regular", "700Bold", "400Regular_Italic", "700Bold_Italic"].map(face),
  );
  if (!data || !bold || !italic || !boldItalic) throw new Error("Sarabun is not installed");
  return { name: measures.font, data, bold, italic, boldItalic };
}
