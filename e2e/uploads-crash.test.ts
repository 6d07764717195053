import { createHash, randomBytes } from "node:crypto";
import { afterAll, expect, test } from "vitest";
import { examineFiles } from "../src/commands/doctor/files.ts";
import { openHouse } from "../src/main.ts";
import { paths } from "../src/paths.ts";
import { joinRunningDatabase } from "../src/platform/database/embedded-join.ts";
import { readIn } from "../src/platform/database/organisation-bound.ts";
import { aDocx, aPdf, aPhoto } from "../src/platform/files/samples.fixture.ts";
import { sweep } from "../src/platform/files/sweep.ts";
import type { House } from "../src/platform/house.ts";
import { aMember, anOrganisation } from "../src/testing/people.ts";
import { configurationFor, freePort, startProgram, temporaryFolder } from "../src/testing/program.ts";
import type { Program } from "../src/testing/program.ts";

/** Files go up piece by piece while the program is struck down: at the beginning, in the middle, at the very end. */
const ROUNDS = 6;
const PIECE = 700_000;

const data = temporaryFolder("uploads-crash");
const port = await freePort();
let running: Program | undefined;
afterAll(async () => {
  await running?.stop();
  data.remove();
});

interface Film {
  name: string;
  bytes: Buffer;
  at?: string;
  /** What the program said that it keeps. */
  kept?: string;
}

test(`${ROUNDS} times kill -9 during uploads: each goes on, what was kept is whole, nothing is half there`, async () => {
  running = await start();
  const { org, cookie } = await inHouse(async (house) => {
    const made = await anOrganisation(house);
    return { org: made, cookie: (await aMember(house, made, "administrator")).cookie };
  });
  const sender = senderTo(`${running.url}${paths.office.uploads.href({ org: org.slug })}`, cookie);
  const films: Film[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const program: Program = running;
    films.push(...(await someFiles(round)));
    let answers = 0;
    const strike = async () => {
      answers += 1;
      // Each round a little later: between pieces, while files are looked at, moved and written down.
      if (answers === 2 + (round % 4) * 2) process.kill(program.pid, "SIGKILL");
    };
    await Promise.all(films.filter((film) => !film.kept).map((film) => sender.send(film, strike)));
    expect(await program.ended).toBe("SIGKILL");
    running = await start();
    await inHouse((house, ownerUrl) => expectNothingHalf(house, ownerUrl, org.id));
  }
  await Promise.all(
    films.filter((film) => !film.kept).map((film) => sender.send(film, async () => undefined)),
  );
  await inHouse((house, ownerUrl) => expectNothingHalf(house, ownerUrl, org.id));
  await inHouse((house) => expectAllWhole(house, org.id, films));
}, 240_000);

async function someFiles(round: number): Promise<Film[]> {
  const filler = { name: "word/media/image1.bin", bytes: randomBytes(3_000_000) };
  return [
    { name: `รายงาน ${round}.docx`, bytes: aDocx([filler]) },
    { name: `ภาพ ${round}.jpg`, bytes: await aPhoto(1200 + round, 900) },
    { name: `คำสั่ง ${round}.pdf`, bytes: aPdf(`round ${round}`) },
  ];
}

/** As upload.ts of the browser goes about it; where nobody answers, it stops. */
function senderTo(uploads: string, cookie: string) {
  const ask = (method: string, address: string, headers: Record<string, string>, body?: Uint8Array) =>
    fetch(address, {
      method,
      headers: { cookie, origin: new URL(uploads).origin, "tus-resumable": "1.0.0", ...headers },
      ...(body ? { body: new Uint8Array(body) } : {}),
    }).catch(() => undefined);
  const keptIn = (answer: Response) =>
    decodeURIComponent(answer.headers.get("sucharit-file") ?? "").split(" ")[0] || undefined;

  async function begin({ name, bytes }: Film): Promise<string | undefined> {
    const base64 = (text: string) => Buffer.from(text).toString("base64");
    const answer = await ask("POST", uploads, {
      "upload-length": String(bytes.length),
      "upload-metadata": `filename ${base64(name)},place ${base64("meeting.papers")}`,
    });
    if (answer) expect(answer.status).toBe(201);
    return answer && new URL(answer.headers.get("location") ?? "", uploads).href;
  }

  return {
    async send(film: Film, answered: () => Promise<void>): Promise<void> {
      film.at ??= await begin(film);
      if (!film.at) return;
      const head = await ask("HEAD", film.at, {});
      if (!head) return;
      expect(head.status).toBe(200);
      film.kept = keptIn(head);
      let offset = Number(head.headers.get("upload-offset"));
      while (!film.kept) {
        const headers = {
          "content-type": "application/offset+octet-stream",
          "upload-offset": String(offset),
        };
        const answer = await ask("PATCH", film.at, headers, film.bytes.subarray(offset, offset + PIECE));
        if (!answer) return;
        expect([film.name, answer.status]).toEqual([film.name, 204]);
        offset = Number(answer.headers.get("upload-offset"));
        film.kept = keptIn(answer);
        await answered();
      }
    },
  };
}

/** Every content that the records name is there and is what its name says; every upload knows where it stands. */
async function expectNothingHalf(house: House, ownerUrl: string, orgId: string): Promise<void> {
  const reached = {
    ownerUrl,
    appUrl: "",
    appRole: undefined,
    by: "own",
    leave: async () => undefined,
  } as const;
  const findings = await examineFiles(house.configuration, reached, true);
  expect(findings.filter(({ state }) => state === "broken")).toEqual([]);
  const uploads = await readIn(house.database, orgId, (db) =>
    db.selectFrom("upload").selectAll().where("org_id", "=", orgId).execute(),
  );
  expect(uploads.filter(({ file_id, received, size }) => file_id !== null && received !== size)).toEqual([]);
}

async function expectAllWhole(house: House, orgId: string, films: readonly Film[]): Promise<void> {
  const files = await readIn(house.database, orgId, (db) =>
    db.selectFrom("file").select(["id", "name", "sha256"]).where("org_id", "=", orgId).execute(),
  );
  for (const { name, bytes, kept } of films) {
    const file = files.find(({ id }) => id === kept);
    expect(file?.name).toBe(name);
    // A photo is drawn anew; all other bytes are those that were sent.
    const sent = createHash("sha256").update(bytes).digest("hex");
    expect([name, file?.sha256 === sent]).toEqual([name, !name.endsWith(".jpg")]);
  }
  // What a crash left lying belongs to nobody and goes after the grace time, as all goes that no record holds.
  const later = new Date(Date.now() + 11 * 86_400_000);
  await sweep({ ...house, now: () => later }, orgId);
  expect(await namesOf(house.files.incoming.each())).toEqual([]);
  expect(await namesOf(house.files.each())).toEqual([]);
}

async function namesOf(things: AsyncIterable<{ name: string } | { sha256: string }>): Promise<string[]> {
  const names: string[] = [];
  for await (const thing of things) names.push("name" in thing ? thing.name : thing.sha256);
  return names;
}

async function start(): Promise<Program> {
  const program = startProgram({ dataFolder: data.path, port, env: { REQUESTS_PER_MINUTE: "1000000000" } });
  await program.answers();
  return program;
}

/** The same data seen from this process, beside the running program. */
async function inHouse<T>(work: (house: House, ownerUrl: string) => Promise<T>): Promise<T> {
  const joined = await joinRunningDatabase(data.path);
  if (!joined) throw new Error("The database does not run");
  const open = await openHouse(
    configurationFor(data.path, { DATABASE_URL: joined.ownerUrl, DATABASE_APP_URL: joined.appUrl }),
  );
  try {
    return await work(open.house, joined.ownerUrl);
  } finally {
    await open.close();
  }
}
