import type { ByteRange } from "./store.ts";

/** "bytes=0-99" of so many bytes: a part, the whole, or nothing that could be sent. */
export function rangeAsked(header: string | undefined, size: number): ByteRange | "whole" | "nothing" {
  const asked = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? "");
  // Several parts at once, or another unit: a server may answer with the whole.
  if (!asked || (asked[1] === "" && asked[2] === "")) return "whole";
  const [, from = "", to = ""] = asked;
  if (from === "") {
    const count = Math.min(Number(to), size);
    return count === 0 ? "nothing" : { first: size - count, last: size - 1 };
  }
  const first = Number(from);
  const last = to === "" ? size - 1 : Math.min(Number(to), size - 1);
  if (to !== "" && Number(to) < first) return "whole";
  return first >= size ? "nothing" : { first, last };
}
