import { chmod, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { SMTPServer } from "smtp-server";
import { afterAll, expect, test } from "vitest";
import { runCommand } from "../cli.ts";
import { addAuditEntry } from "../platform/audit/write.ts";
import { readMigrations } from "../platform/database/migrate.ts";
import { writeIn } from "../platform/database/organisation-bound.ts";
import { openTestHouse } from "../testing/house.ts";
import { aMember, anOrganisation } from "../testing/people.ts";
import { databaseUrl, onServer } from "../testing/server.ts";

const { house, ownerUrl } = await openTestHouse();
const folder = await mkdtemp(join(tmpdir(), "sucharit-commands-"));
afterAll(() => rm(folder, { recursive: true, force: true }));

async function run(words: string, environment: Record<string, string> = {}) {
  const lines: string[] = [];
  const code = await runCommand(words.split(" "), {
    environment: { DATA_DIR: folder, DATABASE_URL: ownerUrl, ...environment },
    say: (line) => lines.push(line),
    complain: (line) => lines.push(`stderr: ${line}`),
  });
  return { code, text: lines.join("\n") };
}

const org = await anOrganisation(house, "bueng-suk");
const other = await anOrganisation(house, "nong-suk");
for (const at of [1, 2, 3]) await addEntry(org.id, `หน่วยงาน ${at}`);

function addEntry(orgId: string, name: string) {
  return writeIn(house.database, orgId, (db) =>
    addAuditEntry(db, {
      orgId,
      at: new Date("2026-05-01T02:00:00Z"),
      act: "organisation.add-unit",
      actor: { kind: "terminal", name: "terminal" },
      trace: { after: { name } },
    }),
  );
}

async function byOwner(command: string) {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    return (await client.query(command)).rows;
  } finally {
    await client.end();
  }
}

test("audit verify tells the end of each chain, to be written down", async () => {
  const { code, text } = await run("audit verify");
  const [head] = await byOwner(
    `select encode(hash, 'hex') as hash from audit_head where org_id = '${org.id}'`,
  );
  expect(code).toBe(0);
  expect(text).toContain("✓ bueng-suk  เทศบาลตำบลบึงสุข: 3 entries");
  expect(text).toContain(`3:${head.hash}`);
  expect(text).toContain("✓ nong-suk");
  expect((await run(`audit verify --org bueng-suk --expect 3:${head.hash}`)).code).toBe(0);
  expect((await run("audit verify --org bueng-suk")).text).not.toContain("nong-suk");
});

test("audit verify tells the first fault and fails", async () => {
  const wrong = await run(`audit verify --org bueng-suk --expect 2:${"0".repeat(64)}`);
  expect([wrong.code, wrong.text]).toEqual([1, expect.stringContaining("entry 2 is altered")]);
  expect((await run("audit verify --org nowhere")).code).toBe(1);
  expect((await run(`audit verify --expect 2:${"0".repeat(64)}`)).code).toBe(2);

  await byOwner(`update audit_entry set actor_name = 'x' where org_id = '${org.id}' and seq = 2`);
  const altered = await run("audit verify");
  expect(altered.code).toBe(1);
  expect(altered.text).toContain("✗ bueng-suk  เทศบาลตำบลบึงสุข: entry 2 is altered");
  expect(altered.text).toContain("✓ nong-suk");
  expect((await run("doctor")).text).toContain("✗ audit log of bueng-suk: entry 2 is altered");
  await byOwner(`update audit_entry set actor_name = 'terminal' where org_id = '${org.id}' and seq = 2`);
  expect((await run("audit verify")).code).toBe(0);
});

test("migrate says what it did, and refuses a database of a newer program", async () => {
  expect(await run("migrate")).toMatchObject({ code: 0, text: expect.stringContaining("Nothing to do") });
  const name = `sucharit_test_migrate_${process.pid}`;
  const empty = databaseUrl(ownerUrl, name);
  await onServer(ownerUrl, `create database ${name} template template0 encoding 'UTF8'`);
  try {
    const before = await run("doctor", { DATABASE_URL: empty });
    expect(before.text).toContain("migrations are waiting");
    const first = await run("migrate", { DATABASE_URL: empty });
    expect(first.code).toBe(0);
    for (const migration of await readMigrations()) expect(first.text).toContain(`applied ${migration.name}`);
    const client = new pg.Client({ connectionString: empty });
    await client.connect();
    await client.query(
      "insert into migration (number, name, checksum) values (9999, '9999_future.sql', 'x')",
    );
    await client.end();
    expect(await run("migrate", { DATABASE_URL: empty })).toMatchObject({
      code: 1,
      text: expect.stringContaining("newer than this program"),
    });
    expect(await run("doctor", { DATABASE_URL: empty })).toMatchObject({
      code: 1,
      text: expect.stringContaining("✗ schema: 9999_future.sql"),
    });
  } finally {
    await onServer(ownerUrl, `drop database if exists ${name} with (force)`);
  }
});

test("doctor finds a house in order, and says of each note what to do", async () => {
  await aMember(house, org, "administrator");
  const { code, text } = await run("doctor");
  expect(code).toBe(0);
  for (const what of [
    "database: PostgreSQL",
    "role: sucharit_app owns nothing",
    "schema: at",
    "clock:",
    "disk:",
    "data folder:",
    "fonts: Sarabun",
    "address:",
  ]) {
    expect(text).toMatch(new RegExp(`^✓ ${what}`, "m"));
  }
  expect(text).toContain("! mail: not set");
  expect(text).toContain("! organisation nong-suk: nobody is its administrator");
  expect(text).not.toContain("organisation bueng-suk");
  expect(text).toContain("Nothing is broken.");
});

test("doctor sees a login that is too strong", async () => {
  const { code, text } = await run("doctor", { DATABASE_APP_URL: ownerUrl });
  expect(code).toBe(1);
  expect(text).toMatch(
    /✗ role: \S+ has rights over the whole server, owns the tables, may rewrite the audit log/,
  );
  expect(text).toContain("Name a login without such rights");
});

test("doctor sees secrets that others can read", async () => {
  const open = join(folder, "open");
  await mkdir(open, { mode: 0o711 });
  await writeFile(join(open, "secret"), "x");
  await chmod(join(open, "secret"), 0o644);
  expect(await run("doctor", { DATA_DIR: open })).toMatchObject({
    code: 1,
    text: expect.stringContaining("✗ data folder: others may read secret"),
  });
  await chmod(join(open, "secret"), 0o600);
  expect((await run("doctor", { DATA_DIR: open })).code).toBe(0);
  await chmod(open, 0o777);
  expect((await run("doctor", { DATA_DIR: open })).text).toContain("✗ data folder: others may write");
});

test("doctor asks the mail server", async () => {
  const server = new SMTPServer({ authOptional: true, disabledCommands: ["STARTTLS"] });
  const port = await new Promise<number>((resolve) => {
    const listening = server.listen(0, "127.0.0.1", () => {
      const address = listening.address();
      resolve(typeof address === "object" && address ? address.port : 0);
    });
  });
  const mail = { SMTP_URL: `smtp://127.0.0.1:${port}`, SMTP_FROM: "sucharit@example.test" };
  expect((await run("doctor", mail)).text).toContain("✓ mail: 127.0.0.1");
  await new Promise<void>((resolve) => server.close(() => resolve()));
  const { code, text } = await run("doctor", mail);
  expect(code).toBe(1);
  expect(text).toContain("✗ mail: 127.0.0.1");
});

test("doctor sees an address that passwords should not travel to", async () => {
  expect((await run("doctor", { PUBLIC_URL: "http://integrity.example.test" })).text).toContain(
    "is not encrypted",
  );
  expect((await run("doctor", { PUBLIC_URL: "https://integrity.example.test" })).text).toContain(
    "TRUSTED_PROXY is not set",
  );
  expect((await run("doctor", { HOST: "0.0.0.0" })).text).toContain("PUBLIC_URL is not set");
});

test("doctor names a wrong setting and a database that cannot be reached", async () => {
  expect(await run("doctor", { PORT: "x" })).toMatchObject({
    code: 1,
    text: expect.stringContaining("✗ configuration: PORT=x"),
  });
  const gone = await run("doctor", { DATABASE_URL: "postgres://nobody:secret-word@127.0.0.1:1/none" });
  expect(gone.code).toBe(1);
  expect(gone.text).toContain("✗ database:");
  expect(gone.text).toContain("✓ fonts");
  expect(gone.text).not.toContain("secret-word");
});

test("doctor makes nothing where nothing is", async () => {
  const nothing = join(folder, "nothing");
  const { code, text } = await run("doctor", { DATA_DIR: nothing, DATABASE_URL: "" });
  expect([code, text]).toEqual([0, expect.stringContaining("database: none yet")]);
  await expect(chmod(nothing, 0o700)).rejects.toThrow("ENOENT");
  expect((await run("audit verify", { DATA_DIR: nothing, DATABASE_URL: "" })).text).toContain(
    "There is no database",
  );
});

test("what belongs to another organisation stays out of a chain", async () => {
  await addEntry(other.id, "อื่น");
  expect((await run("audit verify --org nong-suk")).text).toContain("1 entries");
});

test("demo refuses a house with a real organisation, in one line", async () => {
  const { code, text } = await run("demo", { PORT: "0" });
  expect(code).toBe(1);
  expect(text).toMatch(/^stderr: This database belongs to [a-z-]+: the demo needs one of its own\.[^\n]*$/);
});
