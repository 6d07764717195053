/** Names, order and state of the worksheets, from the workbook itself: some programs write it after them. */
import type { OpenArchive } from "./archive.ts";
import { childOf, elementsIn, parseXml } from "./xml.ts";

export interface Worksheet {
  name: string;
  order: number;
  isHidden: boolean;
}

/** By the number in the name of its part: 3 of xl/worksheets/sheet3.xml. */
export function worksheetsIn(archive: OpenArchive): ReadonlyMap<number, Worksheet> {
  const parts = new Map<string, number>();
  const links = archive.part("xl/_rels/workbook.xml.rels");
  const root = links === undefined ? undefined : childOf(parseXml(links), "Relationships");
  for (const link of root ? elementsIn(root) : []) {
    const no = /worksheets\/sheet(\d+)\.xml$/i.exec(link.attributes.get("Target") ?? "")?.[1];
    if (no !== undefined) parts.set(link.attributes.get("Id") ?? "", Number(no));
  }
  const book = archive.part("xl/workbook.xml");
  const sheets = book === undefined ? undefined : childOf(parseXml(book), "workbook", "sheets");
  return new Map(
    (sheets ? elementsIn(sheets) : []).map((sheet, order) => {
      const state = sheet.attributes.get("state");
      return [
        parts.get(sheet.attributes.get("r:id") ?? "") ?? order + 1,
        {
          name: sheet.attributes.get("name") ?? "",
          order,
          isHidden: state === "hidden" || state === "veryHidden",
        },
      ];
    }),
  );
}
