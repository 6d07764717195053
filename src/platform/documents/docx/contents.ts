import type { PageNumberEstimator } from "docx";
import type { DocumentModel } from "../model.ts";

/**
 * The contents open filled in, so Word has nothing to ask about; an officer updates the field once the text has changed.
 * The numbers are those of the PDF, which is set in the same font on the same pages: docx's own
 * layout takes ten times as long as writing the document.
 */
export async function contentsNumbers(model: DocumentModel): Promise<{ pageNumbers?: PageNumberEstimator }> {
  const blocks = model.sections.flatMap((section) => section.blocks);
  const depth = Math.max(0, ...blocks.map((block) => (block.kind === "contents" ? block.depth : 0)));
  if (depth === 0) return {};
  const pages = await pagesOf(model);
  const listed = blocks
    .filter((block) => block.kind === "heading")
    .map((heading, at) => ({ heading, page: pages[at] }))
    .filter(({ heading }) => !heading.unlisted && heading.level <= depth);
  return {
    pageNumbers: (body) => {
      const marks = [...bookmarks(body)];
      const numbers = listed.flatMap(({ page }, at) => {
        const mark = marks[at];
        return mark === undefined || page === undefined ? [] : [[mark, page] as const];
      });
      return { bookmarks: new Map(numbers) };
    },
  };
}

/** What cannot be set as a PDF can still be written for Word, which works the numbers out itself when asked. */
async function pagesOf(model: DocumentModel): Promise<(string | undefined)[]> {
  const { headingPages } = await import("../pdf/draw.ts");
  try {
    return headingPages(model);
  } catch {
    return [];
  }
}

/** Those that docx put on the listed headings, in the order of the text. */
function* bookmarks(part: unknown): Generator<string> {
  if (Array.isArray(part)) {
    for (const each of part) yield* bookmarks(each);
  } else if (typeof part === "object" && part !== null) {
    for (const [key, value] of Object.entries(part)) {
      if (key !== "w:bookmarkStart") yield* bookmarks(value);
      else {
        const name = /"(_Toc\d+)"/.exec(JSON.stringify(value))?.[1];
        if (name !== undefined) yield name;
      }
    }
  }
}
