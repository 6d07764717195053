/** Goals and declaration of a plan out of what was read. */
import { parseThaiDate } from "../../../thai/date-text.ts";
import type { Declaration, Goal, GoalTarget } from "../content.ts";
import { tight, whole } from "./content-desk.ts";
import type { Desk } from "./content-desk.ts";
import { quoted } from "../../../platform/reading/notebook.ts";
import type { PlanReading, ReadDeclaration, ReadTarget } from "./reading.ts";

/** Each row of the table of targets goes to the goal that speaks of it; a row of which none speaks is a goal of its own. */
export function goalsFrom(reading: PlanReading, desk: Desk): Goal[] {
  const free = [...reading.targets];
  const goals = reading.plan_goals.map((given): Goal => {
    const text = whole(given, desk);
    const at = free.findIndex(
      (target) => aboutOf(target.name) !== null && aboutOf(target.name) === aboutOf(text),
    );
    const target = at < 0 ? null : targetOf(free.splice(at, 1)[0], desk);
    return { id: desk.newId(), text, target };
  });
  for (const target of free) {
    goals.push({ id: desk.newId(), text: whole(target.name, desk), target: targetOf(target, desk) });
    desk.findings.push({
      level: "advice",
      kind: "figures",
      place: {},
      says: quoted(target.name),
      took: "เป้าหมายข้อใหม่",
      why: "แถวของตารางเป้าหมายไม่ตรงกับเป้าหมายข้อใดที่เป็นข้อความ",
    });
  }
  return goals;
}

function aboutOf(text: string): GoalTarget["about"] {
  if (/ITA|คุณธรรมและความโปร่งใส.*คะแนน/i.test(text)) return "ita-score";
  return /คดี/.test(text) ? "corruption-cases" : null;
}

function targetOf(target: ReadTarget | undefined, desk: Desk): GoalTarget | null {
  if (!target) return null;
  return {
    name: whole(target.name.replace(/\s*\(คำนวณจากปี[^)]*\)/, ""), desk),
    unit: target.unit ?? "",
    about: aboutOf(target.name),
    baseYear: target.baseline_year,
    baseValue: null,
    values: desk.years.map((year) => target.values[year] ?? null),
  };
}

export function declarationFrom(declaration: ReadDeclaration | null, desk: Desk): Declaration | null {
  if (!declaration) return null;
  const text = declaration.paragraphs.filter(
    (paragraph) =>
      !/^(?:ประกาศ(?!เจต)|เรื่อง|ลงชื่อ|\()|^ประกาศ\s*ณ/.test(paragraph) &&
      paragraph !== declaration.position &&
      tight(paragraph) !== tight(declaration.signed_by ?? "-"),
  );
  return {
    text: text.map((paragraph) => whole(paragraph, desk)),
    signedOn:
      declaration.date_iso ?? (declaration.date === null ? null : (parseThaiDate(declaration.date) ?? null)),
    signerName: declaration.signed_by,
    signerTitle: declaration.position,
  };
}
