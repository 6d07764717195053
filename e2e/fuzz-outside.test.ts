import { NOW } from "./world.ts";
import fc from "fast-check";
import pg from "pg";
import { afterAll, describe, expect, test } from "vitest";
import { paths } from "../src/paths.ts";
import { verifyChain } from "../src/platform/audit/verify.ts";
import { HOUSE_ORG, readIn } from "../src/platform/database/organisation-bound.ts";
import { issueLink } from "../src/platform/accounts/links.ts";
import { openTestHouse, TEST_URL } from "../src/testing/house.ts";
import { aMember, openSession } from "../src/testing/people.ts";
import { browserFor } from "../src/testing/requests.ts";
import { addressesOf, furnish } from "./furnished.ts";
import { hostileTexts } from "./shapes.ts";

/** What is no act: accounts, the set-up of an empty house, drafts, bodies that are no form, any address. */
fc.configureGlobal({ endOnFailure: true });
const opened = await openTestHouse();
opened.setClock(NOW);
const { house } = opened;
const browser = browserFor(opened);
const world = await furnish(house);
const { org, members } = world;
const { administrator } = members;
const PASSWORD = "bueng-suk-0000-riverside";
const person = await aMember(house, org, "executive");
const context = await house.auth.$context;
await context.internalAdapter.linkAccount({
  userId: person.accountId,
  accountId: person.accountId,
  providerId: "credential",
  password: await context.password.hash(PASSWORD),
});

const owner = new pg.Client({ connectionString: opened.ownerUrl });
await owner.connect();
afterAll(() => owner.end());

const posts = [
  ...new Set(opened.app.routes.filter(({ method }) => method === "POST").map(({ path }) => path)),
].filter((path) => !path.includes("*"));
const accountPosts = posts.filter((path) => path.startsWith("/account"));

/** Every field that a page about accounts shows, read from the pages; some stand only on the answer to a post. */
const names = [...(await accountFields()), "code", "secret", "answer"];
const values = [
  PASSWORD,
  person.email,
  "another-0000-password",
  "123456",
  "/",
  "accept",
  "yes",
  "",
  ...hostileTexts,
];
const fields = fc.array(
  fc.tuple(
    fc.constantFrom(...names),
    fc.oneof(fc.constantFrom(...values), fc.string({ unit: "binary", maxLength: 60 })),
  ),
  { maxLength: 6 },
);

test("there are forms to try, and fields to fill in", () => {
  expect(posts.length).toBeGreaterThan(50);
  expect(names).toEqual(expect.arrayContaining(["name", "password", "newPassword", "next"]));
});

describe.each(accountPosts)("POST %s", (path) => {
  test.each([true, false])("signed in: %s", async (signedIn) => {
    await fc.assert(
      fc.asyncProperty(fields, fc.boolean(), async (pairs, asJson) => {
        // As if nobody had tried before: the limits have tests of their own.
        await owner.query("delete from rate_limit");
        const cookie = signedIn ? await openSession(house, person.accountId) : "";
        const address = await accountAddress(path);
        const texts = pairs.map(([name, text]): [string, string] => [name, text.toWellFormed()]);
        const answer = asJson
          ? await browser.json(
              address,
              { ...Object.fromEntries(texts), response: passkeyAnswer(texts) },
              { cookie },
            )
          : await post(address, new URLSearchParams(texts), cookie);
        expect(answer.status).toBeLessThan(500);
      }),
      { numRuns: 12 },
    );
  });
});

/** As a passkey answers; nothing in it is right. */
function passkeyAnswer(texts: readonly (readonly [string, string])[]) {
  const [text = "AAAA"] = texts.map(([, value]) => value);
  return {
    id: text,
    rawId: text,
    type: "public-key",
    clientExtensionResults: {},
    response: { clientDataJSON: text, attestationObject: text, authenticatorData: text, signature: text },
  };
}

async function accountAddress(path: string): Promise<string> {
  const session = await owner.query<{ id: string }>("select id from session where account_id = $1 limit 1", [
    person.accountId,
  ]);
  const link = path.includes(":token")
    ? await issueLink(house, { accountId: person.accountId, kind: "reset", orgId: org.id, mailed: false })
    : undefined;
  return path
    .replace(":token", link?.href.split("/").at(-1) ?? "")
    .replace(":org", org.slug)
    .replace(":id", session.rows[0]?.id ?? "none");
}

async function accountFields(): Promise<string[]> {
  const pages = opened.app.routes.filter(
    ({ method, path }) => method === "GET" && path.startsWith("/account"),
  );
  const found = new Set<string>();
  for (const { path } of pages) {
    for (const cookie of [person.cookie, ""]) {
      const page = await browser.get(await accountAddress(path), { cookie });
      for (const [, name] of (await page.text()).matchAll(/ name="([^"]+)"/g)) found.add(name ?? "");
    }
  }
  return [...found];
}

describe("set-up of an empty house", async () => {
  const empty = await openTestHouse();
  empty.setClock(NOW);
  const emptied = new pg.Client({ connectionString: empty.ownerUrl });
  await emptied.connect();
  afterAll(() => emptied.end());
  const address = paths.setup.href({ token: empty.house.setupToken });
  const right: Record<string, string | string[]> = {
    kind: "town-small",
    name: "บึงสุข",
    amphoe: "สมมติ",
    province: "นนทบุรี",
    slug: "bueng-suk",
    units: ["clerk", "finance"],
    "administrator.name": "นายดูแล ระบบดี",
    "administrator.email": "first@example.test",
    "administrator.username": "first",
    "administrator.password": PASSWORD,
    "administrator.passwordAgain": PASSWORD,
  };
  const change = fc.tuple(
    fc.constantFrom(...Object.keys(right), "emblem", "isFurther", "isDemo", "administrator", "units.0.name"),
    fc.oneof(
      fc.constantFrom(...hostileTexts, "", "bkk", "province", "pattaya", "assets", "กรุงเทพมหานคร"),
      fc.string({ unit: "binary", maxLength: 60 }),
    ),
  );
  let opens = 0;

  test("with other fields", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(change, { maxLength: 2 }), async (changes) => {
        const typed = {
          ...right,
          ...Object.fromEntries(changes.map(([name, text]) => [name, text.toWellFormed()])),
        };
        const answer = await browserFor(empty).post(address, typed);
        expect([303, 400, 409, 422]).toContain(answer.status);
        if (answer.status !== 303) return;
        opens += 1;
        await emptied.query("truncate organisation, account, audit_entry, audit_head cascade");
      }),
      { numRuns: 40 },
    );
  });

  test("as it should be, and only once", async () => {
    expect((await browserFor(empty).post(address, right)).status).toBe(303);
    expect(opens).toBeGreaterThan(0);
    expect((await browserFor(empty).post(address, right)).status).toBe(410);
    const { rows } = await emptied.query<{ org_id: string }>("select org_id from audit_head");
    for (const { org_id } of rows)
      expect(await readIn(empty.house.database, org_id, (db) => verifyChain(db, org_id))).toMatchObject({
        ok: true,
      });
  });

  test("not with another token", async () => {
    for (const token of ["", "x", "%00", "..%2f", "setup-token-of-the-test"])
      expect((await browser.post(`/setup/${token}`, right)).status).toBeGreaterThanOrEqual(404);
  });
});

const deep = [
  "[".repeat(100_000),
  `${"[".repeat(20_000)}${"]".repeat(20_000)}`,
  `${'{"a":'.repeat(20_000)}1${"}".repeat(20_000)}`,
  `{"name":${"[".repeat(5000)}"x"${"]".repeat(5000)}}`,
];

describe("bodies that are no form", () => {
  const bodies: [type: string, body: string][] = [
    ["application/json", "{"],
    ["application/json", "null"],
    ["application/json", '{"__proto__":{"name":"x"},"constructor":1}'],
    ...deep.map((body): [string, string] => ["application/json", body]),
    ["text/plain", "hello"],
    ["multipart/form-data; boundary=x", "--y\r\n\r\nbroken"],
    ["multipart/form-data", "no boundary"],
    ["application/x-www-form-urlencoded", "%E0%A4%A&=%%"],
    ["application/x-www-form-urlencoded", "a=1&a.b=2&a.b.c.d.e.f=3&__proto__.x=4&toString=5&seats.9999.x=1"],
    ["application/octet-stream", "\u0000\u0001"],
  ];

  test.each(posts)("POST %s", async (path) => {
    const address = path.startsWith("/account")
      ? await accountAddress(path)
      : path.includes("/api/")
        ? `/${org.slug}/api/acts/organisation.add-appointment-order`
        : (addressesOf(world, path)[0] ?? "");
    for (const [type, body] of bodies) {
      // Some of them sign out.
      const cookie = path.startsWith("/account")
        ? await openSession(house, person.accountId)
        : administrator.cookie;
      const answer = await post(address, body, cookie, type);
      expect([type, body.slice(0, 40), answer.status < 500]).toEqual([type, body.slice(0, 40), true]);
    }
  });
});

test("drafts of any form, in any JSON", async () => {
  const form = paths.office.meetingAdd.href({ org: org.slug, id: world.committee });
  const typed = fc.oneof(
    fc.dictionary(
      fc.string({ maxLength: 12 }),
      fc.oneof(fc.constantFrom(...hostileTexts), fc.array(fc.string())),
    ),
    fc.jsonValue(),
  );
  const where = fc.constantFrom(
    form,
    form,
    form,
    "",
    "/",
    "//evil.test",
    "/neighbour/office/x",
    ...hostileTexts,
  );
  let kept = 0;
  await fc.assert(
    fc.asyncProperty(where, typed, async (address, value) => {
      const asked = paths.office.draft.href({ org: org.slug }, { form: address.toWellFormed() });
      const answer = await browser.json(asked, value, administrator);
      expect([204, 400, 413]).toContain(answer.status);
      if (answer.status === 204) kept += 1;
      const page = await browser.get(`${form}?draft`, administrator);
      expect(page.status).toBe(200);
    }),
    // One that is kept for sure: what follows it is then a form with something in it.
    { numRuns: 60, examples: [[form, { place: "ห้องประชุม" }]] },
  );
  expect(kept).toBeGreaterThan(0);
});

test("addresses made of anything are answered", async () => {
  await fc.assert(
    fc.asyncProperty(fc.webPath(), fc.string({ maxLength: 30 }), async (path, query) => {
      const address = `/${path}?q=${encodeURIComponent(query.toWellFormed())}`;
      expect((await browser.get(address, administrator)).status).toBeLessThan(500);
    }),
    { numRuns: 100 },
  );
});

const lists = [
  ...new Set(opened.app.routes.filter(({ method }) => method === "GET").map(({ path }) => path)),
].filter((path) => path.startsWith("/:org/office") && !path.replace(":org", "").includes(":"));
const asked = [
  "q",
  "page",
  "sort",
  "dir",
  "unit",
  "kind",
  "year",
  "status",
  "from",
  "to",
  "before",
  "person",
  "record",
];

test("questions made of anything are answered", async () => {
  const anything = [...hostileTexts, "-1", "0", "99999999999999999999", "NaN"];
  const question = fc.oneof(fc.constantFrom(...anything), fc.string({ unit: "binary" }));
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...lists),
      fc.constantFrom(...asked),
      question,
      async (path, name, value) => {
        const address = `${path.replace(":org", org.slug)}?${name}=${encodeURIComponent(value.toWellFormed())}`;
        expect((await browser.get(address, administrator)).status).toBeLessThan(500);
      },
    ),
    { numRuns: 150 },
  );
});

test.each(lists)("the edges of what can be asked for: %s", async (path) => {
  const edges = {
    from: ["1/1/2443", "31/12/2743"],
    to: ["1/1/2443", "31/12/2743"],
    year: ["2443", "2500", "2599", "2743"],
  };
  const pages = {
    page: ["0", "10000", "2147483648", "1e9"],
    before: ["0", "9223372036854775808", "-1"],
    after: ["9223372036854775807"],
  };
  for (const [name, each] of Object.entries({ ...edges, ...pages })) {
    for (const value of each) {
      const address = `${path.replace(":org", org.slug)}?${name}=${encodeURIComponent(value)}`;
      const answer = await browser.get(address, administrator);
      // A file that fails while it is written has said 200 already.
      const whole = await answer.text().then(
        () => true,
        () => false,
      );
      expect([address, whole, answer.status < 500]).toEqual([address, true, true]);
    }
  }
});

test("a body over the limit", async () => {
  const name = "ก".repeat(1_200_000);
  const answer = await browser.post(paths.office.unitAdd.href({ org: org.slug }), { name }, administrator);
  expect(answer.status).toBe(413);
  expect(await answer.text()).toContain("ใหญ่เกินไป");
});

test("the log is whole", async () => {
  for (const id of [org.id, HOUSE_ORG])
    expect(await readIn(house.database, id, (db) => verifyChain(db, id))).toMatchObject({ ok: true });
});

async function post(address: string, body: string | URLSearchParams, cookie: string, type?: string) {
  const headers = { origin: TEST_URL, cookie, ...(type ? { "content-type": type } : {}) };
  const answer = await opened.app.fetch(
    new Request(`${TEST_URL}${address}`, { method: "POST", body, headers }),
  );
  await answer.body?.cancel();
  return answer;
}
