import type pg from "pg";

/**
 * The schema as text, read from the catalogue: `db/schema.sql` shows every change of a migration as
 * a difference. Written here because the embedded server comes without pg_dump. For reading only.
 */
export async function describeSchema(client: pg.ClientBase): Promise<string> {
  const tables = await client.query<{ oid: number; name: string; comment: string | null; secured: boolean }>(
    `select c.oid, c.relname as name, obj_description(c.oid, 'pg_class') as comment, c.relrowsecurity as secured
     from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'migration'
     order by c.relname`,
  );
  const parts = ["-- Made by `npm run generate` from db/migrations; do not edit.\n"];
  for (const table of tables.rows) parts.push(await describeTable(client, table));
  const views = await client.query<{ oid: number; name: string; comment: string | null; text: string }>(
    `select oid, relname as name, obj_description(oid, 'pg_class') as comment, pg_get_viewdef(oid) as text
     from pg_class where relnamespace = 'public'::regnamespace and relkind = 'v' order by relname`,
  );
  for (const view of views.rows) {
    const lines = [`-- ${view.comment ?? ""}`, `create view ${view.name} as`, view.text];
    parts.push(`${[...lines, ...(await grants(client, view))].join("\n")}\n`);
  }
  return parts.join("\n");
}

async function describeTable(
  client: pg.ClientBase,
  table: { oid: number; name: string; comment: string | null; secured: boolean },
): Promise<string> {
  const lines = [`-- ${table.comment ?? ""}`, `create table ${table.name} (`];
  lines.push(...(await columnsAndConstraints(client, table.oid)), ");");
  const indexes = await client.query<{ text: string }>(
    `select pg_get_indexdef(indexrelid) as text from pg_index
     where indrelid = $1 and not exists (select from pg_constraint where conindid = indexrelid and conrelid = $1)
     order by text`,
    [table.oid],
  );
  lines.push(...indexes.rows.map((row) => `${row.text};`));
  if (table.secured) lines.push(`alter table ${table.name} enable row level security;`);
  const policies = await client.query<{ text: string }>(
    `select format('create policy %I on ${table.name} using %s;', polname, pg_get_expr(polqual, polrelid)) as text
     from pg_policy where polrelid = $1 order by polname`,
    [table.oid],
  );
  lines.push(...policies.rows.map((row) => row.text));
  lines.push(...(await grants(client, table)));
  return lines.join("\n") + "\n";
}

async function columnsAndConstraints(client: pg.ClientBase, oid: number): Promise<string[]> {
  const columns = await client.query<{ text: string; comment: string | null }>(
    `select format('  %I %s%s%s%s', a.attname, format_type(a.atttypid, a.atttypmod),
              case when a.attcollation not in (0, t.typcollation) then ' collate "' || l.collname || '"' else '' end,
              case when a.attnotnull then ' not null' else '' end,
              coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')) as text,
            col_description(a.attrelid, a.attnum) as comment
     from pg_attribute a join pg_type t on t.oid = a.atttypid
     left join pg_collation l on l.oid = a.attcollation
     left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
     where a.attrelid = $1 and a.attnum > 0 and not a.attisdropped order by a.attnum`,
    [oid],
  );
  // PostgreSQL 18 also lists NOT NULL as constraints ('n'); 15 does not.
  const constraints = await client.query<{ text: string }>(
    `select '  ' || pg_get_constraintdef(oid) as text from pg_constraint
     where conrelid = $1 and contype <> 'n' order by contype = 'f', contype = 'c', contype = 'u', text`,
    [oid],
  );
  const lines = [
    ...columns.rows.map((row) => ({ text: row.text, comment: row.comment })),
    ...constraints.rows.map((row) => ({ text: row.text, comment: null })),
  ];
  return lines.map(
    (line, index) =>
      line.text + (index < lines.length - 1 ? "," : "") + (line.comment ? ` -- ${line.comment}` : ""),
  );
}

async function grants(client: pg.ClientBase, table: { oid: number; name: string }): Promise<string[]> {
  const { rows } = await client.query<{ rights: string }>(
    `select string_agg(lower(acl.privilege_type), ', ' order by acl.privilege_type) as rights
     from pg_class c, aclexplode(c.relacl) acl
     where c.oid = $1 and acl.grantee = 'sucharit_app'::regrole group by acl.grantee`,
    [table.oid],
  );
  return rows.map((row) => `grant ${row.rights} on ${table.name} to sucharit_app;`);
}
