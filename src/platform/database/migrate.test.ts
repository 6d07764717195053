import { randomBytes } from "node:crypto";
import pg from "pg";
import { afterAll, expect, inject, test } from "vitest";
import { databaseUrl, onServer } from "../../testing/server.ts";
import { migrate, readMigrations } from "./migrate.ts";
import type { Migration } from "./migrate.ts";

const made: string[] = [];

async function emptyDatabase(): Promise<string> {
  const name = `sucharit_migrate_${randomBytes(6).toString("hex")}`;
  made.push(name);
  await onServer(inject("ownerUrl"), `create database ${name} template template0 encoding 'UTF8'`);
  return databaseUrl(inject("ownerUrl"), name);
}

afterAll(async () => {
  for (const name of made) await onServer(inject("ownerUrl"), `drop database ${name} with (force)`);
});

async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

const step = (number: number, sql: string): Migration => ({
  number,
  name: `000${number}.sql`,
  sql,
  checksum: sql,
});

test("two starts at once migrate once, and a second start has nothing to do", async () => {
  const url = await emptyDatabase();
  const all = await readMigrations();
  const results = await Promise.all([migrate(url), migrate(url), migrate(url)]);
  const applied = results.map((result) => (result.ok ? result.applied.length : -1)).toSorted((a, b) => a - b);
  expect(applied).toEqual([0, 0, all.length]);
  expect(await migrate(url)).toEqual({ ok: true, applied: [], version: all.at(-1)?.number });
});

test("a database of a newer program is left untouched", async () => {
  const url = await emptyDatabase();
  await migrate(url, [step(1, "create table a ()"), step(2, "create table b ()")]);
  const older = await migrate(url, [step(1, "create table a ()")]);
  expect(older).toMatchObject({ ok: false, message: expect.stringContaining("newer") });
});

test("a migration whose text changed after it was applied is noticed", async () => {
  const url = await emptyDatabase();
  await migrate(url, [step(1, "create table a ()")]);
  const changed = await migrate(url, [step(1, "create table a (x integer)")]);
  expect(changed).toMatchObject({ ok: false, message: expect.stringContaining("differs") });
});

test("a migration that fails leaves nothing of itself", async () => {
  const url = await emptyDatabase();
  const broken = [step(1, "create table a ()"), step(2, "create table b (); select * from nowhere")];
  await expect(migrate(url, broken)).rejects.toThrow("0002.sql");
  expect(
    await ask(url, "select to_regclass('a') is not null as a, to_regclass('b') is not null as b"),
  ).toEqual([{ a: true, b: false }]);
  expect(await ask(url, "select number from migration")).toEqual([{ number: 1 }]);
});
