import type { DocumentModel, Picture } from "./model.ts";

/** Pictures stand on the cover and among the blocks of a section, never in lists or cells. */
export function* picturesOf(model: DocumentModel): Generator<Picture> {
  if (model.cover?.emblem) yield model.cover.emblem;
  for (const { blocks } of model.sections) {
    for (const block of blocks) {
      if (block.kind === "emblem" || block.kind === "figure") yield block.picture;
    }
  }
}
