import { createHash, randomBytes } from "node:crypto";
import { chmod, mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import S3rver from "s3rver";
import { afterAll, describe, expect, inject, test } from "vitest";
import { openDemo } from "../demo/demo.ts";
import { addUnit } from "../src/capabilities/organisation/units/acts.ts";
import { runCommand } from "../src/cli.ts";
import { readSchema } from "../src/platform/backup/catalogue.ts";
import { fillEveryTable } from "../src/platform/backup/filling.fixture.ts";
import { leftOut } from "../src/platform/backup/scope.ts";
import { describeSchema } from "../src/platform/database/describe.ts";
import { migrate, readMigrations } from "../src/platform/database/migrate.ts";
import { HOUSE_ORG } from "../src/platform/database/organisation-bound.ts";
import { diskStore } from "../src/platform/files/disk-store.ts";
import { openTestHouse } from "../src/testing/house.ts";
import { freePort } from "../src/testing/program.ts";
import { databaseUrl, onServer } from "../src/testing/server.ts";
import { furnish } from "./furnished.ts";

/** A house as it is after a year: the demo, a second organisation made by acts, and a third with a row of everything. */
const { house, ownerUrl } = await openTestHouse();
const folder = await mkdtemp(join(tmpdir(), "sucharit-backup-"));
await chmod(folder, 0o755);
const dataFolder = join(folder, "house");
const made: string[] = [];
afterAll(async () => {
  for (const name of made) await onServer(inject("ownerUrl"), `drop database if exists ${name} with (force)`);
  await rm(folder, { recursive: true, force: true });
});

await openDemo(house);
const world = await furnish(house, "second");
const third = await furnish(house, "third");
await withClient(ownerUrl, (client) => fillEveryTable(client, third.org.id));
await withClient(ownerUrl, (client) => giveBytes(client, join(dataFolder, "files")));

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Every content that a row names gets bytes of that hash. */
async function giveBytes(client: pg.Client, filesFolder: string): Promise<void> {
  const store = diskStore(filesFolder);
  await client.query("alter table file drop constraint file_org_id_sha256_fkey");
  await client.query("update file_content set preview_sha256 = null");
  const { rows } = await client.query<{ org_id: string; sha256: string }>(
    "select org_id, sha256 from file_content",
  );
  for (const { org_id, sha256 } of rows) {
    const bytes = randomBytes(70_000);
    const name = createHash("sha256").update(bytes).digest("hex");
    const file = await store.incoming.open(name);
    await file.write(bytes);
    await file.close();
    await store.put(org_id, name, store.incoming.pathOf(name));
    await client.query("update file_content set sha256 = $1, size = $2 where org_id = $3 and sha256 = $4", [
      name,
      bytes.length,
      org_id,
      sha256,
    ]);
    await client.query("update file set sha256 = $1 where org_id = $2 and sha256 = $3", [
      name,
      org_id,
      sha256,
    ]);
  }
  await client.query(
    "alter table file add constraint file_org_id_sha256_fkey foreign key (org_id, sha256) references file_content",
  );
}

interface Place {
  url: string;
  data: string;
}
const original: Place = { url: ownerUrl, data: dataFolder };

async function emptyPlace(): Promise<Place> {
  const name = `sucharit_restored_${randomBytes(6).toString("hex")}`;
  made.push(name);
  await onServer(inject("ownerUrl"), `create database ${name} template template0 encoding 'UTF8'`);
  return { url: databaseUrl(inject("ownerUrl"), name), data: join(folder, name) };
}

async function run(place: Place, words: string, env: Record<string, string> = {}) {
  const lines: string[] = [];
  const code = await runCommand(words.split(" "), {
    environment: { DATA_DIR: place.data, DATABASE_URL: place.url, ...env },
    say: (line) => lines.push(line),
    complain: (line) => lines.push(`stderr: ${line}`),
  });
  return { code, text: lines.join("\n") };
}

/** Every row of every table as text, sorted: whatever differs, differs here. */
async function records(url: string, where = ""): Promise<Record<string, string[]>> {
  return withClient(url, async (client) => {
    await client.query("set timezone to 'UTC'; set datestyle to 'ISO'");
    const { tables } = await readSchema(client);
    const found: Record<string, string[]> = {};
    for (const { name, isTenant } of tables) {
      if (where !== "" && !isTenant) continue;
      const { rows } = await client.query<{ row: string }>(
        `select t::text as row from public.${name} t ${where} order by 1`,
      );
      found[name] = rows.map(({ row }) => row);
    }
    return found;
  });
}

const ofOrganisation = (url: string, id: string) => records(url, `where org_id = '${id}'`);
const notOf = (url: string, id: string) => records(url, `where org_id not in ('${id}', '${HOUSE_ORG}')`);

async function contentsIn(data: string): Promise<string[]> {
  const found: string[] = [];
  for await (const { orgId, sha256, size } of diskStore(join(data, "files")).each())
    found.push(`${orgId} ${sha256} ${size}`);
  return found.toSorted();
}

const shape = (url: string) => withClient(url, describeSchema);

/** What the restore itself tells the log of the house. */
const withoutHouseLog = (rows: Record<string, string[]>) => ({
  ...rows,
  audit_entry: rows["audit_entry"]?.filter((row) => !row.includes(HOUSE_ORG)),
  audit_head: rows["audit_head"]?.filter((row) => !row.includes(HOUSE_ORG)),
});

const emptied = (rows: Record<string, string[]>) => ({
  ...rows,
  ...Object.fromEntries(Object.keys(leftOut).map((name) => [name, []])),
});

const wholeFile = join(folder, "whole.tar");

describe("a whole house", () => {
  test("every table holds something, so that none can be forgotten", async () => {
    const all = await records(ownerUrl);
    await withClient(ownerUrl, (client) =>
      client.query(
        `insert into verification (id, identifier, value, expires_at, created_at, updated_at)
           values (gen_random_uuid(), 'x', 'y', now(), now(), now());
         insert into passkey (id, account_id, public_key, credential_id, counter, device_type, backed_up)
           select gen_random_uuid(), id, 'k', id::text, 0, 'singleDevice', false from account limit 3;
         insert into two_factor (id, account_id, secret, backup_codes)
           select gen_random_uuid(), id, 's', 'c' from account limit 3;
         insert into rate_limit values ('a', 1, 1)`,
      ),
    );
    const filled = await records(ownerUrl);
    expect(Object.keys(all).length).toBeGreaterThan(20);
    const empty = Object.entries(filled).flatMap(([name, rows]) => (rows.length === 0 ? [name] : []));
    expect(empty).toEqual([]);
  });

  test("comes back record by record, with files, rights and row-level security", async () => {
    const before = await records(ownerUrl);
    expect(await run(original, `backup ${wholeFile}`)).toMatchObject({ code: 0 });
    expect((await stat(wholeFile)).mode & 0o777).toBe(0o600);
    const place = await emptyPlace();
    const { code, text } = await run(place, `restore ${wholeFile}`);
    expect([code, text]).toEqual([0, expect.stringContaining("The audit logs are whole")]);
    expect(withoutHouseLog(await records(place.url))).toEqual(withoutHouseLog(emptied(before)));
    expect(await shape(place.url)).toBe(await shape(ownerUrl));
    expect(await contentsIn(place.data)).toEqual(await contentsIn(dataFolder));
    expect((await contentsIn(place.data)).length).toBeGreaterThan(0);
    const secret = await readFile(join(place.data, "secret"), "utf8");
    expect(secret).toBe(await readFile(join(dataFolder, "secret"), "utf8"));
    expect((await stat(join(place.data, "secret"))).mode & 0o777).toBe(0o600);
    expect(await run(place, "audit verify")).toMatchObject({ code: 0 });
  });

  test("moves between a folder and an S3-compatible store, there and back, with every file", async () => {
    const server = new S3rver({
      port: await freePort(),
      address: "127.0.0.1",
      directory: join(folder, "s3"),
      silent: true,
      configureBuckets: [{ name: "town", configs: [] }],
    });
    const { port } = await server.run();
    const env = {
      S3_ENDPOINT: `http://127.0.0.1:${port}`,
      S3_BUCKET: "town",
      S3_ACCESS_KEY_ID: "S3RVER",
      S3_SECRET_ACCESS_KEY: "S3RVER",
    };
    try {
      const [inStore, inFolder] = [await emptyPlace(), await emptyPlace()];
      expect(await run(inStore, `restore ${wholeFile}`, env)).toMatchObject({ code: 0 });
      expect(await contentsIn(inStore.data)).toEqual([]);
      const back = join(folder, "of-the-store.tar");
      expect(await run(inStore, `backup ${back}`, env)).toMatchObject({ code: 0 });
      await server.close();
      // Away: no backup without the bytes, and no half of one.
      const away = join(folder, "away.tar");
      expect((await run(inStore, `backup ${away}`, env).catch(() => ({ code: 1 }))).code).not.toBe(0);
      expect((await readdir(folder)).filter((name) => name.startsWith("away.tar"))).toEqual([]);

      expect(await run(inFolder, `restore ${back}`)).toMatchObject({ code: 0 });
      expect(await contentsIn(inFolder.data)).toEqual(await contentsIn(dataFolder));
      expect(withoutHouseLog(await records(inFolder.url))).toEqual(
        withoutHouseLog(await records(inStore.url)),
      );
    } finally {
      await server.close().catch(() => undefined);
    }
  });

  test("is of one moment, although others write meanwhile", async () => {
    const file = join(folder, "moving.tar");
    let stopped = false;
    let count = 0;
    const situation = {
      database: house.database,
      now: house.now,
      orgId: world.org.id,
      actor: world.members.administrator.actor,
    };
    const writing = (async () => {
      while (!stopped) {
        count += 1;
        const outcome = await addUnit(situation, { name: `กองใหม่ ${count}` });
        expect(outcome).toMatchObject({ ok: true });
      }
    })();
    expect(await run(original, `backup ${file}`)).toMatchObject({ code: 0 });
    stopped = true;
    await writing;
    const place = await emptyPlace();
    expect(await run(place, `restore ${file}`)).toMatchObject({ code: 0 });
    const counts = await withClient(place.url, (client) =>
      client.query(
        `select (select count(*)::int from unit where org_id = $1 and name like 'กองใหม่ %') as units,
                (select count(*)::int from audit_entry where org_id = $1 and record_name like 'กองใหม่ %') as entries`,
        [world.org.id],
      ),
    );
    const { units, entries } = counts.rows[0] as { units: number; entries: number };
    expect(units).toBe(entries);
    expect(units).toBeLessThan(count);
  });

  test("is refused where there is something already, and leaves it alone", async () => {
    const before = await records(ownerUrl);
    // A house that is at work: one that has stood still for long keeps no connection open.
    const atWork = await house.database.pool.connect();
    expect(await run(original, `restore ${wholeFile}`)).toMatchObject({
      code: 1,
      text: expect.stringMatching(/^stderr: The product is running/),
    });
    atWork.release();
    const place = await emptyPlace();
    expect(await run(place, `restore ${wholeFile}`)).toMatchObject({ code: 0 });
    expect(await run(place, `restore ${wholeFile}`)).toMatchObject({
      code: 1,
      text: expect.stringMatching(/^stderr: The database is not empty/),
    });
    await withClient(place.url, (client) => client.query("drop table migration"));
    expect(await run(place, `restore ${wholeFile}`)).toMatchObject({
      code: 1,
      text: expect.stringContaining("tables of something else"),
    });
    expect(await records(ownerUrl)).toEqual(before);
  });

  test("of an older version is loaded as it was and migrated on", async () => {
    const known = await readMigrations();
    const older = await emptyPlace();
    await migrate(older.url, known.slice(0, 3));
    await withClient(older.url, (client) =>
      client.query(
        `insert into organisation values (gen_random_uuid(), 'old', 'town-small', 'เก่า', null, 'นนทบุรี', false, null, 1, now());
         insert into unit (org_id, id, name) select id, gen_random_uuid(), 'กองคลัง' from organisation`,
      ),
    );
    const file = join(folder, "older.tar");
    expect(await run(older, `backup ${file}`)).toMatchObject({ code: 0 });
    const waiting = known.slice(3).map(({ name }) => `applied ${name}`);
    for (const started of [false, true]) {
      const place = await emptyPlace();
      // A house that somebody has started is newer than the file, and as empty as a new one.
      if (started) await migrate(place.url);
      const { code, text } = await run(place, `restore ${file}`);
      expect([code, text]).toEqual([0, expect.stringContaining(waiting.join("\n"))]);
      expect(await shape(place.url)).toBe(await shape(ownerUrl));
      expect((await records(place.url))["unit"]).toEqual((await records(older.url))["unit"]);
    }
  });

  test("with jobs that wait puts them into the queue once; what ran begins anew", async () => {
    await withClient(ownerUrl, (client) =>
      client.query(
        "update job set state = 'running', turn = 700 where id = (select id from job order by id limit 1)",
      ),
    );
    const file = join(folder, "jobs.tar");
    const place = await emptyPlace();
    expect(await run(original, `backup ${file}`)).toMatchObject({ code: 0 });
    await withClient(ownerUrl, (client) => client.query("update job set state = 'waiting'"));
    expect(await run(place, `restore ${file}`)).toMatchObject({ code: 0 });
    const { rows } = await withClient(place.url, (client) =>
      client.query(
        `select j.state, j.turn, count(q.id)::int as queued from job j
         left join graphile_worker._private_jobs q on q.key = j.id::text where j.state = 'waiting' group by j.id, j.state, j.turn order by j.turn desc`,
      ),
    );
    expect(rows[0]).toEqual({ state: "waiting", turn: 701, queued: 1 });
    expect(new Set(rows.map(({ queued }) => queued))).toEqual(new Set([1]));
  });

  test("made with another SECRET is restored only by who knows that second factors are lost", async () => {
    const env = { SECRET: "a secret that has thirty-two characters and more" };
    const place = await emptyPlace();
    const file = join(folder, "secret.tar");
    expect(await run(original, `backup ${file}`, env)).toMatchObject({ code: 0 });
    expect(await run(place, `restore ${file}`)).toMatchObject({
      code: 1,
      text: expect.stringContaining("SECRET is not the one"),
    });
    const { code, text } = await run(place, `restore ${file} --new-secret`);
    expect([code, text]).toEqual([0, expect.stringContaining("sucharit user reset-link")]);
    const after = await records(place.url);
    expect(after["two_factor"]).toEqual([]);
    const again = await emptyPlace();
    expect(await run(again, `restore ${file}`, env)).toMatchObject({ code: 0 });
    expect((await records(again.url))["two_factor"]).toHaveLength(3);
  });
});

describe("one organisation", () => {
  const file = join(folder, "third.tar");
  const takeOut = () => run(original, `backup ${file} --org third`);

  test("is put back as it was; every other stays byte for byte", async () => {
    const others = await notOf(ownerUrl, third.org.id);
    const before = { ...(await ofOrganisation(ownerUrl, third.org.id)), upload: [] };
    expect(await takeOut()).toMatchObject({ code: 0 });
    await withClient(ownerUrl, (client) =>
      client.query("update unit set name = name || ' ใหม่' where org_id = $1", [third.org.id]),
    );
    const refused = await run(original, `restore ${file} --org third`);
    expect([refused.code, refused.text]).toEqual([1, expect.stringContaining("Add --replace")]);
    expect(refused.text).toMatch(/unit: \d+ here, \d+ in the backup/);
    expect(await ofOrganisation(ownerUrl, third.org.id)).not.toEqual(before);

    const { code, text } = await run(original, `restore ${file} --org third --replace`);
    expect([code, text]).toEqual([0, expect.stringContaining("The audit logs are whole")]);
    expect(await ofOrganisation(ownerUrl, third.org.id)).toEqual(before);
    expect(await notOf(ownerUrl, third.org.id)).toEqual(others);
  });

  test("moves into another house with its members, and nothing else does", async () => {
    const place = await emptyPlace();
    await migrate(place.url);
    const { code } = await run(place, `restore ${file} --org third`);
    expect(code).toBe(0);
    const here = await records(ownerUrl);
    const there = await records(place.url);
    expect(await ofOrganisation(place.url, third.org.id)).toEqual(
      await ofOrganisation(ownerUrl, third.org.id),
    );
    expect(there["organisation"]).toHaveLength(1);
    expect(there["overseer"]).toEqual([]);
    const members = here["membership"]?.filter((row) => row.includes(third.org.id)).length ?? 0;
    expect(members).toBeGreaterThan(3);
    expect(there["account"]?.length).toBeLessThan(here["account"]?.length ?? 0);
    for (const account of Object.values(third.members))
      expect(there["account"]?.join()).toContain(account.email);
    for (const account of Object.values(world.members))
      expect(JSON.stringify(there)).not.toContain(account.accountId);
    const own = (await contentsIn(dataFolder)).filter((line) => line.startsWith(third.org.id));
    expect(await contentsIn(place.data)).toEqual(own);
  });

  test("comes out of a backup of the whole house as well", async () => {
    const place = await emptyPlace();
    await migrate(place.url);
    const whole = join(folder, "all.tar");
    expect(await run(original, `backup ${whole}`)).toMatchObject({ code: 0 });
    expect(await run(place, `restore ${whole} --org second`)).toMatchObject({ code: 0 });
    expect(await ofOrganisation(place.url, world.org.id)).toEqual(
      await ofOrganisation(ownerUrl, world.org.id),
    );
    const there = await records(place.url);
    expect(there["organisation"]).toHaveLength(1);
    expect(there["overseer"]).toEqual([]);
    for (const account of Object.values(third.members))
      expect(JSON.stringify(there)).not.toContain(account.accountId);
    expect(await run(place, `restore ${whole} --org nowhere`)).toMatchObject({
      code: 1,
      text: expect.stringContaining("It holds: "),
    });
  });

  test("of an older version goes through a database beside, which is gone afterwards", async () => {
    const known = await readMigrations();
    const older = await emptyPlace();
    await migrate(older.url, known.slice(0, 3));
    await withClient(older.url, (client) =>
      client.query(
        `insert into organisation values (gen_random_uuid(), 'old', 'town-small', 'เก่า', null, 'นนทบุรี', false, null, 1, now());
         insert into unit (org_id, id, name) select id, gen_random_uuid(), 'กองคลัง' from organisation`,
      ),
    );
    const oldFile = join(folder, "old-org.tar");
    expect(await run(older, `backup ${oldFile} --org old`)).toMatchObject({ code: 0 });
    const place = await emptyPlace();
    await migrate(place.url);
    expect(await run(place, `restore ${oldFile} --org old`)).toMatchObject({ code: 0 });
    expect((await records(place.url))["unit"]).toEqual((await records(older.url))["unit"]);
    const left = await withClient(ownerUrl, (client) =>
      client.query("select datname from pg_database where starts_with(datname, 'sucharit_restore_')"),
    );
    expect(left.rows).toEqual([]);
  });

  test("takes along no secret of whom it shares with others, and shows no stranger", async () => {
    const [shared, invited] = [world.members.executive, world.members.administrator];
    await withClient(ownerUrl, async (client) => {
      for (const account of [shared, invited]) {
        await client.query(
          `insert into membership (org_id, id, account_id, invited_at, accepted_at, invited_name)
           values ($1, gen_random_uuid(), $2, now(), $3, 'ชื่อที่พิมพ์')`,
          [third.org.id, account.accountId, account === shared ? new Date() : null],
        );
        await client.query(
          `insert into sign_in_method (id, account_id, provider_id, provider_account_id, password, created_at, updated_at)
           values (gen_random_uuid(), $1::uuid, 'credential', $1::uuid::text, 'hash', now(), now())`,
          [account.accountId],
        );
      }
    });
    expect(await takeOut()).toMatchObject({ code: 0 });
    const place = await emptyPlace();
    await migrate(place.url);
    expect(await run(place, `restore ${file} --org third`)).toMatchObject({ code: 0 });
    const there = await records(place.url);
    expect(there["account"]?.find((row) => row.includes(shared.accountId))).toContain(shared.name);
    expect(there["account"]?.find((row) => row.includes(invited.accountId))).toContain("ชื่อที่พิมพ์");
    expect(JSON.stringify(there["sign_in_method"])).not.toContain(shared.accountId);
    expect(JSON.stringify(there["sign_in_method"])).not.toContain(invited.accountId);
  });

  test("is refused where its short name or a member's address belongs to another", async () => {
    const place = await emptyPlace();
    await migrate(place.url);
    const email = Object.values(third.members)[0]?.email;
    await withClient(place.url, (client) =>
      client.query(
        "insert into account (id, name, email, created_at, updated_at) values (gen_random_uuid(), 'x', $1, now(), now())",
        [email],
      ),
    );
    const before = await records(place.url);
    expect(await run(place, `restore ${file} --org third`)).toMatchObject({
      code: 1,
      text: expect.stringContaining(email ?? ""),
    });
    expect(await records(place.url)).toEqual(before);
    await withClient(place.url, (client) =>
      client.query(
        "insert into organisation values (gen_random_uuid(), 'third', 'town-small', 'อื่น', null, 'นนทบุรี', false, null, 1, now())",
      ),
    );
    expect(await run(place, `restore ${file} --org third --replace`)).toMatchObject({
      code: 1,
      text: expect.stringContaining("Another organisation of this house is called third"),
    });
  });
});
