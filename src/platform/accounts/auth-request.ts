import type { Web } from "../web/context.ts";
import { clientAddress } from "../web/guard.ts";
import { ADDRESS_HEADER } from "./auth.ts";
import { findSession } from "./viewer.ts";

/** The headers of a request as the sign-in library gets them: with the address that we believe. */
export function authHeaders(c: Web): Headers {
  const headers = new Headers(c.req.raw.headers);
  headers.set(ADDRESS_HEADER, clientAddress(c));
  return headers;
}

/** The same without the session: who signs in is nobody yet, whatever session the browser still holds. */
export function strangerHeaders(c: Web): Headers {
  const headers = authHeaders(c);
  const cookies = (headers.get("cookie") ?? "")
    .split(/;\s*/)
    .filter((pair) => !/^[^=]*\bsession_token=/.test(pair));
  headers.set("cookie", cookies.join("; "));
  return headers;
}

/** Who signs in anew leaves the session that the browser showed: nobody may go on with a copy of it. */
export async function endSessionShown(c: Web): Promise<void> {
  const { house } = c.var;
  const shown = await findSession(house, c.req.raw.headers);
  if (!shown) return;
  await house.database.shared.deleteFrom("session").where("id", "=", shown.signedIn.sessionId).execute();
}

export function forwardCookies(c: Web, from: Headers): void {
  for (const cookie of from.getSetCookie()) c.header("set-cookie", cookie, { append: true });
}

/** The session that an answer of the library begins, as the next request would show it. */
export function sessionBegunBy(answer: Response): Headers | undefined {
  const set = answer.headers.getSetCookie().find((cookie) => /session_token=[^;]/.test(cookie));
  return set ? new Headers({ cookie: set.split(";")[0] ?? "" }) : undefined;
}
