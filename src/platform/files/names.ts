import { endingOfType } from "./kinds.ts";

const LONGEST = 120;
/** Letters that nobody sees, and those that some system takes for a part of a path. */
const UNFIT = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}/\\:*?"<>|]/gu;
/** ZERO WIDTH SPACE and its joiners break Thai lines on purpose but make two equal names differ. */
const WITHOUT_WIDTH = /[\u200b-\u200d\ufeff]/g;

/** The name that a file is shown and saved under: no folder, nothing unseen, the ending of its type. */
export function cleanName(given: string, type: string): string {
  const bare = (given.split(/[/\\]/).at(-1) ?? "")
    .toWellFormed()
    .normalize("NFC")
    .replaceAll(WITHOUT_WIDTH, "")
    .replaceAll(UNFIT, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
  const ending = endingOfType(type);
  const stem = withoutEnding(bare).replace(/^\.+/, "").trim();
  const short = [...new Intl.Segmenter("th", { granularity: "grapheme" }).segment(stem)]
    .slice(0, LONGEST)
    .map(({ segment }) => segment)
    .join("")
    .replace(/[. ]+$/, "");
  return `${short || "ไฟล์"}${ending ? `.${ending}` : ""}`;
}

function withoutEnding(name: string): string {
  return name.replace(/(?<=.)\.[A-Za-z0-9]{1,5}$/, "");
}

/** RFC 6266: a plain name for the oldest programs, the Thai one for all others. */
export function contentDisposition(how: "attachment" | "inline", name: string): string {
  const plain = name
    .normalize("NFKD")
    .replaceAll(/[^\x20-\x7e]+/g, "_")
    .replaceAll(/["\\%;]/g, "_");
  const escaped = encodeURIComponent(name.toWellFormed()).replaceAll(
    /['()*!]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${how}; filename="${plain}"; filename*=UTF-8''${escaped}`;
}
