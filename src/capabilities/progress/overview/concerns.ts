/** What an executive should look at: worked out from how projects stand, each with the words that say why. */
import { quarterLabel } from "../../../thai/fiscal.ts";
import type { IsoDate } from "../../../thai/dates.ts";
import { formatBaht, satang } from "../../../thai/money.ts";
import type { StandingProject } from "../measuring/queries.ts";
import { isLate } from "../measuring/rules.ts";

export const concerns = ["late", "could-not", "at-risk", "over-spent", "under-spent", "missed"] as const;
export type Concern = (typeof concerns)[number];

export const concernTitles: Readonly<Record<Concern, string>> = {
  late: "ล่าช้ากว่าแผน",
  "could-not": "ไม่สามารถดำเนินการได้",
  "at-risk": "เสี่ยงไม่ทัน (สัญญาณไฟแดง)",
  "over-spent": "เบิกจ่ายเกินงบประมาณ",
  "under-spent": "เบิกจ่ายต่ำกว่างบประมาณ",
  missed: "ไม่บรรลุตัวชี้วัด",
};

export interface Worry {
  concern: Concern;
  project: StandingProject;
  why: string;
}

/** One project may worry for several reasons; those of a kind stand together, in the order of the book. */
export function worriesOf(projects: readonly StandingProject[], today: IsoDate): Worry[] {
  const counting = projects.filter(({ projectYear }) => !projectYear.dropped);
  return concerns.flatMap((concern) =>
    counting.flatMap((project) => {
      const why = reasons[concern](project, today);
      return why === undefined ? [] : [{ concern, project, why }];
    }),
  );
}

type Reason = (project: StandingProject, today: IsoDate) => string | undefined;

const reasons: Readonly<Record<Concern, Reason>> = {
  late: ({ projectYear, standing }, today) => {
    if (!isLate(projectYear, standing.status, today)) return undefined;
    const last = projectYear.content.quarters.toSorted().at(-1);
    return `ครบกำหนดสิ้น${last === undefined ? "ปีงบประมาณ" : quarterLabel(last)} ${stepsOf(standing)}`;
  },
  "could-not": ({ standing }) => (standing.status === "could-not" ? (standing.setback ?? "") : undefined),
  "at-risk": ({ projectYear, standing }, today) =>
    standing.light === "red" &&
    standing.status !== "could-not" &&
    !isLate(projectYear, standing.status, today)
      ? (standing.whyLight ?? undefined)
      : undefined,
  "over-spent": ({ standing: { spent, budget } }) =>
    spent > (budget ?? 0) ? `${moneyOf(spent, budget)} เกิน ${baht(spent - (budget ?? 0))} บาท` : undefined,
  // Before the work is done, money that is still there is no sign of anything.
  "under-spent": ({ standing: { status, spent, budget } }) =>
    status === "done" && budget !== null && spent < budget
      ? `แล้วเสร็จ ${moneyOf(spent, budget)} คงเหลือ ${baht(budget - spent)} บาท`
      : undefined,
  missed: ({ standing }) => {
    const missed = standing.indicators.filter(({ verdict }) => verdict === "not-met");
    return missed.length === 0
      ? undefined
      : missed.map(({ text, arithmetic }) => `${text}: ${arithmetic}`).join(" · ");
  },
};

function stepsOf({ progress: { done, of } }: StandingProject["standing"]): string {
  return `แล้วเสร็จ ${done} จาก ${of} ขั้นตอน`;
}

function moneyOf(spent: number, budget: number | null): string {
  return `เบิกจ่าย ${baht(spent)} จาก ${baht(budget ?? 0)} บาท`;
}

export function baht(amount: number): string {
  return formatBaht(satang(amount), { decimals: "needed" });
}
