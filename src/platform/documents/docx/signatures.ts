import { Paragraph, Table, TableCell, TableLayoutType, TableRow, TextRun, WidthType } from "docx";
import type { FileChild } from "docx";
import type { Signatures, Signer } from "../model.ts";
import { fittedSignLine } from "../sign-line.ts";
import { measures } from "../text/measures.ts";
import { signatureLines, signatureRows } from "../text/signatures.ts";
import type { Draft } from "./draft.ts";
import { noBorders, noLines } from "./lines.ts";
import { styles } from "./styles.ts";

/** A table without lines, kept on one page: signers stay side by side however long their names grow. */
export function signatures(model: Signatures, draft: Draft): FileChild[] {
  return signatureRows(model.signers).flatMap((signers) => {
    const places = signers.length === 1 ? [undefined, ...signers] : signers;
    // One alone stands at the right, as under a letter, with room for the name of a long office.
    const shares = signers.length === 1 ? [0.4, 0.6] : signers.map(() => 1 / signers.length);
    const widths = shares.map((share) => Math.floor(draft.textWidth * share));
    return [
      new Table({
        width: { size: widths.reduce((sum, each) => sum + each, 0), type: WidthType.DXA },
        columnWidths: widths,
        layout: TableLayoutType.FIXED,
        borders: noLines,
        rows: [
          new TableRow({
            cantSplit: true,
            children: places.map((signer, at) => {
              const width = widths[at] ?? 0;
              return new TableCell({
                width: { size: width, type: WidthType.DXA },
                borders: noBorders,
                children: signer ? lines(signer, draft, width) : [new Paragraph({ style: styles.signature })],
              });
            }),
          }),
        ],
      }),
      new Paragraph({ style: styles.cell, children: [] }),
    ];
  });
}

function lines(signer: Signer, draft: Draft, width: number): Paragraph[] {
  const drawn = signatureLines(signer, draft.digits);
  return drawn.map(
    (text, at) =>
      new Paragraph({
        style: styles.signature,
        keepNext: at < drawn.length - 1,
        children: text === "" ? [] : [new TextRun(fittedSignLine(text, width / 20, measures.sizes.body))],
      }),
  );
}
