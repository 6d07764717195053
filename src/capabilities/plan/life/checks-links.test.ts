import { expect, test } from "vitest";
import { paths } from "../../../paths.ts";
import { readIn } from "../../../platform/database/organisation-bound.ts";
import { openTestHouse } from "../../../testing/house.ts";
import { aMember, anOrganisation, aUnit } from "../../../testing/people.ts";
import { browserFor } from "../../../testing/requests.ts";
import { aMeasure, aRisk, aYear } from "../../risk/stage.fixture.ts";
import { importPlan } from "../importing/acts.ts";
import { TERMINAL } from "../../../platform/reading/kept.ts";
import { keepReading } from "../importing/kept.ts";
import { planNamed } from "../queries.ts";
import { madeText } from "../reading/made-plan.fixture.ts";
import { readPlanFile } from "../reading/read-file.ts";
import { perform } from "../stage.fixture.ts";
import type { PlanStage } from "../stage.fixture.ts";
import { standNow } from "./stand.ts";

const opened = await openTestHouse();
const { house } = opened;
const browser = browserFor(opened);
const org = await anOrganisation(house);
const unit = await aUnit(house, org, "กองช่าง");
const stage: PlanStage = { house, org, actor: { kind: "terminal", name: "ทดสอบ" } };

/** An imported plan, which has findings of nearly every place. */
async function aPlanWithFindings() {
  const read = await readPlanFile(new TextEncoder().encode(madeText()));
  if (!read.ok) throw new Error(read.why);
  await keepReading(house.database, org.id, TERMINAL, {
    ...read,
    fileName: "plan.txt",
    keptAt: house.now(),
  });
  const { planId } = await perform(stage, importPlan, { cycle: "2566-2570" });
  const risk = await aRisk(stage, await aYear(stage, 2570), { processName: "การรับเงินรายได้" });
  await aMeasure(stage, risk, { text: "ออกใบเสร็จทุกครั้ง" });
  return planId;
}

const planId = await aPlanWithFindings();
const links = (html: string, word: string) => [
  ...new Set([...html.matchAll(new RegExp(`href="([^"]+)">${word}<`, "g"))].map((found) => found[1] ?? "")),
];

test("every finding leads to the field that mends it", async () => {
  const coordinator = await aMember(house, org, "coordinator");
  const page = await browser.get(paths.office.planChecks.href({ org: org.slug, plan: planId }), coordinator);
  const hrefs = links((await page.text()).replaceAll("&amp;", "&"), "(?:ไปแก้ไข|โครงการที่ \\d+)");
  const stand = await readIn(house.database, org.id, async (db) => {
    const plan = await planNamed(db, org.id, planId);
    if (!plan) throw new Error("no plan");
    return standNow(db, org.id, plan, house.packs);
  });
  expect(new Set(stand.findings.map(({ editor }) => editor)).size).toBeGreaterThanOrEqual(6);
  expect(hrefs.length).toBeGreaterThan(10);
  for (const href of hrefs) {
    const [address = "", field] = href.split("#");
    const answer = await browser.get(address, coordinator);
    expect([href, answer.status]).toEqual([href, 200]);
    const isThere = field === undefined || (await answer.text()).includes(`id="${field}"`);
    expect([href, isThere]).toEqual([href, true]);
  }
  const risks = hrefs.find((href) => href.includes("/risks/"));
  expect(await (await browser.get(risks ?? "", coordinator)).text()).toContain("การรับเงินรายได้");
});

test("whoever may not mend them is led only to what may be read", async () => {
  const officer = await aMember(house, org, "unit-officer", unit);
  const page = await browser.get(paths.office.planChecks.href({ org: org.slug, plan: planId }), officer);
  const html = (await page.text()).replaceAll("&amp;", "&");
  expect(links(html, "ไปแก้ไข")).toEqual([]);
  const hrefs = links(html, "(?:ไปดู|โครงการที่ \\d+)");
  expect(hrefs.length).toBeGreaterThan(5);
  for (const href of hrefs)
    expect([href, (await browser.get(href.split("#")[0] ?? "", officer)).status]).toEqual([href, 200]);
});
