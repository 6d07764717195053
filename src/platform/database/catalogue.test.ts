import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTestHouse } from "../../testing/house.ts";
import { APP_ROLE } from "./migrate.ts";
import { sharedTables } from "./tables.ts";

/**
 * The rules that let one schema run on one server and spread over many (Citus): a table belongs to an
 * organisation, with org_id first in every key, or it is on the short list of shared ones.
 */
const { ownerUrl } = await openTestHouse();
const client = new pg.Client({ connectionString: ownerUrl });
beforeAll(() => client.connect());
afterAll(() => client.end());

async function list<Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<Row[]> {
  return (await client.query<Row>(sql, values)).rows;
}

const tables = await (async () => {
  const early = new pg.Client({ connectionString: ownerUrl });
  await early.connect();
  const { rows } = await early.query<{ name: string }>(
    `select relname as name from pg_class
     where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relname <> 'migration' order by 1`,
  );
  await early.end();
  return rows.map(({ name }) => name);
})();
const shared = new Set<string>(sharedTables);
const tenant = tables.filter((name) => !shared.has(name));

test("every shared table exists, and none of them has org_id", async () => {
  expect(tables).toEqual(expect.arrayContaining([...shared]));
  const wrong = await list(
    `select table_name from information_schema.columns where column_name = 'org_id' and table_name = any($1)`,
    [[...shared]],
  );
  expect(wrong).toEqual([]);
});

describe.each(tenant)("%s", (table) => {
  test("begins every key and unique index with org_id", async () => {
    const indexes = await list<{ name: string; first: string; primary: boolean }>(
      `select i.indexrelid::regclass::text as name, a.attname as first, i.indisprimary as primary
       from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
       where i.indrelid = $1::regclass and i.indisunique`,
      [table],
    );
    expect(indexes.filter(({ primary }) => primary)).toHaveLength(1);
    expect(indexes.filter(({ first }) => first !== "org_id")).toEqual([]);
  });

  test("points at its own organisation only", async () => {
    const keys = await list<{ target: string; own: string; theirs: string; columns: number }>(
      `select confrelid::regclass::text as target, a.attname as own, f.attname as theirs,
              cardinality(conkey) as columns
       from pg_constraint
       join pg_attribute a on a.attrelid = conrelid and a.attnum = conkey[1]
       join pg_attribute f on f.attrelid = confrelid and f.attnum = confkey[1]
       where contype = 'f' and conrelid = $1::regclass`,
      [table],
    );
    for (const key of keys) {
      expect(key.own).toBe("org_id");
      expect(key.theirs).toBe(shared.has(key.target) ? "id" : "org_id");
      expect(shared.has(key.target) ? key.target : "a tenant table").toMatch(
        /^(organisation|a tenant table)$/,
      );
    }
  });

  test("refuses rows of another organisation, and has no trigger", async () => {
    const [row] = await list<{ secured: boolean; policy: string | null; triggers: number }>(
      `select c.relrowsecurity as secured,
              (select string_agg(pg_get_expr(polqual, polrelid), ' ') from pg_policy where polrelid = c.oid) as policy,
              (select count(*)::int from pg_trigger where tgrelid = c.oid and not tgisinternal) as triggers
       from pg_class c where c.oid = $1::regclass`,
      [table],
    );
    expect(row).toEqual({ secured: true, policy: expect.stringContaining("org_id = "), triggers: 0 });
  });
});

test("every table and every column is described", async () => {
  const silent = await list(
    `select c.relname, a.attname from pg_class c
     join pg_attribute a on a.attrelid = c.oid and a.attnum >= 0 and not a.attisdropped
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'migration'
       and a.attnum > 0 and (col_description(c.oid, a.attnum) is null or obj_description(c.oid, 'pg_class') is null)`,
  );
  expect(silent).toEqual([]);
});

test("names of people and places are kept in Thai order", async () => {
  const rows = await list<{ column: string }>(
    `select c.relname || '.' || a.attname as column from pg_class c
     join pg_attribute a on a.attrelid = c.oid join pg_collation l on l.oid = a.attcollation
     where c.relnamespace = 'public'::regnamespace and l.collname = 'th-x-icu' order by 1`,
  );
  expect(rows.map(({ column }) => column)).toEqual(
    expect.arrayContaining([
      "committee.name",
      "person.family_name",
      "person.given_name",
      "position_held.title",
      "unit.name",
    ]),
  );
});

test("the program's role owns nothing, is no superuser and cannot touch the audit log", async () => {
  const [role] = await list(
    `select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb,
       (select count(*)::int from pg_class where relowner = r.oid) as owned,
       has_table_privilege(rolname, 'audit_entry', 'insert') as adds,
       has_table_privilege(rolname, 'audit_entry', 'update') as changes,
       has_table_privilege(rolname, 'audit_entry', 'delete') as removes,
       has_table_privilege(rolname, 'audit_entry', 'truncate') as empties,
       has_table_privilege(rolname, 'migration', 'insert') as migrates,
       has_schema_privilege(rolname, 'public', 'create') as creates
     from pg_roles r where rolname = $1`,
    [APP_ROLE],
  );
  expect(role).toEqual({
    rolsuper: false,
    rolbypassrls: false,
    rolcreaterole: false,
    rolcreatedb: false,
    owned: 0,
    adds: true,
    changes: false,
    removes: false,
    empties: false,
    migrates: false,
    creates: false,
  });
});
