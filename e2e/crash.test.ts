import { afterAll, expect, test } from "vitest";
import { v7 as newId } from "uuid";
import { auditVerify } from "../src/commands/audit.ts";
import { openHouse } from "../src/main.ts";
import { paths } from "../src/paths.ts";
import { verifyChain } from "../src/platform/audit/verify.ts";
import type { OrgDatabase } from "../src/platform/database/connect.ts";
import { joinRunningDatabase } from "../src/platform/database/embedded-join.ts";
import { readIn } from "../src/platform/database/organisation-bound.ts";
import type { House } from "../src/platform/house.ts";
import { aMember, anOrganisation } from "../src/testing/people.ts";
import {
  configurationFor,
  freePort,
  postmasterOf,
  startProgram,
  temporaryFolder,
} from "../src/testing/program.ts";
import type { Program } from "../src/testing/program.ts";

const ROUNDS = 20;
const WRITERS = 6;
const ACT = "organisation.add-committee";

const data = temporaryFolder("crash");
const port = await freePort();
const running = new Set<Program>();
afterAll(async () => {
  await Promise.all([...running].map((program) => stop(program)));
  data.remove();
});

test("20 times kill -9 of app and database: every act that was answered is there and the chain holds", async () => {
  let program = await start();
  const { org, cookie } = await inHouse(async (house) => {
    const made = await anOrganisation(house);
    return { org: made, cookie: (await aMember(house, made, "coordinator")).cookie };
  });
  const address = program.url + paths.api.act.href({ org: org.slug, act: ACT });
  const answered: string[] = [];

  for (let round = 0; round < ROUNDS; round += 1) {
    const enough = answered.length + 10 + round * 2;
    await Promise.all(
      Array.from({ length: WRITERS }, async () => {
        for (let id = await write(address, cookie); id !== undefined; id = await write(address, cookie)) {
          answered.push(id);
          if (answered.length === enough) await kill(program, round % 2 === 0);
        }
      }),
    );
    expect(answered.length, `acts answered before kill ${round + 1}`).toBeGreaterThanOrEqual(enough);
    program = await start();
    await inHouse((house) => expectAllThere(house, org.id, answered, round + 1));
  }

  const said: string[] = [];
  const code = await auditVerify.run([], {
    environment: { DATA_DIR: data.path },
    say: (line) => said.push(line),
    complain: (line) => said.push(line),
  });
  expect({ code, said: code === 0 ? [] : said }).toEqual({ code: 0, said: [] });
  expect(await stop(program)).toBe(0);
}, 240_000);

test("kill -9 during imports: each file is there whole or not at all, and its people are found", async () => {
  let program = await start();
  const { org, cookie } = await inHouse(async (house) => {
    const made = await anOrganisation(house, "imports");
    return { org: made, cookie: (await aMember(house, made, "coordinator")).cookie };
  });
  const address = program.url + paths.api.act.href({ org: org.slug, act: IMPORT });
  const answered: string[] = [];
  for (let round = 0; round < 4; round += 1) {
    const enough = answered.length + 2;
    await Promise.all(
      Array.from({ length: 3 }, async () => {
        for (
          let id = await sendFile(address, cookie);
          id !== undefined;
          id = await sendFile(address, cookie)
        ) {
          answered.push(id);
          if (answered.length === enough) await kill(program, round % 2 === 0);
        }
      }),
    );
    expect(answered.length, `files answered before kill ${round + 1}`).toBeGreaterThanOrEqual(enough);
    program = await start();
    const counts = await inHouse((house) => peopleByFile(house, org.id));
    expect(new Set(counts.values()), `rows of a file after kill ${round + 1}`).toEqual(new Set([IN_A_FILE]));
    expect(answered.filter((id) => !counts.has(id))).toEqual([]);
  }
  await inHouse(async (house) => {
    const { size } = await peopleByFile(house, org.id);
    const found = () => readIn(house.database, org.id, (db) => peopleFound(db, org.id));
    await expect.poll(found, { timeout: 60_000, interval: 500 }).toBe(size * IN_A_FILE);
    const report = await readIn(house.database, org.id, (db) => verifyChain(db, org.id));
    // One entry for each person and one for the file.
    expect(report).toMatchObject({ ok: true, entries: size * (IN_A_FILE + 1) });
  });
  expect(await stop(program)).toBe(0);
}, 240_000);

const IMPORT = "organisation.import-people";
/** More than are made searchable within the act itself. */
const IN_A_FILE = 250;

/** The name of a file that was answered; nothing once nobody answers any more. */
async function sendFile(address: string, cookie: string): Promise<string | undefined> {
  const file = newId();
  const head = ["ชื่อ", "นามสกุล", "ประเภท", "ตำแหน่ง", "ดำรงตำแหน่งตั้งแต่"];
  const person = (at: number) => [`คน${at}`, `${file} ${at}`, "พนักงานจ้าง", "คนสวน", "1/10/2568"];
  const rows = [head, ...Array.from({ length: IN_A_FILE }, (_, at) => person(at))];
  const answer = await fetch(address, {
    method: "POST",
    headers: { cookie, origin: new URL(address).origin, "content-type": "application/json" },
    body: JSON.stringify({ rows, answers: [{ line: 0, answer: "another" }] }),
  }).catch(() => undefined);
  const said = (await answer?.json().catch(() => undefined)) as { value?: { added: number } } | undefined;
  return answer?.status === 200 && said?.value ? file : undefined;
}

async function peopleByFile(house: House, orgId: string): Promise<Map<string, number>> {
  const people = await readIn(house.database, orgId, (db) =>
    db.selectFrom("person").select("family_name").where("org_id", "=", orgId).execute(),
  );
  const files = Map.groupBy(people, ({ family_name }) => family_name.split(" ")[0] ?? "");
  return new Map([...files].map(([file, rows]) => [file, rows.length]));
}

async function peopleFound(db: OrgDatabase, orgId: string): Promise<number> {
  const { count } = await db
    .selectFrom("search_entry")
    .select((row) => row.fn.countAll<string>().as("count"))
    .where("org_id", "=", orgId)
    .where("kind", "=", "person")
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** The identifier that the act answered with; nothing once nobody answers any more. */
async function write(address: string, cookie: string): Promise<string | undefined> {
  const answer = await fetch(address, {
    method: "POST",
    headers: { cookie, origin: new URL(address).origin, "content-type": "application/json" },
    body: JSON.stringify({ name: `คณะกรรมการ ${newId()}`, kind: "committee", purpose: "" }),
  }).catch(() => undefined);
  // Killed between its head and its body, an answer is none.
  const said = (await answer?.json().catch(() => undefined)) as { value?: { id: string } } | undefined;
  return answer?.status === 200 ? said?.value?.id : undefined;
}

/** In turn the app first and the database first: each may be left alone with a half-done act. */
async function kill(program: Program, appFirst: boolean): Promise<void> {
  const joined = await joinRunningDatabase(data.path);
  const server = postmasterOf(joined?.place ?? "");
  if (server === undefined) throw new Error("The database does not run");
  for (const pid of appFirst ? [program.pid, server] : [server, program.pid]) process.kill(pid, "SIGKILL");
  expect(await program.ended).toBe("SIGKILL");
  running.delete(program);
}

async function expectAllThere(house: House, orgId: string, answered: string[], round: number): Promise<void> {
  const { kept, logged } = await readIn(house.database, orgId, async (db) => ({
    kept: idsOf(await db.selectFrom("committee").select("id").where("org_id", "=", orgId).execute()),
    logged: idsOf(
      await db
        .selectFrom("audit_entry")
        .select("record_id as id")
        .where("org_id", "=", orgId)
        .where("act", "=", ACT)
        .execute(),
    ),
  }));
  expect(
    answered.filter((id) => !kept.includes(id)),
    `lost by kill ${round}`,
  ).toEqual([]);
  // What was written without an answer is in the log too, and nothing else is.
  expect(logged, `log after kill ${round}`).toEqual(kept);
  const report = await readIn(house.database, orgId, (db) => verifyChain(db, orgId));
  expect(report, `chain after kill ${round}`).toMatchObject({ ok: true, entries: logged.length });
}

function idsOf(rows: readonly { id: string | null }[]): string[] {
  return rows.map(({ id }) => id ?? "").toSorted();
}

async function start(): Promise<Program> {
  const program = startProgram({ dataFolder: data.path, port, env: { REQUESTS_PER_MINUTE: "1000000000" } });
  running.add(program);
  await program.answers();
  return program;
}

function stop(program: Program): Promise<number | NodeJS.Signals> {
  running.delete(program);
  return program.stop();
}

/** The same data seen from this process, beside the running program. */
async function inHouse<T>(work: (house: House) => Promise<T>): Promise<T> {
  const joined = await joinRunningDatabase(data.path);
  if (!joined) throw new Error("The database does not run");
  const open = await openHouse(
    configurationFor(data.path, { DATABASE_URL: joined.ownerUrl, DATABASE_APP_URL: joined.appUrl }),
  );
  try {
    return await work(open.house);
  } finally {
    await open.close();
  }
}
