/** A way back that stays on this site; anything else leads home. */
export function localPath(text: unknown, home = "/"): string {
  if (typeof text !== "string" || !text.startsWith("/") || text.startsWith("//") || /[\\\p{Cc}]/u.test(text))
    return home;
  try {
    const url = new URL(text, "http://here.invalid");
    // "/x/..//elsewhere" is tidied into "//elsewhere", which a browser takes for another site.
    const isHere = url.host === "here.invalid" && !url.pathname.startsWith("//");
    return isHere ? `${url.pathname}${url.search}` : home;
  } catch {
    return home;
  }
}
