import { createHash, randomBytes } from "node:crypto";
import pg from "pg";
import { v7 as newId } from "uuid";
import { readSchema } from "./catalogue.ts";
import type { TableFound } from "./catalogue.ts";

/** Text that breaks what is not written with care: ends of COPY, escapes, controls, Thai marks, no text. */
export const hostileTexts = [
  "\\.",
  "\\N",
  "",
  "\t",
  "บรรทัด\nสอง\r\n\\.\nสี่",
  "back\\slash \\t \\n \\x41 \\101",
  "'\";--$1 %s ${x} <b>",
  "น้ำใจกู้ภัย ก็ \u{200b}|\u{feff}",
  "\u{1}\u{7f}\u{85}\u{2028}\u{1f926}\u{1f3fd}\u{200d}\u{2642}",
];

/**
 * What a rule of the database asks for, by table and column. Lists of words (check (state in ('draft', 'sent'))) are
 * read from the database itself; whatever else a check or key wants is said here, and the failure names this place.
 */
const fitting: Record<string, () => unknown> = {
  "job.key": () => newId(),
  "file_content.sha256": () => createHash("sha256").update(randomBytes(8)).digest("hex"),
  "upload.received": () => 0,
  "letter.to_address": () => "somebody@elsewhere.example",
  "position_held.to_on": () => null,
  "appointment_order.term_to": () => null,
};

let number = 0;
const nextNumber = () => (number += 1);

/** Rows in every table of an organisation that acts have left empty, also in those that are still to come. */
export async function fillEveryTable(client: pg.Client, orgId: string, rowsEach = 4): Promise<void> {
  const { tables } = await readSchema(client);
  for (const table of tables.filter(({ isTenant }) => isTenant)) {
    const { rows } = await client.query(`select from ${table.name} where org_id = $1 limit 1`, [orgId]);
    if (rows.length > 0) continue;
    for (let row = 0; row < rowsEach; row += 1) await addRow(client, table, orgId, row);
  }
}

interface Column {
  name: string;
  type: string;
  nullable: boolean;
}

async function addRow(client: pg.Client, table: TableFound, orgId: string, row: number): Promise<void> {
  const { rows: columns } = await client.query<Column>(
    `select attname as name, format_type(atttypid, null) as type, not attnotnull as nullable
     from pg_attribute where attrelid = $1::regclass and attname = any($2)`,
    [table.name, table.columns],
  );
  const rules = await rulesOf(client, table.name);
  const words = wordsAllowed(rules.values());
  const values = new Map<string, unknown>();
  for (const column of columns) values.set(column.name, valueFor(table.name, column, row, words));
  values.set("org_id", orgId);
  const { rows: references } = await client.query<{ own: string[]; theirs: string[]; target: string }>(
    `select (select array_agg(a.attname::text order by k.at) from unnest(conkey) with ordinality k(n, at)
               join pg_attribute a on a.attrelid = conrelid and a.attnum = k.n) as own,
            (select array_agg(a.attname::text order by k.at) from unnest(confkey) with ordinality k(n, at)
               join pg_attribute a on a.attrelid = confrelid and a.attnum = k.n) as theirs,
            confrelid::regclass::text as target
     from pg_constraint where contype = 'f' and conrelid = $1::regclass`,
    [table.name],
  );
  for (const { own, theirs, target } of references) {
    if (target === "organisation") continue;
    const { rows: parents } = await client.query(
      `select ${theirs.join(", ")} from ${target} where org_id = $1 order by 1, 2
       offset $2 % greatest((select count(*) from ${target} where org_id = $1), 1) limit 1`,
      [orgId, row],
    );
    own.forEach((column, index) => {
      if (column !== "org_id") values.set(column, parents[0]?.[theirs[index] ?? ""] ?? null);
    });
  }
  const names = [...values.keys()];
  // One row per organisation, such as its emblem: the first one is enough.
  await client
    .query(
      `insert into ${table.name} (${names.map((name) => `"${name}"`).join(", ")})
       values (${names.map((_, index) => `$${index + 1}`).join(", ")}) on conflict do nothing`,
      [...values.values()],
    )
    .catch((refusal: unknown) => {
      throw whatToSay(table.name, rules, values, refusal);
    });
}

/** Every rule of a table by its name, as PostgreSQL writes it back. */
async function rulesOf(client: pg.Client, table: string): Promise<Map<string, string>> {
  const { rows } = await client.query<{ name: string; rule: string }>(
    "select conname as name, pg_get_constraintdef(oid) as rule from pg_constraint where conrelid = $1::regclass",
    [table],
  );
  return new Map(rows.map(({ name, rule }) => [name, rule]));
}

/** By column, the words that checks of the form `column in ('a', 'b')` allow. */
function wordsAllowed(rules: Iterable<string>): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const rule of rules) {
    for (const [, column = "", list = ""] of rule.matchAll(/\(?"?(\w+)"? = ANY \(ARRAY\[([^\]]*)\]\)/g)) {
      const words = [...list.matchAll(/'((?:[^']|'')*)'::text/g)].map(([, word = ""]) =>
        word.replaceAll("''", "'"),
      );
      if (words.length > 0) found.set(column, words);
    }
  }
  return found;
}

/** A refusal of the database, as whoever wrote the new table should read it. */
function whatToSay(
  table: string,
  rules: ReadonlyMap<string, string>,
  values: ReadonlyMap<string, unknown>,
  refusal: unknown,
): Error {
  const { message, constraint, column } = refusal as pg.DatabaseError;
  const rule = rules.get(constraint ?? "") ?? message;
  const tried = [...values].filter(([name]) => new RegExp(`\\b${name}\\b`).test(rule));
  return new Error(
    `The backup test fills every table with rows, and "${table}" refused one: ${rule}\n` +
      "Say in `fitting` of src/platform/backup/filling.fixture.ts what fits, for example\n" +
      `  "${table}.${column ?? tried.at(-1)?.[0] ?? "column"}": () => …,\n` +
      `Tried: ${JSON.stringify(Object.fromEntries(tried))}`,
    { cause: refusal },
  );
}

function valueFor(
  table: string,
  { name, type, nullable }: Column,
  row: number,
  words: ReadonlyMap<string, string[]>,
): unknown {
  const fits = fitting[`${table}.${name}`];
  if (fits) return fits();
  const allowed = words.get(name);
  if (allowed) return allowed[row % allowed.length];
  if (nullable && row % 4 === 3) return null;
  return valueOfType(type, row);
}

function valueOfType(type: string, row: number): unknown {
  const text = `${hostileTexts[nextNumber() % hostileTexts.length]}${newId()}`;
  switch (type) {
    case "uuid":
      return newId();
    case "text":
      return text;
    case "text[]":
      return [text, "", "\\N", '{a,"b"}'];
    case "integer[]":
      return [-1, 2 ** 31 - 1];
    case "bigint[]":
      return ["-1", null, "9223372036854775807"];
    case "bytea":
      return Buffer.concat([Buffer.from([0, 10, 92, 46, 255]), randomBytes(300)]);
    case "jsonb":
      return `{"${newId()}": ${JSON.stringify([1.5, null, true, { "": text }])}, "big": 12345678901234567890.10}`;
    case "boolean":
      return row % 2 === 0;
    case "integer":
    case "bigint":
    case "smallint":
      return nextNumber();
    case "numeric":
      return "12345678901234567890.123456789012345678900";
    case "double precision":
    case "real":
      return 0.1 + 0.2;
    case "date":
      return "2024-02-29";
    case "timestamp with time zone":
      return `2026-03-0${1 + (row % 9)}T23:59:59.123456+07:00`;
    default:
      throw new Error(`Say in filling.fixture.ts what a value of ${type} may be`);
  }
}
