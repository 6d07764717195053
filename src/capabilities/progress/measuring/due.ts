/**
 * The thresholds speak of work that is planned for the whole year: half of it done is green at six months, when half of
 * it is due. A project that the plan gives some quarters only is held against what is due of it by then, in the same
 * proportion: all of the first quarter's work done at six months counts as half a year's, none of the last quarter's is
 * nothing to blame.
 */
import { compare, divided, exact, fraction, inFigures, times } from "../../../thai/fractions.ts";
import type { Fraction } from "../../../thai/fractions.ts";
import type { IsoDate } from "../../../thai/dates.ts";
import { quarterRange, quarters } from "../../../thai/fiscal.ts";
import type { Quarter } from "../../../thai/fiscal.ts";
import type { ProjectYear } from "../project-years.ts";
import { figure, lightOf, lightTitles } from "./lights.ts";
import type { LightBands } from "./lights.ts";
import type { Standing } from "./standing.ts";

type Planned = Pick<ProjectYear, "year"> & { content: Pick<ProjectYear["content"], "quarters"> };

/** By the evening of the day. A project without quarters has the whole year. */
export function lightBy(
  { year, content }: Planned,
  progress: Standing["progress"],
  { bands, until }: { bands: LightBands | undefined; until: IsoDate },
): Pick<Standing, "light" | "whyLight"> {
  if (!bands || progress.of === 0) return { light: null, whyLight: null };
  const planned = content.quarters.length === 0 ? quarters : [...new Set(content.quarters)];
  const due = shareOver(planned, year, until);
  const ofDue = divided(divided(figure(progress.done), figure(progress.of)) ?? NONE, due);
  const gone = shareOver(quarters, year, until);
  if (!ofDue) return { light: null, whyLight: `ยังไม่มีขั้นตอนที่ถึงกำหนด (${inQuarters(planned)}) จึงไม่มีสัญญาณไฟ` };
  const light = lightOf(bands, fraction(ofDue.over * gone.over, ofDue.under * gone.under));
  if (!light) return { light, whyLight: null };
  const dueSteps = times(due, BigInt(progress.of));
  return {
    light,
    whyLight: [
      `สัญญาณไฟ${lightTitles[light]}`,
      `ถึงกำหนดแล้ว ${inFigures(dueSteps)} จาก ${progress.of} ขั้นตอน (${inQuarters(planned)})`,
      `ทำแล้ว ${progress.done} ขั้นตอน เท่ากับร้อยละ ${inFigures(times(ofDue, 100n))} ของที่ถึงกำหนด`,
      `เกณฑ์${bandsInWords(bands, gone)}`,
    ].join(" · "),
  };
}

const NONE = fraction(0n, 1n);

function shareOver(planned: readonly Quarter[], year: number, until: IsoDate): Fraction {
  const over = planned.filter((quarter) => quarterRange(year, quarter).end <= until);
  return fraction(BigInt(over.length), BigInt(planned.length));
}

function inQuarters(planned: readonly Quarter[]): string {
  return planned.length === quarters.length ? "แผนทั้งปี" : `แผนไตรมาสที่ ${planned.toSorted().join(", ")}`;
}

/** What the thresholds of a whole year's work come to in per cent of what is due of it. */
function bandsInWords(bands: LightBands, gone: Fraction): string {
  return bands
    .flatMap(({ light, from }) => {
      const ofDue = divided(exact(from) ?? NONE, gone);
      return ofDue && compare(ofDue, NONE) > 0 ? [`${lightTitles[light]}ตั้งแต่ร้อยละ ${inFigures(ofDue)}`] : [];
    })
    .toReversed()
    .join(" ");
}
