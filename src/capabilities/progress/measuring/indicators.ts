/** How an indicator stands: computed where its source has records, by hand with evidence otherwise. */
import type { Indicator, Result } from "../../plan/content.ts";
import { judge } from "../../plan/indicators/rules.ts";
import type { Judgement } from "../../plan/indicators/rules.ts";
import { fiscalYearRange } from "../../../thai/fiscal.ts";
import type { ProjectYear } from "../project-years.ts";
import type { Around } from "./around.ts";
import { fallByHand, fallByRecords } from "./falls.ts";
import { byHand } from "./hand.ts";
import type { ByHand } from "./hand.ts";
import { isMonthIn, monthOf, spansOf } from "./periods.ts";
import type { Span } from "./periods.ts";
import { askedOf, countsOf, proven } from "./reckoning.ts";
import type { Indicating, Judged } from "./reckoning.ts";
import { measurers } from "./sources.ts";
import type { Measurer } from "./sources.ts";
import type { IndicatorStanding } from "./standing.ts";
import type { ShareTally } from "./tally.ts";

export function indicatorStanding(
  projectYear: ProjectYear,
  result: Result,
  shares: readonly ShareTally[],
  around: Around,
): Omit<IndicatorStanding, "isOutcome"> {
  const named = { resultId: result.id, text: result.text };
  const { indicator } = result;
  if (!indicator)
    return {
      ...named,
      value: null,
      verdict: "cannot-tell",
      arithmetic: "แผนไม่ได้กำหนดวิธีวัดของข้อนี้",
      from: "nothing",
      hasEvidence: false,
    };
  const asked = { projectYear, result, indicator, shares };
  const { value, verdict, from, hasEvidence, how, ...judged } = careful(
    judgedBy(asked, around),
    asked,
    around,
  );
  return {
    ...named,
    value,
    verdict,
    from,
    hasEvidence,
    arithmetic: how === "" ? judged.arithmetic : `${judged.arithmetic} (${how})`,
  };
}

/** Records before the word of a hand; a hand before a count of nothing. */
function judgedBy(asked: Indicating, around: Around): Judged {
  const { projectYear, result, indicator, shares } = asked;
  const measurer = indicator.source === null ? undefined : measurers[indicator.source];
  const counted = measurer && byRecords(asked, measurer, around);
  if (counted && !counted.isEmpty) return counted;
  const hand = byHand({ resultId: result.id, indicator, allUnits: projectYear.allUnits }, shares);
  if (hand) return byTheHand(asked, hand, around);
  if (counted) return counted;
  return { ...judge(indicator, null), value: null, from: "nothing", hasEvidence: false, how: "" };
}

function byRecords(
  asked: Indicating,
  measurer: Measurer,
  around: Around,
): (Judged & { isEmpty: boolean }) | undefined {
  const { indicator, projectYear, shares } = asked;
  if (isFall(indicator)) return fallByRecords(asked, measurer, around);
  const years =
    indicator.per === "plan" && indicator.kind !== "percent"
      ? [...around.earlier].flatMap(([year, tally]) => (year < projectYear.year ? tally.shares : []))
      : [];
  const measured = measurer(askedOf(asked), countsOf([...years, ...shares]));
  if (!measured) return undefined;
  const { value, how, hasEvidence, isEmpty } = measured;
  const spans = spansOf(indicator.per, projectYear.year);
  const judgement =
    spans.length === 0
      ? proven(judge(indicator, value), isEmpty)
      : inEach(spans, around, (span) => {
          const inside = measurer(
            askedOf(asked),
            countsOf(shares, ({ month }) => isMonthIn(month, span)),
          );
          return proven(judge(indicator, inside?.value ?? null), inside?.isEmpty ?? true);
        });
  return { ...judgement, value, from: "facts", hasEvidence, how, isEmpty };
}

function byTheHand(asked: Indicating, hand: ByHand, around: Around): Judged {
  const { indicator, projectYear, result, shares } = asked;
  if (isFall(indicator)) return backed(fallByHand(asked, hand, around));
  const spans = spansOf(indicator.per, projectYear.year);
  const wish = { resultId: result.id, indicator, allUnits: projectYear.allUnits };
  const judgement =
    spans.length === 0
      ? judgedWhole(asked, hand, around)
      : inEach(spans, around, (span) => {
          const inside = byHand(wish, shares, ({ on }) => isMonthIn(monthOf(on), span));
          const judged = judge(indicator, inside?.value ?? null);
          return inside ? backed({ ...judged, hasEvidence: inside.hasEvidence }) : judged;
        });
  return backed({
    value: hand.value,
    from: "hand",
    hasEvidence: hand.hasEvidence,
    how: hand.how,
    ...judgement,
  });
}

function judgedWhole(asked: Indicating, hand: ByHand, around: Around): Judgement {
  const { indicator, projectYear, result } = asked;
  if (hand.value === null)
    return { verdict: "cannot-tell", arithmetic: "หน่วยงานบันทึกค่าต่างชนิดกัน จึงรวมเป็นค่าเดียวไม่ได้" };
  if (indicator.per !== "plan" || indicator.kind !== "count" || typeof hand.value !== "number")
    return judge(indicator, hand.value);
  const wish = { resultId: result.id, indicator, allUnits: projectYear.allUnits };
  const years = [...around.earlier]
    .filter(([year]) => year < projectYear.year)
    .flatMap(([, { shares }]) => byHand(wish, shares)?.value ?? []);
  return judge(
    indicator,
    years.reduce<number>((sum, value) => sum + (typeof value === "number" ? value : 0), hand.value),
  );
}

/** Met where it is met in every span that is over; one span without a value leaves it open. */
function inEach(spans: readonly Span[], { until }: Around, judgeIn: (span: Span) => Judgement): Judgement {
  const over = spans.filter(({ end }) => end <= until).map((span) => ({ span, ...judgeIn(span) }));
  if (over.length === 0)
    return { verdict: "cannot-tell", arithmetic: `ยังไม่สิ้น${spans[0]?.name ?? ""} จึงยังตัดสินไม่ได้` };
  const lacking = over.filter(({ verdict }) => verdict !== "met");
  const met = `ถึงเป้าหมาย ${over.length - lacking.length} จาก ${over.length} ช่วงที่สิ้นสุดแล้ว`;
  if (lacking.length === 0) {
    const last = over.at(-1);
    return { verdict: "met", arithmetic: `${met} ${last?.span.name ?? ""}: ${last?.arithmetic ?? ""}` };
  }
  const verdict = lacking.some((each) => each.verdict === "not-met") ? "not-met" : "cannot-tell";
  const lacks = lacking.map(({ span, arithmetic }) => `${span.name}: ${arithmetic}`);
  return { verdict, arithmetic: `${met} ${lacks.join(" · ")}` };
}

/** A value by hand that speaks for the office needs evidence; one that speaks against it is believed. */
function backed<Backed extends Judgement & { hasEvidence: boolean }>(judged: Backed): Backed {
  return judged.verdict === "met" && !judged.hasEvidence
    ? { ...judged, verdict: "cannot-tell", arithmetic: `${judged.arithmetic} แต่ยังไม่มีหลักฐาน` }
    : judged;
}

/** What can still be reached is not missed yet; what no person has confirmed is not judged. */
function careful(judged: Judged, { indicator, projectYear }: Indicating, around: Around): Judged {
  if (!indicator.confirmed)
    return { ...judged, verdict: "cannot-tell", arithmetic: `วิธีวัดยังไม่มีผู้ยืนยัน ${judged.arithmetic}` };
  const lastYear = indicator.per === "plan" ? around.lastYear : projectYear.year;
  const isOver = fiscalYearRange(lastYear).end <= around.until;
  if (judged.verdict !== "not-met" || isOver || !mayStillRise(indicator, judged.value)) return judged;
  const end = indicator.per === "plan" ? "แผน" : "ปีงบประมาณ";
  return { ...judged, verdict: "cannot-tell", arithmetic: `${judged.arithmetic} ยังไม่สิ้น${end}` };
}

/** Counts grow with what is still done in the year; a span that is over stays as it was. */
function mayStillRise(indicator: Indicator, value: Judged["value"]): boolean {
  if (isInSpans(indicator) || value === null) return false;
  if (indicator.kind === "exists") return true;
  if (indicator.source === "spending" && indicator.kind === "percent")
    return indicator.comparison !== "at-most";
  if (indicator.kind !== "count" || indicator.number === null) return false;
  if (indicator.comparison === "at-most") return false;
  return indicator.comparison !== "exactly" || (typeof value === "number" && value < indicator.number);
}

function isInSpans({ per }: Indicator): boolean {
  return per === "quarter" || per === "month" || per === "round";
}

function isFall({ kind }: Indicator): boolean {
  return kind === "falls" || kind === "falls-by";
}
