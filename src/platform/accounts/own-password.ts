import type { Web } from "../web/context.ts";
import { countGuess, forgiveGuess, waitInWords } from "./guesses.ts";

export type OwnPasswordGuess = { ok: true; right: () => Promise<void> } | { ok: false; message: string };

/** Whoever sits at a browser left open must not find out its owner's password by trying. */
export async function ownPasswordGuess(c: Web): Promise<OwnPasswordGuess> {
  const { house, signedIn } = c.var;
  const wait = await countGuess(house, "own-password-account", signedIn.accountId);
  if (wait !== undefined) {
    c.header("retry-after", String(wait));
    return { ok: false, message: `ลองผิดหลายครั้งเกินไป โปรดรออีก ${waitInWords(wait)} แล้วลองใหม่` };
  }
  return { ok: true, right: () => forgiveGuess(house, "own-password-account", signedIn.accountId) };
}
