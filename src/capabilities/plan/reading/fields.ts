/** The sections of a project's sheet as fields. */
import { headCountsIn } from "../head-count.ts";
import type { SheetBudget } from "../../../platform/reading/amounts.ts";
import { isTemplateText, sheetBudget } from "../../../platform/reading/amounts.ts";
import { tidy } from "../../../platform/reading/clean.ts";
import type { SheetSection } from "./headings.ts";
import type { Notebook, ReadProject, ReadStep } from "./reading.ts";
import { placeOf, quoted } from "../../../platform/reading/notebook.ts";
import type { OutlineItem, Piece } from "./outline.ts";
import { outlineOf, paragraphsOf } from "./outline.ts";
import type { ProjectSheet } from "./sheets.ts";

export type SheetFields = Pick<
  ReadProject,
  | "rationale"
  | "objectives"
  | "target"
  | "target_number"
  | "area"
  | "steps"
  | "period"
  | "budget_text_part3"
  | "responsible"
  | "responsible_text"
  | "indicators"
  | "outputs"
  | "outcomes"
> & { budget: SheetBudget | null };

export function sheetFields(sheet: ProjectSheet, no: number, notebook: Notebook): SheetFields {
  const pieces = (section: SheetSection) => sheet.sections.get(section) ?? [];
  const list = (section: SheetSection) => listOf(pieces(section), no, notebook);
  const flat = (section: SheetSection) =>
    tidy(
      pieces(section)
        .map(({ text }) => text)
        .join(" "),
    ) || null;
  const place = (section: SheetSection) => placeOf(pieces(section)[0]?.line ?? sheet.line, no);
  const target = foldedItems(list("target")).map(({ text }) => text);
  const budgetText = flat("budget");
  const responsible = flat("responsible");
  const isBlankForm = responsible !== null && isTemplateText(responsible);
  if (isBlankForm) {
    notebook.note({
      level: "error",
      kind: "template",
      place: place("responsible"),
      says: responsible,
      took: "ไม่ระบุหน่วยงานผู้รับผิดชอบ",
      why: "เป็นข้อความของแบบฟอร์มที่ยังไม่ได้กรอก",
    });
  }
  const results = resultsOf(sheet, no, notebook);
  const targetText = flat("target") ?? "";
  return {
    rationale: paragraphsOf(pieces("reasons")),
    objectives: list("objectives").map(withTail),
    target: target.length > 1 ? target : tidy(target.join(" ")),
    target_number: headCount(targetText, () => {
      notebook.note({
        level: "advice",
        kind: "figures",
        place: place("target"),
        says: quoted(targetText),
        took: "ผลรวมของจำนวนคนทุกกลุ่ม",
        why: "กลุ่มเป้าหมายระบุจำนวนคนมากกว่าหนึ่งจำนวน",
      });
    }),
    area: flat("area"),
    steps: stepsOf(list("steps")),
    period: flat("period"),
    budget_text_part3: budgetText,
    budget: budgetText === null ? null : sheetBudget(budgetText),
    responsible: isBlankForm ? null : responsible,
    responsible_text: responsible,
    ...results,
  };
}

function listOf(pieces: readonly Piece[], no: number, notebook: Notebook): OutlineItem[] {
  const { items, doubts } = outlineOf(pieces);
  for (const { kind, line, says, took, why } of doubts) {
    notebook.note({
      level: kind === "numbering" ? "warning" : "advice",
      kind,
      place: placeOf(line, no),
      says: quoted(says),
      took,
      why,
    });
  }
  return items;
}

function withTail({ text, tail }: OutlineItem): string {
  return tail === null ? text : `${text} ${tail}`;
}

function stepsOf(items: readonly OutlineItem[]): ReadStep[] {
  const steps: ReadStep[] = [];
  for (const { no, level, text, tail } of items) {
    const last = steps.at(-1);
    if (level === 0 || !last) steps.push({ no, text, sub: [], tail });
    else last.sub.push({ no: no ?? "-", level, text });
  }
  return steps;
}

/** Items with those under them: "… - หนึ่ง - สอง". */
function foldedItems(items: readonly OutlineItem[]): { no: string | null; text: string }[] {
  const folded: { no: string | null; text: string }[] = [];
  for (const item of items) {
    const last = folded.at(-1);
    if (item.level === 0 || !last) folded.push({ no: item.no, text: withTail(item) });
    else last.text = `${last.text} ${item.no === null ? "" : `${item.no} `}${item.text}`;
  }
  return folded;
}

function resultsOf(sheet: ProjectSheet, no: number, notebook: Notebook) {
  const of = (section: SheetSection) => foldedItems(listOf(sheet.sections.get(section) ?? [], no, notebook));
  const indicators = of("indicators").map(({ text }) => text);
  const undivided = of("results");
  const outputs = of("outputs");
  const outcomes = of("outcomes").map(({ text }) => text);
  if (undivided.length > 0) {
    const line = sheet.sections.get("results")?.[0]?.line ?? sheet.line;
    notebook.note({
      level: "warning",
      kind: "heading",
      place: placeOf(line, no),
      says: quoted(undivided.map(({ text }) => text).join(" / ")),
      took: "ผลผลิต",
      why: "หัวข้อผลผลิต/ผลลัพธ์ไม่แยกว่าข้อใดเป็นผลผลิต ข้อใดเป็นผลลัพธ์",
    });
  }
  const taken = [...undivided, ...outputs];
  if (taken.length === 0 && indicators.length > 0) {
    notebook.note({
      level: "advice",
      kind: "heading",
      place: placeOf(sheet.sections.get("indicators")?.[0]?.line ?? sheet.line, no),
      says: quoted(indicators.join(" / ")),
      took: "ผลผลิต",
      why: "รายละเอียดโครงการมีหัวข้อตัวชี้วัดแต่ไม่มีหัวข้อผลผลิต จึงถือตัวชี้วัดเป็นผลผลิตด้วย",
    });
    return { indicators, outputs: indicators.map((text) => ({ no: null, text })), outcomes };
  }
  return { indicators, outputs: taken, outcomes };
}

/** People in the target group; several figures are added up and told. */
function headCount(text: string, tell: () => void): number | null {
  const counts = headCountsIn(text);
  if (counts.length > 1) tell();
  return counts.length === 0 ? null : counts.reduce((sum, count) => sum + count, 0);
}
