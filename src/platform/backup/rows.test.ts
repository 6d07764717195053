import fc from "fast-check";
import pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestHouse } from "../../testing/house.ts";
import { fillEveryTable, hostileTexts } from "./filling.fixture.ts";
import { copyRows } from "./load.ts";
import { packedParts, rowsOf, unpackedRows } from "./rows.ts";
import { withOwner } from "./session.ts";

const { ownerUrl } = await openTestHouse();
const columns = "org_id t b j num f r ts tl d i bool ta ia iv tm inet big".split(" ");
const types =
  "uuid text bytea jsonb numeric float8 real timestamptz timestamp date interval boolean text[] integer[] interval time inet bigint".split(
    " ",
  );
const client = new pg.Client({ connectionString: ownerUrl });
beforeAll(async () => {
  await client.connect();
  const shape = columns.map((column, index) => `${column} ${types[index]}`).join(", ");
  await client.query(`create table hostile (${shape}); create table back (like hostile)`);
});
afterAll(() => client.end());

const org = "01a1feb9-1b4f-77b7-b4f1-d47feec7f2fd";
const other = "01a1feb9-1b4f-77b7-b4f1-d47feec7f2fe";
const text = fc.oneof(
  fc.constantFrom(...hostileTexts),
  // PostgreSQL keeps no NUL, and UTF-8 has no halves of pairs.
  fc.string({ unit: "binary" }).map((value) => value.replaceAll("\u{0}", "").toWellFormed()),
);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const time = fc
  .tuple(fc.integer({ min: 0, max: 3e9 }), fc.nat(999_999))
  .map(
    ([seconds, micro]) =>
      `${new Date(seconds * 1000).toISOString().slice(0, 19)}.${String(micro).padStart(6, "0")}Z`,
  );
const number = fc.oneof(
  fc.constantFrom("NaN", "Infinity", "-Infinity", "0.1", "-0", "1e-30"),
  fc.double().map(String),
);
const row = fc.tuple(
  fc.constantFrom(org, other),
  maybe(text),
  maybe(fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.from(bytes))),
  maybe(fc.jsonValue().map((value) => JSON.stringify(value).replaceAll(/\\u0000|\\ud[89a-f]../gi, ""))),
  maybe(
    fc.oneof(
      number,
      fc
        .bigInt({ min: -(10n ** 60n), max: 10n ** 60n })
        .map((whole) => `${whole}.00${whole < 0n ? -whole : whole}`),
    ),
  ),
  maybe(number),
  maybe(fc.float().map(String)),
  maybe(
    fc.oneof(
      time,
      fc.constantFrom("infinity", "-infinity", "0044-03-15 12:00:00+00 BC", "9999-12-31T23:59:59.999999Z"),
    ),
  ),
  maybe(time.map((at) => at.slice(0, -1))),
  maybe(fc.constantFrom("2024-02-29", "0001-01-01", "infinity", "9999-12-31")),
  maybe(fc.constantFrom("1 year -2 days 03:04:05.000006", "-00:00:00.000001")),
  maybe(fc.boolean()),
  maybe(fc.array(maybe(text))),
  maybe(fc.array(fc.integer())),
  maybe(fc.constantFrom("1 mon", "0")),
  maybe(fc.constantFrom("24:00:00", "00:00:00.000001")),
  maybe(fc.constantFrom("::1", "10.0.0.0/8")),
  maybe(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(String)),
);

async function* through(parts: AsyncIterable<{ packed: Buffer; rows: number }>, expected: number) {
  let rows = 0;
  for await (const part of parts) {
    rows += part.rows;
    yield* unpackedRows("hostile", cutUp(part.packed));
  }
  expect(rows).toBe(expected);
}

async function* cutUp(bytes: Buffer) {
  for (let at = 0; at < bytes.length; at += 1000) yield bytes.subarray(at, at + 1000);
}

test("whatever was typed comes back as it was, and each organisation's rows apart", async () => {
  await withOwner(ownerUrl, (owner) =>
    fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 12 }), async (rows) => {
        await client.query("truncate hostile, back");
        for (const values of rows) {
          const marks = values.map((_, index) => `$${index + 1}::${types[index]}`).join(", ");
          await client.query(`insert into hostile values (${marks})`, [...values]);
        }
        const copied = () =>
          packedParts(owner.query(copyTo("copy hostile to stdout")) as AsyncIterable<Buffer>);
        await copyRows(client, "back", columns, through(copied(), rows.length));
        const differing = "select * from hostile except all select * from back";
        expect((await client.query(`select t::text from (${differing}) t`)).rows).toEqual([]);
        expect((await client.query("select count(*)::int as n from back")).rows).toEqual([
          { n: rows.length },
        ]);

        await client.query("truncate back");
        await copyRows(
          client,
          "back",
          columns,
          rowsOf(org, through(copied(), rows.length), "filter", "hostile"),
        );
        const own = await client.query("select count(*)::int as n from back where org_id = $1", [org]);
        expect(own.rows).toEqual([{ n: rows.filter(([id]) => id === org).length }]);
        expect((await client.query("select from back where org_id <> $1", [org])).rows).toEqual([]);
      }),
      { numRuns: 60 },
    ),
  );
});

test("rows of many parts and a row longer than a part come back whole", async () => {
  await client.query("truncate hostile, back");
  await client.query(
    `insert into hostile (org_id, t) select $1::uuid, repeat('ก\n', 1000) || n from generate_series(1, 3000) n
     union all select $1::uuid, repeat('ข', 3000000)`,
    [org],
  );
  await withOwner(ownerUrl, async (owner) => {
    let parts = 0;
    const counted = async function* () {
      for await (const part of packedParts(
        owner.query(copyTo("copy hostile to stdout")) as AsyncIterable<Buffer>,
      )) {
        parts += 1;
        yield part;
      }
    };
    await copyRows(client, "back", columns, rowsOf(org, through(counted(), 3001), "refuse", "hostile"));
    expect(parts).toBeGreaterThan(1);
  });
  const { rows } = await client.query(
    "select (select md5(string_agg(t, '' order by t)) from hostile) = (select md5(string_agg(t, '' order by t)) from back) as same",
  );
  expect(rows).toEqual([{ same: true }]);
});

test("a new table is filled by its own lists of words; another rule is told with the place to mend", async () => {
  await client.query("begin");
  try {
    await client.query(
      `insert into organisation (id, slug, kind, name, province, created_at)
         values ('${org}', 'filled', 'subdistrict', 'เต็ม', 'ชัยนาท', now());
       create table filled (org_id uuid, id uuid, state text not null check (state in ('draft', 'sent')));
       create table graded (org_id uuid, id uuid, grade integer not null check (grade between -2 and -1))`,
    );
    const told = fillEveryTable(client, org);
    await expect(told).rejects.toThrow(
      /"graded" refused one.*grade >= '-2'.*\n.*filling\.fixture\.ts.*\n.*"graded\.grade"/,
    );
  } finally {
    await client.query("rollback");
  }
});
