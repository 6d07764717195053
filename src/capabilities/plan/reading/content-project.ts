/** One project of a plan out of what was read. */
import { toArabicDigits } from "../../../thai/digits.ts";
import { MOST_BAHT } from "../../../platform/forms/fields.ts";
import { parseBaht } from "../../../thai/money.ts";
import type {
  Funding,
  PlanProject,
  ProjectKind,
  Responsible,
  Result,
  Step,
  TargetGroup,
  TargetGroupKind,
} from "../content.ts";
import { readIndicator } from "../indicators/read.ts";
import { tight, whole } from "./content-desk.ts";
import type { Desk } from "./content-desk.ts";
import { standingIn } from "./into-cycle.ts";
import type { Finding, ReadKind, ReadProject, ReadStep } from "./reading.ts";

const kinds: Record<ReadKind, ProjectKind> = {
  โครงการ: "project",
  กิจกรรม: "activity",
  มาตรการ: "measure",
  แนวปฏิบัติ: "practice",
};

type Note = (finding: Omit<Finding, "place">) => void;

export function projectFrom(project: ReadProject, desk: Desk): PlanProject {
  const note: Note = (finding) => void desk.findings.push({ ...finding, place: { project: project.no } });
  const budgets = desk.years.map((year) => satangOf(project.budgets[year], note));
  return {
    id: desk.newId(),
    kind: kinds[project.kind],
    title: whole(project.title, desk),
    ...standingIn(desk.cycle.data, project, note),
    budgets,
    remark: project.remark === null ? null : whole(project.remark, desk),
    fundings: fundingsFrom(project, budgets, { desk, note }),
    reasons: project.rationale.map((text) => whole(text, desk)),
    objectives: project.objectives.map((text) => whole(text, desk)),
    target: targetFrom(project, desk),
    steps: stepsFrom(project.steps, desk),
    period: project.period ?? "",
    quarters: [],
    responsible: responsibleFrom(project, desk, note),
    outputs: project.outputs.map(({ text }) => resultFrom(text, desk)),
    outcomes: project.outcomes.map((text) => resultFrom(text, desk)),
  };
}

/** A sum that the editor would refuse is told and left out: with others it would not add up any more. */
function satangOf(baht: number | null | undefined, note: Note): number | null {
  if (baht === undefined || baht === null || baht === 0) return null;
  if (baht > 0 && baht <= MOST_BAHT) return Math.round(baht * 100);
  note({
    level: "error",
    kind: "budget",
    says: baht.toLocaleString("en"),
    took: "ไม่นำเข้าจำนวนนี้",
    why: baht < 0 ? "จำนวนเงินติดลบ" : "จำนวนเงินมากเกินไป ตรวจจำนวนหลักอีกครั้ง",
  });
  return null;
}

/** โครงการ… (ปี 2566 20,000 บาท, …); without sums the source pays the whole budget. */
function fundingsFrom(
  project: ReadProject,
  budgets: readonly (number | null)[],
  { desk, note }: { desk: Desk; note: Note },
): Funding[] {
  return project.funding.map((text) => {
    const name = whole(
      text
        .replace(/\((?:\s*ปี).*$/, "")
        .replace(/^(?:ใช้|เบิก(?:จ่าย)?)?(?:งบประมาณ|งบ|เงิน)?\s*จาก\s*/, "")
        .trim(),
      desk,
    );
    const sums = new Map<number, number | null>();
    for (const [, year = "", figure = ""] of toArabicDigits(text).matchAll(
      /ปี\s*(25\d\d)\s*([\d,]+(?:\.\d+)?)\s*บาท/g,
    ))
      sums.set(Number(year), satangOf((parseBaht(figure) ?? 0) / 100, note));
    const taken = sums.size > 0 ? desk.years.map((year) => sums.get(year) ?? null) : [...budgets];
    const known = desk.funds.find((fund) => tight(fund.name) === tight(name));
    const fund = known ?? { id: desk.newId(), name, budgets: desk.years.map(() => null) };
    if (!known) desk.funds.push(fund);
    return { fundId: fund.id, budgets: taken };
  });
}

const groupWords: readonly [TargetGroupKind, RegExp][] = [
  ["executives", /ผู้บริหาร|คณะผู้บริหาร|นายก/],
  ["council", /สมาชิกสภา|สภาท้องถิ่น/],
  ["staff", /พนักงาน|บุคลากร|เจ้าหน้าที่|ข้าราชการ|ลูกจ้าง|สำนัก|กอง(?!ทุน)/],
  ["youth", /เด็ก|เยาวชน/],
  ["public", /ประชาชน|ผู้รับบริการ|ชุมชน|หมู่บ้าน|ผู้สูงอายุ/],
  ["schools", /สถานศึกษา|โรงเรียน|นักเรียน/],
  ["state-enterprises", /รัฐวิสาหกิจ/],
  ["state-agencies", /ภาครัฐ(?!วิสาหกิจ)|ส่วนราชการอื่น|หน่วยงานของรัฐ/],
  ["business", /ภาคเอกชน|ผู้ประกอบการ|ธุรกิจ/],
];

function targetFrom({ target, target_number: count }: ReadProject, desk: Desk): TargetGroup {
  const text = whole(
    Array.isArray(target) ? target.map((each, at) => `${at + 1}) ${each}`).join(" ") : target,
    desk,
  );
  return { text, count, groups: groupWords.flatMap(([kind, words]) => (words.test(text) ? [kind] : [])) };
}

function stepsFrom(steps: readonly ReadStep[], desk: Desk): Step[] {
  return steps.map(({ text, sub, tail }) => {
    const top: Open = {
      id: desk.newId(),
      text: whole(tail === null ? text : `${text} ${tail}`, desk),
      inside: [],
    };
    const open = [top];
    for (const { level, text: words } of sub) {
      open.length = Math.min(open.length, Math.max(1, level));
      const step: Open = { id: desk.newId(), text: whole(words, desk), inside: [] };
      open.at(-1)?.inside.push(step);
      open.push(step);
    }
    return top;
  });
}

interface Open {
  id: string;
  text: string;
  inside: Open[];
}

function responsibleFrom({ responsible, no }: ReadProject, desk: Desk, note: Note): Responsible {
  if (responsible === null) return { allUnits: false, units: [], text: null };
  const words = tight(responsible);
  const allUnits = /ทุก(?:สำนัก|กอง|ส่วนราชการ|หน่วยงาน|ส่วน)/.test(words);
  const known = desk.units.toSorted((a, b) => b.name.length - a.name.length);
  const units: { id: string; name: string }[] = [];
  let left = words;
  for (const unit of allUnits ? [] : known) {
    if (!left.includes(tight(unit.name))) continue;
    units.push({ id: unit.id, name: unit.name });
    left = left.replace(tight(unit.name), " ");
  }
  const rest = left.replace(tight(desk.organisation.name), "").replaceAll(/[\s,/]|และ|ของ|ร่วมกับ/g, "");
  if (!allUnits && units.length === 0)
    note({
      level: "warning",
      kind: "missing",
      says: responsible,
      took: "เก็บเป็นข้อความ ยังไม่ผูกกับหน่วยงาน",
      why: `ไม่พบหน่วยงานชื่อนี้ในระบบ (โครงการที่ ${no})`,
    });
  return { allUnits, units, text: rest === "" && units.length > 0 ? null : whole(responsible, desk) };
}

function resultFrom(text: string, desk: Desk): Result {
  const sentence = whole(text, desk);
  return { id: desk.newId(), text: sentence, indicator: readIndicator(sentence)?.indicator ?? null };
}
