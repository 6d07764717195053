import { sql } from "kysely";
import pg from "pg";
import { describe, expect, test } from "vitest";
import { openTestHouse } from "../../testing/house.ts";
import { anOrganisation, aUnit } from "../../testing/people.ts";
import { readIn, writeIn } from "./organisation-bound.ts";

const { house, ownerUrl } = await openTestHouse();
const { database } = house;
const ours = await anOrganisation(house, "ours");
const theirs = await anOrganisation(house, "theirs");
const theirUnit = await aUnit(house, theirs, "กองคลัง");
await aUnit(house, ours, "กองช่าง");

describe("a query that forgets to ask for its own organisation", () => {
  test("reads no row of another one", async () => {
    const names = await readIn(database, ours.id, (db) => db.selectFrom("unit").select("name").execute());
    expect(names).toEqual([{ name: "กองช่าง" }]);
  });

  test("changes no row of another one", async () => {
    const result = await writeIn(database, ours.id, (db) =>
      db.updateTable("unit").set({ name: "ยึดแล้ว" }).where("id", "=", theirUnit).executeTakeFirst(),
    );
    expect(result.numUpdatedRows).toBe(0n);
  });

  test("adds no row to another one", async () => {
    const adding = writeIn(database, ours.id, (db) =>
      db.insertInto("unit").values({ org_id: theirs.id, id: theirUnit, name: "กองใหม่" }).execute(),
    );
    await expect(adding).rejects.toMatchObject({ code: "42501" });
  });

  test("fails outside of any organisation", async () => {
    await expect(database.pool.query("select * from unit")).rejects.toThrow(/app\.org|uuid/);
  });
});

test("a connection does not remember the organisation that it served", async () => {
  await readIn(database, ours.id, (db) => db.selectFrom("unit").select("id").execute());
  const settings = await Promise.all(
    [1, 2, 3, 4].map(() => database.pool.query("select current_setting('app.org', true) as org")),
  );
  for (const { rows } of settings) expect(rows[0].org ?? "").toBe("");
});

test("the statement that names the organisation cannot be talked into another one", async () => {
  await expect(
    readIn(database, `${ours.id}'; set local app.org = '${theirs.id}`, async () => 1),
  ).rejects.toThrow("UUID");
});

test("reading cannot write", async () => {
  const writing = readIn(database, ours.id, (db) =>
    db.deleteFrom("draft").where("org_id", "=", ours.id).execute(),
  );
  await expect(writing).rejects.toMatchObject({ code: "25006" });
});

test("a failure undoes everything and gives the connection back", async () => {
  for (let round = 0; round < 10; round += 1) {
    const failing = writeIn(database, ours.id, async (db) => {
      await db.updateTable("unit").set({ name: "ไม่ควรเหลือ" }).where("org_id", "=", ours.id).execute();
      throw new Error("changed my mind");
    });
    await expect(failing).rejects.toThrow("changed my mind");
  }
  const names = await readIn(database, ours.id, (db) => db.selectFrom("unit").select("name").execute());
  expect(names).toEqual([{ name: "กองช่าง" }]);
});

test("names are sorted as a Thai dictionary sorts them", async () => {
  const org = await anOrganisation(house, "sorted");
  for (const name of ["ขา", "เกาะ", "แกง", "กา"]) await aUnit(house, org, name);
  const rows = await readIn(database, org.id, (db) =>
    db.selectFrom("unit").select("name").where("org_id", "=", org.id).orderBy("name").execute(),
  );
  expect(rows.map(({ name }) => name)).toEqual(["กา", "เกาะ", "แกง", "ขา"]);
  expect((await sql<{ n: number }>`select 1 as n`.execute(database.shared)).rows).toEqual([{ n: 1 }]);
});

test("a server that ends a connection under a query fails the query and nothing else", async () => {
  const cut = readIn(database, ours.id, async (db) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db);
    const owner = new pg.Client({ connectionString: ownerUrl });
    await owner.connect();
    await owner.query("select pg_terminate_backend($1)", [rows[0]?.pid]);
    await owner.end();
    return sql`select pg_sleep(5)`.execute(db);
  });
  await expect(cut).rejects.toThrow(/terminat|connection error/);
  expect(await readIn(database, ours.id, async (db) => (await sql`select 1`.execute(db)).rows.length)).toBe(
    1,
  );
});

test("a table that is changed under a running program costs one answer, not all that follow", async () => {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  await owner.query("create table changing (a int); grant select on changing to public");
  const ask = () => readIn(database, ours.id, (db) => sql`select * from changing`.execute(db));
  for (let time = 0; time < 10; time += 1) await ask();
  await owner.query("alter table changing add column b int");
  await owner.end();
  await expect(ask()).rejects.toThrow(/cached plan/);
  await expect(ask()).resolves.toMatchObject({ rows: [] });
});
