import { createHash } from "node:crypto";
import { chmodSync, existsSync, lstatSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openHouse } from "../src/main.ts";
import { paths } from "../src/paths.ts";
import { joinRunningDatabase } from "../src/platform/database/embedded-join.ts";
import { anOrganisation } from "../src/testing/people.ts";
import {
  configurationFor,
  freePort,
  postmasterOf,
  startProgram,
  temporaryFolder,
} from "../src/testing/program.ts";
import type { Program, ProgramWish } from "../src/testing/program.ts";

const SETUP_LINK = /http:\/\/localhost:\d+(\/setup\/\S+)/;
const swept: (() => unknown)[] = [];
afterAll(async () => {
  for (const sweep of swept.toReversed()) await sweep();
});

/** A folder that was set up and used before. */
const lived = folder("lived-in");
beforeAll(async () => {
  const program = await start({ dataFolder: lived });
  await anOrganisationIn(lived);
  await program.stop();
});

test("on an empty folder it prints a link, and the link opens the set-up page", async () => {
  const program = await start({ dataFolder: folder("empty") });
  const link = await saying(program, SETUP_LINK);
  const page = await fetch(program.url + link[1]);
  expect(page.status).toBe(200);
  expect(await page.text()).toContain("<form");
  expect((await fetch(`${program.url}/setup/another-link`)).status).toBeGreaterThanOrEqual(400);
  expect(await program.stop()).toBe(0);
});

test("a second start finds all data and prints no link", async () => {
  const program = await start({ dataFolder: lived });
  expect((await fetch(`${program.url}/bueng-suk/office`, { redirect: "manual" })).status).toBe(303);
  expect((await fetch(`${program.url}/nobody/office`, { redirect: "manual" })).status).toBe(404);
  await saying(program, /http:\/\/localhost:\d+/);
  expect(program.said()).not.toMatch(SETUP_LINK);
  expect(await program.stop()).toBe(0);
});

test.each(["SIGINT", "SIGTERM"] as const)("%s lets the running request finish", async (signal) => {
  const program = await start({ dataFolder: lived });
  const place = (await joinRunningDatabase(lived))?.place ?? "";
  expect(postmasterOf(place)).toBeGreaterThan(0);
  const body = new URLSearchParams({ theme: "dark", back: "/account/sign-in" }).toString();
  await saying(program, /http:\/\/localhost:\d+/); // from then on it listens to signals
  const half = halfSent(program, paths.theme.href({}), body);
  await half.begun;
  program.signal(signal);
  await saying(program, /Stopping/);
  await expect(fetch(`${program.url}/healthz`)).rejects.toThrow("fetch failed");
  expect(await half.finish()).toBe(303);
  expect(await program.ended).toBe(0);
  expect(postmasterOf(place)).toBeUndefined();
});

test("of two starts on one folder the second says so in one line and stops; the first goes on", async () => {
  const first = await start({ dataFolder: lived });
  const second = startProgram({ dataFolder: lived, port: await freePort() });
  swept.push(() => second.signal("SIGKILL"));
  expect(await second.ended).toBe(1);
  expect(complaint(second)).toContain("another running app uses this data folder");
  expect((await fetch(`${first.url}/readyz`)).status).toBe(200);
  expect(await first.stop()).toBe(0);
});

test("a port that is taken is named, and the database is stopped again", async () => {
  const first = await start({ dataFolder: lived });
  const other = folder("port");
  const second = startProgram({ dataFolder: other, port: Number(new URL(first.url).port) });
  swept.push(() => second.signal("SIGKILL"));
  expect(await second.ended).toBe(1);
  expect(complaint(second)).toContain("PORT=");
  expect(await joinRunningDatabase(other)).toBeUndefined();
  expect(await first.stop()).toBe(0);
});

test("data of a newer program are refused and left as they are", async () => {
  writeFileSync(join(lived, "version.json"), `${JSON.stringify({ schema: 9999 })}\n`);
  const before = fingerprint(lived);
  const program = startProgram({ dataFolder: lived, port: await freePort() });
  swept.push(() => program.signal("SIGKILL"));
  expect(await program.ended).toBe(1);
  expect(complaint(program)).toMatch(/newer version/);
  expect(fingerprint(lived)).toBe(before);
});

test.each([
  ["PORT", "eighty", "PORT=eighty"],
  ["SMTP_URL", "mail.example.test", "SMTP_URL"],
  ["SESSION_IDLE_MINUTES", "0", "SESSION_IDLE_MINUTES=0"],
  ["OIDC_ISSUER", "https://id.example.test", "OIDC_CLIENT_ID"],
])("a wrong %s is named in one line and nothing is made", async (name, value, named) => {
  const data = folder("configuration");
  const program = startProgram({
    dataFolder: join(data, "new"),
    port: await freePort(),
    env: { [name]: value },
  });
  expect(await program.ended).toBe(1);
  expect(complaint(program)).toContain(named);
  expect(existsSync(join(data, "new"))).toBe(false);
});

test("it runs on a folder that no other user can enter, and finds the data again", async () => {
  const closed = folder("closed");
  chmodSync(closed, 0o700);
  const dataFolder = join(closed, "data");
  const first = await start({ dataFolder });
  const place = (await joinRunningDatabase(dataFolder))?.place ?? "";
  swept.push(() => rmSync(place, { recursive: true, force: true }));
  await anOrganisationIn(dataFolder);
  expect(await first.stop()).toBe(0);
  const second = await start({ dataFolder });
  expect((await fetch(`${second.url}/bueng-suk/office`, { redirect: "manual" })).status).toBe(303);
  expect(await second.stop()).toBe(0);
});

function folder(name: string): string {
  const made = temporaryFolder(name);
  swept.push(made.remove);
  return made.path;
}

async function start(wish: Omit<ProgramWish, "port">): Promise<Program> {
  const program = startProgram({ ...wish, port: await freePort() });
  swept.push(() => program.stop());
  await program.answers();
  return program;
}

/** What a start that failed has to say: one line, and no stack. */
function complaint(program: Program): string {
  const lines = program
    .said()
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("{"));
  expect(lines).toHaveLength(1);
  return lines[0] ?? "";
}

/** Looks again with every part that the program says, until it said it. */
async function saying(program: Program, what: RegExp): Promise<RegExpMatchArray> {
  for await (const said of program.saying()) {
    const found = said.match(what);
    if (found) return found;
  }
  throw new Error(`It never said ${what}:\n${program.said()}`);
}

/** A request whose second half comes later. */
function halfSent(program: Program, path: string, body: string) {
  const sent = request(program.url + path, {
    method: "POST",
    headers: {
      origin: program.url,
      "content-type": "application/x-www-form-urlencoded",
      "content-length": body.length,
    },
  });
  const answered = new Promise<number | undefined>((resolve, reject) => {
    sent.once("error", reject);
    sent.once("response", (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
  });
  answered.catch(() => undefined); // a broken connection is told by finish()
  return {
    begun: new Promise<void>((resolve) => {
      sent.write(body.slice(0, 4), () => resolve());
    }),
    finish: () => {
      sent.end(body.slice(4));
      return answered;
    },
  };
}

async function anOrganisationIn(dataFolder: string): Promise<void> {
  const joined = await joinRunningDatabase(dataFolder);
  const open = await openHouse(
    configurationFor(dataFolder, {
      DATABASE_URL: joined?.ownerUrl ?? "",
      DATABASE_APP_URL: joined?.appUrl ?? "",
    }),
  );
  await anOrganisation(open.house);
  await open.close();
}

/** Names, kinds, owners, times and contents of all that lies in a folder. */
function fingerprint(place: string): string {
  const hash = createHash("sha256");
  for (const entry of readdirSync(place, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name);
    const { mode, uid, size, mtimeMs } = lstatSync(file);
    hash.update(JSON.stringify([file, mode, uid, size, mtimeMs]));
    if (entry.isFile()) hash.update(readFileSync(file));
  }
  return hash.digest("hex");
}
