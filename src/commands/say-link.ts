import { issueLink } from "../platform/accounts/links.ts";
import type { LinkAbout } from "../platform/accounts/links.ts";
import type { House } from "../platform/house.ts";
import { formatThaiDateTime } from "../thai/date-text.ts";
import type { Terminal } from "./command.ts";

/** Shown, not mailed: whoever sits here hands it over. */
export async function sayLink(
  terminal: Terminal,
  house: House,
  about: Omit<LinkAbout, "mailed">,
): Promise<void> {
  const { href, expiresAt } = await issueLink(house, { ...about, mailed: true });
  terminal.say(`Hand over this link; it opens once, until ${formatThaiDateTime(expiresAt, "short")}:`);
  terminal.say(`  ${href}`);
}
