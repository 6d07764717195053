import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { root } from "../../../platform/root.ts";
import type { Indicator, IndicatorKind } from "../content.ts";
import { readIndicators } from "./read.ts";
import type { IndicatorReading } from "./read.ts";

/** A real plan and the reading of it by hand, kept beside the repository and never in it. */
const file = join(root, "../shared/seeds/000-plan.json");

const sentence = z.object({ text: z.string() }).or(z.string());
const plan = z.object({
  projects: z.array(
    z.object({
      no: z.number(),
      outputs: z.array(z.unknown()),
      outcomes: z.array(z.unknown()),
      steps: z.array(z.unknown()),
      kpis: z.array(
        z.object({
          op: z.string(),
          value: z.number().nullable(),
          unit: z.string(),
          quote: z.string(),
        }),
      ),
    }),
  ),
});

type Kpi = z.infer<typeof plan>["projects"][number]["kpis"][number];

/**
 * What the hand wrote in its own words. A bare number (จำนวน 1 ครั้ง) it wrote as ==, "which a system should
 * accept as reached when met or passed": at least.
 */
function expected({
  op,
  value,
  unit,
  quote,
}: Kpi): Pick<Indicator, "kind" | "comparison" | "number" | "unit"> {
  const kind = kindOf({ op, value, unit, quote });
  if (kind === "zero") return { kind, comparison: "exactly", number: 0, unit };
  if (value === null) return { kind, comparison: null, number: null, unit };
  return { kind, comparison: op === "<=" ? "at-most" : "at-least", number: value, unit };
}

function kindOf({ op, value, unit, quote }: Kpi): IndicatorKind {
  if (op === "exists") return "exists";
  if (op === "decrease") return "falls";
  if (op === "count") return "free-count";
  if (value === 0) return "zero";
  if (unit === "คะแนน") return "score";
  if (unit === "วัน") return "within-days";
  if (unit === "ร้อยละ") return /ลดลง/.test(quote) ? "falls-by" : "percent";
  return "count";
}

const sentencesOf = (value: unknown): string[] => {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap(sentencesOf);
  const object = sentence.safeParse(value);
  const own = object.success && typeof object.data === "object" ? [object.data.text] : [];
  return typeof value === "object" && value !== null
    ? [
        ...own,
        ...Object.values(value)
          .filter((inner) => typeof inner === "object")
          .flatMap(sentencesOf),
      ]
    : own;
};

const squeezed = (text: string) => text.replaceAll(/\s/g, "");

test.runIf(existsSync(file))("of a real plan's measures at least 95 % are read as a person read them", () => {
  const { projects } = plan.parse(JSON.parse(readFileSync(file, "utf8")));
  const missed: string[] = [];
  let all = 0;
  let alone = 0;
  for (const { no, kpis, outputs, outcomes, steps } of projects) {
    const sentences = [outputs, outcomes, steps].flatMap(sentencesOf);
    for (const kpi of kpis) {
      all += 1;
      const whole = sentences.filter((each) => squeezed(each).includes(squeezed(kpi.quote)));
      const wanted = expected(kpi);
      if (isAmong(readIndicators(kpi.quote), wanted)) alone += 1;
      const read = [kpi.quote, ...whole].flatMap(readIndicators);
      if (!isAmong(read, wanted)) missed.push(`${no}: ${kpi.quote} → ${JSON.stringify(read[0]?.indicator)}`);
    }
  }
  expect(all).toBe(89);
  expect(missed.length > all * 0.05 ? missed : []).toEqual([]);
  // A quote of one word (ลดลง) says its unit only in its sentence.
  expect(alone / all).toBeGreaterThan(0.88);
});

function isAmong(
  readings: readonly IndicatorReading[],
  { kind, comparison, number, unit }: ReturnType<typeof expected>,
): boolean {
  return readings.some(
    ({ indicator }) =>
      indicator.kind === kind &&
      indicator.comparison === comparison &&
      indicator.number === number &&
      indicator.unit === unit,
  );
}
