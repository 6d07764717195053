import { truncate } from "../../../thai/text.ts";

/** So much of a text as a message quotes. */
export function cut(text: string): string {
  return truncate(text.replaceAll(/\s+/g, " ").trim(), 60);
}
