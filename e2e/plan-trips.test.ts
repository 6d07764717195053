import { expect, test } from "vitest";
import { recorded } from "../bench/record.ts";
import { paths } from "../src/paths.ts";
import { openTestHouse } from "../src/testing/house.ts";
import { browserFor } from "../src/testing/requests.ts";
import { furnish } from "./furnished.ts";
import { aProject, projectFacts } from "./furnished-plan.ts";
import { formBody } from "./samples.ts";
import { NOW } from "./world.ts";

test("from save to visible the project and its entry in the index take three round trips: held, written, shown", async () => {
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
  const trips = (word: string) => statements.filter(({ text }) => text.includes(word));
  // Held, written together with its entry in the index, shown.
  const ofProjects = [...new Set([...trips("plan_project"), ...trips("search_entry")])];
  expect(ofProjects.map(({ text }) => firstWord(text))).toEqual(["select", "with", "select"]);
  expect(ofProjects[1]?.text).toContain("search_entry");

  const around = statements.filter((statement) => !ofProjects.includes(statement));
  const named = around.map(({ text }) => aroundIt.find(([, pattern]) => pattern.test(text))?.[0] ?? text);
  expect(
    Object.fromEntries(
      Map.groupBy(named, String)
        .entries()
        .map(([name, { length }]) => [name, length]),
    ),
  )
    // Each of the two requests asks three times at the door who comes and what they may; reading is five transactions, writing two.
    .toEqual({
      door: 6,
      begin: 7,
      commit: 7,
      log: 3,
      draft: 1,
      office: 1,
      excuses: 1,
      risks: 1,
      comments: 1,
    });
  expect(statements).toHaveLength(31);
});

const aroundIt: readonly (readonly [string, RegExp])[] = [
  ["begin", /^begin/],
  ["commit", /^commit/],
  ["door", /"slug" = |from "session"|from "account"|from "membership"/],
  ["log", /"audit_head"/],
  ["draft", /"draft"/],
  ["excuses", /"plan_excuse"/],
  ["comments", /"plan_comment"/],
  ["risks", /from "risk" as/],
  ["office", /from "organisation"/],
];

function firstWord(text: string): string {
  return text.slice(0, text.indexOf(" "));
}
