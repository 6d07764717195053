/** Budgets of the table, what sheets say about money, and the sources that pay. */
import { formatBaht, parseBaht, satang, sumSatang } from "../../../thai/money.ts";
import type { Satang } from "../../../thai/money.ts";
import { toArabicDigits } from "../../../thai/digits.ts";
import type { PlanContent, PlanProject } from "../content.ts";
import type { Found, PlanCheck } from "./finding.ts";
import { cut, textsOfProject } from "./texts.ts";

export const moneyChecks: readonly PlanCheck[] = [
  {
    key: "budget-broken",
    level: "error",
    title: "จำนวนเงินใช้ไม่ได้",
    find: eachProject(({ budgets }, { years }) =>
      budgets.length === years.length && budgets.every((budget) => budget === null || isAmount(budget))
        ? []
        : [
            {
              field: "budgets",
              message: "งบประมาณมีไม่ครบทุกปี หรือมีจำนวนที่ไม่ใช่เงิน",
              remedy: "กรอกเป็นบาท ไม่ติดลบ ไม่เกินสองตำแหน่งทศนิยม หรือเว้นว่างเมื่อไม่ใช้งบประมาณ",
            },
          ],
    ),
  },
  {
    key: "budget-gap",
    level: "advice",
    title: "งบประมาณเว้นบางปี",
    find: eachProject(({ budgets }, { years }) => {
      const empty = years.filter((_, index) => (budgets[index] ?? 0) === 0);
      return empty.length === 0 || empty.length === years.length
        ? []
        : [
            {
              field: "budgets",
              message: `มีงบประมาณบางปี แต่ไม่มีในปี ${empty.join(", ")}`,
              remedy: "ตรวจว่าปีที่เว้นไม่ใช้งบประมาณจริง",
            },
          ];
    }),
  },
  {
    key: "budget-in-text-differs",
    level: "warning",
    title: "จำนวนเงินในรายละเอียดไม่ตรงกับตาราง",
    find: eachProject((project) => {
      const { budgets } = project;
      const named = budgets
        .filter((budget) => budget !== null && isAmount(budget))
        .map((each) => satang(each));
      const fundings = project.fundings.flatMap((funding) => funding.budgets.filter((each) => each !== null));
      const right = new Set<number>([...named, ...fundings, sumSatang(named)]);
      return textsOfProject(project).flatMap(({ field, item, text }) =>
        amountsIn(text)
          .filter(({ amount }) => !right.has(amount))
          .map(({ written }) => ({
            field,
            ...(item === undefined ? {} : { item }),
            message: `ข้อความเขียน “${written}” แต่ตารางงบประมาณ${named.length === 0 ? "ไม่มีเงิน" : `มี ${named.map((each) => baht(each)).join(", ")} บาท`}`,
            remedy: "แก้ข้อความหรือตารางให้ตรงกัน",
          })),
      );
    }),
  },
  {
    key: "no-budget-but-money",
    level: "warning",
    title: "เขียนว่าไม่ใช้งบประมาณ แต่ตารางมีเงิน",
    find: eachProject((project) =>
      project.budgets.some((budget) => (budget ?? 0) > 0)
        ? textsOfProject(project)
            .filter(({ text }) => /ไม่ใช้งบประมาณ/.test(text))
            .map(({ field }) => ({
              field,
              message: "ข้อความเขียนว่าไม่ใช้งบประมาณ แต่ตารางมีงบประมาณ",
              remedy: "ลบข้อความ หรือลบงบประมาณออกจากตาราง",
            }))
        : [],
    ),
  },
  {
    key: "fund-unknown",
    level: "error",
    title: "แหล่งเงินไม่มีในแผน",
    find: eachProject(({ fundings }, { funds }) =>
      fundings
        .filter(({ fundId }) => !funds.some(({ id }) => id === fundId))
        .map(({ fundId }) => ({
          field: "fundings",
          item: fundId,
          message: "แหล่งเงินที่เลือกไว้ไม่มีในแผนแล้ว",
          remedy: "เลือกแหล่งเงินใหม่",
        })),
    ),
  },
  {
    key: "funding-over-budget",
    level: "error",
    title: "เงินจากแหล่งรวมกันเกินงบประมาณของโครงการ",
    find: eachProject(({ budgets, fundings }, { years }) =>
      years.flatMap((year, index) => {
        const budget = budgets[index] ?? 0;
        const taken = fundings.reduce((sum, funding) => sum + (funding.budgets[index] ?? 0), 0);
        return taken <= budget || !isAmount(taken) || !isAmount(budget)
          ? []
          : [
              {
                field: "fundings",
                item: String(year),
                message: `ปี ${year} แหล่งเงินรวม ${baht(taken)} บาท เกินงบประมาณ ${baht(budget)} บาท`,
                remedy: "ลดเงินจากแหล่ง หรือเพิ่มงบประมาณของโครงการ",
              },
            ];
      }),
    ),
  },
  {
    key: "money-twice",
    level: "warning",
    title: "เงินก้อนเดียวใช้หลายโครงการ",
    find: ({ funds, projects, years }) =>
      funds.flatMap((fund) =>
        years.flatMap((year, index): Found[] => {
          const takers = projects.flatMap(({ id, fundings }) => {
            const taken = fundings
              .filter(({ fundId }) => fundId === fund.id)
              .reduce((sum, { budgets }) => sum + (budgets[index] ?? 0), 0);
            return taken > 0 ? [{ id, taken }] : [];
          });
          const taken = takers.reduce((sum, taker) => sum + taker.taken, 0);
          const holds = fund.budgets[index] ?? null;
          if (takers.length < 2 || (holds !== null && taken <= holds) || !isAmount(taken)) return [];
          const numbers = takers.map(({ id }) => projects.findIndex((project) => project.id === id) + 1);
          const held = holds === null ? "ไม่ได้ระบุวงเงิน" : `มีเพียง ${baht(holds)} บาท`;
          return [
            {
              field: "funds",
              item: `${fund.id}.${year}`,
              message: `ปี ${year} โครงการที่ ${numbers.join(", ")} ใช้เงินจาก “${cut(fund.name)}” รวม ${baht(taken)} บาท แต่แหล่งนี้${held} ยอดรวมจึงนับเงินก้อนเดียวเพียงครั้งเดียว`,
              remedy: "ระบุวงเงินของแหล่ง แล้วแบ่งให้แต่ละโครงการ หรือให้เหตุผลว่าใช้เงินร่วมกัน",
            },
          ];
        }),
      ),
  },
  {
    key: "fund-unused",
    level: "advice",
    title: "แหล่งเงินที่ไม่มีโครงการใดใช้",
    find: ({ funds, projects }) => {
      const used = new Set(projects.flatMap(({ fundings }) => fundings.map(({ fundId }) => fundId)));
      return funds
        .filter(({ id }) => !used.has(id))
        .map(({ id, name }) => ({
          field: "funds",
          item: id,
          message: `ไม่มีโครงการใดใช้เงินจาก “${cut(name)}”`,
          remedy: "เชื่อมกับโครงการที่ใช้ หรือลบออก",
        }));
    },
  },
  {
    key: "money-without-target",
    level: "warning",
    title: "ใช้เงินแต่ไม่มีตัวชี้วัดที่เป็นตัวเลข",
    find: eachProject(({ title, budgets, outputs, outcomes }) =>
      budgets.every((budget) => (budget ?? 0) === 0) ||
      [...outputs, ...outcomes].some(({ indicator }) => (indicator?.number ?? null) !== null)
        ? []
        : [
            {
              field: "outputs",
              message: `“${cut(title)}” ใช้งบประมาณ แต่ไม่มีผลผลิตหรือผลลัพธ์ที่วัดเป็นตัวเลข`,
              remedy: "เพิ่มตัวชี้วัดที่มีค่าเป้าหมาย",
            },
          ],
    ),
  },
];

function eachProject(
  tell: (project: PlanProject, content: PlanContent) => readonly Found[],
): PlanCheck["find"] {
  return (content) =>
    content.projects.flatMap((project) =>
      tell(project, content).map((found) => ({ ...found, projectId: project.id })),
    );
}

function isAmount(amount: number): amount is Satang {
  return Number.isSafeInteger(amount) && amount >= 0;
}

function baht(amount: number): string {
  return formatBaht(satang(amount), { decimals: "needed" });
}

/** Limits of law (ของขวัญไม่เกิน 3,000 บาท) are no budget. */
function amountsIn(text: string): { written: string; amount: number }[] {
  if (!text.includes("บาท")) return [];
  return [...toArabicDigits(text).matchAll(/(.{0,16})(\d[\d,]{0,20}(?:\.\d{1,10})?)\s*บาท/g)].flatMap(
    (found) => {
      const amount = parseBaht(found[2] ?? "");
      const isLimit = !/งบประมาณ|วงเงิน|จำนวน|ใช้เงิน/.test(found[1] ?? "");
      return amount === undefined || isLimit ? [] : [{ written: `${found[2]} บาท`, amount }];
    },
  );
}
