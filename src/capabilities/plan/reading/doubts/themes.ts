import { squash } from "../../../../thai/matching.ts";
import { quoted } from "../../../../platform/reading/notebook.ts";
import type { ReadProject } from "../reading.ts";
import type { WholeReading } from "./whole.ts";
import { lineOfText, noteAt } from "./whole.ts";

/** What projects are about: one subject several times, or a thing that nobody makes. */
export function doubtThemes(whole: WholeReading): void {
  sameSubject(whole);
  promisedOnly(whole);
}

const segmenter = new Intl.Segmenter("th", { granularity: "word" });

/** Words that carry the subject of a title; what nearly every title has says nothing. */
function wordsOf(text: string): Set<string> {
  const words = [...segmenter.segment(text.replaceAll(/\s/g, ""))];
  return new Set(words.filter(({ isWordLike }) => isWordLike).map(({ segment }) => segment));
}

/** Of the weight of the lighter title; tried on plans of forty projects, where less joins everything. */
const SAME_SUBJECT = 0.6;

function sameSubject(whole: WholeReading) {
  const { projects } = whole.reading;
  const titles = projects.map(({ title }) => wordsOf(title));
  const spread = new Map<string, number>();
  for (const title of titles) for (const word of title) spread.set(word, (spread.get(word) ?? 0) + 1);
  const weight = (word: string) => {
    const times = spread.get(word) ?? 0;
    return word.length < 3 || times > Math.max(3, projects.length / 4)
      ? 0
      : Math.log(projects.length / times);
  };
  const weightOf = (words: Iterable<string>) => [...words].reduce((sum, word) => sum + weight(word), 0);
  const told = new Set<number>();
  for (const [at, project] of projects.entries()) {
    const own = titles[at];
    if (!own || told.has(at)) continue;
    const near = titles.flatMap((other, index) => {
      if (index <= at) return [];
      const lighter = Math.min(weightOf(own), weightOf(other));
      return lighter > 0 && weightOf(own.intersection(other)) / lighter >= SAME_SUBJECT ? [index] : [];
    });
    if (near.length === 0) continue;
    for (const index of near) told.add(index);
    const all = [project, ...near.flatMap((index) => projects[index] ?? [])];
    noteAt(
      whole,
      whole.made.lines.get(project.no),
      {
        level: "advice",
        kind: "repeated",
        says: all.map(({ no, title }) => `${no}) ${quoted(title, 70)}`).join(" / "),
        took: "เก็บทุกโครงการ",
        why: "ชื่อโครงการว่าด้วยเรื่องเดียวกัน ควรตรวจว่าทำคนละงานกันจริง หลักฐานของงานเดียวใช้ร่วมกันได้",
      },
      project.no,
    );
  }
}

/** Things that somebody has to make before a result can say that they are there. */
const made = ["นวัตกรรม", "หลักสูตร", "คู่มือ", "แอปพลิเคชัน", "ฐานข้อมูล", "ศูนย์", "เครือข่าย", "ชมรม"];

function promisedOnly(whole: WholeReading) {
  for (const project of whole.reading.projects) {
    if (project.steps.length === 0) continue;
    const worked = squash([project.title, ...project.objectives, ...stepTexts(project)].join(" "));
    for (const { text } of project.outputs) {
      const promised = made.find((thing) => squash(text).includes(thing) && !worked.includes(thing));
      if (promised === undefined) continue;
      noteAt(
        whole,
        lineOfText(whole, project, text),
        {
          level: "warning",
          kind: "wording",
          says: quoted(text, 140),
          took: "เก็บตามที่พิมพ์",
          why: `ผลผลิตกล่าวถึง “${promised}” แต่ชื่อ วัตถุประสงค์ และวิธีดำเนินการไม่มีคำนี้ อาจเป็นคำอื่น หรือลอกมาจากโครงการอื่น`,
        },
        project.no,
      );
    }
  }
}

function stepTexts({ steps }: ReadProject): string[] {
  return steps.flatMap(({ text, tail, sub }) => [text, tail ?? "", ...sub.map((each) => each.text)]);
}
