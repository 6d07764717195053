import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import type { FlashMessage } from "../ui/flash.tsx";
import type { Web } from "./context.ts";
import { requestHeader } from "./request-header.ts";

const NAME = "sucharit.flash";
const kinds: readonly string[] = ["done", "info", "late", "stop"] satisfies FlashMessage["kind"][];

/** A message for the next page. Holds no personal data: it travels in a cookie. */
export function setFlash(c: Web, text: string, kind: FlashMessage["kind"] = "done") {
  setCookie(c, NAME, JSON.stringify({ kind, text }), {
    path: "/",
    httpOnly: true,
    sameSite: "Lax",
    maxAge: 60,
  });
}

export function takeFlash(c: Web): FlashMessage | undefined {
  const cookie = requestHeader(c, "cookie")?.includes(NAME) ? getCookie(c, NAME) : undefined;
  if (!cookie) return undefined;
  deleteCookie(c, NAME, { path: "/" });
  try {
    const value = JSON.parse(cookie) as Partial<FlashMessage> | null;
    if (typeof value?.text !== "string" || !kinds.includes(String(value.kind))) return undefined;
    return { kind: value.kind ?? "info", text: value.text.slice(0, 300) };
  } catch {
    return undefined;
  }
}
