import { squash } from "../../../../thai/matching.ts";
import { isTemplateText } from "../../../../platform/reading/amounts.ts";
import { quoted } from "../../../../platform/reading/notebook.ts";
import type { SourceLine } from "../../../../platform/reading/source.ts";
import { wordDoubts } from "../../../../platform/reading/word-doubts.ts";
import type { WholeReading } from "./whole.ts";
import { lineOfText, noteAt } from "./whole.ts";

/** Words of other kinds of organisation, slips of scanners and typists, quotes that never close. */
export function doubtWords(whole: WholeReading): void {
  const { organisation, organisation_kind: kind } = whole.reading.meta;
  for (const line of whole.lines) {
    for (const doubt of wordDoubts(whole.lines, line, { organisation, kind, document: "แผน" }))
      noteAt(whole, line, doubt);
    oddDigits(whole, line);
  }
  units(whole);
  template(whole);
}

/** (๓๐) behind a word that has no number: nobody can tell what it stands for. */
function oddDigits(whole: WholeReading, line: SourceLine) {
  const found = /[ก-๎]\(([๐-๙]{1,3})\)\s*$/.exec(line.text);
  if (found)
    noteAt(whole, line, {
      level: "advice",
      kind: "digits",
      says: quoted(line.text),
      took: "เก็บตามที่พิมพ์",
      why: `ไม่ทราบความหมายของ “(${found[1]})” ท้ายข้อความ`,
    });
}

/** หน่วยตรวจสอบภายใน and หน่วยงานตรวจสอบภายใน: one unit with two names. */
function units(whole: WholeReading) {
  const names = new Map<string, { name: string; project: number }>();
  for (const { responsible, no } of whole.reading.projects) {
    if (responsible === null) continue;
    const key = squash(responsible).replaceAll(/^หน่วยงาน|^หน่วย|^งาน/g, "");
    const before = names.get(key);
    if (!before) names.set(key, { name: responsible, project: no });
    else if (squash(before.name) !== squash(responsible))
      noteAt(
        whole,
        whole.made.lines.get(no),
        {
          level: "advice",
          kind: "wording",
          says: `${before.name} (โครงการที่ ${before.project}) / ${responsible}`,
          took: "เก็บตามที่พิมพ์",
          why: "หน่วยงานเดียวกันเขียนชื่อไม่เหมือนกัน",
        },
        no,
      );
  }
}

function template(whole: WholeReading) {
  for (const project of whole.reading.projects) {
    const texts = [
      project.period ?? "",
      ...(Array.isArray(project.target) ? project.target : [project.target]),
      ...project.objectives,
      ...project.outputs.map(({ text }) => text),
      ...project.outcomes,
    ];
    for (const text of texts) {
      if (text === "" || !isTemplateText(text)) continue;
      noteAt(
        whole,
        lineOfText(whole, project, text),
        {
          level: "error",
          kind: "template",
          says: quoted(text),
          took: "เก็บตามที่พิมพ์",
          why: "เป็นข้อความของแบบฟอร์มที่ยังไม่ได้กรอก",
        },
        project.no,
      );
    }
  }
}
