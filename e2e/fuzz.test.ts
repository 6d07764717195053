import { NOW, perform } from "./world.ts";
import fc from "fast-check";
import pg from "pg";
import { afterAll, describe, expect, test, vi } from "vitest";
import { paths } from "../src/paths.ts";
import { inviteMember } from "../src/platform/accounts/member-acts.ts";
import { roleNames } from "../src/platform/accounts/roles.ts";
import { allActs } from "../src/platform/acts/act.ts";
import type { Act } from "../src/platform/acts/act.ts";
import { verifyChain } from "../src/platform/audit/verify.ts";
import { HOUSE_ORG, readIn } from "../src/platform/database/organisation-bound.ts";
import { cleanJson } from "../src/platform/forms/body.ts";
import { openTestHouse, TEST_URL } from "../src/testing/house.ts";
import { aMember } from "../src/testing/people.ts";
import { browserFor } from "../src/testing/requests.ts";
import { hiddenFields } from "../src/testing/visitor.ts";
import {
  aCommittee,
  aMeeting,
  anOrder,
  aPerson,
  aPosition,
  aUnit,
  furnish,
  seatsOfMeeting,
} from "./furnished.ts";
import { answerFields, formAddress, formBody, sampleOf, tableBody } from "./samples.ts";
import type { Input, Sample } from "./samples.ts";
import { changed, changesOf, fieldsOf } from "./shapes.ts";

/**
 * Every act over the API and through its form, in a furnished house: first as it should be, then with some
 * fields changed to what is likely, foreign or hostile. There is always a clear answer, never a failure of
 * ours; the log stays whole; and nothing of a neighbour in the same database changes.
 */
fc.configureGlobal({ endOnFailure: true });
const opened = await openTestHouse();
opened.setClock(NOW);
const { house } = opened;
const browser = browserFor(opened);
const world = await furnish(house);
const neighbour = await furnish(house, "neighbour");
const { org, members } = world;
// So that a role may be told to show a second factor without shutting out who tries the rest.
await house.database.shared.updateTable("account").set({ two_factor_enabled: true }).execute();
const invited = [
  { right: "accept", account: await aMember(house, neighbour.org, "executive") },
  { right: "decline", account: await aMember(house, neighbour.org, "executive") },
];
const known = { ids: [...(await bystanders()), ...idsOf(neighbour)], emails: emails() };

const acts = allActs();
const byName = acts.map((act) => [act.definition.name, act] as const);
/** How often each act got as far as its rule, and how often it was done. */
const runs = new Map(acts.map((act) => [act, vi.spyOn(act.definition, "run")]));
const sent = { changed: 0, reached: 0 };

const owner = new pg.Client({ connectionString: opened.ownerUrl });
await owner.connect();
afterAll(() => owner.end());
const before = await everythingOf(neighbour.org.id);

/** Whoever may do it, if anybody: mostly they try, so that most of what is sent reaches the rule. */
const doerOf = ({ definition }: Act): keyof typeof members =>
  roleNames.find((role) => definition.may[role] !== undefined) ?? "administrator";

const whoTries = (act: Act): fc.Arbitrary<keyof typeof members> =>
  fc.constantFrom(
    ...Array<keyof typeof members>(9).fill(doerOf(act)),
    ...(["coordinator", "unit-head", "executive"] as const),
  );

interface Way {
  name: string;
  act: Act;
  times: number;
  send: (input: Input, role: keyof typeof members) => Promise<{ status: number }>;
}
const done = [200, 303];

const ways: Way[] = acts.flatMap((act): Way[] => {
  const { name, internal } = act.definition;
  const sample = sampleOf(act);
  if (internal) return [{ name: `${name} at the terminal`, act, times: 5, send: atTerminal(act) }];
  const overApi: Way["send"] = (input, role) =>
    browser.json(`/${org.slug}/api/acts/${name}`, input, members[role]);
  const byForm: Way["send"] = (input, role) => {
    const address = formAddress(world, sample, input) ?? "";
    return request(address, formBody(input, sample.file), members[role].cookie);
  };
  return [
    { name: `${name} over the API`, act, times: 25, send: overApi },
    ...(sample.form ? [{ name: `${name} by its form`, act, times: 15, send: byForm }] : []),
    ...(sample.table ? [{ name: `${name} by a file`, act, times: 15, send: byFile(sample.table) }] : []),
  ];
});

/** Done where there is no organisation yet, or by who was invited: they have tests of their own. */
const alone = new Set(["organisation.set-up", "member.accept", "member.decline"]);

describe.each(ways.filter(({ act }) => !alone.has(act.definition.name)))("$name", ({ act, times, send }) => {
  const prepare = async () => sampleOf(act).input(world, world.own);

  test("done as it should be", async () => {
    const answer = await send(await prepare(), doerOf(act));
    expect(done).toContain(answer.status);
  });

  test("with other fields", async () => {
    const changes = changesOf(fieldsOf(act.definition.input), known);
    let ready = await prepare();
    await fc.assert(
      fc.asyncProperty(changes, whoTries(act), async (some, role) => {
        const reached = runs.get(act)?.mock.calls.length ?? 0;
        const answer = await send(changed(ready, some), role);
        sent.changed += 1;
        if ((runs.get(act)?.mock.calls.length ?? 0) > reached) sent.reached += 1;
        if (done.includes(answer.status)) ready = await prepare();
        expect(answer.status).toBeLessThan(500);
      }),
      { numRuns: times },
    );
  });
});

/** A rule that counts a day on from the last one, or back from the first, leaves the calendar. */
test.for(ways.filter(({ name }) => name.endsWith("over the API")))(
  "the first and the last day of the calendar: $name",
  async ({ act, send }) => {
    const dated = (input: Input) =>
      Object.keys(input).filter((name) => /^\d{4}-\d\d-\d\d$/.test(String(input[name])));
    for (const name of dated(await sampleOf(act).input(world, world.own))) {
      for (const day of ["1/1/2443", "31/12/2743"]) {
        const input = { ...(await sampleOf(act).input(world, world.own)), [name]: day };
        const { status } = await send(input, doerOf(act));
        expect({ [name]: day, fails: status >= 500 }).toEqual({ [name]: day, fails: false });
      }
    }
  },
);

test.for(invited)("an invitation answered: $right", async ({ right, account }) => {
  const input = await sampleOf(inviteMember).input(world, world.own);
  await perform(world, inviteMember, { ...input, email: account.email });
  const address = paths.account.invitation.href({ org: org.slug });
  for (const answer of ["", "Accept", ["accept", "decline"], "\u0000", "constructor"])
    expect((await browser.post(address, { answer }, account)).status).toBe(422);
  expect((await browser.post(address, { answer: right }, account)).status).toBe(303);
});

/** Drafts, uploads and marks for the own eyes change no record; e2e/fuzz-outside.test.ts and their own tests try them. */
const withoutAct = new Set<string>([
  paths.office.draft.pattern,
  paths.office.draftDiscard.pattern,
  paths.office.remindersRead.pattern,
  paths.office.uploads.pattern,
  paths.office.planImport.pattern,
  paths.office.planImportDiscard.pattern,
  paths.office.progressImport.pattern,
  paths.office.progressImportDiscard.pattern,
]);

test("every form of the office belongs to a sample", () => {
  const tried = new Set(
    acts.flatMap((act) => {
      const { form, table } = sampleOf(act);
      return [form, ...Object.values(table ?? {})].map((way) => way?.pattern);
    }),
  );
  const posts = opened.app.routes.filter(
    ({ method, path }) => method === "POST" && path.startsWith("/:org/office"),
  );
  const missing = posts.map(({ path }) => path).filter((path) => !tried.has(path) && !withoutAct.has(path));
  expect(missing, "Name the form in e2e/samples.ts").toEqual([]);
});

test("every act was done at least once", () => {
  const never = byName.filter(([, act]) => !results(act).some((result) => result.ok)).map(([name]) => name);
  // Only where there is no organisation yet: e2e/fuzz-outside.test.ts does it.
  expect(never).toEqual(["organisation.set-up"]);
});

test("a good part of what was changed got as far as the rules, and some of it was refused there", () => {
  expect(sent.reached / sent.changed).toBeGreaterThan(0.2);
  const reasons = new Set(
    acts.flatMap((act) => results(act).map((result) => (result.ok ? "ok" : result.reason))),
  );
  expect([...reasons]).toEqual(expect.arrayContaining(["conflict", "invalid", "missing", "ok", "refused"]));
});

test("the log is whole", async () => {
  for (const id of [org.id, neighbour.org.id, HOUSE_ORG]) {
    expect(await readIn(house.database, id, (db) => verifyChain(db, id))).toMatchObject({ ok: true });
  }
});

/** PostgreSQL takes them as the same identifiers; whatever compares or hashes them must do so, too. */
test.for(ways.filter(({ name }) => name.endsWith("over the API")))(
  "identifiers in capital letters: $name",
  async ({ act, send }) => {
    const input = await sampleOf(act).input(world, world.own);
    const text = JSON.stringify(input).replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, (id) =>
      id.toUpperCase(),
    );
    const answer = await send(JSON.parse(text) as Input, doerOf(act));
    expect(answer.status).toBeLessThan(500);
    expect(
      await readIn(house.database, org.id, (db) => verifyChain(db, org.id, { newest: 1 })),
    ).toMatchObject({ ok: true });
  },
);

test("nothing of the neighbour has changed", async () => {
  expect(Object.keys(before).length).toBeGreaterThan(15);
  expect(await everythingOf(neighbour.org.id)).toEqual(before);
});

function results(act: Act) {
  return (runs.get(act)?.mock.settledResults ?? []).flatMap((result) =>
    result.type === "fulfilled" ? [result.value] : [],
  );
}

/** What is typed at a terminal holds no NUL and no half letters, as what comes from the web does not. */
function atTerminal(act: Act): Way["send"] {
  return async (input) => {
    const outcome = await act(
      {
        database: house.database,
        now: house.now,
        orgId: org.id,
        actor: { kind: "terminal", name: "ทดสอบ" },
        packs: house.packs,
      },
      cleanJson(input),
    );
    return { status: outcome.ok ? 200 : 422 };
  };
}

/** Chosen, looked at, answered and confirmed; what an earlier try has left goes first. */
function byFile(table: NonNullable<Sample["table"]>): Way["send"] {
  return async (input, role) => {
    const { cookie } = members[role];
    const within = encodeURIComponent(String(input["within"]).toWellFormed());
    const at = (way: { pattern: string }) => way.pattern.replace(":org", org.slug).replace(":id", within);
    const discarded = await request(at(table.discard), new URLSearchParams(), cookie);
    const kept = await request(at(table.upload), tableBody(input), cookie);
    const preview = await browser.get(at(table.upload), { cookie });
    const failed = [discarded, kept, preview].find(({ status }) => status >= 500);
    if (failed || kept.status !== 303) return failed ?? kept;
    const hidden = hiddenFields(await preview.text(), at(table.confirm));
    const answers = Object.fromEntries(answerFields(input));
    return browser.post(at(table.confirm), { ...hidden, ...answers }, { cookie });
  };
}

function request(address: string, body: FormData | URLSearchParams, cookie: string) {
  return Promise.resolve(
    opened.app.fetch(
      new Request(`${TEST_URL}${address}`, { method: "POST", body, headers: { origin: TEST_URL, cookie } }),
    ),
  );
}

/** Records that may be changed by anybody and anyhow: no other test leans on them. */
async function bystanders(): Promise<string[]> {
  const unit = await aUnit(world);
  const people = [await aPerson(world, world.own), await aPerson(world, world.other)];
  const position = await aPosition(world, people[0] ?? "", world.own);
  const committee = await aCommittee(world);
  const order = await anOrder(world, committee);
  const meetings = [await aMeeting(world, "planned", committee), await aMeeting(world, "held", committee)];
  const [seat = ""] = await seatsOfMeeting(world, committee);
  const member = await aMember(house, org, "executive");
  const here = [world.own, world.other, unit, position, committee, order, seat, member.membershipId, org.id];
  return [...here, ...people, ...meetings, "01980000-0000-7000-8000-000000000000", HOUSE_ORG];
}

function idsOf({ places, org: { id } }: typeof world): string[] {
  return [id, ...Object.values(places).flatMap((list) => list.slice(-2).map((place) => place.id))];
}

function emails(): string[] {
  return [members.executive.email, neighbour.members.administrator.email, "new@example.test"];
}

/** A digest of each table, as far as it is about one organisation. */
async function everythingOf(orgId: string): Promise<Record<string, string>> {
  const { rows } = await owner.query<{ name: string }>(
    `select table_name as name from information_schema.columns
     where table_schema = 'public' and column_name = 'org_id'`,
  );
  const accounts = `select account_id from membership where org_id = '${orgId}'`;
  const questions = {
    ...Object.fromEntries(
      rows.map(({ name }) => [name, `select t::text from "${name}" t where org_id = '${orgId}'`]),
    ),
    organisation: `select t::text from organisation t where id = '${orgId}'`,
    organisation_door: `select t::text from organisation_door t where organisation_id = '${orgId}'`,
    account: `select t::text from account t where id in (${accounts})`,
    // Not when it was last used: its own requests tell that.
    session: `select t.id::text || t.token from session t where account_id in (${accounts})`,
    sign_in_method: `select t::text from sign_in_method t where account_id in (${accounts})`,
  };
  const digests: Record<string, string> = {};
  for (const [name, question] of Object.entries(questions)) {
    const found = await owner.query<{ digest: string }>(
      `select count(*) || ' ' || coalesce(md5(string_agg(row, '' order by row)), '') as digest
       from (${question}) as found(row)`,
    );
    digests[name] = found.rows[0]?.digest ?? "";
  }
  return digests;
}
