/** Words that the edge of a page or a cell cut in two: "องค์การ บริหารส่วนตำบล", "แบบ ประเมินผล". */
const segmenter = new Intl.Segmenter("th", { granularity: "word" });
const AROUND = 24;

/** A blank goes where a word of the dictionary stands across it, and where it parts one of the known names. */
export function healed(text: string, names: readonly string[] = []): { text: string; count: number } {
  let out = text;
  let count = 0;
  for (const name of names) {
    const loose = new RegExp(
      [...name.replaceAll(/\s/g, "")]
        .map((sign) => sign.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`))
        .join(String.raw`\s*`),
      "g",
    );
    out = out.replaceAll(loose, (found) => {
      if (found === name || !/\s/.test(found)) return found;
      count += 1;
      return name;
    });
  }
  for (let at = out.indexOf(" "); at >= 0; at = out.indexOf(" ", at + 1)) {
    if (!/[ก-๎]/.test(out[at - 1] ?? "") || !/[ก-๎]/.test(out[at + 1] ?? "")) continue;
    if (!spans(out, at)) continue;
    out = out.slice(0, at) + out.slice(at + 1);
    count += 1;
    at -= 1;
  }
  return { text: out, count };
}

function spans(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - AROUND), at);
  const left = before.slice(before.lastIndexOf(" ") + 1);
  const right = /^[ก-๎]*/.exec(text.slice(at + 1, at + 1 + AROUND))?.[0] ?? "";
  for (const { segment, index } of segmenter.segment(left + right)) {
    const end = index + segment.length;
    // A short word across the blank is chance: "ที่ ดี" and "ที่ดี" both are Thai.
    if (index < left.length && end > left.length) return segment.length >= 5;
  }
  return false;
}
