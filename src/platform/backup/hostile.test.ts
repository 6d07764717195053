/** Somebody who serves one organisation hands its administrator of the machine a backup that they have altered. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, expect, test } from "vitest";
import { v7 as newId } from "uuid";
import { runCommand } from "../../cli.ts";
import { openTestHouse } from "../../testing/house.ts";
import { aMember, anOrganisation, aUnit } from "../../testing/people.ts";
import { resetLetter } from "../accounts/letters.ts";
import { writeIn } from "../database/organisation-bound.ts";
import { performJob } from "../jobs/perform.ts";
import type { Letter } from "../mail/mail.ts";
import { postLetter } from "../mail/post.ts";
import { backUpHouse } from "./job.ts";
import { forged, withManifest, withRows } from "./forging.fixture.ts";

const { house, ownerUrl } = await openTestHouse();
const folder = await mkdtemp(join(tmpdir(), "sucharit-hostile-"));
afterAll(() => rm(folder, { recursive: true, force: true }));

const org = await anOrganisation(house, "bueng-suk");
const other = await anOrganisation(house, "nong-suk");
const attacker = await aMember(house, org, "coordinator");
await aUnit(house, org, "กองคลัง");
await aUnit(house, other, "กองช่าง");

async function run(...words: string[]) {
  const lines: string[] = [];
  const code = await runCommand(words, {
    environment: { DATA_DIR: join(folder, "data"), DATABASE_URL: ownerUrl },
    say: (line) => lines.push(line),
    complain: (line) => lines.push(line),
  });
  return { code, text: lines.join("\n") };
}

const one = join(folder, "one.tar");
await run("backup", one, "--org", "bueng-suk");

async function ask<Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    return (await client.query<Row>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

const restore = (file: string) => run("restore", file, "--org", "bueng-suk", "--replace");
const lineOf = (columns: string[], values: Record<string, string>) =>
  columns.map((column) => values[column] ?? "\\N").join("\t");

test.each([
  ["ends of lines that only COPY takes for such", (own: string, foreign: string) => `${own}\r${foreign}\\\n`],
  ["ends of lines of both kinds", (own: string, foreign: string) => `${own}\r\n${foreign}\r\n`],
  ["an end that is written as two", (own: string, foreign: string) => `${own}\\\n\r${foreign}\\\n`],
])("no row comes into another organisation by %s", async (_, put) => {
  const membershipId = newId();
  const foreign = { org_id: other.id, id: membershipId, account_id: attacker.accountId };
  const now = "2026-01-01 00:00:00+00";
  const file = await forged(
    one,
    withRows("membership", (rows, columns) =>
      put(rows.trimEnd(), lineOf(columns, { ...foreign, invited_at: now, accepted_at: now, version: "1" })),
    ),
  );
  const before = await ask("select * from membership order by org_id, id");
  expect(await restore(file)).toMatchObject({
    code: 1,
    text: expect.stringMatching(/Nothing was changed/) as string,
  });
  expect(await ask("select * from membership order by org_id, id")).toEqual(before);
});

test("the short name in the rows is the one that was asked for", async () => {
  const file = await forged(
    one,
    withRows("organisation", (rows) => rows.replace("bueng-suk", "sign-in")),
  );
  expect(await restore(file)).toMatchObject({ code: 1 });
  expect(await ask("select slug from organisation order by slug")).toEqual([
    { slug: "bueng-suk" },
    { slug: "nong-suk" },
  ]);
});

test(`work of the whole house (${backUpHouse.definition.title as string}) is not begun by one organisation's backup`, async () => {
  const id = newId();
  const file = await forged(
    one,
    withRows("job", (rows, columns) => {
      const now = "2026-01-01 00:00:00+00";
      const job = { name: "backup.take", title: "x", input: "{}", attempts_allowed: "3", state: "waiting" };
      const numbers = { turn: "0", attempts: "0", progress_done: "0", progress_total: "0" };
      return `${rows}${lineOf(columns, { org_id: org.id, id, ...job, ...numbers, asked_at: now, run_at: now })}\n`;
    }),
  );
  expect(await restore(file)).toMatchObject({ code: 0 });
  let backups = 0;
  const backUp = async () => {
    backups += 1;
    return { lost: [], removed: [], bytes: 0 } as never;
  };
  await performJob({ ...house, backUp }, { orgId: org.id, jobId: id }, new AbortController().signal);
  expect(backups).toBe(0);
});

test("an address that only the file calls proved is not proved here", async () => {
  const accountId = newId();
  const now = "2026-01-01 00:00:00+00";
  const times = { created_at: now, updated_at: now };
  const account = {
    name: "x",
    email: "mayor@elsewhere.example",
    email_verified: "t",
    two_factor_enabled: "f",
  };
  const file = await forged(one, (entries) =>
    withRows(
      "membership",
      (rows, columns) =>
        `${rows}${lineOf(columns, { org_id: org.id, id: newId(), account_id: accountId, invited_at: now, accepted_at: now, version: "1" })}\n`,
    )(
      withRows(
        "account",
        (rows, columns) => `${rows}${lineOf(columns, { id: accountId, ...account, ...times })}\n`,
      )(entries),
    ),
  );
  expect(await restore(file)).toMatchObject({ code: 0 });
  expect(await ask("select email_verified from account where id = $1", [accountId])).toEqual([
    { email_verified: false },
  ]);
});

test("no sequence of the house is moved to its end", async () => {
  await ask("create sequence public.counted");
  const far = { name: "counted", last: "9223372036854775807", isCalled: true };
  const file = await forged(
    one,
    withManifest((manifest) => manifest.sequences.push(far)),
  );
  expect(await restore(file)).toMatchObject({ code: 0 });
  expect(await ask("select last_value::text as last from public.counted")).toEqual([{ last: "1" }]);
  await ask("drop sequence public.counted");
});

test("a letter that was sent to somebody does not bring its link to another address", async () => {
  const sent: Letter[] = [];
  const mail = {
    ...house.mail,
    isSet: true,
    send: async (letter: Letter) => (sent.push(letter), { ok: true as const }),
  };
  const posted = await writeIn(house.database, org.id, async (db) =>
    postLetter(db, resetLetter, { orgId: org.id, to: { accountId: attacker.accountId }, input: {} }),
  );
  const deliver = async () => {
    const [row] = await ask<{ job_id: string }>("select job_id from letter where id = $1", [posted]);
    const queued = { orgId: org.id, jobId: row?.job_id ?? "" };
    await performJob({ ...house, mail }, queued, new AbortController().signal);
  };
  await deliver();
  // As an altered backup brings it back.
  await ask(
    "update letter set sent_at = null, to_account_id = null, to_address = 'thief@elsewhere.example' where id = $1",
    [posted],
  );
  await ask("update job set state = 'waiting', ended_at = null where org_id = $1 and name = 'letters.send'", [
    org.id,
  ]);
  await deliver();
  const [first, second] = sent.map(({ text }) => /https?:\S+/.exec(text)?.[0]);
  expect(first).toMatch(/[a-z0-9]{5}(-[a-z0-9]{5}){3}/);
  expect(second).not.toBe(first);
});

test("nothing that a file says steers the terminal of whoever restores it", async () => {
  const file = await forged(
    one,
    withManifest((manifest) => {
      for (const named of manifest.organisations) named.slug = "\u001b]0;done\u0007\u009b2J\u202e";
    }),
  );
  const { code, text } = await restore(file);
  expect([code, text]).toEqual([1, expect.stringContaining("It holds: �]0;done��2J�")]);
});

test.each(["upload", "session"])("no rows of %s come from a file: no backup holds them", async (table) => {
  const columns = await ask<{ name: string }>(
    "select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 order by attname <> 'org_id', attnum",
    [table],
  );
  const file = await forged(
    one,
    withManifest((manifest) =>
      manifest.tables.push({ name: table, columns: columns.map(({ name }) => name), rows: 0 }),
    ),
  );
  expect(await restore(file)).toMatchObject({
    code: 1,
    text: expect.stringContaining(`The table ${table} of the backup`) as string,
  });
});
