import { NOW, perform } from "./world.ts";
import { expect, test } from "vitest";
import { capabilities } from "../src/app.ts";
import { allActs } from "../src/platform/acts/act.ts";
import type { Actor } from "../src/platform/acts/act.ts";
import { roleNames } from "../src/platform/accounts/roles.ts";
import { readIn } from "../src/platform/database/organisation-bound.ts";
import { audiencesOf } from "../src/platform/search/audience.ts";
import { findEntries } from "../src/platform/search/queries.ts";
import { readQuestion } from "../src/platform/search/question.ts";
import { rebuildAll } from "../src/platform/search/rebuild.ts";
import { allSearchables } from "../src/platform/search/searchable.ts";
import { openTestHouse } from "../src/testing/house.ts";
import { aMember } from "../src/testing/people.ts";
import { browserFor } from "../src/testing/requests.ts";
import { aUnit, furnish } from "./furnished.ts";
import { sampleOf } from "./samples.ts";

/** What can be found is what the records say and what their pages show, whatever act wrote them. */
const opened = await openTestHouse();
opened.setClock(NOW);
const { house } = opened;
const browser = browserFor(opened);
const world = await furnish(house);
const neighbour = await furnish(house, "neighbour");
const { org, members } = world;

const entries = (orgId = org.id) =>
  readIn(house.database, orgId, (db) =>
    db.selectFrom("search_entry").selectAll().where("org_id", "=", orgId).execute(),
  );

test("every kind that is defined stands on its capability", () => {
  const offered = capabilities.flatMap(({ searchable = [] }) => searchable.map(({ kind }) => kind));
  expect(offered.toSorted()).toEqual(
    allSearchables()
      .map(({ kind }) => kind)
      .toSorted(),
  );
});

test("after every act the entries are as a rebuild would make them", async () => {
  for (const act of allActs()) {
    const sample = sampleOf(act);
    if (act.definition.internal || act.definition.visitors) continue;
    const input = await sample.input(world, world.own);
    await (sample.own ? perform(world, act, input, members.administrator.actor) : perform(world, act, input));
    const changed = (await rebuildAll(house.database, org.id)).filter((kind) => kind.changed > 0);
    expect({ after: act.definition.name, changed }).toEqual({ after: act.definition.name, changed: [] });
  }
  expect(new Set((await entries()).map(({ kind }) => kind))).toEqual(
    new Set(allSearchables().map(({ kind }) => kind)),
  );
}, 120_000);

test.each(roleNames)("%s finds exactly the records whose pages they may open", async (role) => {
  // Somebody new: the acts above may have ended the membership of the others.
  const unit = ["unit-officer", "unit-head"].includes(role) ? await aUnit(world) : null;
  const { accountId, cookie, actor } = await aMember(house, org, role, unit);
  // An act above made a role owe a second factor; whoever owes one opens nothing.
  await house.database.shared.updateTable("account").set({ two_factor_enabled: true }).execute();
  const audiences = audiencesOf({ accountId, roles: rolesOf(actor) });
  for (const { kind, href } of allSearchables()) {
    const some = (await entries()).filter((entry) => entry.kind === kind).slice(0, 3);
    expect(some.length).toBeGreaterThan(0);
    for (const { record_id: id, parent_id, title } of some) {
      const found = await readIn(house.database, org.id, (db) =>
        findEntries(db, org.id, audiences, { question: readQuestion(title), kind, page: 1 }),
      );
      const finds = [...found.found, ...found.near].some((row) => row.record_id === id);
      const answer = await browser.get(href(org.slug, { id, parentId: parent_id ?? "" }), { cookie });
      // The words of the entry stand on that page, or the search would tell more than it.
      const shown = textOf(await answer.text()).includes(textOf(title.split(" ").at(-1) ?? title));
      const opens = answer.status === 200;
      expect({ kind, title, finds, shown: opens && shown }).toEqual({
        kind,
        title,
        finds: opens,
        shown: opens,
      });
    }
  }
});

test("nobody finds a record of a neighbour", async () => {
  const own = new Set((await entries()).map(({ record_id }) => record_id));
  const audiences = audiencesOf({
    accountId: members.administrator.accountId,
    roles: [{ role: "administrator", unitId: null }],
  });
  const theirs = (await entries(neighbour.org.id)).slice(0, 20);
  expect(theirs.length).toBeGreaterThan(0);
  for (const { title } of theirs) {
    const { found, near } = await readIn(house.database, org.id, (db) =>
      findEntries(db, org.id, audiences, { question: readQuestion(title), page: 1 }),
    );
    expect([...found, ...near].filter(({ record_id }) => !own.has(record_id))).toEqual([]);
  }
});

function rolesOf(actor: Actor) {
  return actor.kind === "account" ? actor.roles : [];
}

function textOf(html: string): string {
  return html.replaceAll(/<[^>]*>|\s/g, "");
}
