import type { DigitStyle } from "../../../thai/digits.ts";
import type { Block, Signer } from "../model.ts";
import { drawnText } from "./inline.ts";

/** Dots to sign on, by how many stand side by side. */
const dotsBeside = [36, 36, 28, 16];

/** The lines of one signature, from the line to sign on to the date; "" leaves room for the hand. */
export function signatureLines(signer: Signer, digits: DigitStyle, beside = 1): string[] {
  const dots = ".".repeat(dotsBeside[beside] ?? 16);
  const lines = signer.label === undefined ? ["", ""] : ["", `${signer.label} ${dots}`];
  lines.push(signer.name ? `(${signer.name})` : `(${dots})`, ...(signer.position ?? []));
  if (signer.date !== undefined) lines.push(signer.date);
  return lines.map((line) => drawnText(line, digits));
}

/** Rows of at most three. */
export function signatureRows(signers: readonly Signer[]): (readonly Signer[])[] {
  const rows: (readonly Signer[])[] = [];
  for (let at = 0; at < signers.length; at += 3) rows.push(signers.slice(at, at + 3));
  return rows;
}

/** A name never stands alone on a page: the paragraph before it goes along. */
export function beforeSigners(blocks: readonly Block[]): Block[] {
  return blocks.map((block, at) =>
    block.kind === "paragraph" && blocks[at + 1]?.kind === "signatures"
      ? { ...block, keepWithNext: true }
      : block,
  );
}
