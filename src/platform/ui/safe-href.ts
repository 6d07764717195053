/** What a page may link to. Addresses can come from records that anyone typed: javascript: and the like lead nowhere. */
const allowedSchemes = new Set(["http:", "https:", "mailto:", "tel:"]);

/** Within this site: "/…", "?…", "#…"; elsewhere: http, https, mailto, tel. Anything else becomes "#". */
export function safeHref(address: string): string {
  const plain = withoutControls(address);
  if (/^[?#]/.test(plain)) return plain;
  // "//host" and "/\host" leave the site while looking like a path.
  if (/^\/(?![/\\])/.test(plain)) return plain;
  return URL.canParse(plain) && allowedSchemes.has(new URL(plain).protocol) ? plain : "#";
}

// Browsers drop these before they read the scheme, so "java\nscript:" would run.
function withoutControls(address: string): string {
  return address.replace(/[\p{Cc}]/gu, "").trim();
}
