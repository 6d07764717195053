import { expect, test } from "vitest";
import { readIn } from "../../platform/database/organisation-bound.ts";
import { openTestHouse } from "../../testing/house.ts";
import { anOrganisation } from "../../testing/people.ts";
import { linkMeasure } from "../risk/measures/acts.ts";
import { aMeasure, aRisk, aYear, perform as performRisk } from "../risk/stage.fixture.ts";
import { checkPlan } from "./checks/check.ts";
import { factsOf } from "./checks/finding.ts";
import { projectsOf } from "./queries.ts";
import { aReadyPlan } from "./stage.fixture.ts";
import type { PlanStage } from "./stage.fixture.ts";
import { wholePlan } from "./whole.ts";

const { house } = await openTestHouse();

test("of two plans with the same years each reads a measure as its own project of that name", async () => {
  const org = await anOrganisation(house);
  const stage: PlanStage = { house, org, actor: { kind: "terminal", name: "ทดสอบ" } };
  const plans = [(await aReadyPlan(stage)).plan, (await aReadyPlan(stage)).plan];
  const risk = await aRisk(stage, await aYear(stage, 2570));
  const linked = await aMeasure(stage, risk, { text: "มาตรการป้องกันการรับสินบน" });
  await aMeasure(stage, risk, { text: "ติดป้ายประกาศ" });
  const projects = await Promise.all(
    plans.map(({ id }) => readIn(house.database, org.id, (db) => projectsOf(db, org.id, id))),
  );
  const [, own] = projects;
  await performRisk(stage, linkMeasure, { id: linked, version: 1, projectId: own?.[0]?.id });

  for (const [at, plan] of plans.entries()) {
    const content = await readIn(house.database, org.id, (db) => wholePlan(db, org.id, plan, house.packs));
    expect(content.risks[0]?.measures.map(({ projectId }) => projectId)).toEqual([
      projects[at]?.[0]?.id,
      null,
    ]);
    const findings = checkPlan(content, factsOf(house.packs));
    expect(
      findings.filter(({ check }) => check === "measure-without-project").map(({ message }) => message),
    ).toEqual(["มาตรการ “ติดป้ายประกาศ” ยังไม่ได้เชื่อมกับโครงการใดของแผน"]);
  }
});
