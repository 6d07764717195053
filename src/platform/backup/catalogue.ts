import type pg from "pg";

/** What the catalogue tells of the tables of the product: nothing here knows any of them by name. */
export interface TableFound {
  name: string;
  /** Those that are stored, not worked out from others; org_id first where there is one. */
  columns: string[];
  isTenant: boolean;
}

interface Reference {
  name: string;
  from: string;
  to: string;
}

export interface SchemaFound {
  /** Each after those that it refers to. */
  tables: TableFound[];
  /** References that no order can satisfy, because tables refer to each other in a circle. */
  circular: Reference[];
}

/** Its own book, which every restore writes itself. */
const NOT_DATA = "migration";

export async function readSchema(client: pg.ClientBase): Promise<SchemaFound> {
  const tables = await client.query<TableFound>(
    `select c.relname as name, a.columns, 'org_id' = any(a.columns) as "isTenant"
     from pg_class c
     cross join lateral (
       select coalesce(array_agg(attname::text order by attname <> 'org_id', attnum), '{}') as columns
       from pg_attribute where attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = '') a
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
       and c.relname <> $1
       and not exists (select from pg_depend where classid = 'pg_class'::regclass and objid = c.oid and deptype = 'e')
     order by c.relname`,
    [NOT_DATA],
  );
  const references = await client.query<Reference>(
    `select conname as name, f.relname as "from", t.relname as "to"
     from pg_constraint join pg_class f on f.oid = conrelid join pg_class t on t.oid = confrelid
     where contype = 'f' and conparentid = 0 and conrelid <> confrelid
       and f.relnamespace = 'public'::regnamespace and t.relnamespace = 'public'::regnamespace
     order by f.relname, conname`,
  );
  return inOrder(tables.rows, references.rows);
}

/** Rows of one table are checked when all of them are there, so a table may refer to itself. */
export function inOrder(tables: TableFound[], references: Reference[]): SchemaFound {
  const ordered: TableFound[] = [];
  let waiting = tables;
  let open = references;
  const circular: Reference[] = [];
  while (waiting.length > 0) {
    const free = waiting.filter(({ name }) => !open.some(({ from }) => from === name));
    const next = free.length > 0 ? free : waiting.slice(0, 1);
    const names = new Set(next.map(({ name }) => name));
    circular.push(...open.filter(({ from }) => names.has(from)));
    ordered.push(...next);
    waiting = waiting.filter(({ name }) => !names.has(name));
    open = open.filter(({ from, to }) => !names.has(from) && !names.has(to));
  }
  return { tables: ordered, circular };
}

export interface SequenceFound {
  name: string;
  last: string;
  isCalled: boolean;
}

export async function readSequences(client: pg.ClientBase): Promise<SequenceFound[]> {
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_class
     where relnamespace = 'public'::regnamespace and relkind = 'S' order by relname`,
  );
  const found: SequenceFound[] = [];
  for (const { name } of rows) {
    const state = await client.query(
      `select last_value::text as last, is_called as "isCalled" from public.${client.escapeIdentifier(name)}`,
    );
    found.push({ name, ...(state.rows[0] as { last: string; isCalled: boolean }) });
  }
  return found;
}
