import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { openHouse } from "../src/main.ts";
import { paths } from "../src/paths.ts";
import { joinRunningDatabase } from "../src/platform/database/embedded-join.ts";
import type { House } from "../src/platform/house.ts";
import {
  configurationFor,
  freePort,
  postmasterOf,
  startProgram,
  temporaryFolder,
} from "../src/testing/program.ts";
import type { Program, ProgramWish } from "../src/testing/program.ts";
import { measureAct } from "./act.ts";
import { startBareServer } from "./bare.ts";
import { documentRows, tailRow } from "./documents.ts";
import { compare, median, pin } from "./drive.ts";
import { recordStatements } from "./record.ts";
import { importRows } from "./import.ts";
import { planRows } from "./plan.ts";
import { rowOf, tableOf } from "./rows.ts";
import type { Row } from "./rows.ts";
import { fillIndex } from "./search.ts";
import { furnish } from "./seed.ts";
import type { Seeded } from "./seed.ts";
import { sizes } from "./sizes.ts";
import { uploadRows } from "./upload.ts";

interface Effort {
  rounds: number;
  seconds: number;
  acts: number;
  /** Of a second each, with documents drawn beside and without. */
  turns: number;
  /** Records that are searched; fewer in a quick run. */
  entries: number;
  /** Of an upload. */
  bytes: number;
}

/** Gives the exit code: 0 when every bound holds. */
export async function measure(words: string[], uploadServer: string): Promise<number> {
  const { values } = parseArgs({
    args: words,
    options: { quick: { type: "boolean" }, json: { type: "boolean" }, profile: { type: "string" } },
  });
  const effort = values.quick
    ? { rounds: 5, seconds: 1, acts: 200, turns: 10, entries: 20_000, bytes: 128 * 1024 ** 2 }
    : { rounds: 7, seconds: 4, acts: 1000, turns: 40, entries: 100_000, bytes: 1024 ** 3 };
  const data = temporaryFolder("bench");
  try {
    const seeded = await whileRunning(data.path, {}, () =>
      inHouse(data.path, async (house) => {
        const furnished = await furnish(house);
        await fillIndex(house, (await databaseOf(data.path)).ownerUrl, furnished, effort.entries);
        return furnished;
      }),
    );
    const rows = [
      await startRow(data.path),
      ...(await documentRows(effort.rounds)),
      // Not held to a core: threads would be held to the same.
      await whileRunning(data.path, {}, () =>
        inHouse(data.path, (house) => tailRow(house, seeded, effort.turns)),
      ),
      ...(await whileRunning(data.path, { nodeWords: profiling(values.profile) }, (program) =>
        runningRows(program, data.path, seeded, effort),
      )),
      ...(await whileRunning(data.path, {}, () => uploads(data.path, seeded, uploadServer, effort))),
    ];
    process.stdout.write(`${tableOf(rows)}\n`);
    if (values.json) process.stdout.write(`${JSON.stringify(rows)}\n`);
    return rows.every(({ ok }) => ok) ? 0 : 1;
  } finally {
    data.remove();
  }
}

const UNHINDERED = { REQUESTS_PER_MINUTE: "1000000000" };

async function startRow(dataFolder: string): Promise<Row> {
  const times: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    await whileRunning(dataFolder, {}, async (_, milliseconds) => times.push(milliseconds));
  }
  return rowOf.most("start with existing data to first answer", median(times) / 1000, 3, "s");
}

async function runningRows(
  program: Program,
  dataFolder: string,
  seeded: Seeded,
  effort: Effort,
): Promise<Row[]> {
  const fresh = residentMegabytes(program.pid);
  const signIn = paths.account.signIn.href({});
  const people = paths.office.people.href({ org: seeded.slug });
  const search = paths.office.search.href({ org: seeded.slug }, { q: "ขุดลอกคลอง" });
  const { cookie } = seeded;
  const statements = await inHouse(dataFolder, (house) => recordStatements(house, people, cookie));
  const plan = { org: seeded.slug, plan: seeded.planId };
  const planTable = paths.office.planTable.href(plan);
  const sheet = paths.office.planProject.href({ ...plan, id: seeded.projectId });
  const ofTable = await inHouse(dataFolder, (house) => recordStatements(house, planTable, cookie));
  const ofSheet = await inHouse(dataFolder, (house) => recordStatements(house, sheet, cookie));
  const searches = await inHouse(dataFolder, (house) => recordStatements(house, search, cookie));
  const { appUrl, place, connections } = await databaseOf(dataFolder);
  const pages = [
    { path: signIn, cookie: "", statements: [] },
    { path: people, cookie, statements },
    { path: search, cookie, statements: searches },
    { path: planTable, cookie, statements: ofTable },
    { path: sheet, cookie, statements: ofSheet },
  ];
  const server = postmasterOf(place) ?? -1;
  pin([program.pid, server]);
  const bare = await startBareServer({ url: program.url, databaseUrl: appUrl, connections, pages });
  try {
    pin([bare.pid]);
    const ends = {
      product: { url: program.url, pids: [program.pid, server] },
      bare: { url: bare.url, pids: [bare.pid, server] },
    };
    const door = await compare({ ...ends, path: signIn }, effort);
    const table = await compare({ ...ends, path: people, cookie }, effort);
    const found = await compare({ ...ends, path: search, cookie }, effort);
    const wide = await compare({ ...ends, path: planTable, cookie }, effort);
    const one = await compare({ ...ends, path: sheet, cookie }, effort);
    const act = await inHouse(dataFolder, (house) => measureAct(house, seeded, effort.acts));
    return [
      rowOf.most("memory of the app, just started", fresh, 250, "MB"),
      rowOf.most("memory of the app, after the load below", residentMegabytes(program.pid), 250, "MB"),
      rowOf.ratio("sign-in page, against a bare Hono route with the same bytes", door, 0.5),
      rowOf.ratio("people table of 50 rows, against the same SQL and bytes", table, 0.5),
      rowOf.ratio(
        `search for a common word over ${effort.entries.toLocaleString("en-US")} records, against the same SQL and bytes`,
        found,
        0.5,
      ),
      rowOf.ratio("plan table of 40 projects, against the same SQL and bytes", wide, 0.5),
      rowOf.ratio("sheet of one project, against the same SQL and bytes", one, 0.5),
      rowOf.ratio("act that writes, against its SQL by hand", act, undefined),
      ...(await inHouse(dataFolder, (house) => planRows(house, seeded, effort.rounds))),
      ...(await inHouse(dataFolder, (house) => importRows(house))),
      ...(await sizes(program.url, [signIn, people], cookie)),
    ];
  } finally {
    bare.stop();
  }
}

async function whileRunning<T>(
  dataFolder: string,
  wish: Pick<ProgramWish, "nodeWords">,
  work: (program: Program, milliseconds: number) => Promise<T>,
): Promise<T> {
  const program = startProgram({ dataFolder, port: await freePort(), env: UNHINDERED, ...wish });
  try {
    return await work(program, await program.answers());
  } finally {
    await program.stop();
  }
}

/** The product a second time beside the running one: on its database, with a place for long films. */
async function uploads(dataFolder: string, { slug, cookie }: Seeded, server: string, { bytes }: Effort) {
  const { ownerUrl, appUrl, place } = await databaseOf(dataFolder);
  const database = postmasterOf(place) ?? -1;
  const env = {
    DATABASE_URL: ownerUrl,
    DATABASE_APP_URL: appUrl,
    PORT: "0",
    REQUESTS_PER_MINUTE: "1000000000",
  };
  return uploadRows({ server, work: { dataFolder, env }, slug, cookie, bytes, times: 7, database });
}

/** The same data seen from this process, beside the running program. */
async function inHouse<T>(dataFolder: string, work: (house: House) => Promise<T>): Promise<T> {
  const { ownerUrl, appUrl } = await databaseOf(dataFolder);
  const open = await openHouse(
    configurationFor(dataFolder, { ...UNHINDERED, DATABASE_URL: ownerUrl, DATABASE_APP_URL: appUrl }),
  );
  try {
    return await work(open.house);
  } finally {
    await open.close();
  }
}

async function databaseOf(dataFolder: string) {
  const joined = await joinRunningDatabase(dataFolder);
  if (!joined) throw new Error("The database does not run");
  return { ...joined, connections: configurationFor(dataFolder).databasePool };
}

/** The program alone: PostgreSQL is counted by its own tools. */
function residentMegabytes(pid: number): number {
  const line = readFileSync(`/proc/${pid}/status`, "utf8").match(/^VmRSS:\s+(\d+) kB$/m);
  return Number(line?.[1]) / 1024;
}

function profiling(folder: string | undefined): string[] {
  return folder ? ["--cpu-prof", `--cpu-prof-dir=${folder}`] : [];
}
