/** Part 1: reasons, objectives, goals and benefits of the whole plan. */
import { tidy } from "../../../platform/reading/clean.ts";
import { markOf } from "../../../platform/reading/marks.ts";
import type { Notebook } from "./reading.ts";
import { placeOf, quoted } from "../../../platform/reading/notebook.ts";
import type { OutlineItem, Piece } from "./outline.ts";
import { outlineOf, paragraphsOf } from "./outline.ts";
import { isOrnament } from "./sheet-regions.ts";
import { partHeading } from "./front-regions.ts";
import type { SourceLine } from "../../../platform/reading/source.ts";

type Section = "risks" | "reasons" | "objectives" | "goals" | "benefits";

const wordings: readonly [Section, RegExp][] = [
  ["risks", /^(?:การ|บท|ผลการ)?(?:ประเมิน|วิเคราะห์)(?:และ\S+?)?(?:บริหาร(?:จัดการ)?)?ความเสี่ยง.{0,80}$/],
  ["reasons", /^หลักการ(?:และ|\/)?เหตุผล.{0,30}$/],
  ["reasons", /^(?:ความเป็นมา|ที่มา).{0,40}$/],
  ["objectives", /^วัตถุประสงค์(?:ของ)?(?:การ)?(?:จัดทำ)?(?:แผน.{0,60})?$/],
  ["goals", /^(?:ค่า)?เป้าหมาย(?:ของแผน.{0,60}|การดำเนินงาน.{0,30}|ตัวชี้วัด.{0,30})?$/],
  ["benefits", /^(?:ประโยชน์|ผล)(?:ของการจัดทำแผน|ที่(?:คาดว่า)?(?:จะ)?ได้รับ).{0,60}$/],
];

export interface ReadIntroduction {
  risk_text: string[];
  plan_reasons: string[];
  plan_objectives: string[];
  plan_goals: string[];
  plan_benefits: string[];
  /** Where each objective, goal and benefit stands. */
  lines: Map<string, SourceLine>;
}

/** Reads the open lines before the sheets. A heading that no plan is known to have ends the section before it. */
export function readIntroduction(lines: readonly SourceLine[], notebook: Notebook): ReadIntroduction {
  const pieces: Record<Section, Piece[]> = {
    risks: [],
    reasons: [],
    objectives: [],
    goals: [],
    benefits: [],
  };
  let section: Section | null = null;
  let number = 0;
  for (const line of lines) {
    if (!notebook.isOpen(line)) continue;
    const heading = introductionHeading(line);
    const part = partHeading(line.text);
    if (isOrnament(line.text)) notebook.heading(line);
    else if (part || isSheetsHeading(line)) {
      section = null;
    } else if (heading && !(heading.section === section && heading.no === null)) {
      section = heading.section;
      number = heading.no ?? number;
      notebook.heading(line);
    } else if (section === "reasons" && isUnknownHeading(line, number)) {
      section = null;
      number += 1;
    } else if (section) {
      pieces[section].push({
        text: line.cells.map(({ text }) => text).join(" "),
        isApart: line.isApart,
        line,
      });
      notebook.take(line);
    }
  }
  const found = new Map<string, SourceLine>();
  const list = (name: Section) => {
    const { items, doubts } = outlineOf(pieces[name]);
    for (const { kind, line, says, took, why } of doubts)
      notebook.note({ level: "advice", kind, place: placeOf(line), says: quoted(says), took, why });
    return folded(items, found);
  };
  return {
    risk_text: paragraphsOf(pieces.risks),
    plan_reasons: paragraphsOf(pieces.reasons),
    plan_objectives: list("objectives"),
    plan_goals: list("goals"),
    plan_benefits: list("benefits"),
    lines: found,
  };
}

function folded(items: readonly OutlineItem[], lines: Map<string, SourceLine>): string[] {
  const texts: { text: string; line: SourceLine }[] = [];
  for (const { level, text, no, line, tail } of items) {
    const last = texts.at(-1);
    const whole = tail === null ? text : `${text} ${tail}`;
    if (level === 0 || !last) texts.push({ text: whole, line });
    else last.text = `${last.text} ${no === null ? "" : `${no} `}${whole}`;
  }
  for (const { text, line } of texts) lines.set(text, line);
  return texts.map(({ text }) => text);
}

export function introductionHeading(line: SourceLine): { section: Section; no: number | null } | null {
  const mark = markOf(line.text);
  if (mark && (mark.hasDash || mark.style === "both" || mark.numbers.length > 2)) return null;
  const tight = tidy(mark?.rest ?? line.text)
    .replaceAll(/\s/g, "")
    .replace(/[:：]$/, "");
  const found = wordings.find(([, pattern]) => pattern.test(tight));
  return found ? { section: found[0], no: mark?.numbers[0] ?? null } : null;
}

/** "4. รายละเอียดโครงการ", which begins Part 3 where parts have no numbers. */
function isSheetsHeading(line: SourceLine): boolean {
  const words = (markOf(line.text)?.rest ?? line.text).replaceAll(/\s/g, "");
  return /^รายละเอียด(?:ของ)?(?:แผนงาน|โครงการ|กิจกรรม|มาตรการ).{0,40}$/.test(words);
}

/** "3. วิสัยทัศน์": short, numbered like the headings, and the next number. */
function isUnknownHeading(line: SourceLine, number: number): boolean {
  const mark = markOf(line.text);
  return (
    mark !== null &&
    !mark.hasDash &&
    mark.style === "dot" &&
    mark.numbers.length === 1 &&
    mark.numbers[0] === number + 1 &&
    number > 0 &&
    mark.rest.length < 70 &&
    !/^เพื่อ|ร้อยละ|มี|\d/.test(mark.rest)
  );
}
