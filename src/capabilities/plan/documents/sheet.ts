import type { Block, List, ListItem } from "../../../platform/documents/model.ts";
import { formatBaht, satang } from "../../../thai/money.ts";
import type { PlanContent, PlanProject, Step } from "../content.ts";
import { targetText } from "../rules.ts";
import { body, unlisted } from "../../../platform/documents/blocks.ts";

/** รายละเอียดโครงการ with its nine headings. */
export function projectSheet(content: PlanContent, project: PlanProject): Block[] {
  return [
    unlisted(4, `1. ชื่อโครงการ : ${project.title}`),
    unlisted(4, "2. หลักการและเหตุผล"),
    ...textOr(project.reasons),
    unlisted(4, "3. วัตถุประสงค์"),
    ...listOr(project.objectives.map((text) => ({ text }))),
    unlisted(4, "4. กลุ่มเป้าหมาย"),
    ...textOr(targetText(project)),
    unlisted(4, "5. วิธีดำเนินการ"),
    ...listOr(project.steps.map(stepItem)),
    unlisted(4, "6. ระยะเวลาดำเนินการ"),
    ...textOr(project.period === "" ? [] : [project.period]),
    unlisted(4, "7. งบประมาณดำเนินการ"),
    ...budget(content, project),
    unlisted(4, "8. ผู้รับผิดชอบโครงการ"),
    ...textOr([responsible(project)].filter((text) => text !== "")),
    unlisted(4, "9. ผลผลิต/ผลลัพธ์"),
    { kind: "paragraph", text: [{ text: "ผลผลิต", bold: true }], keepWithNext: true },
    ...listOr(project.outputs),
    { kind: "paragraph", text: [{ text: "ผลลัพธ์", bold: true }], keepWithNext: true },
    ...listOr(project.outcomes),
  ];
}

function textOr(texts: readonly string[]): Block[] {
  return (texts.length > 0 ? texts : ["–"]).map(body);
}

function listOr(items: readonly ListItem[]): Block[] {
  if (items.length === 0) return textOr([]);
  const plain = items.map(({ text, inside }) => (inside ? { text, inside } : { text }));
  return [{ kind: "list", marks: "decimal", items: plain }];
}

function stepItem({ text, inside }: Step): ListItem {
  if (inside.length === 0) return { text };
  const below: List = { kind: "list", marks: "decimal", items: inside.map(stepItem) };
  return { text, inside: [below] };
}

function responsible({ responsible: { text, allUnits, units } }: PlanProject): string {
  if (text) return text;
  return allUnits ? "ทุกสำนัก/กอง" : units.map(({ name }) => name).join(" และ");
}

/** One sentence where every year has the same sum, a line a year where they differ. */
function budget({ years, funds }: PlanContent, { budgets, fundings }: PlanProject): Block[] {
  const baht = (sum: number) => `${formatBaht(satang(sum), { decimals: "needed" })} บาท`;
  const named = budgets.flatMap((sum, at) => (sum === null ? [] : [{ sum, year: years[at] }]));
  if (named.length === 0) return [body("ไม่ใช้งบประมาณ")];
  const yearly = evenSum(budgets);
  return [
    ...(yearly === undefined
      ? named.map(({ sum, year }) => body(`ปีงบประมาณ พ.ศ. ${year} จำนวน ${baht(sum)}`))
      : [body(`ปีงบประมาณ พ.ศ. ${years[0]} – ${years.at(-1)} ปีละ ${baht(yearly)}`)]),
    ...fundings.flatMap(({ fundId, budgets: taken }) => {
      const fund = funds.find(({ id }) => id === fundId);
      const even = evenSum(taken);
      const parts = taken.flatMap((sum, at) => (sum === null ? [] : [`ปี ${years[at]} ${baht(sum)}`]));
      const told = even === undefined ? parts.join(", ") : `ปีละ ${baht(even)}`;
      return fund && parts.length > 0 ? [body(`ใช้งบประมาณจาก ${fund.name} (${told})`)] : [];
    }),
  ];
}

/** The sum of a year, where all have the same. */
function evenSum([first, ...others]: readonly (number | null)[]): number | undefined {
  return first !== null && others.every((sum) => sum === first) ? first : undefined;
}
