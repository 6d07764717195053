import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { packKinds } from "../../../pack-kinds.ts";
import { organisationFullName } from "../../../platform/packs/kinds/organisation-kinds.ts";
import type { OrganisationKind } from "../../../platform/packs/kinds/organisation-kinds.ts";
import { loadPackShelf, shelfOf } from "../../../platform/packs/load.ts";
import type { PackShelf } from "../../../platform/packs/load.ts";
import { root } from "../../../platform/root.ts";
import { checkPlan } from "../checks/check.ts";
import { factsOf } from "../checks/finding.ts";
import { textsOf } from "../checks/texts.ts";
import type { PlanContent } from "../content.ts";
import { readIndicators } from "../indicators/read.ts";
import { missionOf, planCycle } from "../packs/cycles.ts";
import type { PlanCycle } from "../packs/cycles.ts";
import { readyPlan, readyProjects } from "../packs/ready-projects.ts";
import type { ReadyPlan } from "../packs/ready-projects.ts";
import { fillTemplate, templateWords, unknownPlaceholders } from "./fill.ts";
import { declarationFrom, goalsFrom, introductionFrom, projectFrom } from "./plan.ts";

let shelf: PackShelf = shelfOf([], packKinds);
let ready: ReadyPlan;
let cycle: PlanCycle;
let kinds: readonly OrganisationKind[] = [];

beforeAll(async () => {
  shelf = await loadPackShelf(join(root, "packs"), packKinds);
  const found = readyPlan(shelf, "2566-2570");
  const ofYears = planCycle(shelf, "2566-2570")?.data;
  if (!found || !ofYears) throw new Error("no packs");
  ready = found;
  cycle = ofYears;
  kinds = factsOf(shelf).kinds;
});

/** The whole plan that an organisation of the kind starts with. */
function started(kind: OrganisationKind): PlanContent {
  const name = organisationFullName(kind, "ทุ่งสุข");
  const words = templateWords(name, kind, cycle.years);
  let count = 0;
  const newId = () => `id${(count += 1)}`;
  const units = kind.units.map((unit) => ({ id: unit.key, name: unit.name }));
  const at = { words, kind, years: cycle.years, units, newId };
  return {
    cycle: ready.cycle,
    title: cycle.planTitle,
    organisation: { name, kind: kind.key, amphoe: null, province: null },
    years: cycle.years,
    introduction: introductionFrom(ready, words),
    goals: goalsFrom(cycle, at),
    risks: [],
    projects: ready.projects.map((each) => projectFrom(each, at)),
    funds: [],
    declaration: declarationFrom(ready, words),
  };
}

describe("the ready projects", () => {
  test("are forty: 13, 16, 4 and 7 by dimension, as plans of the cycle usually have", () => {
    const dimensions = ready.projects.map(({ mission }) => mission.charAt(0));
    expect(["1", "2", "3", "4"].map((key) => dimensions.filter((each) => each === key).length)).toEqual([
      13, 16, 4, 7,
    ]);
  });

  test("stand under missions and headings of the cycle, and leave no mission empty", () => {
    const missions = cycle.dimensions.flatMap((dimension) => dimension.missions.map(({ key }) => key));
    expect(new Set(ready.projects.map(({ mission }) => mission))).toEqual(new Set(missions));
    for (const { mission, headings } of ready.projects) {
      const known = missionOf(cycle, mission)?.headings.map(({ key }) => key) ?? [];
      expect(known).toEqual(expect.arrayContaining(headings));
    }
  });

  test("are measured as their sentences say: one measure each, read without doubt", () => {
    for (const { outputs, outcomes } of ready.projects) {
      for (const { text, indicator } of [...outputs, ...outcomes]) {
        const [reading, second] = readIndicators(text);
        expect(second).toBeUndefined();
        expect(reading).toMatchObject({ sure: true, indicator: { ...indicator, confirmed: false } });
      }
    }
  });

  test("are no copy of a real plan: beyond names nothing longer is shared", () => {
    const file = join(root, "../shared/seeds/000_406eb2a823fbf5b3.txt");
    const plan = existsSync(file) ? readFileSync(file, "utf8").replaceAll(/\s/g, "") : "";
    const longest = 70;
    for (const { reasons, objectives, steps } of ready.projects) {
      for (const text of [...reasons, ...objectives, ...steps.map((step) => step.text)]) {
        const bare = text.replaceAll(/\s/g, "").replace(/หลักเกณฑ์กระทรวงการคลังว่าด้วย\D+\d{4}/, "");
        for (let from = 0; from + longest <= bare.length; from += 1)
          expect(plan.includes(bare.slice(from, from + longest))).toBe(false);
      }
    }
  });
});

describe("filled in for each kind of organisation", () => {
  test("no placeholder is left, and nothing of another kind or of a template", () => {
    expect(kinds).toHaveLength(7);
    for (const kind of kinds) {
      const plan = started(kind);
      for (const { text } of textsOf(plan)) expect(text).not.toMatch(/[{}]/);
      const others = kinds.filter(({ key }) => key !== kind.key);
      const own = JSON.stringify([kind.full, kind.staff, kind.titles, kind.bylaw]);
      const foreign = others
        .flatMap((each) => [
          each.staff.official,
          each.titles.executive,
          each.titles.council,
          each.titles.councilMember,
          each.bylaw.word,
          each.full,
        ])
        .filter((word) => !own.includes(word));
      const whole = textsOf(plan)
        .map(({ text }) => text)
        .join("\n");
      for (const word of foreign) expect(whole).not.toContain(word);
      expect(whole).toContain(kind.staff.official);
    }
  });

  test("only what the office itself must add keeps the plan from being submitted", () => {
    for (const kind of kinds) {
      const findings = checkPlan(started(kind), factsOf(shelf)).filter(({ level }) => level !== "advice");
      expect(new Set(findings.map(({ check }) => check))).toEqual(
        new Set(["goal-base-missing", "risks-missing", "declaration-unsigned"]),
      );
    }
  });

  test("each project has a unit of the organisation, or every unit", () => {
    for (const kind of kinds) {
      for (const { responsible } of started(kind).projects)
        expect(responsible.allUnits || responsible.units.length === 1).toBe(true);
    }
    const [subdistrict] = kinds;
    if (!subdistrict) throw new Error("no kinds");
    const audit = started(subdistrict).projects.find(({ title }) => title.includes("ตรวจสอบภายใน"));
    expect(audit?.responsible.units[0]?.name).toBe("หน่วยตรวจสอบภายใน");
  });

  test("a unit that the organisation has not set up is named as it usually is", () => {
    const [kind] = kinds;
    const [project] = ready.projects;
    if (!kind || !project) throw new Error("nothing");
    const words = templateWords("ก", kind, cycle.years);
    const made = projectFrom(project, { words, kind, years: [2566], units: [], newId: () => "x" });
    expect(made.responsible).toEqual({ allUnits: false, units: [], text: "สำนักปลัด" });
    expect(made.budgets).toEqual([null]);
  });

  test("every identity is new", () => {
    const [kind] = kinds;
    if (!kind) throw new Error("no kinds");
    const ids = started(kind).projects.flatMap(({ id, steps, outputs, outcomes }) => [
      id,
      ...steps.flatMap((step) => [step.id, ...step.inside.map((inner) => inner.id)]),
      ...[...outputs, ...outcomes].map((result) => result.id),
    ]);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe("templates", () => {
  test("what is no placeholder stays as it is, and is told", () => {
    const [kind] = kinds;
    if (!kind) throw new Error("no kinds");
    const words = templateWords("องค์การบริหารส่วนตำบลทุ่งสุข", kind, [2566, 2570]);
    expect(fillTemplate("{executive}แห่ง{area} ปี {firstYear}-{lastYear} {x}", words)).toBe(
      "นายกองค์การบริหารส่วนตำบลแห่งพื้นที่องค์การบริหารส่วนตำบลทุ่งสุข ปี 2566-2570 {x}",
    );
    expect(unknownPlaceholders("{organisation} {x} {y} {x}")).toEqual(["x", "y"]);
  });

  test("a broken pack is refused with the place", () => {
    const [pack] = shelf.ofKind(readyProjects);
    const [project] = ready.projects;
    if (!pack || !project) throw new Error("no pack");
    const refused = (projects: ReadyPlan["projects"]) =>
      readyProjects.check?.({ ...pack, data: { ...ready, projects } });
    expect(refused([project])).toEqual([]);
    expect(refused([project, project])).toEqual(["data.projects.1.key: ซ้ำกับรายการก่อนหน้า"]);
    expect(refused([{ ...project, headings: ["2.1.1"] }])).toEqual([
      "data.projects.0.headings.0: ต้องขึ้นต้นด้วย 1.1.",
    ]);
    expect(refused([{ ...project, quarters: [2, 1] }])).toEqual(["data.projects.0.quarters: ไม่เรียงหรือซ้ำ"]);
    expect(refused([{ ...project, title: "{nobody}" }])).toEqual(["data: ไม่มีคำแทนชื่อ {nobody}"]);
  });
});
