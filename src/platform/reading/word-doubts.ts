/** Words that tell of another office, slips of scanners and typists, quotes that never close. */
import type { Finding } from "./finding.ts";
import { quoted } from "./notebook.ts";
import { slips } from "./slips.ts";
import type { SourceLine } from "./source.ts";

export type WordDoubt = Omit<Finding<"organisation" | "scan" | "quotes">, "place">;

export interface Owner {
  organisation: string | null;
  /** Key of the pack of kinds of organisation. */
  kind: string | null;
  /** แผน, รายงาน */
  document: string;
}

export function* wordDoubts(
  lines: readonly SourceLine[],
  line: SourceLine,
  owner: Owner,
): Generator<WordDoubt> {
  const { organisation } = owner;
  const own = organisation?.replace(
    /^(?:องค์การบริหารส่วน(?:ตำบล|จังหวัด)|เทศบาล(?:ตำบล|เมือง|นคร)|อบต\.|อบจ\.)\s*/,
    "",
  );
  yield* otherKinds(line, owner);
  if (own !== undefined && organisation !== null) yield* misnamed(line, own, { ...owner, organisation });
  yield* scanned(line);
  yield* openQuote(lines, line);
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

function* otherKinds(line: SourceLine, { organisation, kind, document }: Owner): Generator<WordDoubt> {
  if (kind === null) return;
  const tight = line.text.replaceAll(/\s/g, "");
  for (const { words, kinds, why } of onlyIn) {
    const found = words.exec(tight);
    if (!found || kinds.includes(kind)) continue;
    // Laws and national bodies are named with every kind.
    if (/เทศบาล(?:และ|,)|พระราชบัญญัติเทศบาล|คณะกรรมการกลาง/.test(tight)) continue;
    yield {
      level: "warning",
      kind: "organisation",
      says: around(tight, found.index, found[0].length),
      took: "เก็บตามที่พิมพ์",
      why: `“${found[0]}” เป็น${why} แต่${document}นี้เป็นของ${organisation ?? "หน่วยงานอื่น"}`,
    };
  }
}

/** What follows the words for a kind of office where no name does. */
const GOES_ON =
  /^(?:นี้|นั้น|แห่ง|ของ|และ|หรือ|ต่าง|ทุก|ทั่ว|จะ|ได้|มี|ที่|เป็น|ให้|ต้อง|พ\.|ตาม|ใน|จึง|โดย|จำนวน|ประชา|ปลัด|คณะ|กลุ่ม|ทราบ|มอบ|เสนอ|ปฏิบัติ|บุคลากร|อย่าง|สื่อ|กับ|เพื่อ|อาจ|ดัง|ขึ้น|พนักงาน|สมาชิก|นายก|รองนายก|หัวหน้า|ผู้|เจ้าหน้าที่|ข้าราชการ|ลูกจ้าง|แต่|เมื่อ|ทำ|จัด|กำหนด|ดำเนิน|ไม่|ถึง|ด้วย|รวม|ร่วม|เข้า|ออก|ต่อ|ส่ง|รับ|คือ|ซึ่ง|อื่น|เขต|พื้นที่|สำนัก|กอง|ขนาด|ประจำ|ตั้ง|ประกอบ|สามารถ|ควร|พร้อม|หมู่|ชุมชน|บริการ|เปิด|ยัง|เอง|ภาย|เท่า|เรื่อง|สภา|ฯ|ท้องถิ่น|บรรลุ|เกิด|ใช้|นำ|แล้ว|ระหว่าง|ก่อน|หลัง|เกี่ยว|แจ้ง|ประกาศ|เผยแพร่)/;

function* misnamed(
  line: SourceLine,
  own: string,
  { organisation, document }: Owner & { organisation: string },
): Generator<WordDoubt> {
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
    yield {
      level: "warning",
      kind: "organisation",
      says: around(tight, found.index, found[0].length),
      took: organisation,
      why: `ชื่อหน่วยงานเขียนว่า “${found[0]}” ไม่ใช่ “${organisation}”`,
    };
  }
  for (const found of tight.matchAll(new RegExp(`${escaped(word)}([ก-๎]{3,20})`, "g"))) {
    const other = found[1] ?? "";
    if (word === "" || other.startsWith(name) || GOES_ON.test(other) || name.startsWith(other)) continue;
    yield {
      level: "error",
      kind: "organisation",
      says: around(tight, found.index, found[0].length),
      took: "เก็บตามที่พิมพ์",
      why: `พบชื่อของหน่วยงานอื่น (${quoted(found[0], 50)}) ใน${document}ของ${organisation}`,
    };
    return;
  }
}

function* scanned(line: SourceLine): Generator<WordDoubt> {
  const tight = line.text.replaceAll(/\s/g, "");
  for (const { wrong, right } of slips) {
    const found = wrong.exec(tight);
    if (!found) continue;
    yield {
      level: "advice",
      kind: "scan",
      says: around(tight, found.index, found[0].length),
      took: "เก็บตามที่พิมพ์",
      why: `“${found[0]}” อาจพิมพ์หรือสแกนผิดจาก “${right}”`,
    };
  }
  const spaced = /(?:^|\s)(?:[ก-ฮ][ั-ู็-๎]*\s){3,}[ก-๎]/.exec(line.text);
  if (spaced)
    yield {
      level: "advice",
      kind: "scan",
      says: quoted(line.text.slice(Math.max(0, spaced.index - 15), spaced.index + 45)),
      took: "เก็บตามที่พิมพ์",
      why: "ตัวอักษรถูกเว้นวรรคทีละตัว",
    };
}

function* openQuote(lines: readonly SourceLine[], line: SourceLine): Generator<WordDoubt> {
  const opened = line.text.split("“").length - 1;
  const closed = line.text.split("”").length - 1;
  const straight = line.text.split('"').length - 1;
  if (opened === closed && straight % 2 === 0) return;
  const next = lines[line.at + 1];
  // A quotation may go on over a page break.
  if (opened > closed && next && next.text.split("”").length > next.text.split("“").length) return;
  const before = lines[line.at - 1];
  if (closed > opened && before && before.text.split("“").length > before.text.split("”").length) return;
  const at = Math.max(0, line.text.lastIndexOf(opened > closed ? "“" : opened < closed ? "”" : '"') - 5);
  yield {
    level: "advice",
    kind: "quotes",
    says: quoted(line.text.slice(at)),
    took: "เก็บตามที่พิมพ์ (ชื่อโครงการตัดเครื่องหมายออก)",
    why: "เครื่องหมายคำพูดเปิดหรือปิดไม่ครบคู่",
  };
}

function around(tight: string, at: number, length: number): string {
  return `…${tight.slice(Math.max(0, at - 25), at + length + 25)}…`;
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
