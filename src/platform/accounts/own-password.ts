import type { Web } from "../web/context.ts";
import { countGuess, forgiveGuess, tooManyAnswer } from "./guesses.ts";

export type Answer = { ok: true; response: Response } | { ok: false; message: string; status: 422 | 429 };

/**
 * Calls what compares the own password, or a code. The tries are counted: whoever sits at a browser left
 * open must not find out its owner's password.
 */
export async function askOwner(
  c: Web,
  call: () => Promise<Response>,
  wrong = "รหัสผ่านไม่ถูกต้อง",
): Promise<Answer> {
  const { house, signedIn } = c.var;
  const wait = await countGuess(house, "own-password-account", signedIn.accountId);
  if (wait !== undefined) return { ok: false, message: tooManyAnswer(c, wait), status: 429 };
  const response = await call();
  if (!response.ok) return { ok: false, message: wrong, status: 422 };
  await forgiveGuess(house, "own-password-account", signedIn.accountId);
  return { ok: true, response };
}
