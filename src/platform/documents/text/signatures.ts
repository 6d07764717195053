import type { DigitStyle } from "../../../thai/digits.ts";
import type { Signer } from "../model.ts";
import { drawnText } from "./inline.ts";

const DOTS = ".".repeat(36);

/** The lines of one signature, from the line to sign on to the date; "" leaves room for the hand. */
export function signatureLines(signer: Signer, digits: DigitStyle): string[] {
  const lines = signer.label === undefined ? ["", ""] : ["", `${signer.label} ${DOTS}`];
  lines.push(signer.name ? `(${signer.name})` : `(${DOTS})`, ...(signer.position ?? []));
  if (signer.date !== undefined) lines.push(signer.date);
  return lines.map((line) => drawnText(line, digits));
}

/** Rows of at most three. */
export function signatureRows(signers: readonly Signer[]): (readonly Signer[])[] {
  const rows: (readonly Signer[])[] = [];
  for (let at = 0; at < signers.length; at += 3) rows.push(signers.slice(at, at + 3));
  return rows;
}
