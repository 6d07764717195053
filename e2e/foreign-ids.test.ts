import { expect, test } from "vitest";
import { validate as isUuid } from "uuid";
import { roleNames } from "../src/platform/accounts/roles.ts";
import { allActs } from "../src/platform/acts/act.ts";
import { openTestHouse } from "../src/testing/house.ts";
import { browserFor } from "../src/testing/requests.ts";
import { addressesOf, furnish } from "./furnished.ts";
import { sampleOf } from "./samples.ts";
import type { Input } from "./samples.ts";
import { NOW } from "./world.ts";

/** What belongs to another plan, to another year of risks or to another organisation is nobody's way in. */
const opened = await openTestHouse();
opened.setClock(NOW);
const { house } = opened;
const browser = browserFor(opened);
const world = await furnish(house);
const neighbour = await furnish(house, "neighbour");
await house.database.shared.updateTable("account").set({ two_factor_enabled: true }).execute();

const acts = allActs().filter(
  ({ definition }) =>
    /^(?:plan|risk|progress)\./.test(definition.name) && !definition.internal && !definition.visitors,
);

/** The same input with one identifier of another's at a time. */
function* exchanged(input: Input, other: Input): Generator<{ field: string; input: Input }> {
  for (const [field, value] of Object.entries(input)) {
    const ids = [value].flat();
    const foreign = other[field];
    const isOther = foreign !== undefined && JSON.stringify(foreign) !== JSON.stringify(value);
    if (isOther && ids.length > 0 && ids.every((id) => typeof id === "string" && isUuid(id)))
      yield { field, input: { ...input, [field]: foreign } };
  }
}

test.each(acts.map((act) => [act.definition.name, act] as const))("%s", async (name, act) => {
  const { may } = act.definition;
  const role = roleNames.find((each) => may[each] === "organisation");
  if (!role) throw new Error(`nobody in the whole office may ${name}`);
  const sample = sampleOf(act);
  const own = await sample.input(world, world.own);
  const others = [await sample.input(neighbour, neighbour.own)];
  // What stands in one plan is not reached through another of the same office.
  if (own["planId"]) others.push(await sample.input(world, world.own));
  for (const [at, other] of others.entries())
    for (const { field, input } of exchanged(own, other)) {
      const answer = await browser.json(`/${world.org.slug}/api/acts/${name}`, input, world.members[role]);
      const isOwnPlan = at === 1 && isOnlyPlan(own, field);
      expect([at, field, isOwnPlan || answer.status >= 400, answer.status < 500]).toEqual([
        at,
        field,
        true,
        true,
      ]);
    }
});

/** Where somebody works for a unit: what is another unit's is not reached by putting its identifier in. */
const ofUnits = acts.filter(
  ({ definition: { may } }) => may["unit-officer"] === "own-unit" || may["unit-head"] === "own-unit",
);

test.each(ofUnits.map((act) => [act.definition.name, act] as const))("%s of a unit", async (name, act) => {
  const role = act.definition.may["unit-officer"] === "own-unit" ? "unit-officer" : "unit-head";
  const sample = sampleOf(act);
  const own = await sample.input(world, world.own);
  const others = await sample.input(world, world.other);
  for (const { field, input } of exchanged(own, others)) {
    // Given by the house itself for both, so that whoever may attach a file can.
    if (field === "files") continue;
    const answer = await browser.json(`/${world.org.slug}/api/acts/${name}`, input, world.members[role]);
    expect([field, answer.status >= 400, answer.status < 500]).toEqual([field, true, true]);
  }
  // All of it another unit's.
  const answer = await browser.json(`/${world.org.slug}/api/acts/${name}`, others, world.members[role]);
  expect([name, answer.status]).toEqual([name, 403]);
});

const progressPages = [
  ...new Set(
    opened.app.routes
      .filter(({ method, path }) => method === "GET" && /progress|work|training|unit-report|\/t\//.test(path))
      .map(({ path }) => path),
  ),
].filter((pattern) => pattern.replace("/:org", "").includes(":"));

const idsOf = (address: string) => address.split("/").filter(isUuid);

test.each(progressPages)("%s shows nothing of a neighbour", async (pattern) => {
  for (const address of addressesOf(neighbour, pattern)) {
    const theirs = address.replace(neighbour.org.slug, world.org.slug);
    if (idsOf(theirs).length === 0 && !pattern.includes("/t/")) continue;
    for (const role of ["coordinator", "administrator", "unit-officer"] as const) {
      const answer = await browser.get(theirs, world.members[role]);
      expect([theirs, role, [403, 404].includes(answer.status)]).toEqual([theirs, role, true]);
    }
  }
});

/** With nothing else of the plan named, the other plan is what is meant. */
function isOnlyPlan(input: Input, field: string): boolean {
  return field === "planId" && !["id", "resultId", "projectId"].some((key) => input[key]);
}
