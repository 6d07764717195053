import { expect, test } from "vitest";
import { recorded } from "../bench/record.ts";
import { paths } from "../src/paths.ts";
import { openTestHouse } from "../src/testing/house.ts";
import { browserFor } from "../src/testing/requests.ts";
import { furnish } from "./furnished.ts";
import { aProject, projectFacts } from "./furnished-plan.ts";
import { formBody } from "./samples.ts";
import { NOW } from "./world.ts";

test("from save to visible the records of the plan are asked three times (held, written, shown), and once for the index", async () => {
  const opened = await openTestHouse();
  opened.setClock(NOW);
  const world = await furnish(opened.house);
  const browser = browserFor(opened);
  const { planId, id } = await aProject(world);
  const at = { org: world.org.slug, plan: planId, id };
  const typed = formBody({ ...projectFacts(world), version: "1", reasons: "เหตุผลที่เพิ่งพิมพ์" });
  const fields: Record<string, string[]> = {};
  for (const [name, value] of typed as URLSearchParams) (fields[name] ??= []).push(value);
  const statements = await recorded(async () => {
    const coordinator = world.members.coordinator;
    const saved = await browser.post(paths.office.planProjectEdit.href(at), fields, coordinator);
    expect(saved.status).toBe(303);
    const page = await browser.get(saved.headers.get("location") ?? "", coordinator);
    expect(await page.text()).toContain("เหตุผลที่เพิ่งพิมพ์");
  });
  const ofProjects = statements.filter(({ text }) => text.includes("plan_project"));
  expect(ofProjects.map(({ text }) => text.slice(0, 6))).toEqual(["select", "update", "select", "select"]);
  // In the transaction of the act, for whoever looks for the project next.
  expect(ofProjects[2]?.text).toContain('"plan"."cycle"');
});
