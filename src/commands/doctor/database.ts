import pg from "pg";
import { formatThaiDateTime } from "../../thai/date-text.ts";
import { allOrganisations } from "../../platform/accounts/organisations.ts";
import { verifyChain } from "../../platform/audit/verify.ts";
import { openDatabase } from "../../platform/database/connect.ts";
import { readMigrations } from "../../platform/database/migrate.ts";
import { HOUSE_ORG, readIn } from "../../platform/database/organisation-bound.ts";
import type { ReachedDatabase } from "../reach.ts";
import type { Finding } from "./finding.ts";
import { broken, examine, note, ok } from "./finding.ts";

const ways = {
  own: "the server of DATABASE_URL",
  joined: "embedded, the product is running",
  started: "embedded, started for this look",
} as const;

/** Looks only: a database that is behind the program stays as it is. */
export async function examineDatabase(reached: ReachedDatabase): Promise<Finding[]> {
  const client = new pg.Client({
    connectionString: reached.appUrl,
    connectionTimeoutMillis: 10_000,
    ...(reached.appRole ? { options: `-c role=${reached.appRole}` } : {}),
  });
  await client.connect();
  try {
    const isMigrated =
      (await client.query("select to_regclass('public.audit_entry') is not null as yes")).rows[0].yes ===
      true;
    const found = [
      ...(await examine("database", () => version(client, reached))),
      ...(await examine("clock", () => clock(client))),
      ...(await examine("schema", () => schema(client))),
    ];
    if (!isMigrated) return found;
    return [
      ...found,
      ...(await examine("role", () => role(client, reached))),
      ...(await examine("audit log", () => organisations(reached))),
    ];
  } finally {
    await client.end();
  }
}

async function version(client: pg.Client, { by }: ReachedDatabase): Promise<Finding[]> {
  const { rows } = await client.query(
    `select current_setting('server_version') as version, current_setting('server_version_num')::int as number,
            current_setting('server_encoding') as encoding,
            exists (select from pg_collation where collname = 'th-x-icu') as thai`,
  );
  const {
    version: name,
    number,
    encoding,
    thai,
  } = rows[0] as { version: string; number: number; encoding: string; thai: boolean };
  const what = `database: PostgreSQL ${name} (${ways[by]})`;
  if (number < 150_000) return [broken(what, "Version 15 or newer is needed.")];
  if (encoding !== "UTF8")
    return [broken(`${what}, encoding ${encoding}`, "Make the database with encoding UTF8.")];
  if (!thai)
    return [
      broken(
        `${what}, without Thai order`,
        "This server was built without ICU: use one that has the collation th-x-icu.",
      ),
    ];
  return [ok(what)];
}

/** Codes of a second factor hold for half a minute, and the log must tell the truth. */
async function clock(client: pg.Client): Promise<Finding[]> {
  const before = Date.now();
  const { rows } = await client.query("select extract(epoch from clock_timestamp()) * 1000 as at");
  const after = Date.now();
  const there = Number(rows[0].at);
  const apart = there < before ? before - there : there > after ? there - after : 0;
  const what = `clock: ${formatThaiDateTime(new Date(after))} in Thailand`;
  const advice = "Let both machines take their time from a time server (chrony, systemd-timesyncd).";
  if (apart > 30_000)
    return [broken(`${what}; the database's is ${Math.round(apart / 1000)} seconds away`, advice)];
  if (apart > 2000)
    return [note(`${what}; the database's is ${(apart / 1000).toFixed(1)} seconds away`, advice)];
  return [ok(`${what}, as the database says; the machine's time zone does not matter`)];
}

async function schema(client: pg.Client): Promise<Finding[]> {
  const known = await readMigrations();
  const exists =
    (await client.query("select to_regclass('public.migration') is not null as yes")).rows[0].yes === true;
  const { rows } = exists
    ? await client.query("select number, name, checksum from migration order by number")
    : { rows: [] };
  const done = rows as { number: number; name: string; checksum: string }[];
  const last = done.at(-1);
  if (last && last.number > (known.at(-1)?.number ?? 0)) {
    return [
      broken(
        `schema: ${last.name} is newer than this program`,
        "Start the newer program; this one would harm the data.",
      ),
    ];
  }
  const changed = done.find(({ checksum }, index) => known[index]?.checksum !== checksum);
  if (changed)
    return [
      broken(
        `schema: ${changed.name} is not the one of this program`,
        "Use the program that made this database.",
      ),
    ];
  const open = known.slice(done.length);
  if (open.length > 0)
    return [
      note(`schema: ${open.length} migrations are waiting`, "Run sucharit migrate, or start the product."),
    ];
  return [ok(`schema: at ${last?.number ?? 0}, as this program has it`)];
}

/** Row-level security and the append-only log hold only for a role that owns nothing. */
async function role(client: pg.Client, { by, appRole }: ReachedDatabase): Promise<Finding[]> {
  const { rows } = await client.query(
    `select current_user as name, rolsuper or rolbypassrls or rolcreaterole or rolcreatedb as strong,
            has_table_privilege('audit_entry', 'update, delete, truncate') as rewrites,
            pg_has_role((select relowner from pg_class where oid = 'audit_entry'::regclass), 'usage') as owns
     from pg_roles where rolname = current_user`,
  );
  const found = rows[0] as { name: string; strong: boolean; rewrites: boolean; owns: boolean };
  const faults = [
    found.strong && "has rights over the whole server",
    found.owns && "owns the tables",
    found.rewrites && "may rewrite the audit log",
  ].filter((fault) => fault !== false);
  if (faults.length > 0) {
    return [
      broken(
        `role: ${found.name} ${faults.join(", ")}`,
        "Name a login without such rights in DATABASE_APP_URL and grant it sucharit_app.",
      ),
    ];
  }
  const held = ok(`role: ${found.name} owns nothing and cannot rewrite the audit log`);
  if (by !== "own" || appRole === undefined) return [held];
  return [
    held,
    note(
      "role: the program signs in as the owner and then steps down",
      "A login of its own in DATABASE_APP_URL keeps the owner's password away from the program.",
    ),
  ];
}

/** The newest part of each log; the whole is for audit verify. */
const NEWEST = 20_000;

async function organisations(reached: ReachedDatabase): Promise<Finding[]> {
  const database = openDatabase(reached.appUrl, {
    connections: 2,
    ...(reached.appRole ? { role: reached.appRole } : {}),
  });
  try {
    const all = await allOrganisations(database);
    const found: Finding[] =
      all.length === 0
        ? [
            note(
              "organisation: none yet",
              "Start the product and open the link that it prints, or run sucharit org add.",
            ),
          ]
        : [];
    for (const { id, slug } of [...all, { id: HOUSE_ORG, slug: "the house itself" }]) {
      const report = await readIn(database, id, (db) => verifyChain(db, id, { newest: NEWEST }));
      if (!report.ok)
        found.push(
          broken(
            `audit log of ${slug}: entry ${report.fault.seq} is ${report.fault.fault}`,
            "Keep the database as it is, compare it with a backup, and run sucharit audit verify.",
          ),
        );
      else if (report.entries > 0)
        found.push(
          ok(`audit log of ${slug}: ${report.from > 1 ? "the newest " : ""}${report.entries} entries whole`),
        );
    }
    for (const { id, slug } of all) {
      const keeper = await readIn(database, id, (db) =>
        db
          .selectFrom("role_held as r")
          .innerJoin("membership as m", (join) =>
            join.onRef("m.org_id", "=", "r.org_id").onRef("m.id", "=", "r.membership_id"),
          )
          .select("m.id")
          .where("r.org_id", "=", id)
          .where("r.role", "=", "administrator")
          .where("m.accepted_at", "is not", null)
          .where("m.ended_at", "is", null)
          .limit(1)
          .executeTakeFirst(),
      );
      if (!keeper)
        found.push(
          note(
            `organisation ${slug}: nobody is its administrator`,
            `Run sucharit user add --org ${slug} --role administrator.`,
          ),
        );
    }
    return found;
  } finally {
    await database.close();
  }
}
