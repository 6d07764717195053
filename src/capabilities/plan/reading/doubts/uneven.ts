import { squash } from "../../../../thai/matching.ts";
import { quoted } from "../../../../platform/reading/notebook.ts";
import { doubledWord, spellingsIn } from "./spellings.ts";
import type { WholeReading } from "./whole.ts";
import { noteAt } from "./whole.ts";

/** What the document does in several ways: words, digits, its own name; and words typed twice. */
export function doubtUneven(whole: WholeReading): void {
  const { lines } = whole;
  for (const [most, ...others] of spellingsIn(lines.map(({ text }) => ({ text, tight: squash(text) }))))
    noteAt(whole, lines[others.at(-1)?.at[0] ?? -1], {
      level: "advice",
      kind: "wording",
      says: [most, ...others]
        .flatMap((each) => (each ? [`“${each.word}” ${each.at.length} แห่ง`] : []))
        .join(" / "),
      took: "เก็บตามที่พิมพ์",
      why: "คำเดียวกันเขียนไม่เหมือนกันทั้งเล่ม",
    });
  for (const line of lines) {
    const word = doubledWord(line.text);
    if (word !== undefined)
      noteAt(whole, line, {
        level: "advice",
        kind: "wording",
        says: `“${word}${word}”`,
        took: "เก็บตามที่พิมพ์",
        why: "พิมพ์คำซ้ำติดกันสองครั้ง",
      });
  }
  digits(whole);
  namedInGeneral(whole);
}

function digits(whole: WholeReading) {
  const thai = whole.lines.filter(({ text }) => /[๐-๙]/.test(text));
  const arabic = whole.lines.filter(({ text }) => /\d/.test(text));
  const isMostlyThai = thai.length > arabic.length;
  const few = isMostlyThai ? arabic : thai;
  if (few.length === 0 || Math.max(thai.length, arabic.length) === 0) return;
  if ((isMostlyThai ? thai : arabic).length === 0) return;
  noteAt(whole, few[0], {
    level: "advice",
    kind: "digits",
    says: few
      .slice(0, 8)
      .map(({ text, place }) => `บรรทัด ${place.line} “${figureIn(text, isMostlyThai)}”`)
      .join(", "),
    took: "อ่านค่าได้เหมือนกัน และเก็บข้อความตามที่พิมพ์",
    why: `ส่วนใหญ่เป็นเลข${isMostlyThai ? "ไทย" : "อารบิก"} แต่มีเลข${isMostlyThai ? "อารบิก" : "ไทย"} ${few.length} บรรทัด`,
  });
}

function figureIn(text: string, arabic: boolean): string {
  return quoted((arabic ? /\S{0,12}\d[\d.,]*/ : /\S{0,12}[๐-๙][๐-๙.,]*/).exec(text)?.[0] ?? "", 30);
}

/** A form of the ministry speaks of องค์กรปกครองส่วนท้องถิ่น where the office's own name should stand. */
function namedInGeneral(whole: WholeReading) {
  const { organisation } = whole.reading.meta;
  if (organisation === null) return;
  const general = whole.reading.projects.filter(({ title, objectives, outputs, outcomes }) =>
    [title, ...objectives, ...outputs.map(({ text }) => text), ...outcomes].some((text) =>
      /องค์กรปกครองส่วนท้องถิ่น/.test(text.replaceAll(/\s/g, "")),
    ),
  );
  const [first] = general;
  if (first)
    noteAt(
      whole,
      whole.made.lines.get(first.no),
      {
        level: "advice",
        kind: "organisation",
        says: `โครงการที่ ${general.map(({ no }) => no).join(", ")} เขียนว่า “องค์กรปกครองส่วนท้องถิ่น”`,
        took: "เก็บตามที่พิมพ์",
        why: `อาจเป็นข้อความแม่แบบที่ควรแทนด้วยชื่อ${organisation}`,
      },
      first.no,
    );
}
