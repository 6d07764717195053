import { toArabicDigits } from "../../../../thai/digits.ts";
import { nearness } from "../near.ts";
import type { SourceLine } from "../../../../platform/reading/source.ts";
import type { WholeReading } from "./whole.ts";
import { noteAt } from "./whole.ts";

interface Cited {
  form: string;
  name: string;
  year: number;
  line: SourceLine;
}

const forms =
  "พระราชบัญญัติประกอบรัฐธรรมนูญ|พระราชบัญญัติ|พระราชกฤษฎีกา|พระราชกำหนด|กฎกระทรวง|พ\\.ร\\.บ\\.|พ\\.ร\\.ฎ\\.|ระเบียบ(?=กระทรวง|สำนัก|คณะ)|หลักเกณฑ์(?=กระทรวง)";
const CITED = new RegExp(`(${forms})((?:(?!${forms}|พ\\.ศ\\.).){4,140}?)พ\\.ศ\\.(\\d{4})`, "g");
const shortForms: Record<string, string> = { "พ.ร.บ.": "พระราชบัญญัติ", "พ.ร.ฎ.": "พระราชกฤษฎีกา" };

/**
 * One law is cited with several years, forms or names: at least one of them is wrong. The document is held
 * against itself alone; which one is right is for the legal officer.
 */
export function doubtLaws(whole: WholeReading): void {
  const groups: Cited[][] = [];
  for (const cited of whole.lines.flatMap(citedIn)) {
    const group =
      groups.find((each) => each.some(({ name }) => name === cited.name)) ??
      groups.find(([first]) => first && nearness(core(first.name), core(cited.name), 0.72) >= 0.72);
    if (group) group.push(cited);
    else groups.push([cited]);
  }
  for (const group of groups) {
    const year = mostly(group.map((each) => each.year));
    const form = mostly(group.map((each) => each.form));
    const name = mostly(group.map((each) => each.name));
    for (const each of group) {
      const wrong = [
        each.year === year ? "" : `ปี พ.ศ. ${each.year} (ที่อื่นเขียน ${year})`,
        each.form === form ? "" : `เรียกว่า${each.form} (ที่อื่นเรียก${form})`,
        each.name === name ? "" : `ชื่อต่างจากที่อื่น (${name})`,
      ].filter(Boolean);
      if (wrong.length === 0) continue;
      const isNameOnly = each.year === year && each.form === form;
      noteAt(whole, each.line, {
        level: isNameOnly ? "advice" : "warning",
        kind: "law",
        says: `${each.form}${each.name} พ.ศ. ${each.year}`,
        took: "เก็บตามที่พิมพ์",
        why: `อ้างกฎหมายฉบับเดียวกันไม่เหมือนกันในเอกสาร: ${wrong.join("; ")} ให้นิติกรยืนยัน`,
      });
    }
  }
}

function citedIn(line: SourceLine): Cited[] {
  const tight = toArabicDigits(line.text).replaceAll(/\s/g, "");
  return [...tight.matchAll(CITED)].flatMap(([, form = "", name = "", year = ""]) =>
    // The year of an amendment is not that of the law.
    /ฉบับที่/.test(name)
      ? []
      : [{ form: shortForms[form] ?? form, name: name.replace(/[,(].*$/, ""), year: Number(year), line }],
  );
}

function core(name: string): string {
  return name.replaceAll(/ว่าด้วย|หลักเกณฑ์และวิธีการ|หลักการ|^การ|จัดการ|กิจการ/g, "");
}

function mostly<T>(values: readonly T[]): T {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] as T;
}
