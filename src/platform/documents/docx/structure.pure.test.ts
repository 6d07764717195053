/** What Word is strict about; LibreOffice and mammoth forgive most of it. */
import { posix } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { anyDocument } from "../../../testing/documents.ts";
import { everyPart } from "../every-part.ts";
import type { DocumentModel } from "../model.ts";
import { zipParts } from "../../../testing/read-office.ts";
import { everyNode, xmlTree } from "../../../testing/xml-tree.ts";
import type { XmlNode } from "../../../testing/xml-tree.ts";
import { drawDocx } from "./draw.ts";

/** ECMA-376 part 1: children of these elements stand in this order. */
const order: Record<string, string> = {
  "w:pPr":
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
  "w:rPr":
    "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath",
  "w:tblPr":
    "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
  "w:tcPr":
    "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
  "w:sectPr":
    "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings",
  "w:lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
  "w:style":
    "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
};

async function problemsOf(model: DocumentModel): Promise<string[]> {
  const parts = await zipParts(await drawDocx(model));
  const problems: string[] = [];
  const trees = new Map<string, XmlNode>();
  for (const [name, text] of parts) {
    if (/\.(xml|rels)$/.test(name)) trees.set(name, xmlTree(text));
    if (/vba|macro/i.test(name)) problems.push(`${name} is a macro`);
  }
  for (const [name, tree] of trees) {
    for (const node of everyNode(tree)) problems.push(...misordered(node).map((each) => `${name}: ${each}`));
    if (name.endsWith(".rels")) problems.push(...brokenTargets(name, tree, parts));
    else problems.push(...unknownIds(name, tree, trees));
  }
  const document = trees.get("word/document.xml");
  if (!document) return ["no document"];
  const nodes = [...everyNode(document)];
  problems.push(...twice(nodes, "wp:docPr", "id"), ...twice(nodes, "w:bookmarkStart", "w:id"));
  problems.push(...twice(nodes, "w:bookmarkStart", "w:name"));
  problems.push(...unknown(nodes, "w:numId", defined(trees.get("word/numbering.xml"), "w:num", "w:numId")));
  const styles = defined(trees.get("word/styles.xml"), "w:style", "w:styleId");
  for (const use of ["w:pStyle", "w:rStyle", "w:tblStyle"]) problems.push(...unknown(nodes, use, styles));
  for (const table of nodes.filter(({ name }) => name === "w:tbl")) problems.push(...badRows(table));
  return problems;
}

function misordered(node: XmlNode): string[] {
  const names = order[node.name]?.split(" ");
  if (!names) return [];
  const places = node.children.map(({ name }) => names.indexOf(name.replace(/^w\d*:/, "")));
  const sorted = places.toSorted((a, b) => a - b);
  const fits = places.every((place, at) => place >= 0 && place === sorted[at]);
  return fits ? [] : [`${node.name}: ${node.children.map(({ name }) => name).join(" ")}`];
}

function brokenTargets(name: string, tree: XmlNode, parts: ReadonlyMap<string, string>): string[] {
  const folder = posix.dirname(posix.dirname(name));
  const relations = [...everyNode(tree)].filter((node) => node.name === "Relationship");
  return relations.flatMap(({ attributes }) => {
    const target = attributes.get("Target") ?? "";
    if (attributes.get("TargetMode") === "External") {
      return attributes.get("Type")?.endsWith("/hyperlink") ? [] : [`${name}: ${target} lies outside`];
    }
    const path = target.startsWith("/") ? target.slice(1) : posix.join(folder, target);
    return parts.has(path) ? [] : [`${name}: ${target} is missing`];
  });
}

function unknownIds(name: string, tree: XmlNode, trees: ReadonlyMap<string, XmlNode>): string[] {
  const rels = trees.get(posix.join(posix.dirname(name), "_rels", `${posix.basename(name)}.rels`));
  const known = defined(rels, "Relationship", "Id");
  return [...everyNode(tree)].flatMap(({ attributes }) =>
    [...attributes].flatMap(([key, value]) =>
      /^r:(id|embed|link)$/.test(key) && !known.has(value) ? [`${name}: ${value} leads nowhere`] : [],
    ),
  );
}

function defined(tree: XmlNode | undefined, name: string, attribute: string): Set<string> {
  const nodes = tree ? [...everyNode(tree)] : [];
  return new Set(
    nodes.filter((node) => node.name === name).map(({ attributes }) => attributes.get(attribute) ?? ""),
  );
}

function unknown(nodes: readonly XmlNode[], name: string, known: ReadonlySet<string>): string[] {
  return nodes
    .filter((node) => node.name === name)
    .map(({ attributes }) => attributes.get("w:val") ?? "")
    .filter((value) => !known.has(value))
    .map((value) => `${name} ${value} is not defined`);
}

function twice(nodes: readonly XmlNode[], name: string, attribute: string): string[] {
  const seen = new Set<string>();
  return nodes
    .filter((node) => node.name === name)
    .map(({ attributes }) => attributes.get(attribute) ?? "")
    .filter((value) => seen.size === seen.add(value).size)
    .map((value) => `${name} ${value} comes twice`);
}

function badRows(table: XmlNode): string[] {
  const child = (node: XmlNode | undefined, name: string) =>
    node?.children.find((each) => each.name === name);
  const columns = child(table, "w:tblGrid")?.children.length ?? 0;
  return table.children
    .filter(({ name }) => name === "w:tr")
    .flatMap((row) => {
      const cells = row.children.filter(({ name }) => name === "w:tc");
      const width = cells.reduce((sum, cell) => {
        const span = child(child(cell, "w:tcPr"), "w:gridSpan")?.attributes.get("w:val") ?? "1";
        return sum + Number(span);
      }, 0);
      const open = cells.filter((cell) => cell.children.at(-1)?.name !== "w:p");
      return [
        ...(width === columns ? [] : [`a row has ${width} of ${columns} columns`]),
        ...open.map(() => "a cell does not end with a paragraph"),
      ];
    });
}

test("the sample is built as Word wants it", async () => {
  expect(await problemsOf(everyPart())).toEqual([]);
}, 30_000);

test("every document is built as Word wants it", async () => {
  await fc.assert(
    fc.asyncProperty(anyDocument, async (model) => {
      expect(await problemsOf(model)).toEqual([]);
    }),
    { numRuns: 30 },
  );
}, 60_000);

test("it is made for going on: styles, lists that count in Thai, header rows, a contents field, footnotes", async () => {
  const parts = await zipParts(await drawDocx(everyPart()));
  const part = (name: string) => parts.get(name) ?? "";
  const document = part("word/document.xml");
  expect(part("word/numbering.xml")).toContain('w:numFmt w:val="thaiNumbers"');
  expect(part("word/numbering.xml")).toContain('w:lvlText w:val="%1.%2"');
  for (const style of ["Heading1", "Heading2", "Heading3", "Caption", "ListParagraph", "OfficialIndented"]) {
    expect(document).toContain(`w:pStyle w:val="${style}"`);
  }
  expect(document).toContain("<w:tblHeader/>");
  expect(document).toContain("<w:cantSplit/>");
  expect(document).toMatch(/TOC [^<]*1-3/);
  expect(document).toContain("w:footnoteReference");
  expect(document).toContain('w:fmt="thaiNumbers"');
  expect(document).toContain('w:orient="landscape"');
  expect(document).toMatch(/w:pgSz w:w="16838" w:h="11906"/);
  expect(document).toContain('w:jc w:val="thaiDistribute"');
  expect(document).toContain('descr="ตราประจำเทศบาลตำบลบ้านตัวอย่าง"');
  // Filled in: the part about lists begins on the third page behind the cover.
  expect(document).toMatch(/PAGEREF _Toc\d+[^>]*<(?:(?!PAGEREF).)*>๓</);
  // Word asks before it opens a document whose fields are to be worked out.
  expect(document).not.toContain("w:dirty");
  expect(part("word/settings.xml")).not.toContain("updateFields");
  expect(part("word/styles.xml")).toMatch(/w:szCs w:val="32"/);
  expect(part("word/styles.xml")).toMatch(/w:bidi="th-TH"/);
  expect(part("docProps/core.xml")).toContain("เทศบาลตำบลบ้านตัวอย่าง");
}, 30_000);
