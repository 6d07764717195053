import { NOW, perform } from "./world.ts";
import { describe, expect, test } from "vitest";
import { roleNames } from "../src/platform/accounts/roles.ts";
import type { Role } from "../src/platform/accounts/roles.ts";
import { allActs } from "../src/platform/acts/act.ts";
import type { Act } from "../src/platform/acts/act.ts";
import { inviteMember } from "../src/platform/accounts/member-acts.ts";
import { recordAttendance, recordMinutes } from "../src/capabilities/organisation/meetings/acts.ts";
import { permissionTable } from "../src/platform/acts/permission-table.ts";
import { paths } from "../src/paths.ts";
import { readers } from "../src/platform/web/doors.tsx";
import { openTestHouse } from "../src/testing/house.ts";
import { aMember, anOrganisation } from "../src/testing/people.ts";
import { browserFor } from "../src/testing/requests.ts";
import { aCommittee, addressesOf, aMeeting, anOrder, furnish } from "./furnished.ts";
import { sampleOf } from "./samples.ts";

/** Every act with every role, done and refused; every page of the office with every role. */
const opened = await openTestHouse();
opened.setClock(NOW);
const browser = browserFor(opened);
const { house } = opened;
const world = await furnish(house);
const { org, members } = world;
const elsewhere = await anOrganisation(house, "elsewhere");
const stranger = await aMember(house, elsewhere, "administrator");
// A role that must show a second factor would be refused for that alone.
await house.database.shared.updateTable("account").set({ two_factor_enabled: true }).execute();

const acts = allActs().map((act) => [act.definition.name, act] as const);
const isReached = ([, { definition }]: (typeof acts)[number]) => !definition.internal && !definition.visitors;

async function send(act: Act, cookie: string | undefined, unitId = world.own) {
  const input = await sampleOf(act).input(world, unitId);
  const answer = await browser.json(
    `/${org.slug}/api/acts/${act.definition.name}`,
    input,
    cookie ? { cookie } : {},
  );
  return { status: answer.status, said: await answer.text() };
}

describe.each(acts.filter(isReached))("%s", (_, act) => {
  const { may } = act.definition;
  const allowed = roleNames.filter((role) => may[role] !== undefined);
  const refused = roleNames.filter((role) => may[role] === undefined);
  const ownUnitOnly = roleNames.filter((role) => may[role] === "own-unit");

  test.for(allowed)("%s does it", async (role) => {
    expect(await send(act, members[role].cookie)).toMatchObject({ status: 200 });
  });

  test.for(refused)("%s is refused", async (role) => {
    expect(await send(act, members[role].cookie)).toMatchObject({ status: 403 });
  });

  test.for(ownUnitOnly)("%s is refused in another unit", async (role) => {
    expect(await send(act, members[role].cookie, world.other)).toMatchObject({ status: 403 });
  });

  test("nobody without an account, nobody of another organisation", async () => {
    expect(await send(act, undefined)).toMatchObject({ status: 401 });
    expect(await send(act, stranger.cookie)).toMatchObject({ status: 404 });
  });
});

test.each(acts.filter(([, { definition }]) => definition.internal))(
  "nobody from outside: %s",
  async (_, act) => {
    expect(await send(act, members.administrator.cookie)).toMatchObject({ status: 404 });
  },
);

test.each(["accept", "decline"])("only who is invited answers an invitation: %s", async (answer) => {
  const invited = await aMember(house, elsewhere, "administrator");
  const input = await sampleOf(inviteMember).input(world, world.own);
  await perform(world, inviteMember, { ...input, email: invited.email });

  const api = `/${org.slug}/api/acts/member.${answer}`;
  expect((await browser.json(api, {}, invited)).status).toBe(403);
  const address = paths.account.invitation.href({ org: org.slug });
  expect((await browser.post(address, { answer })).status).toBe(401);
  expect((await browser.post(address, { answer }, members.administrator)).status).toBe(404);
  expect((await browser.post(address, { answer }, invited)).status).toBe(303);
  expect((await browser.post(address, { answer }, invited)).status).toBe(404);
});

test.each([recordAttendance, recordMinutes])("minutes are kept by the own secretaries: %#", async (act) => {
  const committee = await aCommittee(world);
  const seats = [{ personId: "", name: "นางคำหล้า สมมติ", role: "chair", positionTitle: "" }];
  await anOrder(world, committee, { seats });
  const id = await aMeeting(world, "held", committee);
  const input = { ...(await sampleOf(act).input(world, world.own)), id, version: 999 };
  for (const role of roleNames) {
    const answer = await browser.json(`/${org.slug}/api/acts/${act.definition.name}`, input, members[role]);
    const runsRegister = role === "administrator" || role === "coordinator";
    expect([role, answer.status]).toEqual([role, runsRegister ? 409 : 403]);
  }
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

const visit = async (address: string, cookie?: string) => {
  const answer = await browser.get(address, cookie ? { cookie } : {});
  await answer.body?.cancel();
  return answer.status;
};

describe.each([...guarded])("GET %s", (path, guard) => {
  const addresses = addressesOf(world, path);
  const may = guard?.permission ?? {};
  const statuses = async (role: Role) => {
    const found = new Set<number>();
    for (const address of addresses) found.add(await visit(address, members[role].cookie));
    return [...found];
  };

  test.for(roleNames.filter((role) => may[role] !== undefined))("%s reads it", async (role) => {
    const found = await statuses(role);
    expect(found).toContain(200);
    // A record of another unit, or one whose step is over, is refused on its own.
    expect([200, 403, 409]).toEqual(expect.arrayContaining(found));
  });

  test.for(roleNames.filter((role) => may[role] === undefined))("%s is refused", async (role) => {
    expect(await statuses(role)).toEqual([403]);
  });

  test("nobody of another organisation, nobody without an account", async () => {
    for (const address of addresses) {
      expect(await visit(address, stranger.cookie)).toBe(404);
      expect(await visit(address)).toBe(303);
    }
  });
});

const withRecord = [...guarded.keys()].filter((path) => path.replace(":org", "").includes(":"));

test.each(withRecord)("GET %s where the address names nothing", async (path) => {
  const reader = roleNames.find((role) => guarded.get(path)?.permission[role]) ?? "administrator";
  for (const nothing of ["01980000-0000-7000-8000-000000000000", "no-identifier", "%00", "%F0%9F%98%80"]) {
    const address = path.replace(":org", org.slug).replaceAll(/:[a-z]+(\{[^}]*\})?/gi, nothing);
    expect([address, await visit(address, members[reader].cookie)]).toEqual([address, 404]);
  }
});
