import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { packKinds } from "../../../pack-kinds.ts";
import { loadPackShelf } from "../../../platform/packs/load.ts";
import { root } from "../../../platform/root.ts";
import type { PlanContent, PlanProject, Result, Step } from "../content.ts";
import { readIndicator } from "../indicators/read.ts";
import { checkPlan } from "./check.ts";
import { factsOf } from "./finding.ts";
import { goodPlan } from "./good-plan.fixture.ts";

/** A real plan, read by hand, kept beside the repository. Its own mistakes are what the checks were made for. */
const file = join(root, "../shared/seeds/000-plan.json");

const seedStep = z.object({
  text: z.string(),
  sub: z.array(z.string().or(z.object({ text: z.string() }))).default([]),
});
const seed = z.object({
  plan_benefits: z.array(z.string()),
  risk_assessment: z.array(
    z.object({
      process: z.string(),
      risks: z.array(z.string()),
      risk_score: z.string(),
      measures: z.array(z.object({ text: z.string(), project_no: z.number() })),
    }),
  ),
  projects: z.array(
    z.object({
      no: z.number(),
      kind: z.string(),
      title: z.string(),
      dimension: z.object({ no: z.coerce.string() }),
      program: z.object({ no: z.coerce.string() }),
      subprograms: z.array(z.object({ no: z.coerce.string() })),
      rationale: z.array(z.string()),
      objectives: z.array(z.string()),
      target: z.string().or(z.array(z.string())),
      target_number: z.number().nullable(),
      steps: z.array(seedStep),
      period: z.string(),
      responsible_text: z.string(),
      budget_text_part3: z.string(),
      outputs: z.array(z.string().or(z.object({ text: z.string() }))),
      outcomes: z.array(z.string().or(z.object({ text: z.string() }))),
    }),
  ),
});

const textOf = (value: string | { text: string }) => (typeof value === "string" ? value : value.text);

function projectOf(read: z.infer<typeof seed>["projects"][number]): PlanProject {
  const results = (list: typeof read.outputs, mark: string): Result[] =>
    list.map(textOf).map((text, index) => {
      const indicator = readIndicator(text)?.indicator ?? null;
      return {
        id: `${mark}${read.no}.${index}`,
        text,
        indicator: indicator && { ...indicator, confirmed: true },
      };
    });
  const steps: Step[] = read.steps.map(({ text, sub }, index) => ({
    id: String(index),
    text,
    inside: sub.map((each, inner) => ({ id: `${index}.${inner}`, text: textOf(each), inside: [] })),
  }));
  const kinds: Record<string, PlanProject["kind"]> = { กิจกรรม: "activity", มาตรการ: "measure" };
  return {
    id: String(read.no),
    kind: kinds[read.kind] ?? "project",
    title: read.title,
    dimension: read.dimension.no,
    mission: read.program.no,
    headings: read.subprograms.map(({ no }) => no),
    budgets: [null, null, null, null, null],
    remark: read.budget_text_part3,
    fundings: [],
    reasons: read.rationale,
    objectives: read.objectives,
    target: { text: [read.target].flat().join(" "), count: read.target_number, groups: [] },
    steps,
    period: read.period,
    quarters: [],
    responsible: { allUnits: false, units: [], text: read.responsible_text },
    outputs: results(read.outputs, "o"),
    outcomes: results(read.outcomes, "r"),
  };
}

test.runIf(existsSync(file))("the mistakes of a real plan are found where they are", async () => {
  const facts = factsOf(await loadPackShelf(join(root, "packs"), packKinds));
  const read = seed.parse(JSON.parse(readFileSync(file, "utf8")));
  const base = goodPlan();
  const plan: PlanContent = {
    ...base,
    organisation: { ...base.organisation, name: "องค์การบริหารส่วนตำบลคำด้วง" },
    introduction: { ...base.introduction, foreword: ["แผน"], benefits: read.plan_benefits },
    funds: [],
    risks: read.risk_assessment.map(({ process, risks, risk_score, measures }) => ({
      process,
      events: risks,
      level: risk_score,
      measures: measures.map(({ text, project_no }) => ({ text, projectId: String(project_no) })),
    })),
    projects: read.projects.map(projectOf),
  };
  const findings = checkPlan(plan, facts);
  const where = (key: string) => [
    ...new Set(
      findings.filter(({ check }) => check === key).map(({ place }) => place.projectId ?? place.field),
    ),
  ];
  expect(where("law-kind-wrong")).toEqual(["8"]);
  expect(where("law-year-wrong")).toEqual(["21"]);
  expect(where("other-kind-word")).toEqual(["3"]);
  expect(where("other-organisation")).toEqual([]);
  expect(where("template-left")).toEqual(["16", "30", "32"]);
  expect(where("meaning-reversed")).toEqual(["benefits"]);
  expect(where("ita-without-year")).toEqual(["17", "20", "26"]);
  expect(where("falls-goal-contradicts")).toEqual(["34", "35"]);
  expect(where("complaints-both-ways")).toEqual(["39", "40"]);
  expect(where("channels-fewer-named")).toEqual(["2"]);
  expect(where("two-measures")).toEqual(["2"]);
  expect(where("subject-twice")).toEqual(["22"]);
  expect(where("report-step-missing")).toEqual(["7", "8", "28", "30"]);
  expect(where("target-without-number")).toHaveLength(30);
  expect(where("measure-without-project")).toEqual([]);
  expect(where("place-unknown")).toEqual([]);
});
