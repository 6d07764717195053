import { describe, expect, test } from "vitest";
import type { Role } from "../src/platform/accounts/roles.ts";
import { roleNames } from "../src/platform/accounts/roles.ts";
import { allActs } from "../src/platform/acts/act.ts";
import { permissionTable } from "../src/platform/acts/permission-table.ts";
import { readers } from "../src/platform/web/doors.tsx";
import { openTestHouse } from "../src/testing/house.ts";
import { aMember, anOrganisation } from "../src/testing/people.ts";
import type { TestMember } from "../src/testing/people.ts";
import { browserFor } from "../src/testing/requests.ts";

/** Every act with every role, and every page of the office with every role. */
const opened = await openTestHouse();
const browser = browserFor(opened);
const { house } = opened;
const org = await anOrganisation(house);
const members = new Map<Role, TestMember>();
for (const role of roleNames) members.set(role, await aMember(house, org, role));
const member = (role: Role) => members.get(role) as TestMember;

const acts = allActs().filter(({ definition }) => !definition.visitors);

describe.each(acts.map((each) => [each.definition.name, each] as const))("%s", (name, each) => {
  test.each(roleNames)("%s", async (role) => {
    const answer = await browser.json(`/${org.slug}/api/acts/${name}`, {}, { cookie: member(role).cookie });
    const allowed = !each.definition.internal && each.definition.may[role] !== undefined;
    const expected = each.definition.internal ? [404] : allowed ? [200, 404, 409, 422] : [403];
    expect(expected).toContain(answer.status);
  });

  test("nobody without an account", async () => {
    const answer = await browser.json(`/${org.slug}/api/acts/${name}`, {});
    expect(answer.status).toBe(each.definition.internal ? 404 : 401);
  });
});

test("docs/permissions.md says what the acts say", async () => {
  await expect(permissionTable(allActs())).toMatchFileSnapshot("../docs/permissions.md");
});

/** Handlers of the office by address: the guard that says who may read stands among them. */
const guarded = new Map<string, ReturnType<typeof readers> | undefined>();
for (const route of opened.app.routes) {
  if (route.method !== "GET" || !route.path.startsWith("/:org/office")) continue;
  const found =
    "permission" in route.handler ? (route.handler as unknown as ReturnType<typeof readers>) : undefined;
  guarded.set(route.path, guarded.get(route.path) ?? found);
}

test("every page of the office says who may read it", () => {
  expect(guarded.size).toBeGreaterThan(3);
  expect([...guarded].filter(([, guard]) => guard === undefined).map(([path]) => path)).toEqual([]);
});

describe.each([...guarded])("GET %s", (path, guard) => {
  const address = path
    .replace(":org", org.slug)
    .replaceAll(/:[a-z]+(\{[^}]*\})?/gi, "01980000-0000-7000-8000-000000000000");

  test.each(roleNames)("%s", async (role) => {
    const answer = await browser.get(address, { cookie: member(role).cookie });
    await answer.body?.cancel();
    const allowed = guard?.permission[role] !== undefined;
    expect(allowed ? [200, 303, 404, 410] : [403]).toContain(answer.status);
  });

  test("nobody of another organisation, nobody without an account", async () => {
    const elsewhere = await anOrganisation(house, `o-${Math.abs(hash(path))}`);
    const stranger = await aMember(house, elsewhere, "administrator");
    expect((await browser.get(address, { cookie: stranger.cookie })).status).toBe(404);
    expect((await browser.get(address)).status).toBe(303);
  });
});

function hash(text: string): number {
  return [...text].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) | 0, 7);
}
