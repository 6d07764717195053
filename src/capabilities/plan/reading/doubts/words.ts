import { squash } from "../../../../thai/matching.ts";
import { isTemplateText } from "../../../../platform/reading/amounts.ts";
import { quoted } from "../../../../platform/reading/notebook.ts";
import type { SourceLine } from "../../../../platform/reading/source.ts";
import { slips } from "../../../../platform/reading/slips.ts";
import type { WholeReading } from "./whole.ts";
import { lineOfText, noteAt } from "./whole.ts";

/** Words of other kinds of organisation, slips of scanners and typists, quotes that never close. */
export function doubtWords(whole: WholeReading): void {
  const { organisation, organisation_kind } = whole.reading.meta;
  const own =
    organisation?.replace(/^(?:องค์การบริหารส่วน(?:ตำบล|จังหวัด)|เทศบาล(?:ตำบล|เมือง|นคร)|อบต\.|อบจ\.)\s*/, "") ??
    null;
  for (const line of whole.lines) {
    otherKinds(whole, line, organisation_kind);
    if (own !== null && organisation !== null) misnamed(whole, line, own, organisation);
    scanned(whole, line);
    openQuote(whole, line);
    oddDigits(whole, line);
  }
  units(whole);
  template(whole);
}

/** What only one kind of organisation has. Both ข้อบัญญัติ and เทศบัญญัติ in one line are a form's choice. */
const onlyIn: readonly { words: RegExp; kinds: readonly string[]; why: string }[] = [
  {
    words: /พนักงานเทศบาล|นายกเทศมนตรี|สภาเทศบาล|เทศมนตรี|เทศบัญญัติ|ปลัดเทศบาล/,
    kinds: ["town-small", "town", "city"],
    why: "คำของเทศบาล",
  },
  {
    words: /พนักงานส่วนตำบล|สภาองค์การบริหารส่วนตำบล|ปลัดองค์การบริหารส่วนตำบล/,
    kinds: ["subdistrict"],
    why: "คำขององค์การบริหารส่วนตำบล",
  },
  {
    words: /ข้าราชการองค์การบริหารส่วนจังหวัด|สภาองค์การบริหารส่วนจังหวัด|นายกองค์การบริหารส่วนจังหวัด/,
    kinds: ["province"],
    why: "คำขององค์การบริหารส่วนจังหวัด",
  },
];

function otherKinds(whole: WholeReading, line: SourceLine, kind: string | null) {
  if (kind === null) return;
  const tight = line.text.replaceAll(/\s/g, "");
  for (const { words, kinds, why } of onlyIn) {
    const found = words.exec(tight);
    if (!found || kinds.includes(kind)) continue;
    // Laws and national bodies are named with every kind.
    if (/เทศบาล(?:และ|,)|พระราชบัญญัติเทศบาล|คณะกรรมการกลาง/.test(tight)) continue;
    noteAt(whole, line, {
      level: "warning",
      kind: "organisation",
      says: around(tight, found.index, found[0].length),
      took: "เก็บตามที่พิมพ์",
      why: `“${found[0]}” เป็น${why} แต่แผนนี้เป็นของ${whole.reading.meta.organisation ?? "หน่วยงานอื่น"}`,
    });
  }
}

function misnamed(whole: WholeReading, line: SourceLine, own: string, organisation: string) {
  const tight = line.text.replaceAll(/\s/g, "");
  const name = own.replaceAll(/\s/g, "");
  const right = organisation.replaceAll(/\s/g, "");
  const word = right.slice(0, right.length - name.length);
  for (const found of tight.matchAll(
    new RegExp(
      `(?<!ก)(?:อ?งค์(?:การ|กร)(?:การ)?(?:บริหาร|ปกครอง)ส่วน(?:ตำบล|จังหวัด|ท้องถิ่น)|เทศบาล(?:ตำบล|เมือง|นคร))(${escaped(name)})`,
      "g",
    ),
  )) {
    if (found[0] === right || (found[0] === right.slice(1) && tight[found.index - 1] === "อ")) continue;
    noteAt(whole, line, {
      level: "warning",
      kind: "organisation",
      says: around(tight, found.index, found[0].length),
      took: organisation,
      why: `ชื่อหน่วยงานเขียนว่า “${found[0]}” ไม่ใช่ “${organisation}”`,
    });
  }
  for (const found of tight.matchAll(new RegExp(`${escaped(word)}([ก-๎]{3,20})`, "g"))) {
    const other = found[1] ?? "";
    if (
      word === "" ||
      other.startsWith(name) ||
      /^(?:นี้|แห่ง|ของ|และ|หรือ|ต่าง|ทุก|ทั่ว|จะ|ได้|มี|ที่|เป็น|ให้|ต้อง|พ\.|ตาม|ใน|จึง|โดย)/.test(other) ||
      name.startsWith(other)
    )
      continue;
    noteAt(whole, line, {
      level: "error",
      kind: "organisation",
      says: around(tight, found.index, found[0].length),
      took: "เก็บตามที่พิมพ์",
      why: `พบชื่อของหน่วยงานอื่น (${quoted(found[0], 50)}) ในแผนของ${organisation}`,
    });
    return;
  }
}

function scanned(whole: WholeReading, line: SourceLine) {
  const tight = line.text.replaceAll(/\s/g, "");
  for (const { wrong, right } of slips) {
    const found = wrong.exec(tight);
    if (!found) continue;
    noteAt(whole, line, {
      level: "advice",
      kind: "scan",
      says: around(tight, found.index, found[0].length),
      took: "เก็บตามที่พิมพ์",
      why: `“${found[0]}” อาจพิมพ์หรือสแกนผิดจาก “${right}”`,
    });
  }
  const spaced = /(?:^|\s)(?:[ก-ฮ][ั-ู็-๎]*\s){3,}[ก-๎]/.exec(line.text);
  if (spaced)
    noteAt(whole, line, {
      level: "advice",
      kind: "scan",
      says: quoted(line.text.slice(Math.max(0, spaced.index - 15), spaced.index + 45)),
      took: "เก็บตามที่พิมพ์",
      why: "ตัวอักษรถูกเว้นวรรคทีละตัว",
    });
}

function openQuote(whole: WholeReading, line: SourceLine) {
  const opened = line.text.split("“").length - 1;
  const closed = line.text.split("”").length - 1;
  const straight = line.text.split('"').length - 1;
  if (opened === closed && straight % 2 === 0) return;
  const next = whole.lines[line.at + 1];
  // A quotation may go on over a page break.
  if (opened > closed && next && next.text.split("”").length > next.text.split("“").length) return;
  const before = whole.lines[line.at - 1];
  if (closed > opened && before && before.text.split("“").length > before.text.split("”").length) return;
  const at = Math.max(0, line.text.lastIndexOf(opened > closed ? "“" : opened < closed ? "”" : '"') - 5);
  noteAt(whole, line, {
    level: "advice",
    kind: "quotes",
    says: quoted(line.text.slice(at)),
    took: "เก็บตามที่พิมพ์ (ชื่อโครงการตัดเครื่องหมายออก)",
    why: "เครื่องหมายคำพูดเปิดหรือปิดไม่ครบคู่",
  });
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

function around(tight: string, at: number, length: number): string {
  return `…${tight.slice(Math.max(0, at - 25), at + length + 25)}…`;
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
