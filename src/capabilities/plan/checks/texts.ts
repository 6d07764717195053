import type { PlanContent, PlanProject, Step } from "../content.ts";
import type { PlanField } from "./finding.ts";

/** A text of the plan and where it stands. */
export interface PlacedText extends PlaceOfText {
  /** Without blanks, which stand anywhere in Thai. */
  readonly tight: string;
}

interface PlaceOfText {
  readonly projectId?: string;
  readonly field: PlanField;
  readonly item?: string;
  readonly text: string;
}

/** Many checks go through them one after the other. */
const known = new WeakMap<PlanContent, readonly PlacedText[]>();

/** Every text of the plan in the order of the book, with its place. */
export function textsOf(content: PlanContent): readonly PlacedText[] {
  const texts =
    known.get(content) ??
    gathered(content).map((placed) => ({ ...placed, tight: placed.text.replaceAll(/\s/g, "") }));
  known.set(content, texts);
  return texts;
}

function gathered(content: PlanContent): PlaceOfText[] {
  const { introduction, goals, risks, declaration } = content;
  const all = (field: PlanField, list: readonly string[]) => list.map((text) => ({ field, text }));
  return [
    { field: "plan" as const, text: content.title },
    ...all("foreword", introduction.foreword),
    ...risks.flatMap((risk) =>
      [risk.process, ...risk.events, ...risk.measures.map((each) => each.text)].map((text) => ({
        field: "risks" as const,
        item: cut(risk.process),
        text,
      })),
    ),
    ...all("plan-reasons", introduction.reasons),
    ...all("plan-objectives", introduction.objectives),
    ...goals.map(({ id, text }) => ({ field: "goals" as const, item: id, text })),
    ...all("benefits", introduction.benefits),
    ...content.projects.flatMap(textsOfProject),
    ...all("declaration", declaration?.text ?? []),
  ].filter(({ text }) => text.trim() !== "");
}

export function textsOfProject(project: PlanProject): PlaceOfText[] {
  const projectId = project.id;
  const all = (field: PlanField, list: readonly string[]) => list.map((text) => ({ projectId, field, text }));
  const results = (field: "outputs" | "outcomes") =>
    project[field].map(({ id, text }) => ({ projectId, field, item: id, text }));
  return [
    ...all("title", [project.title]),
    ...all("remark", project.remark === null ? [] : [project.remark]),
    ...all("reasons", project.reasons),
    ...all("objectives", project.objectives),
    ...all("target", [project.target.text]),
    ...all("steps", everyStep(project.steps)),
    ...all("period", [project.period]),
    ...all("responsible", project.responsible.text === null ? [] : [project.responsible.text]),
    ...results("outputs"),
    ...results("outcomes"),
  ];
}

export function everyStep(steps: readonly Step[]): string[] {
  return steps.flatMap(({ text, inside }) => [text, ...everyStep(inside)]);
}

/** For comparing titles and sentences of one plan; blanks of a document cannot be trusted. */
export function bare(text: string): string {
  return text.replaceAll(/[\s“”"‘’'()]/g, "");
}

/** At most so many letters, to be quoted in a message. */
export function cut(text: string, most = 60): string {
  const line = text.replaceAll(/\s+/g, " ").trim();
  return line.length > most ? `${line.slice(0, most).trimEnd()}…` : line;
}
