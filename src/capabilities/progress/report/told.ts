/** Facts as sentences: what was held when and who came, what was published where, which steps are done. */
import { formatThaiDate } from "../../../thai/date-text.ts";
import type { ThaiDateStyle } from "../../../thai/date-text.ts";
import type { IsoDate } from "../../../thai/dates.ts";
import { formatBaht, satang } from "../../../thai/money.ts";
import { targetGroupKinds } from "../../plan/content.ts";
import type { Step } from "../../plan/content.ts";
import { targetGroupTitles } from "../../plan/rules.ts";
import type { Attended, EventFact, Fact, PublicationFact, SpendingFact } from "../facts.ts";
import { moneySourceTitles } from "../facts.ts";
import type { IndicatorStanding, Standing } from "../measuring/standing.ts";
import { workStatusTitles } from "../measuring/standing.ts";

/** A table has narrow columns, a narrative has room. */
export type Manner = "table" | "narrative";

const dateStyles: Record<Manner, ThaiDateStyle> = { table: "short", narrative: "long" };

const dateIn = (day: IsoDate, manner: Manner) => formatThaiDate(day, dateStyles[manner]);

export function ofKind<Kind extends Fact["kind"]>(
  facts: readonly Fact[],
  kind: Kind,
): Extract<Fact, { kind: Kind }>[] {
  return facts.filter((fact): fact is Extract<Fact, { kind: Kind }> => fact.kind === kind);
}

export function toldEvent(event: EventFact, manner: Manner): string {
  return [
    event.title,
    `เมื่อวันที่ ${dateIn(event.happenedOn, manner)}`,
    event.place === null ? "" : `ณ ${event.place}`,
    toldAttended(event.attended, manner),
  ]
    .filter((part) => part !== "")
    .join(" ");
}

function toldAttended(attended: Attended, manner: Manner): string {
  const came = targetGroupKinds.flatMap((group) => {
    const count = attended[group] ?? 0;
    return count > 0 ? [{ count, title: targetGroupTitles[group] }] : [];
  });
  const all = came.reduce((sum, { count }) => sum + count, 0);
  if (all === 0) return "";
  const groups = came.map(({ count, title }) => `${title} ${inThousands(count)} คน`).join(", ");
  return `มีผู้เข้าร่วม ${inThousands(all)} คน${manner === "narrative" ? ` (${groups})` : ""}`;
}

/** A sentence for each item: its channels, and how often or when in each. */
export function toldPublications(
  publications: readonly PublicationFact[],
  channelTitle: (key: string) => string,
  manner: Manner,
): string[] {
  const items = Map.groupBy(publications, ({ title }) => title);
  return [...items].map(([title, times]) => {
    const channels = [...Map.groupBy(times, ({ channel }) => channel)].map(([channel, inIt]) => {
      const days = inIt.map(({ happenedOn }) => dateIn(happenedOn, manner)).join(", ");
      const told = manner === "table" && inIt.length > 1 ? `${inIt.length} ครั้ง` : days;
      return `${channelTitle(channel)} (${told})`;
    });
    return `เผยแพร่ ${title} ทาง ${channels.join(", ")}`;
  });
}

export function toldSpending({ happenedOn, title, amount, paperNumber, source }: SpendingFact): string {
  const sum = formatBaht(satang(amount), { decimals: "needed" });
  const paper = paperNumber === null ? "" : ` ตามเอกสารเลขที่ ${paperNumber}`;
  return `${title} จำนวน ${sum} บาท จาก${moneySourceTitles[source]} เมื่อวันที่ ${dateIn(happenedOn, "narrative")}${paper}`;
}

/** Where it stands, and why it stopped where it did. */
export function toldStatus(
  { status, progress, setback }: Pick<Standing, "status" | "progress" | "setback">,
  ofAllUnits: boolean,
): string[] {
  if (status === "could-not" && setback !== null) return [toldSetback(setback)];
  const all = ofAllUnits ? "รวมทุกหน่วยงาน " : "";
  const steps = progress.of === 0 ? "" : ` (${all}แล้วเสร็จ ${progress.done} จาก ${progress.of} ขั้นตอน)`;
  const stopped = setback === null || status === "done" ? [] : [`มีหน่วยงานที่${toldSetback(setback)}`];
  return [`${workStatusTitles[status]}${steps}`, ...stopped];
}

export function toldSetback(setback: string): string {
  return `ไม่สามารถดำเนินการได้ เนื่องจาก${setback.replace(/^เนื่องจาก\s*/, "")}`;
}

/** Named by its number in the indicator column, never by the words of the plan: a result is no copy of it. */
export function toldIndicator(
  { verdict, arithmetic, from }: IndicatorStanding,
  number: number,
  of: number,
): string {
  const name = of > 1 ? `ตัวชี้วัดที่ ${number}` : "ตัวชี้วัด";
  if (verdict === "cannot-tell") return `${name}: ยังสรุปผลไม่ได้ – ${arithmetic}`;
  const how = from === "hand" ? " (บันทึกค่าโดยหน่วยงาน)" : "";
  return `${name}: ${arithmetic}${how} – ${verdictTitles[verdict]}`;
}

export const verdictTitles = {
  met: "บรรลุตัวชี้วัด",
  "not-met": "ไม่บรรลุตัวชี้วัด",
  "cannot-tell": "ยังสรุปผลไม่ได้",
} as const;

/** A line for each step of the plan: when it was done, or how far it is. */
export function toldSteps(steps: readonly Step[], standing: Standing, facts: readonly Fact[]): string[] {
  const lastDone = new Map<string, IsoDate>();
  for (const { happenedOn, projects } of facts) {
    const mine = projects.find(({ id }) => id === standing.projectYearId);
    for (const stepId of mine?.stepIds ?? []) lastDone.set(stepId, happenedOn);
  }
  const byId = new Map(everyStep(steps).map((step) => [step.id, step]));
  return standing.steps.flatMap(({ stepId, status, done, of }) => {
    const step = byId.get(stepId);
    if (!step) return [];
    const day = lastDone.get(stepId);
    const when = status === "done" && day !== undefined ? ` เมื่อวันที่ ${dateIn(day, "narrative")}` : "";
    // A step is counted by the steps inside it, and once for each unit that answers for a share.
    const counted = step.inside.length > 0 ? "ขั้นตอนย่อย" : "หน่วยงาน";
    const part = of > 1 ? ` ${done} จาก ${of} ${counted}` : "";
    return [`${step.text} – ${status === "done" ? "แล้วเสร็จ" : workStatusTitles[status]}${part}${when}`];
  });
}

function everyStep(steps: readonly Step[]): Step[] {
  return steps.flatMap((step) => [step, ...everyStep(step.inside)]);
}

function inThousands(count: number): string {
  return count.toLocaleString("en");
}
