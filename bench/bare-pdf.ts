import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import pdfmake from "pdfmake";
import type { Content, TDocumentDefinitions } from "pdfmake/interfaces";
import type { Block, Cell, DocumentModel, Inline } from "../src/platform/documents/model.ts";

/** The same content through pdfmake's own front door: no Thai words, no tags, no text layer to speak of. */
export async function barePdf(model: DocumentModel): Promise<Uint8Array> {
  pdfmake.setFonts({ Sarabun: fonts() });
  const { setUrlAccessPolicy, setLocalAccessPolicy } = pdfmake as unknown as Policies;
  setUrlAccessPolicy.call(pdfmake, () => false);
  setLocalAccessPolicy.call(pdfmake, () => true);
  const definition: TDocumentDefinitions = {
    pageSize: "A4",
    pageMargins: [85, 71, 57, 57],
    defaultStyle: { font: "Sarabun", fontSize: 16 },
    footer: (page) => ({ text: String(page), alignment: "center" }),
    content: model.sections.map((section, at) => ({
      stack: section.blocks.flatMap(contentOf),
      ...(at === 0
        ? {}
        : {
            pageBreak: "before" as const,
            pageOrientation: section.orientation === "lying" ? ("landscape" as const) : ("portrait" as const),
          }),
    })),
  };
  return pdfmake.createPdf(definition).getBuffer();
}

interface Policies {
  setUrlAccessPolicy(allows: () => boolean): void;
  setLocalAccessPolicy(allows: () => boolean): void;
}

function fonts() {
  const require = createRequire(import.meta.url);
  const folder = dirname(require.resolve("@expo-google-fonts/sarabun/package.json"));
  const file = (name: string) => join(folder, name, `Sarabun_${name}.ttf`);
  return {
    normal: file("400Regular"),
    bold: file("700Bold"),
    italics: file("400Regular_Italic"),
    bolditalics: file("700Bold_Italic"),
  };
}

function contentOf(block: Block): Content[] {
  switch (block.kind) {
    case "heading":
      return [{ text: plain(block.text), fontSize: 18, bold: true, alignment: block.align }];
    case "paragraph":
      return [
        { text: plain(block.text), leadingIndent: block.indent === "first" ? 71 : 0, margin: [0, 4, 0, 0] },
      ];
    case "list":
      return [{ ol: block.items.map(({ text }) => plain(text)) }];
    case "table":
      return [
        {
          fontSize: block.size,
          table: {
            headerRows: block.head.length,
            widths: block.columns.map(() => "*"),
            body: [...block.head, ...block.body].map(({ cells }) =>
              cells.map(({ content }) => cellText(content)),
            ),
          },
        },
      ];
    case "page-break":
      return [{ text: "", pageBreak: "after" }];
    default:
      throw new Error(`the measured document has no ${block.kind}`);
  }
}

function plain(text: Inline): string {
  return typeof text === "string" ? text : text.map((run) => run.text).join("");
}

function cellText(content: Cell["content"]): string {
  if (typeof content !== "string") throw new Error("the measured document has texts in its cells only");
  return content;
}
