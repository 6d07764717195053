import { expect, test } from "vitest";
import { paths } from "../../../paths.ts";
import { writeIn } from "../../../platform/database/organisation-bound.ts";
import { openBrowserHouse, verifyPage } from "../../../testing/browser.ts";
import { aMember, anOrganisation, aUnit } from "../../../testing/people.ts";
import { freeze } from "../life/versions.ts";
import { aReadyPlan } from "../stage.fixture.ts";
import { wholePlan } from "../whole.ts";

const { house, page: open } = await openBrowserHouse();
const org = await anOrganisation(house);
await aUnit(house, org, "สำนักปลัดเทศบาล");
const { actor } = await aMember(house, org, "coordinator");
const at = { org: org.slug };

test("a citizen finds the plan from the organisation's page and reads a project", async () => {
  const page = await open({ script: false, width: 360 });
  await page.goto(paths.public.plan.href(at));
  await verifyPage(page, {
    title: "แผนป้องกันการทุจริต",
    h1: "แผนป้องกันการทุจริต",
    path: paths.public.plan.href(at),
  });

  const { plan } = await aReadyPlan({ house, org, actor });
  await writeIn(house.database, org.id, async (db) =>
    freeze(db, org.id, {
      planId: plan.id,
      status: "published",
      amendment: 0,
      content: await wholePlan(db, org.id, plan, house.packs),
      note: null,
      byName: actor.name,
      now: house.now(),
    }),
  );
  await page.goto(paths.public.home.href(at));
  await page.getByRole("link", { name: "แผนป้องกันการทุจริต" }).click();
  await verifyPage(page, { title: plan.title, h1: plan.title, path: paths.public.plan.href(at) });

  const first = page.locator("main table a").first();
  const title = await first.innerText();
  await first.click();
  const id = page.url().split("/").at(-1) ?? "";
  await verifyPage(page, {
    title,
    h1: title,
    path: paths.public.planProject.href({ ...at, cycle: plan.cycle, id }),
  });
  expect(await page.locator("main").innerText()).toContain("๙. ผลผลิตและผลลัพธ์");
});
