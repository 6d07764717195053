/** What was paid, against what was done and what the plan gave. */
import { formatBaht, satang } from "../../../thai/money.ts";
import { moneySourceTitles } from "../facts.ts";
import type { MoneySource, SpendingFact } from "../facts.ts";
import type { ShareTally } from "../measuring/tally.ts";
import { isProved, inPeriod, nameOfFact, placeOf } from "./evidence.ts";
import type { ProgressCheck, ProgressFound } from "./finding.ts";
import type { RoundRecords } from "./records.ts";

export const moneyChecks: readonly ProgressCheck[] = [
  {
    key: "money-without-result",
    level: "error",
    title: "เบิกจ่ายแล้วแต่ไม่มีผลการดำเนินงาน",
    find: ({ projects }) =>
      projects.flatMap(({ project, tallies, shares }) => {
        // What nobody can look at answers for no money.
        if (tallies.some(isAnswered)) return [];
        return shares.flatMap((share): ProgressFound[] => {
          const spent = spentOf(share.tallies);
          if (spent === 0) return [];
          return [
            {
              projectYearId: project.id,
              about: share.unit?.id,
              message: `เบิกจ่ายแล้ว ${baht(spent)} บาท แต่ยังไม่มีกิจกรรม ขั้นตอน การเผยแพร่ หรือค่าตัวชี้วัดที่มีหลักฐาน`,
              remedy: "บันทึกสิ่งที่ได้ทำด้วยเงินนี้พร้อมหลักฐาน จึงจะส่งรายงานได้",
            },
          ];
        });
      }),
  },
  {
    key: "money-on-could-not",
    level: "warning",
    title: "ไม่สามารถดำเนินการได้แต่มีการเบิกจ่าย",
    find: ({ projects }) =>
      projects.flatMap(({ project, standing, tallies }) =>
        standing.status === "could-not" && spentOf(tallies) > 0
          ? [
              {
                projectYearId: project.id,
                message: `บันทึกว่าไม่สามารถดำเนินการได้ แต่เบิกจ่ายแล้ว ${baht(spentOf(tallies))} บาท`,
                remedy: "ตรวจรายการเบิกจ่าย หรือให้เหตุผลว่าเงินใช้ไปกับสิ่งใด",
              },
            ]
          : [],
      ),
  },
  {
    key: "spent-without-budget",
    level: "warning",
    title: "เบิกจ่ายจากงบที่ปีนี้ไม่ได้ตั้งไว้",
    find: eachSource((spent, budget, source) =>
      spent > 0 && budget === null
        ? {
            message: `เบิกจ่าย${moneySourceTitles[source]} ${baht(spent)} บาท แต่ปีนี้ไม่ได้ตั้ง${moneySourceTitles[source]}ไว้`,
            remedy: "ตรวจแหล่งเงินของรายการเบิกจ่าย หรือให้เหตุผล",
          }
        : undefined,
    ),
  },
  {
    key: "spent-over-budget",
    level: "warning",
    title: "เบิกจ่ายเกินงบประมาณ",
    find: eachSource((spent, budget, source) =>
      budget !== null && spent > budget
        ? {
            message: `เบิกจ่าย${moneySourceTitles[source]} ${baht(spent)} บาท เกินที่ตั้งไว้ ${baht(budget)} บาท`,
            remedy: "ตรวจจำนวนเงินของรายการเบิกจ่าย หรือให้เหตุผล เช่น โอนงบประมาณเพิ่ม",
          }
        : undefined,
    ),
  },
  {
    key: "spending-without-paper",
    level: "warning",
    title: "เบิกจ่ายโดยไม่มีเลขที่เอกสารหรือหลักฐาน",
    find: (records) =>
      spendings(records)
        .filter((fact) => fact.paperNumber === null && !isProved(fact))
        .map((fact) => ({
          ...placeOf(fact),
          message: `${nameOfFact(fact)} ${baht(fact.amount)} บาท ไม่มีเลขที่เอกสารและไม่มีหลักฐาน`,
          remedy: "กรอกเลขที่เอกสารการเบิกจ่าย หรือแนบหลักฐาน",
        })),
  },
];

function isAnswered({ evidenced, trainings, setback }: ShareTally): boolean {
  return evidenced > 0 || trainings.some(({ hasEvidence }) => hasEvidence) || setback !== null;
}

export function spendings(records: RoundRecords): SpendingFact[] {
  return inPeriod(records).flatMap(({ fact }) => (fact.kind === "spending" ? [fact] : []));
}

export function spentOf(tallies: readonly ShareTally[], source?: MoneySource): number {
  const sums = tallies.flatMap(({ spent }) =>
    spent.filter((each) => source === undefined || each.source === source).map(({ amount }) => amount),
  );
  return sums.reduce((sum, amount) => sum + amount, 0);
}

export function baht(amount: number): string {
  return formatBaht(satang(amount), { decimals: "needed" });
}

function eachSource(
  tell: (
    spent: number,
    budget: number | null,
    source: MoneySource,
  ) => Pick<ProgressFound, "message" | "remedy"> | undefined,
): ProgressCheck["find"] {
  return ({ projects }) =>
    projects.flatMap(({ project, tallies }) =>
      (["agency", "integrated"] as const).flatMap((source) => {
        const budget = source === "agency" ? project.budget : project.integratedBudget;
        const found = tell(spentOf(tallies, source), budget, source);
        return found ? [{ projectYearId: project.id, about: source, ...found }] : [];
      }),
    );
}
