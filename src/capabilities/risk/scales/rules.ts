/** What a scale says; packs and the assessments that keep one have this shape. */
export type RiskScale = WordScale | ScoredScale;

export interface Level {
  readonly key: string;
  readonly name: string;
  readonly colour: LevelColour;
}

export type LevelColour = "green" | "yellow" | "orange" | "red";

export interface WordScale {
  readonly method: "words";
  /** From low to high. */
  readonly levels: readonly Level[];
}

export type ScoredScale = {
  readonly likelihood: Axis;
  readonly impact: Axis;
  readonly levels: readonly (Level & { readonly from: number; readonly to: number })[];
} & (
  | { readonly method: "product" }
  | { readonly method: "matrix"; readonly degrees: readonly (readonly number[])[] }
);

export interface Axis {
  readonly name: string;
  readonly steps: readonly Step[];
  readonly measures: readonly Measure[];
}

export interface Step {
  readonly score: number;
  readonly name: string;
  readonly criteria: readonly string[];
  readonly confirmed: boolean;
}

interface Measure {
  readonly name: string;
  readonly unit: string;
  readonly confirmed: boolean;
  readonly bounds: readonly Bound[];
}

interface Bound {
  readonly score: number;
  readonly over?: number | undefined;
  readonly upTo?: number | undefined;
}

/** What somebody chose: two steps, or a word. */
export interface Rating {
  likelihood: number | null;
  impact: number | null;
  level: string | null;
}

export const unrated: Rating = { likelihood: null, impact: null, level: null };

export function isScored(scale: RiskScale): scale is ScoredScale {
  return scale.method !== "words";
}

/** The score of two steps; nothing when the scale has no such step. */
export function scoreOf(scale: ScoredScale, likelihood: number, impact: number): number | undefined {
  const row = scale.likelihood.steps.findIndex((step) => step.score === likelihood);
  const column = scale.impact.steps.findIndex((step) => step.score === impact);
  if (row < 0 || column < 0) return undefined;
  return scale.method === "matrix" ? scale.degrees[row]?.[column] : likelihood * impact;
}

export function levelOfScore(scale: ScoredScale, score: number): Level | undefined {
  return scale.levels.find(({ from, to }) => from <= score && score <= to);
}

export interface Rated {
  level: Level;
  /** From 0, the lowest: to sort and compare by. */
  rank: number;
  score: number | null;
}

/** What a rating means on its scale; nothing while something of it is missing or unknown. */
export function ratedOn(scale: RiskScale, rating: Rating): Rated | undefined {
  const score = scoreIn(scale, rating);
  const level = isScored(scale)
    ? score !== undefined && levelOfScore(scale, score)
    : scale.levels.find(({ key }) => key === rating.level);
  if (!level) return undefined;
  return {
    level,
    rank: scale.levels.findIndex(({ key }) => key === level.key),
    score: score ?? null,
  };
}

function scoreIn(scale: RiskScale, { likelihood, impact }: Rating): number | undefined {
  if (!isScored(scale) || likelihood === null || impact === null) return undefined;
  return scoreOf(scale, likelihood, impact);
}

/** "สูง (12)", or the word alone. */
export function ratedInWords({ level, score }: Rated): string {
  return score === null ? level.name : `${level.name} (${score})`;
}

/** What tells a step: its own sentences, then its share of each quantity. */
export function criteriaOf(axis: Axis, score: number): string[] {
  const step = axis.steps.find((one) => one.score === score);
  const quantities = axis.measures.flatMap(({ name, unit, bounds }) => {
    const bound = bounds.find((one) => one.score === score);
    return bound ? [`${name}${boundInWords(bound)} ${unit}`] : [];
  });
  return [...(step?.criteria ?? []), ...quantities];
}

function boundInWords({ over, upTo }: Bound): string {
  const said = (value: number) => value.toLocaleString("en-US", { maximumFractionDigits: 2 });
  if (over === undefined) return upTo === undefined ? "เท่าใดก็ได้" : `ไม่เกิน ${said(upTo)}`;
  return upTo === undefined ? `มากกว่า ${said(over)}` : `มากกว่า ${said(over)} ถึง ${said(upTo)}`;
}

/** Why a scale cannot be used, each with its place: no score may be without a level, none may have two. */
export function scaleBreaches(scale: RiskScale): string[] {
  const breaches = [
    ...repeats(scale.levels.map(({ key }) => key)).map((at) => `data.levels.${at}.key: ซ้ำกับรายการก่อนหน้า`),
    ...repeats(scale.levels.map(({ name }) => name)).map((at) => `data.levels.${at}.name: ซ้ำกับรายการก่อนหน้า`),
  ];
  if (!isScored(scale)) return breaches;
  const axes = [...axisBreaches(scale.likelihood, "likelihood"), ...axisBreaches(scale.impact, "impact")];
  // Scores are reckoned from the steps: while these are wrong, nothing more can be said.
  return [...breaches, ...axes, ...(axes.length > 0 ? [] : levelBreaches(scale))];
}

function axisBreaches({ steps, measures }: Axis, name: string): string[] {
  const at = `data.${name}`;
  const misplaced = steps.findIndex(({ score }, index) => score !== index + 1);
  if (misplaced >= 0) return [`${at}.steps.${misplaced}.score: ขั้นต้องเรียงจาก 1 ต่อเนื่องกัน`];
  return measures.flatMap((measure, index) =>
    boundBreaches(measure, steps.length).map((breach) => `${at}.measures.${index}.bounds${breach}`),
  );
}

function boundBreaches({ bounds, unit }: Measure, steps: number): string[] {
  const misplaced = bounds.findIndex(({ score }, index) => score !== index + 1);
  if (misplaced >= 0 || bounds.length !== steps) return [": ต้องมีครบทุกขั้น เรียงจากขั้น 1"];
  return bounds.flatMap(({ over, upTo }, index) => {
    const before = bounds[index - 1];
    const at = `.${index}`;
    if (over !== undefined && upTo !== undefined && upTo <= over) return [`${at}.upTo: ต้องมากกว่า ${over}`];
    if (before === undefined) return over === undefined ? [] : [`${at}.over: ขั้นแรกต้องไม่มีขอบล่าง`];
    if (before.upTo === undefined || over === undefined) return [`${at}.over: ซ้อนกับขั้นก่อนหน้า`];
    if (over > before.upTo) return [`${at}.over: มากกว่า ${before.upTo} ถึง ${over} ${unit} ไม่อยู่ในขั้นใด`];
    if (over < before.upTo) return [`${at}.over: มากกว่า ${over} ถึง ${before.upTo} ${unit} อยู่ในสองขั้น`];
    return index === bounds.length - 1 && upTo !== undefined ? [`${at}.upTo: ขั้นสุดท้ายต้องไม่มีขอบบน`] : [];
  });
}

function levelBreaches(scale: ScoredScale): string[] {
  const scores = possibleScores(scale);
  if (scores === undefined) return ["data.degrees: ต้องมีหนึ่งแถวต่อขั้นของโอกาสเกิด และหนึ่งช่องต่อขั้นของผลกระทบ"];
  const least = Math.min(...scores);
  const most = Math.max(...scores);
  // Written by a scale as "1–4, 5–9": whatever lies between the ends of the range must be said as well.
  const range = Array.from({ length: most - least + 1 }, (_, index) => least + index);
  return [
    ...scale.levels.flatMap(({ from, to }, index) =>
      from > to || from < least || to > most
        ? [`data.levels.${index}: ${from}–${to} อยู่นอกช่วงคะแนน ${least}–${most}`]
        : [],
    ),
    ...range.flatMap((score) => {
      const found = scale.levels.filter(({ from, to }) => from <= score && score <= to);
      if (found.length === 1) return [];
      return found.length === 0
        ? [`data.levels: คะแนน ${score} ไม่อยู่ในระดับใด`]
        : [`data.levels: คะแนน ${score} อยู่ในหลายระดับ (${found.map(({ name }) => name).join(", ")})`];
    }),
    ...scale.levels.flatMap(({ from }, index) => {
      const before = scale.levels[index - 1];
      return before && before.from >= from ? [`data.levels.${index}: ต้องเรียงจากต่ำไปสูง`] : [];
    }),
  ];
}

/** Every score that two steps can have; nothing when the table of scores has holes. */
function possibleScores(scale: ScoredScale): number[] | undefined {
  const rows = scale.likelihood.steps.length;
  const columns = scale.impact.steps.length;
  if (scale.method === "product") return [1, rows * columns];
  const isWhole = scale.degrees.length === rows && scale.degrees.every((row) => row.length === columns);
  return isWhole ? scale.degrees.flat() : undefined;
}

function repeats(words: readonly string[]): number[] {
  return words.flatMap((word, index) => (words.indexOf(word) === index ? [] : [index]));
}
