import fc from "fast-check";
import { Hono } from "hono";
import { expect, test } from "vitest";
import type { Body } from "./body.ts";
import { BadBody, cleanText, readBody } from "./body.ts";

const app = new Hono();
app.post("/", async (c) => c.json(await readBody(c).then(({ values, input }) => ({ values, input }))));
app.onError((error, c) => c.text(error.message, error instanceof BadBody ? 400 : 500));

async function post(pairs: [string, string][]): Promise<{ status: number; body: Body }> {
  const answer = await app.request("/", { method: "POST", body: new URLSearchParams(pairs) });
  return { status: answer.status, body: answer.ok ? ((await answer.json()) as Body) : ({} as Body) };
}

test("dotted names become rows, and gaps between rows close", async () => {
  const { body } = await post([
    ["name", "คณะทำงาน"],
    ["seats.0.name", "ก"],
    ["seats.2.name", "ค"],
    ["seats.10.name", "ง"],
    ["_more", "seats"],
  ]);
  expect(body.input).toEqual({ name: "คณะทำงาน", seats: [{ name: "ก" }, { name: "ค" }, { name: "ง" }] });
  expect(body.values["seats.10.name"]).toBe("ง");
});

test("a name that comes twice is a list", async () => {
  const { body } = await post([
    ["units", "a"],
    ["units", "b"],
    ["units", "c"],
  ]);
  expect(body.input).toEqual({ units: ["a", "b", "c"] });
});

test.each<[[string, string][]]>([
  [
    [
      ["a", "1"],
      ["a.b", "2"],
    ],
  ],
  [[["a.__proto__.b", "1"]]],
  [[["a.b.c.d.e.f", "1"]]],
  [Array.from({ length: 2001 }, (_, index): [string, string] => [`f${index}`, ""])],
])("a field name that makes no sense is refused", async (pairs) => {
  expect((await post(pairs)).status).toBe(400);
  expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
});

test("a name that begins with a low line steers the page and reaches no schema", async () => {
  const { body } = await post([
    ["_more", "seats"],
    ["__proto__.polluted", "1"],
  ]);
  expect(body.input).toEqual({});
  expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
});

test("whatever is sent, the answer is a form or a refusal", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.tuple(
          fc.oneof(fc.string(), fc.constantFrom("a", "a.0", "a.0.b", "constructor", "__proto__")),
          fc.string({ unit: "binary" }),
        ),
      ),
      async (pairs) => {
        expect([200, 400]).toContain((await post(pairs)).status);
      },
    ),
  );
});

test("text that PostgreSQL would refuse is mended, once and for all", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const clean = cleanText(text);
      expect(clean).not.toMatch(/[[\p{Cc}\ufffe\uffff]--[\t\n\r\u0080-\u009f]]/v);
      expect(clean.isWellFormed()).toBe(true);
      expect(cleanText(clean)).toBe(clean);
    }),
  );
});

test("no name turns round the line that it stands in; what was pasted from Word stays in lines", () => {
  expect(cleanText("สมชาย\u202egpj.exe\u2066")).toBe("สมชายgpj.exe");
  expect(cleanText("หนึ่ง\u000bสอง\r\nสาม")).toBe("หนึ่ง\nสอง\nสาม");
  expect(cleanText("คน\u200bไทย\t")).toBe("คน\u200bไทย\t");
});

test("a million names without a value are refused before anyone parses them", async () => {
  const began = performance.now();
  const answer = await app.request("/", {
    method: "POST",
    body: "a&".repeat(1_000_000),
    headers: { "content-type": "application/x-www-form-urlencoded" },
  });
  expect(answer.status).toBe(400);
  expect(performance.now() - began).toBeLessThan(1000);
});
