/** Cutting Thai text where the eye allows it. */
const graphemes = new Intl.Segmenter("th", { granularity: "grapheme" });

/**
 * What a reader takes for one letter: a consonant with its marks, and with the เ แ โ ใ ไ written before it,
 * which Unicode would leave standing alone.
 */
export function splitLetters(text: string): string[] {
  const letters: string[] = [];
  let leading = "";
  for (const { segment } of graphemes.segment(text)) {
    if (/^[เแโใไ]$/.test(segment)) {
      leading += segment;
      continue;
    }
    // A leading vowel belongs only to a consonant; before anything else it stays by itself.
    if (leading !== "" && !/^[ก-ฮ]/.test(segment)) {
      letters.push(leading);
      leading = "";
    }
    letters.push(leading + segment);
    leading = "";
  }
  return leading === "" ? letters : [...letters, leading];
}

/** At most `most` letters, the last of them … when something was left out. */
export function truncate(text: string, most: number): string {
  const letters = splitLetters(text);
  if (letters.length <= most) return text;
  return most < 1
    ? ""
    : `${letters
        .slice(0, most - 1)
        .join("")
        .trimEnd()}…`;
}
