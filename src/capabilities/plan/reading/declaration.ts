/** The executive's declaration of intent. */
import { dateIn, isSigner, signerName } from "../../../platform/reading/signed.ts";
import { tidy } from "../../../platform/reading/clean.ts";
import type { Notebook, ReadDeclaration } from "./reading.ts";
import type { SourceLine } from "../../../platform/reading/source.ts";
import { isOrnament } from "./sheet-regions.ts";

export function readDeclaration(lines: readonly SourceLine[], notebook: Notebook): ReadDeclaration | null {
  if (lines.length === 0) return null;
  const paragraphs: string[] = [];
  const titles: string[] = [];
  const put = (text: string, isApart: boolean) => {
    const isTitle =
      paragraphs.length === 0 && text.length < 200 && /^(?:ประกาศ|เรื่อง|คำประกาศ|เจต|เมื่อ)/.test(text);
    const isOwn = isApart || paragraphs.length === 0 || /^(?:\(|ประกาศ ?ณ|ตำแหน่ง|นายก|ปลัด|ลงชื่อ)/.test(text);
    if (isTitle) titles.push(text);
    else if (isOwn) paragraphs.push(text);
    else paragraphs[paragraphs.length - 1] = `${paragraphs.at(-1)} ${text}`;
  };
  for (const line of lines) {
    if (isOrnament(line.text)) {
      notebook.heading(line);
      continue;
    }
    notebook.take(line);
    const parts = line.cells.flatMap((cell) => cell.text.split("\n"));
    for (const [index, part] of parts.map(tidy).entries())
      if (part !== "") put(part, line.isApart || index > 0);
  }
  const dated = [...titles, ...paragraphs].map(dateIn).find((found) => found !== null) ?? null;
  const signer = paragraphs.findLastIndex(isSigner);
  const subject = titles.find((text) => text.startsWith("เรื่อง"));
  const name = signer < 0 ? null : signerName(paragraphs[signer] ?? "");
  const position =
    signer < 0 ? null : (paragraphs.slice(signer + 1).find((text) => text.length < 120) ?? null);
  return {
    title: tidy(subject?.replace(/^เรื่อง\s*/, "") ?? titles.join(" ")) || null,
    date: dated?.text ?? null,
    date_iso: dated?.iso ?? null,
    signed_by: name,
    position: position?.replace(/^ตำแหน่ง\s*/, "") ?? null,
    paragraphs: [...titles, ...paragraphs],
  };
}
