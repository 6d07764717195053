/** What the parts of one Word document share while it is written. */
import type { DocumentModel, Picture } from "../model.ts";
import type { PictureBytes } from "../picture-bytes.ts";
import type { WordBreaker } from "../text/words.ts";
import type { Lists } from "./lists.ts";

export interface Draft {
  digits: DocumentModel["digits"];
  pictures: ReadonlyMap<Picture, PictureBytes>;
  lists: Lists;
  breaker: WordBreaker;
  /** Width between the margins of the page that is being written. */
  textWidth: number;
  /** Height between the margins. */
  textHeight: number;
}
