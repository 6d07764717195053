/** Word files by hand: only what the reader looks at. */
import { Buffer } from "node:buffer";
import { zipOf } from "../tables/workbook.fixture.ts";

const main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
export const wordFile = (body: string, more: { name: string; data: Buffer }[] = []) =>
  zipOf([
    { name: "[Content_Types].xml", data: Buffer.from("<Types/>") },
    {
      name: "word/document.xml",
      data: Buffer.from(`<w:document xmlns:w="${main}"><w:body>${body}</w:body></w:document>`),
    },
    ...more,
  ]);
export const p = (text: string, properties = "") =>
  `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
export const item = (text: string, level = 0) =>
  p(text, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="7"/></w:numPr>`);
export const cell = (texts: string | readonly string[], properties = "") =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${[texts]
    .flat()
    .map((text) => p(text))
    .join("")}</w:tc>`;
export const row = (...cells: string[]) => `<w:tr>${cells.join("")}</w:tr>`;
export const down = `<w:vMerge/>`;
export const top = `<w:vMerge w:val="restart"/>`;
export const numbering = {
  name: "word/numbering.xml",
  data: Buffer.from(
    `<w:numbering xmlns:w="${main}"><w:abstractNum w:abstractNumId="3"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="thaiNumbers"/><w:lvlText w:val="%1)"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="thaiNumbers"/><w:lvlText w:val="%1.%2)"/></w:lvl></w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="3"/></w:num></w:numbering>`,
  ),
};
