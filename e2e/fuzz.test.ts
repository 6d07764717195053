import fc from "fast-check";
import { expect, test } from "vitest";
import { openTestHouse, TEST_URL } from "../src/testing/house.ts";
import { aMember, anOrganisation, aUnit } from "../src/testing/people.ts";
import { browserFor } from "../src/testing/requests.ts";

/** Hostile and random values into every form and every act: a clear answer, never a failure of ours. */
const opened = await openTestHouse();
const browser = browserFor(opened);
const org = await anOrganisation(opened.house);
const unitId = await aUnit(opened.house, org, "กองคลัง");
const administrator = await aMember(opened.house, org, "administrator");
const coordinator = await aMember(opened.house, org, "coordinator");

const hostile = fc.constantFrom(
  "' or 1=1 --",
  "<script>alert(1)</script>",
  "javascript:alert(1)",
  "\u0000",
  "\ud800",
  "a\u0000b",
  "=cmd|' /C calc'!A0",
  "../../etc/passwd",
  "%00%ff",
  "9".repeat(400),
  "-1",
  "1e309",
  "NaN",
  "ก".repeat(5000),
  "\u202e\u200b\ufeff",
  "๓๑/๑๓/๙๙๙๙",
  "31/2/2569",
  "9999-99-99",
  '{"$ne":null}',
  "null",
  "true",
  unitId,
  "01980000-0000-7000-8000-000000000000",
  "00000000-0000-0000-0000-000000000000",
);
const value = fc.oneof(
  { weight: 3, arbitrary: hostile },
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.constant(""),
);
const usual = `id name version unit unitId person personId date title role roles units email password
  heldOn number seats.0.role seats.0.personId seats.1.outsider agenda.0.title kind province
  slug next back theme __proto__ constructor toString a.b.c.d.e.f _more _resume from to
  status text typed`.split(/\s+/);
const name = fc.oneof(fc.constantFrom(...usual), fc.string({ maxLength: 12 }));
const fields = fc.array(fc.tuple(name, value), { maxLength: 12 });

const posts = [
  ...new Set(opened.app.routes.filter(({ method }) => method === "POST").map(({ path }) => path)),
].filter(
  // Signing out would end the session that the others need.
  (path) => !path.includes("sign-out") && !path.includes("*"),
);

test("there are forms to try", () => expect(posts.length).toBeGreaterThan(5));

test.each(posts)("POST %s", async (path) => {
  await fc.assert(
    fc.asyncProperty(
      fields,
      value,
      fc.constantFrom(administrator, coordinator, undefined),
      async (pairs, part, who) => {
        const address = path
          .replace(":org", org.slug)
          .replace(":act", "organisation.add-unit")
          .replaceAll(/:[a-z]+(\{[^}]*\})?/gi, () => encodeURIComponent(part.toWellFormed()) || "x");
        const answer = await opened.app.fetch(
          new Request(`${TEST_URL}${address}`, {
            method: "POST",
            body: new URLSearchParams(pairs.map(([key, text]) => [key, text.toWellFormed()])),
            headers: { origin: TEST_URL, ...(who ? { cookie: who.cookie } : {}) },
          }),
        );
        await answer.body?.cancel();
        expect(answer.status).toBeLessThan(500);
      },
    ),
    { numRuns: 25 },
  );
});

test.each(posts)("POST %s with a body that is no form", async (path) => {
  const address = path.replaceAll(/:[a-z]+(\{[^}]*\})?/gi, (part) => (part === ":org" ? org.slug : "x"));
  for (const [type, body] of [
    ["application/json", "{"],
    ["text/plain", "hello"],
    ["multipart/form-data; boundary=x", "--y\r\n\r\nbroken"],
    ["multipart/form-data", "no boundary"],
    ["application/x-www-form-urlencoded", "%E0%A4%A&=%%"],
    ["application/octet-stream", "\u0000\u0001"],
  ] as const) {
    const answer = await opened.app.fetch(
      new Request(`${TEST_URL}${address}`, {
        method: "POST",
        body,
        headers: { origin: TEST_URL, "content-type": type, cookie: administrator.cookie },
      }),
    );
    await answer.body?.cancel();
    expect(answer.status).toBeLessThan(500);
  }
});

test("an act over the API survives any JSON", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom("organisation.add-unit", "no.such-act"),
      fc.jsonValue(),
      async (act, input) => {
        const answer = await browser.json(`/${org.slug}/api/acts/${act}`, input, {
          cookie: administrator.cookie,
        });
        await answer.body?.cancel();
        expect(answer.status).toBeLessThan(500);
      },
    ),
    { numRuns: 150 },
  );
});

test("addresses made of anything are answered", async () => {
  await fc.assert(
    fc.asyncProperty(fc.webPath(), fc.string({ maxLength: 30 }), async (path, query) => {
      const address = `${TEST_URL}/${path}?q=${encodeURIComponent(query.toWellFormed())}`;
      const answer = await opened.app.fetch(
        new Request(address, { headers: { cookie: administrator.cookie } }),
      );
      await answer.body?.cancel();
      expect(answer.status).toBeLessThan(500);
    }),
    { numRuns: 200 },
  );
});

test("a body over the limit, a field over the limit", async () => {
  const big = "ก".repeat(1_200_000);
  const answer = await browser.post(
    `/${org.slug}/office/units/add`,
    { name: big },
    { cookie: administrator.cookie },
  );
  expect(answer.status).toBe(413);
  expect(await answer.text()).toContain("ใหญ่เกินไป");
});
