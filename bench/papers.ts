import type { Block, DocumentModel } from "../src/platform/documents/model.ts";
import { stackedWords } from "../src/testing/thai-words.ts";

/** Sentences of the kind that plans are made of; the number in each makes a text that nobody has drawn before. */
const sentences = [
  "เพื่อเสริมสร้างจิตสำนึกและความตระหนักแก่บุคลากรทุกระดับในการปฏิบัติราชการตามอำนาจหน้าที่ให้บังเกิดประโยชน์สุขแก่ประชาชนในท้องถิ่น",
  "องค์กรปกครองส่วนท้องถิ่นมีหน้าที่จัดทำบริการสาธารณะโดยยึดหลักธรรมาภิบาล ความโปร่งใส และการมีส่วนร่วมของประชาชนตามพระราชบัญญัติที่เกี่ยวข้อง",
  "ผู้บริหารท้องถิ่น สมาชิกสภาท้องถิ่น ข้าราชการ และพนักงานจ้าง ร่วมกันประกาศเจตจำนงในการต่อต้านการทุจริตและประพฤติมิชอบทุกรูปแบบ",
  "ให้สำนักปลัดรวบรวมข้อมูลจากทุกกอง วิเคราะห์ความเสี่ยง จัดทำรายงานเสนอผู้บังคับบัญชา และเผยแพร่ให้ประชาชนทราบอย่างน้อยห้าช่องทาง",
];

/** About 60 pages: 27 project sheets and a lying table of 40 rows with nine columns. All text is new with each seed. */
export function sixtyPages(seed: number): DocumentModel {
  const sheets = Array.from({ length: 27 }, (_, at) => projectSheet(seed, at));
  return {
    title: `แผนปฏิบัติการป้องกันการทุจริต ฉบับที่ ${seed}`,
    issuer: "เทศบาลตำบลบึงสุข",
    digits: "thai",
    pageNumbers: "top",
    sections: [{ blocks: sheets.flat() }, { orientation: "lying", blocks: [table(seed)] }],
  };
}

function projectSheet(seed: number, at: number): Block[] {
  return [
    ...(at === 0 ? [] : [{ kind: "page-break" } as const]),
    { kind: "heading", level: 2, text: `โครงการที่ ${at + 1} ${words(seed, at, 6)}`, align: "center" },
    ...[0, 1, 2].map((part): Block => ({
      kind: "paragraph",
      indent: "first",
      text: paragraph(seed, at * 3 + part),
    })),
    {
      kind: "list",
      marks: "decimal",
      items: Array.from({ length: 6 }, (_, step) => ({
        text: `${sentences[(at + step) % sentences.length]} ${words(seed, at * 7 + step, 5)}`,
      })),
    },
  ];
}

function table(seed: number): Block {
  return {
    kind: "table",
    size: 12,
    columns: [4, 4, 2, 4, 2, 2, 2, 2, 3].map((weight) => ({ weight })),
    head: [{ cells: Array.from({ length: 9 }, (_, at) => ({ content: `ช่องที่ ${at + 1}` })) }],
    body: Array.from({ length: 40 }).map((_cells, row) => ({
      cells: Array.from({ length: 9 }, (_, at) => ({ content: words(seed, row * 9 + at, 4) })),
    })),
  };
}

function paragraph(seed: number, at: number): string {
  return [0, 1, 2]
    .map((part) => `${sentences[(at + part) % sentences.length]} ${words(seed, at + part, 4)}`)
    .join(" ");
}

function words(seed: number, at: number, count: number): string {
  const chosen = Array.from(
    { length: count },
    (_, part) => stackedWords[(seed * 31 + at * 17 + part * 53) % stackedWords.length] ?? "",
  );
  return `${chosen.join("")} ${seed}.${at}`;
}
