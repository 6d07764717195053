import { createHash, randomBytes } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import fc from "fast-check";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { runCommand } from "../../cli.ts";
import { openTestHouse } from "../../testing/house.ts";
import { aMember, anOrganisation, aUnit } from "../../testing/people.ts";
import { databaseUrl, onServer } from "../../testing/server.ts";
import { migrate } from "../database/migrate.ts";
import { HOUSE_ORG } from "../database/organisation-bound.ts";
import type { Entry } from "./forging.fixture.ts";
import { forged, withChecksum, withManifest as manifestChanged } from "./forging.fixture.ts";
import { tarHeader, TAR_END } from "./tar.ts";
import { walkBackup } from "./walk.ts";

const { house, ownerUrl } = await openTestHouse();
const folder = await mkdtemp(join(tmpdir(), "sucharit-damage-"));
const name = `sucharit_damage_${randomBytes(6).toString("hex")}`;
const empty = databaseUrl(inject("ownerUrl"), name);
beforeAll(async () => {
  await onServer(inject("ownerUrl"), `create database ${name} template template0 encoding 'UTF8'`);
  await migrate(empty);
});
afterAll(async () => {
  await onServer(inject("ownerUrl"), `drop database if exists ${name} with (force)`);
  await rm(folder, { recursive: true, force: true });
});

const org = await anOrganisation(house, "bueng-suk");
const other = await anOrganisation(house, "nong-suk");
await aMember(house, org, "administrator");
await aUnit(house, org, "กองคลัง");
await aUnit(house, other, "กองช่าง");

async function run(words: string[], url: string) {
  const lines: string[] = [];
  const code = await runCommand(words, {
    environment: { DATA_DIR: join(folder, "data"), DATABASE_URL: url },
    say: (line) => lines.push(line),
    complain: (line) => lines.push(line),
  });
  return { code, text: lines.join("\n") };
}

const whole = join(folder, "whole.tar");
const one = join(folder, "one.tar");
await run(["backup", whole], ownerUrl);
await run(["backup", one, "--org", "bueng-suk"], ownerUrl);

async function snapshot(url: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(
    `select relname, (xpath('/row/c/text()', query_to_xml('select count(*) as c from public.' || relname, false, true, '')))[1]::text as rows
     from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`,
  );
  await client.end();
  return rows;
}

async function isRefused(file: string, said: RegExp | string, words: string[] = [], url = empty) {
  const before = await snapshot(url);
  const { code, text } = await run(["restore", file, ...words], url);
  expect([code, text]).toEqual([1, expect.stringMatching(said)]);
  expect(text.split("\n").filter((line) => line.includes(" at "))).toEqual([]);
  expect(await snapshot(url)).toEqual(before);
}

describe("a file that was cut or altered is noticed before anything is written", () => {
  test("at whatever byte it was cut", async () => {
    expect.hasAssertions();
    const bytes = await readFile(whole);
    const file = join(folder, "cut.tar");
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), async (length) => {
        await writeFile(file, bytes.subarray(0, length));
        await expect(walkBackup(file)).rejects.toThrow(/cut off|not a backup|damaged/);
      }),
      { numRuns: 60 },
    );
    await isRefused(file, /Nothing was changed/);
  });

  test("whatever bit was turned over", async () => {
    expect.hasAssertions();
    const bytes = await readFile(whole);
    const file = join(folder, "altered.tar");
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.nat(7), async (at, bit) => {
        const altered = Buffer.from(bytes);
        altered.writeUInt8(altered.readUInt8(at) ^ (1 << bit), at);
        await writeFile(file, altered);
        await expect(walkBackup(file)).rejects.toThrow(/Nothing was changed/);
      }),
      { numRuns: 150 },
    );
    await isRefused(file, /Nothing was changed/);
  });

  test("also when something was put behind its end", async () => {
    expect.hasAssertions();
    const file = join(folder, "longer.tar");
    await writeFile(file, Buffer.concat([await readFile(whole), Buffer.alloc(512)]));
    await isRefused(file, /damaged or was altered/);
  });
});

describe("what is no backup of this product, or of another version", () => {
  test("other files, folders and nothing", async () => {
    expect.hasAssertions();
    const text = join(folder, "text.tar");
    await writeFile(text, "just some text\n".repeat(100));
    await isRefused(text, /is not a backup of this product/);
    await isRefused(join(folder, "nowhere.tar"), /There is no /);
    await isRefused(folder, /is a folder|is not a file/);
    await writeFile(text, "");
    await isRefused(text, /is not a backup of this product/);
    // A tar of somebody else's.
    await writeFile(text, Buffer.concat([tarHeader({ name: "letter.txt", size: 0 }, new Date()), TAR_END]));
    await isRefused(text, /does not belong/);
  });

  const withManifest = (change: (manifest: Record<string, unknown>) => void) =>
    forged(whole, manifestChanged(change));

  test("a newer format, a newer schema, a schema of other text", async () => {
    expect.hasAssertions();
    await isRefused(
      await withManifest((manifest) => (manifest["version"] = 2)),
      /newer version of the program/,
    );
    const migrations = (manifest: Record<string, unknown>) =>
      manifest["migrations"] as Record<string, unknown>[];
    await isRefused(
      await withManifest((manifest) =>
        migrations(manifest).push({ number: 9000, name: "9000_later.sql", checksum: "0".repeat(64) }),
      ),
      /made by a newer version.*9000_later/,
    );
    await isRefused(
      await withManifest((manifest) =>
        Object.assign(migrations(manifest)[1] ?? {}, { checksum: "0".repeat(64) }),
      ),
      /differs from the one of this program/,
    );
  });

  test("tables, columns and numbers that the file makes up", async () => {
    expect.hasAssertions();
    const tables = (manifest: Record<string, unknown>) =>
      manifest["tables"] as { name: string; columns: string[]; rows: number }[];
    const first = (manifest: Record<string, unknown>) =>
      tables(manifest)[0] ?? { name: "", columns: [], rows: 0 };
    await isRefused(
      await withManifest((manifest) => tables(manifest).push({ name: "pg_authid", columns: ["a"], rows: 0 })),
      /pg_authid .* is not as this program has it/,
    );
    await isRefused(
      await withManifest((manifest) => first(manifest).columns.push("x); drop table account; --")),
      /damaged or was altered/,
    );
    await isRefused(await withManifest((manifest) => (first(manifest).rows = 2 ** 52)), /should hold/);
    await isRefused(await withManifest((manifest) => (first(manifest).rows = -1)), /damaged or was altered/);
    await isRefused(await withManifest((manifest) => (manifest["extra"] = true)), /damaged or was altered/);
  });
});

describe("a file that somebody made to do harm", () => {
  const put = (entry: Entry) => (entries: Entry[]) => [...entries, entry];

  test("names of places, links and folders", async () => {
    expect.hasAssertions();
    for (const bad of [
      "../../etc/passwd",
      "/etc/passwd",
      "files/../secret",
      "a\\b",
      "files//x",
      "./x",
      "secret/../x",
    ])
      await isRefused(
        await forged(whole, put({ name: bad, bytes: Buffer.from("x") })),
        /damaged|does not belong/,
      );
    for (const kind of ["1", "2", "5", "x", "g", "L"]) {
      const file = await forged(whole, (entries) => entries);
      const bytes = await readFile(file);
      bytes.write(kind, 156, "latin1");
      withChecksum(bytes.subarray(0, 512));
      await writeFile(file, bytes);
      await isRefused(file, /is not a backup/);
    }
    expect(await readdir(folder)).not.toContain("x");
  });

  test("contents under names that are no hash, twice, out of order, or more than the manifest tells", async () => {
    expect.hasAssertions();
    const content = (sha: string, id = org.id) => `files/${id}/${sha.slice(0, 2)}/${sha}`;
    const sha = createHash("sha256").update("x").digest("hex");
    for (const bad of [
      content(sha),
      content("../..".padEnd(64, "a")),
      `files/${org.id}/zz/${sha}`,
      `files/x/${sha}`,
    ])
      await isRefused(
        await forged(whole, put({ name: bad, bytes: Buffer.from("x") })),
        /damaged|does not belong/,
      );
  });

  test("parts that unpack to very much, end within a row, or are no gzip", async () => {
    expect.hasAssertions();
    const change = (bytes: Buffer) => (entries: Entry[]) =>
      entries.map((entry) => (entry.name.startsWith("database/unit.") ? { ...entry, bytes } : entry));
    await isRefused(
      await forged(whole, change(gzipSync(Buffer.alloc(300 * 1024 * 1024), { level: 1 }))),
      /unpacks to more/,
    );
    await isRefused(
      await forged(whole, change(gzipSync(Buffer.alloc(64 * 1024 * 1024, "\n")))),
      /unpacks to more|should hold/,
    );
    await isRefused(await forged(whole, change(gzipSync(Buffer.from("a\tb")))), /ends within a row/);
    await isRefused(await forged(whole, change(Buffer.from("no gzip"))), /cannot be unpacked/);
  });

  test("rows that break the rules of the tables", async () => {
    expect.hasAssertions();
    const change = (from: string, to: string) => (entries: Entry[]) =>
      entries.map((entry) =>
        entry.name.startsWith("database/unit.")
          ? { ...entry, bytes: gzipSync(gunzipSync(entry.bytes).toString().replaceAll(from, to)) }
          : entry,
      );
    await isRefused(
      await forged(whole, change(org.id, "00000000-0000-7000-8000-000000000000")),
      /does not fit/,
    );
    await isRefused(await forged(whole, change("กองคลัง", "กอง\\0คลัง")), /does not fit/);
  });

  test("rows of another organisation in a backup of one", async () => {
    expect.hasAssertions();
    const swap = (to: string) => (entries: Entry[]) =>
      entries.map((entry) =>
        entry.name.startsWith("database/unit.")
          ? { ...entry, bytes: gzipSync(gunzipSync(entry.bytes).toString().replaceAll(org.id, to)) }
          : entry,
      );
    const words = ["--org", "bueng-suk", "--replace"];
    await isRefused(await forged(one, swap(other.id)), /rows of another organisation/, words, ownerUrl);
    // Written in another way that the database would read as the same.
    const escaped = `\\x${other.id.charCodeAt(0).toString(16)}${other.id.slice(1)}`;
    await isRefused(await forged(one, swap(escaped)), /rows of another organisation/, words, ownerUrl);
  });
});

test("the house itself is no organisation that a file could replace", async () => {
  expect.hasAssertions();
  const file = await forged(one, (entries) =>
    entries.map((entry) =>
      entry.name === "manifest.json"
        ? { ...entry, bytes: Buffer.from(entry.bytes.toString().replaceAll(org.id, HOUSE_ORG)) }
        : {
            ...entry,
            bytes: gzipSync(gunzipSync(entry.bytes).toString().replaceAll(org.id, HOUSE_ORG)),
          },
    ),
  );
  await isRefused(file, /damaged or was altered/, ["--org", "bueng-suk"], ownerUrl);
});

test("a backup does not follow a link that lies in its way, and leaves no half behind", async () => {
  expect.hasAssertions();
  const target = join(folder, "precious");
  await writeFile(target, "keep");
  const link = join(folder, "link.tar");
  await symlink(target, link);
  expect(await run(["backup", link], ownerUrl)).toMatchObject({ code: 0 });
  expect(await readFile(target, "utf8")).toBe("keep");
  const closed = join(folder, "gone", "x.tar");
  expect(await run(["backup", closed], ownerUrl)).toMatchObject({
    code: 1,
    text: expect.stringContaining("There is no"),
  });
  await mkdir(join(folder, "taken.tar"));
  expect((await run(["backup", join(folder, "taken.tar")], ownerUrl)).code).toBe(1);
  expect((await readdir(folder)).filter((file) => file.endsWith(".part"))).toEqual([]);
});
