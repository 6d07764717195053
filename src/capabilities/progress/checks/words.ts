/** Words that tell nothing of this year: the plan's own, another project's, a template's. */
import { similarity, squash } from "../../../thai/matching.ts";
import { searchForm } from "../../../thai/search-form.ts";
import type { PlanProject } from "../../plan/content.ts";
import { cut } from "./cut.ts";
import { inPeriod, placeOf } from "./evidence.ts";
import type { ProgressCheck, ProgressFound } from "./finding.ts";
import type { ProjectRecords, RoundRecords } from "./records.ts";

/** From here on two sentences differ by slips and endings only. */
const NEARLY = 0.9;
/** Shorter words may well be the same by chance. */
const LONG_ENOUGH = 20;

export const wordChecks: readonly ProgressCheck[] = [
  {
    key: "result-repeats-plan",
    level: "error",
    title: "ผลการดำเนินงานคัดลอกจากแผน",
    find: (records) =>
      sayings(records).flatMap((saying) => {
        const copied = expected(saying.project).find((text) => searchForm(text) === searchForm(saying.text));
        return copied === undefined ? [] : [copiedFrom(saying, "ตรงกับข้อความในแผนทุกคำ")];
      }),
  },
  {
    key: "result-nearly-plan",
    level: "warning",
    title: "ผลการดำเนินงานคล้ายข้อความในแผน",
    find: (records) =>
      sayings(records).flatMap((saying) => {
        const text = bare(saying.text);
        const wanted = expected(saying.project).map(bare);
        if (expected(saying.project).some((each) => searchForm(each) === searchForm(saying.text))) return [];
        const isNear = wanted.some(
          (each) => each.length >= LONG_ENOUGH && (text.includes(each) || similarity(each, text) >= NEARLY),
        );
        return isNear ? [copiedFrom(saying, "แทบไม่ต่างจากข้อความในแผน")] : [];
      }),
  },
  {
    key: "same-words-twice",
    level: "warning",
    title: "สองโครงการใช้ข้อความเดียวกัน",
    find: ({ words }) => {
      const long = words.filter(
        (each) => each.projectYearId !== null && squash(each.words).length >= LONG_ENOUGH,
      );
      return [...Map.groupBy(long, (each) => squash(each.words)).values()].flatMap((same) =>
        new Set(same.map(({ projectYearId }) => projectYearId)).size < 2
          ? []
          : same.slice(1).map(({ projectYearId, words: said, place }) => ({
              projectYearId: projectYearId ?? undefined,
              at: "words" as const,
              about: place,
              message: `“${cut(said)}” ใช้กับโครงการอื่นด้วยทุกคำ`,
              remedy: "เขียนสิ่งที่เกิดขึ้นของโครงการนี้เอง หรือให้เหตุผล",
            })),
      );
    },
  },
  {
    key: "template-left",
    level: "error",
    title: "ข้อความแม่แบบค้างอยู่",
    find: (records) =>
      texts(records)
        .filter(({ text }) => template.test(text))
        .map(({ text, found }) => ({
          ...found,
          message: `“${cut(text)}” ยังเป็นข้อความแม่แบบ`,
          remedy: "เขียนสิ่งที่เกิดขึ้นจริงแทน หรือลบออก",
        })),
  },
];

/** ระบุ… as a sentence of its own, runs of dots, letters that hold a place. */
const template = /^\s*[([]?\s*(?:โปรด|กรุณา|ให้)?ระบุ|\.{5,}|…{2,}|_{4,}|[xX]{3,}|lorem/;

interface Placed {
  text: string;
  found: Omit<ProgressFound, "message" | "remedy">;
}

interface Saying extends Placed {
  project: PlanProject;
}

/** Everything that somebody wrote for this report. */
function texts(records: RoundRecords): Placed[] {
  const facts = inPeriod(records).flatMap(({ fact }) =>
    [fact.title, fact.said].filter((text) => text !== null).map((text) => ({ text, found: placeOf(fact) })),
  );
  const words = records.words.map(({ place, projectYearId, words: text }) => ({
    text,
    found: { projectYearId: projectYearId ?? undefined, at: "words" as const, about: place },
  }));
  return [...facts, ...words];
}

/** What is told as the result of a project: of a fact each text with each project that it serves. */
function sayings(records: RoundRecords): Saying[] {
  const projects = new Map(records.projects.map((each) => [each.project.id, each]));
  const facts = inPeriod(records).flatMap(({ fact }) => {
    // A step or a value is named by the plan itself; only what is said about it is somebody's own.
    const own = fact.kind === "step" || fact.kind === "value" ? [fact.said] : [fact.title, fact.said];
    return fact.projects.flatMap(({ id }) =>
      own.map((text) => ({ text, projectYearId: id, found: { ...placeOf(fact), about: id } })),
    );
  });
  const words = records.words.map(({ place, projectYearId, words: text }) => ({
    text,
    projectYearId,
    found: { projectYearId: projectYearId ?? undefined, at: "words" as const, about: place },
  }));
  return [...facts, ...words].flatMap(({ text, projectYearId, found }) => {
    const project = projectYearId === null ? undefined : projects.get(projectYearId);
    return text === null || text.trim() === "" || !project
      ? []
      : [{ text, project: project.project.content, found }];
  });
}

/** Without the little words that turn a hope into a claim: จะมี… becomes ได้มี…แล้ว and nothing was said. */
function bare(text: string): string {
  return searchForm(text).replace(/เพื่อให้|สามารถ|เกิด|แล้ว|ได้|จะ|มี|และ|ที่|ใน|ของ|การ|ความ/g, "");
}

/** What the plan hoped for: to repeat it is to tell nothing. */
export function expected(project: ProjectRecords["project"]["content"]): string[] {
  return [...[...project.outputs, ...project.outcomes].map(({ text }) => text), ...project.objectives].filter(
    (text) => text.trim() !== "",
  );
}

function copiedFrom({ text, found }: Saying, how: string): ProgressFound {
  return {
    ...found,
    message: `“${cut(text)}” ${how}`,
    remedy: "เขียนสิ่งที่เกิดขึ้นจริงในรอบนี้: ทำอะไร ที่ไหน เมื่อใด กับใคร ได้ผลเท่าใด",
  };
}
