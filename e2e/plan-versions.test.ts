import { expect, test } from "vitest";
import { approvePlan, publishPlan } from "../src/capabilities/plan/life/acts.ts";
import { versionNumbered, versionsOf } from "../src/capabilities/plan/life/versions.ts";
import { planNamed } from "../src/capabilities/plan/queries.ts";
import { wholePlan } from "../src/capabilities/plan/whole.ts";
import { takeOverRisks } from "../src/capabilities/risk/acts.ts";
import { readIn } from "../src/platform/database/organisation-bound.ts";
import { openTestHouse } from "../src/testing/house.ts";
import { furnish } from "./furnished.ts";
import { aPlan, decision } from "./furnished-plan.ts";
import { NOW, perform } from "./world.ts";

test("what is approved and published is what was submitted, whatever the register of risks says since", async () => {
  const opened = await openTestHouse();
  opened.setClock(NOW);
  const world = await furnish(opened.house);
  const { planId, version } = await aPlan(world, "submitted");
  const measures = [{ text: "มาตรการที่เพิ่มภายหลัง", projectId: null }];
  const risk = { process: "กระบวนงานที่เพิ่มภายหลัง", events: ["เหตุ"], level: "สูง", measures };
  await perform(world, takeOverRisks, { fiscalYear: 2570, risks: [risk] });
  // Whoever decides reads what was submitted, on every page and in every document.
  const read = await readIn(world.house.database, world.org.id, async (db) => {
    const plan = await planNamed(db, world.org.id, planId);
    return plan && wholePlan(db, world.org.id, plan, world.house.packs);
  });
  expect(read?.risks.map(({ process }) => process)).not.toContain(risk.process);
  await perform(world, approvePlan, { planId, version, ...decision });
  await perform(world, publishPlan, { planId, version: version + 1, ...decision });
  const kept = await readIn(world.house.database, world.org.id, async (db) => {
    const listed = await versionsOf(db, world.org.id, planId);
    const found = [];
    for (const { number } of listed) found.push(await versionNumbered(db, world.org.id, planId, number));
    return found;
  });
  expect(kept.map((one) => one?.status)).toEqual(["published", "approved", "submitted"]);
  expect(new Set(kept.map((one) => one?.content_hash)).size).toBe(1);
  expect(kept[0]?.content).toEqual(kept[2]?.content);
});
