/** Names, order and state of the worksheets, from the workbook itself: some programs write it after them. */
import { childOf, elementsIn, parseXml } from "./xml.ts";

export const bookParts = { book: "xl/workbook.xml", links: "xl/_rels/workbook.xml.rels" } as const;

export interface Worksheet {
  name: string;
  order: number;
  isHidden: boolean;
}

/** By the number in the name of its part: 3 of xl/worksheets/sheet3.xml. */
export function worksheetsIn(part: (name: string) => string | undefined): ReadonlyMap<number, Worksheet> {
  const parts = new Map<string, number | undefined>();
  const links = part(bookParts.links);
  const root = links === undefined ? undefined : childOf(parseXml(links), "Relationships");
  for (const link of root ? elementsIn(root) : []) {
    const no = /worksheets\/sheet(\d+)\.xml$/i.exec(link.attributes.get("Target") ?? "")?.[1];
    parts.set(link.attributes.get("Id") ?? "", no === undefined ? undefined : Number(no));
  }
  const book = part(bookParts.book);
  const sheets = book === undefined ? undefined : childOf(parseXml(book), "workbook", "sheets");
  return new Map(
    (sheets ? elementsIn(sheets) : []).flatMap((sheet, order): [number, Worksheet][] => {
      const id = sheet.attributes.get("r:id") ?? "";
      const no = parts.has(id) ? parts.get(id) : order + 1;
      // A sheet that is one chart has no rows.
      if (no === undefined) return [];
      const state = sheet.attributes.get("state");
      const isHidden = state === "hidden" || state === "veryHidden";
      return [[no, { name: sheet.attributes.get("name") ?? "", order, isHidden }]];
    }),
  );
}
