import type { z } from "zod";
import type { Act } from "../src/platform/acts/act.ts";
import type { Recorded } from "../src/capabilities/progress/work/acts.ts";
import {
  markStep,
  recordEvent,
  recordPublication,
  recordSetback,
  recordSpending,
  recordValue,
} from "../src/capabilities/progress/work/acts.ts";
import type { FactKind } from "../src/capabilities/progress/facts.ts";
import { makeTraining } from "../src/capabilities/progress/trainings/acts.ts";
import { addParticipants, recordResults } from "../src/capabilities/progress/trainings/people-acts.ts";
import { participantsOf } from "../src/capabilities/progress/trainings/queries.ts";
import { shownResult } from "../src/capabilities/progress/trainings/rules.ts";
import type { ProjectYear } from "../src/capabilities/progress/project-years.ts";
import { openYear } from "../src/capabilities/progress/years/acts.ts";
import { projectYearsOf } from "../src/capabilities/progress/years/queries.ts";
import type { Step } from "../src/capabilities/plan/content.ts";
import { factsOfNextYear, factsOfYear, proofOf } from "./progress-list.ts";
import { factsOfTheRest } from "./progress-rest.ts";
import { evidenceOf } from "./evidence.ts";
import { units } from "./people.ts";
import type { FactTold } from "./progress-list.ts";
import { known } from "./stage.ts";
import type { Event, Stage } from "./stage.ts";

const acts: Readonly<Record<FactKind, Act<z.ZodType, Recorded>>> = {
  event: recordEvent,
  step: markStep,
  publication: recordPublication,
  spending: recordSpending,
  value: recordValue,
  setback: recordSetback,
};

/** What became of the plan: a year that is over, told honestly, and the beginning of the next. */
export const progressEvents: readonly Event[] = [
  {
    on: "12-24",
    at: "10:30",
    what: "the year is opened from the plan",
    happen: async (stage) => {
      await stage.perform("lawyer", openYear, { year: stage.calendar.fiscalYear });
    },
  },
  ...[...factsOfYear, ...factsOfTheRest].map((told, at) => factEvent(told, at, 0)),
  {
    on: "10-05",
    at: "09:15",
    next: true,
    what: "the next year is opened",
    happen: async (stage) => {
      await stage.perform("lawyer", openYear, { year: stage.calendar.fiscalYear + 1 });
    },
  },
  ...factsOfNextYear.map((told, at) => factEvent(told, at, 1)),
];

function factEvent(told: FactTold, at: number, later: 0 | 1): Event {
  return {
    on: told.late?.on ?? told.on,
    at: "14:00",
    next: later === 1,
    what: `${told.kind}: ${told.title}`,
    happen: async (stage) => {
      const year = stage.calendar.fiscalYear + later;
      const projects = await stage.read((db) => projectYearsOf(db, stage.orgId, year));
      const project = called(projects, told.project);
      const unitId = told.unit
        ? known(stage.units, told.unit)
        : (project.units[0]?.id ?? known(stage.units, "clerk"));
      const also = Object.entries(told.also ?? {});
      const by = told.by ?? "lawyer";
      const { id } = await stage.perform(by, acts[told.kind], {
        projectId: project.id,
        unitId,
        happenedOn: stage.calendar.day(told.on, later),
        title: told.title,
        said: told.said ?? "",
        link: proofOf(told.on, at),
        files: await evidenceOf(stage, by, told, units[told.unit ?? "clerk"]),
        ...(told.late ? { lateReason: told.late.why } : {}),
        ...fieldsOf(told, project),
        ...(told.kind === "event" || told.kind === "step"
          ? {
              steps: [
                ...stepKeys(project, told.steps ?? []),
                ...also.flatMap(([words, steps]) => stepKeys(called(projects, words), steps)),
              ],
            }
          : {}),
        ...(told.kind === "event" || told.kind === "publication"
          ? { others: also.map(([words]) => called(projects, words).id) }
          : {}),
      });
      if (told.marks) await test(stage, id, told.marks);
    },
  };
}

/** With marks, a test on paper before and after, which eight of ten pass. */
async function test(stage: Stage, eventId: string, marks: NonNullable<FactTold["marks"]>): Promise<void> {
  await stage.perform("lawyer", makeTraining, {
    id: eventId,
    passPercent: marks.length > 0 ? "80" : "",
    fullScore: marks.length > 0 ? "10" : "",
    questions: "",
  });
  if (marks.length === 0) return;
  await stage.perform("lawyer", addParticipants, {
    id: eventId,
    people: [...stage.people.values()].slice(0, marks.length),
    names: "",
    group: "staff",
    hasSigned: true,
  });
  const people = await stage.read((db) => participantsOf(db, stage.orgId, eventId));
  await stage.perform("lawyer", recordResults, {
    id: eventId,
    people: people.map((person, at) => ({
      id: person.id,
      shown: shownResult(person),
      hasSigned: true,
      before: String(marks[at]?.[0] ?? ""),
      after: String(marks[at]?.[1] ?? ""),
    })),
  });
}

function fieldsOf(told: FactTold, project: ProjectYear): Record<string, unknown> {
  switch (told.kind) {
    case "event":
      return { place: told.place ?? "", attended: told.attended ?? {} };
    case "publication":
      return { channel: told.channel };
    case "spending": {
      const [funding] = project.content.fundings;
      return {
        amount: told.amount,
        paperNumber: told.paper,
        source: told.fund && funding ? `fund:${funding.fundId}` : "agency",
      };
    }
    case "value": {
      const results = [...project.content.outputs, ...project.content.outcomes];
      const result = results.find(({ text }) => text.includes(told.result ?? ""));
      if (!result) throw new Error(`no result ${told.result}`);
      return { resultId: result.id, part: told.part, whole: told.whole ?? "" };
    }
    case "step":
    case "setback":
      return {};
  }
}

function called(projects: readonly ProjectYear[], words: string): ProjectYear {
  const project = projects.find(({ title }) => title.startsWith(words));
  if (!project) throw new Error(`no project ${words}`);
  return project;
}

/** Steps by their numbers in the sheet, each with all that is inside. */
function stepKeys(project: ProjectYear, places: readonly number[]): string[] {
  return places.flatMap((place) => {
    const step = project.content.steps[place - 1];
    if (!step) throw new Error(`${project.title} has no step ${place}`);
    return leaves(step).map(({ id }) => `${project.id}:${id}`);
  });
}

function leaves(step: Step): Step[] {
  return step.inside.length === 0 ? [step] : step.inside.flatMap(leaves);
}
