import type {
  Block,
  Contents,
  Cover,
  Figure,
  Heading,
  Inline,
  Picture,
  Section,
  Signatures,
} from "../model.ts";
import { drawnText, runsOf } from "../text/inline.ts";
import { cm, measures } from "../text/measures.ts";
import { beforeSigners, signatureLines, signatureRows } from "../text/signatures.ts";
import { captioned, listNodes, paragraphNode, textNode } from "./flow.ts";
import type { Desk } from "./flow.ts";
import { bodySize } from "./layout.ts";
import { beginningOf, box, gap, heightOf } from "./nodes.ts";
import type { BoxNode, ColumnsNode, Node, StackNode } from "./nodes.ts";
import { tag } from "./tags.ts";
import type { Tag } from "./tags.ts";
import type { Look, Note, TextNode } from "./text-node.ts";

const { sizes } = measures;

export function sectionNode(desk: Desk, section: Section, first: boolean): StackNode {
  const stack = blockNodes(desk, beforeSigners(section.blocks));
  const lying = section.orientation === "lying";
  return {
    kind: "stack",
    stack,
    ...(first
      ? {}
      : {
          pageBreak: "before" as const,
          pageOrientation: lying ? ("landscape" as const) : ("portrait" as const),
        }),
  };
}

function blockNodes(desk: Desk, blocks: readonly Block[]): Node[] {
  const nodes: Node[] = [];
  const leading: Node[] = [];
  let breakNext = false;
  for (const block of blocks) {
    if (block.kind === "page-break") {
      breakNext = true;
      continue;
    }
    for (const [at, node] of nodesOf(desk, block).entries()) {
      const broken = breakNext && at === 0;
      nodes.push(broken ? { kind: "stack", stack: [node], pageBreak: "before" } : node);
      if (broken) breakNext = false;
      lead(leading, node);
      if (leadsOn(block)) leading.push(node);
    }
  }
  return nodes;
}

/** Those before wait for what they lead to; it is known only now. */
function lead(leading: Node[], to: Node): void {
  const from = leading.splice(0);
  for (const [at, node] of from.entries()) {
    const rest = from.slice(at + 1);
    node.need = (width) =>
      heightOf(node, width) +
      rest.reduce((sum, each) => sum + heightOf(each, width), 0) +
      beginningOf(to, width);
  }
}

function leadsOn(block: Block): boolean {
  return block.kind === "heading" || (block.kind === "paragraph" && block.keepWithNext === true);
}

function nodesOf(desk: Desk, block: Exclude<Block, { kind: "page-break" }>): Node[] {
  switch (block.kind) {
    case "emblem":
      return [
        pictureBox(desk, block.picture, { height: cm(block.heightCm ?? measures.emblemCm) }, desk.root),
      ];
    case "heading":
      return [headingNode(desk, block)];
    case "paragraph":
      return [paragraphNode(desk, block, desk.root, sizes.body)];
    case "list":
      return listNodes(desk, block, desk.root, sizes.body, []);
    case "table":
      return captioned(desk, block.caption, () => desk.table(block, desk.root));
    case "figure":
      return [figureNode(desk, block)];
    case "signatures":
      return signatureNodes(desk, block);
    case "contents":
      return contentsNodes(desk, block);
    case "rule":
      return [{ ...box(cm(6), 1, { line: true }), alignment: "center", margin: [0, 4, 0, 8] }];
  }
}

function headingNode(desk: Desk, block: Heading): TextNode {
  const { level } = block;
  const listed = desk.nextHeading();
  const numbered: Inline = block.number ? [{ text: `${block.number}  ` }, ...runsOf(block.text)] : block.text;
  const look: Look = { size: sizes.heading[level], bold: true, align: block.align };
  return textNode(desk, numbered, look, tag(`H${level}`, desk.root), {
    margin: [0, measures.spaceAbove[level], 0, 0],
    anchor: listed && { id: listed.id, level, title: listed.text },
  });
}

function figureNode(desk: Desk, block: Figure): Node {
  const frame = bodySize(false);
  const wanted = block.widthCm === undefined ? undefined : cm(block.widthCm);
  const picture = pictureBox(desk, block.picture, { width: wanted, most: frame.height * 0.8 }, desk.root);
  picture.margin = [0, 8, 0, 0];
  if (block.caption === undefined) return picture;
  const caption = textNode(
    desk,
    block.caption,
    { size: sizes.body, align: "center", bold: true },
    tag("Caption", desk.root),
  );
  const stack: Node = { kind: "stack", stack: [picture, caption] };
  stack.need = (width) => heightOf(stack, width);
  return stack;
}

function pictureBox(
  desk: Desk,
  picture: Picture,
  wanted: { width?: number; height?: number; most?: number },
  into: Tag,
): BoxNode {
  const natural = desk.sizeOf(picture);
  const widest = bodySize(false).width;
  const factor = Math.min(
    (wanted.height ?? Infinity) / natural.height,
    (wanted.width ?? Math.min(widest, natural.width * 0.75)) / natural.width,
    widest / natural.width,
    (wanted.most ?? Infinity) / natural.height,
  );
  const [width, height] = [natural.width * factor, natural.height * factor];
  const of = tag("Figure", into, { alt: drawnText(picture.alt, desk.digits) });
  const made = box(width, height, { picture, tag: of });
  made.alignment = "center";
  made.need = (own) => heightOf(made, own);
  return made;
}

function signatureNodes(desk: Desk, block: Signatures): Node[] {
  return signatureRows(block.signers).map((row) => {
    const columns = row.map((signer) => {
      const of = tag("Div", desk.root);
      const stack = signatureLines(signer, desk.digits, row.length).map((line) =>
        line === ""
          ? gap(sizes.body * 1.3)
          : textNode(desk, line, { size: sizes.body, align: "center" }, tag("P", of)),
      );
      return { kind: "stack" as const, stack, width: "*" as const };
    });
    // One alone stands at the right, as under a letter, with room for the name of a long office.
    const aside = { kind: "stack" as const, stack: [gap(1)], width: bodySize(false).width * 0.4 };
    const node: ColumnsNode = {
      kind: "columns",
      columns: columns.length === 1 ? [aside, ...columns] : columns,
      margin: [0, sizes.body, 0, 0],
    };
    node.need = (width) => heightOf(node, width);
    return node;
  });
}

function contentsNodes(desk: Desk, block: Contents): Node[] {
  const title = textNode(
    desk,
    block.title,
    { size: sizes.heading[1], bold: true, align: "center" },
    tag("H1", desk.root),
    { margin: [0, 0, 0, 8] },
  );
  const toc = tag("TOC", desk.root);
  const entries = desk.headings.filter(({ level, unlisted }) => level <= block.depth && !unlisted);
  const page = textNode(desk, "หน้า", { size: sizes.body, bold: true, align: "right" }, tag("P", desk.root));
  return [
    title,
    page,
    ...entries.map(({ id, level, text }) =>
      textNode(desk, text, { size: sizes.body, bold: level === 1 }, tag("TOCI", toc), {
        margin: [(level - 1) * cm(0.75), 2, cm(1.5), 0],
        pageOf: id,
      }),
    ),
  ];
}

export function coverNode(desk: Desk, cover: Cover): StackNode {
  const frame = bodySize(false);
  const center = (text: string, size: number, bold: boolean, of: string) =>
    textNode(desk, text, { size, bold, align: "center" }, tag(of, desk.root), { margin: [0, 4, 0, 0] });
  const above: Node[] = [];
  if (cover.emblem) above.push(pictureBox(desk, cover.emblem, { height: cm(4) }, desk.root), gap(cm(1.5)));
  above.push(center(cover.title, sizes.coverTitle, true, "Title"));
  above.push(...(cover.subtitle ?? []).map((line) => center(line, sizes.coverLine, true, "P")));
  const foot = (cover.foot ?? []).map((line) => center(line, sizes.coverLine, false, "P"));
  const height = (nodes: readonly Node[]) =>
    nodes.reduce((sum, node) => sum + heightOf(node, frame.width), 0);
  const free = frame.height - height(above) - height(foot) - 2;
  // The title stands a little above the middle, the office at the foot.
  const top = Math.max(0, Math.min(free, free * 0.38));
  return { kind: "stack", stack: [gap(top), ...above, gap(Math.max(0, free - top)), ...foot] };
}

export function noteNode(desk: Desk, root: Tag, note: Note): TextNode {
  const number = desk.figure(note.number);
  return textNode(desk, `${number} ${note.text}`, { size: sizes.note }, tag("Note", root));
}

export function noteLine(): BoxNode {
  return { ...box(cm(5), 1, { line: true }), margin: [0, 6, 0, 3] };
}
