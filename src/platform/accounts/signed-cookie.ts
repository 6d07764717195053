import { createHmac, timingSafeEqual } from "node:crypto";

/**
 * What a cookie of the sign-in library says, if the library signed it: `value.signature`, the HMAC-SHA-256
 * of the value in base 64, all of it written for a header.
 */
export function signedCookie(headers: Headers, name: string, secret: string): string | undefined {
  const wanted = `${name}=`;
  const found = headers
    .get("cookie")
    ?.split(";")
    .map((part) => part.trim())
    .filter((part) => part.startsWith(wanted));
  // Two of one name: which one counts is not ours to decide.
  if (found?.length !== 1) return undefined;
  const said = decoded(found[0]?.slice(wanted.length) ?? "");
  const dot = said.lastIndexOf(".");
  if (dot < 1) return undefined;
  const value = said.slice(0, dot);
  const shown = Buffer.from(said.slice(dot + 1));
  const due = Buffer.from(createHmac("sha256", secret).update(value).digest("base64"));
  return shown.length === due.length && timingSafeEqual(shown, due) ? value : undefined;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}
