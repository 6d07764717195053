import type { Inline, List, Paragraph, Picture, Table } from "../model.ts";
import { listMark } from "../text/list-marks.ts";
import { cm, measures } from "../text/measures.ts";
import { beginningOf, heightOf } from "./nodes.ts";
import type { ColumnsNode, Node } from "./nodes.ts";
import { tag } from "./tags.ts";
import type { Tag } from "./tags.ts";
import { piecesOf } from "./text-node.ts";
import type { Hand, Look, TextNode } from "./text-node.ts";

/** What the blocks of a document need from each other. */
export interface Desk extends Hand {
  root: Tag;
  /** Headings of the whole document, known before the first is drawn. */
  headings: readonly Listed[];
  /** The next heading's place in that list. */
  nextHeading(): Listed | undefined;
  /** Lists hold tables and tables hold lists. */
  table(table: Table, into: Tag): Node;
  sizeOf(picture: Picture): { width: number; height: number };
}

export interface Listed {
  id: string;
  level: 1 | 2 | 3 | 4;
  text: string;
  unlisted: boolean;
}

export function textNode(
  desk: Hand,
  text: Inline,
  look: Look,
  of: Tag,
  more: Partial<TextNode> = {},
): TextNode {
  return {
    text: "",
    kind: "text",
    pieces: piecesOf(desk, text, look),
    margin: [0, 0, 0, 0],
    indent: 0,
    spread: false,
    tag: of,
    ...more,
  };
}

export function paragraphNode(desk: Desk, block: Paragraph, into: Tag, size: number): TextNode {
  const { align = "left", indent = "none" } = block;
  return textNode(desk, block.text, { size, align: align === "thai" ? "left" : align }, tag("P", into), {
    spread: align === "thai",
    indent: indent === "first" ? cm(measures.firstLine) : 0,
    margin: [indent === "block" ? cm(measures.blockIndent) : 0, size * 0.25, 0, 0],
  });
}

/** Room before and behind the marks of a list, and the least for them, in shares of the letters' size. */
interface Room {
  before: number;
  least: number;
  behind: number;
}
const onPage: Room = { before: 0.6, least: 1, behind: 0.5 };
/** A cell has none to give away. */
export const inCell: Room = { before: 0, least: 0, behind: 0.35 };

/** Marks stand in a column of their own, so that all lines of an item begin below each other. */
export function listNodes(
  desk: Desk,
  list: List,
  into: Tag,
  size: number,
  above: readonly number[],
  room = onPage,
): ColumnsNode[] {
  const inTag = tag("L", into);
  const look = { size };
  const numbers = list.marks === "decimal" ? above : [];
  const marks = list.items.map((_, at) => listMark(list.marks, (list.from ?? 1) + at, numbers, desk.digits));
  const font = desk.font("regular");
  const widest = Math.max(...marks.map((mark) => font.widthOf(mark, size)), size * room.least);
  return list.items.map((item, at) => {
    const itemTag = tag("LI", inTag);
    const mark = textNode(desk, marks[at] ?? "", look, tag("Lbl", itemTag));
    const body = tag("LBody", itemTag);
    const inside: Node[] = [textNode(desk, item.text, look, tag("P", body))];
    const path = list.marks === "decimal" ? [...above, (list.from ?? 1) + at] : [];
    for (const block of item.inside ?? []) {
      if (block.kind === "list") inside.push(...listNodes(desk, block, body, size, path, room));
      else if (block.kind === "table")
        inside.push(...captioned(desk, block.caption, () => desk.table(block, body)));
      else inside.push(paragraphNode(desk, block, body, size));
    }
    return {
      kind: "columns",
      margin: [size * room.before, size * 0.15, 0, 0],
      columns: [
        { ...mark, width: widest + size * room.behind },
        { kind: "stack", stack: inside, width: "*" },
      ],
    };
  });
}

/** The caption is made first: its footnotes are numbered before those of the table. */
export function captioned(desk: Desk, caption: Inline | undefined, table: () => Node): Node[] {
  if (caption === undefined) return [table()];
  const above = textNode(desk, caption, { size: measures.sizes.body, bold: true }, tag("P", desk.root), {
    margin: [0, 8, 0, 0],
  });
  const node = table();
  above.need = (width) => heightOf(above, width) + beginningOf(node, width);
  return [above, node];
}
