import { expect, test } from "vitest";
import { allowsPlanStep, editionTitle, planStatuses, planSteps, statusAfter } from "./rules.ts";
import type { PlanStatus } from "./rules.ts";

const table: Record<PlanStatus, string> = {
  draft: "edit submit discard",
  submitted: "recall return approve",
  approved: "return publish",
  published: "amend",
};

test.each(Object.entries(table) as [PlanStatus, string][])("a plan that is %s allows %s", (status, steps) => {
  expect(planSteps.filter((step) => allowsPlanStep(status, step)).toSorted()).toEqual(
    steps.split(" ").toSorted(),
  );
});

test("every status can be reached from a draft, and none is a dead end", () => {
  const reached = new Set<PlanStatus>(["draft"]);
  for (const status of reached) {
    const steps = planSteps.filter((step) => allowsPlanStep(status, step));
    expect(steps.length).toBeGreaterThan(0);
    for (const step of steps) {
      if (step !== "edit" && step !== "discard") reached.add(statusAfter(step));
    }
  }
  expect([...reached].toSorted()).toEqual(Object.keys(planStatuses).toSorted());
});

test("the plan itself has no number, amendments are counted", () => {
  expect(editionTitle(0)).toBe("ฉบับแรก");
  expect(editionTitle(2)).toBe("ฉบับเปลี่ยนแปลงหรือเพิ่มเติม ครั้งที่ 2");
});
