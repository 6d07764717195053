import { createHash } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import S3rver from "s3rver";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { examineFiles } from "../../commands/doctor/files.ts";
import { writeIn } from "../database/organisation-bound.ts";
import { openTestHouse } from "../../testing/house.ts";
import { anOrganisation } from "../../testing/people.ts";
import { freePort } from "../../testing/program.ts";
import { everyMember } from "../web/doors.tsx";
import { openFileStore } from "./open-store.ts";
import { place } from "./place.ts";
import { readFile } from "./reading.ts";
import { aPdf, aPhoto, streamed } from "./samples.fixture.ts";
import { storeFile } from "./storing.ts";
import { sweep } from "./sweep.ts";
import { ContentMissing } from "./trouble.ts";

/** The same promises, kept by a folder and by an S3-compatible store. */
const folder = await mkdtemp(join(tmpdir(), "sucharit-stores-"));
const port = await freePort();
const server = new S3rver({
  port,
  address: "127.0.0.1",
  directory: join(folder, "s3"),
  silent: true,
  configureBuckets: [{ name: "town", configs: [] }],
});
beforeAll(() => server.run());
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

const s3 = {
  endpoint: `http://127.0.0.1:${port}`,
  bucket: "town",
  region: "us-east-1",
  accessKeyId: "S3RVER",
  secretAccessKey: "S3RVER",
};
const opened = await openTestHouse();
const papers = place({
  name: "test.stores",
  title: "ทดสอบที่เก็บ",
  kinds: ["pdf", "photo", "text"],
  mostBytes: 5_000_000,
  mostFiles: 3,
  may: everyMember,
});

describe.each([
  ["a folder", undefined],
  ["an S3-compatible store", s3],
])("%s", (_, settings) => {
  const configuration = {
    ...opened.house.configuration,
    dataFolder: join(folder, settings ? "b" : "a"),
    s3: settings,
  };
  const files = openFileStore(configuration);
  const house = { ...opened.house, files };
  let orgId = "";
  let otherId = "";
  beforeAll(async () => {
    orgId = (await anOrganisation(house, settings ? "town-b" : "town-a")).id;
    otherId = (await anOrganisation(house, settings ? "town-d" : "town-c")).id;
  });

  const kept = async (bytes: Uint8Array | string, name: string, org = orgId) => {
    const stored = await storeFile(house, org, streamed(bytes), { name, place: papers });
    if (!stored.ok) throw new Error(stored.message);
    return stored.value;
  };
  const names = async (org?: string) => {
    const found: string[] = [];
    for await (const { sha256 } of files.each(org)) found.push(sha256);
    return found;
  };
  const examined = async () =>
    (
      await examineFiles(
        configuration,
        {
          ownerUrl: opened.ownerUrl,
          appUrl: "",
          appRole: undefined,
          by: "own",
          leave: async () => undefined,
        },
        true,
      )
    ).map(({ state, what }) => `${state} ${what}`);

  test("gives back the whole and parts, and once what is kept twice", async () => {
    const file = await kept("0123456789", "a.txt");
    await kept("0123456789", "b.txt");
    expect(await names(orgId)).toEqual([file.sha256]);
    expect(await new Response(await readFile(house, orgId, file.id)).text()).toBe("0123456789");
    expect(await new Response(await files.open(orgId, file.sha256, { first: 2, last: 4 })).text()).toBe(
      "234",
    );
    expect(await files.sizeOf(orgId, file.sha256)).toBe(10);
  });

  test("has nothing of one organisation under another", async () => {
    const file = await kept("only ours", "a.txt");
    expect(await files.sizeOf(otherId, file.sha256)).toBeUndefined();
    await expect(files.open(otherId, file.sha256)).rejects.toThrow(ContentMissing);
    expect(await names(otherId)).toEqual([]);
    expect(await names()).toContain(file.sha256);
  });

  test("loses what nobody holds, after the grace time, with its preview", async () => {
    const photo = await aPhoto();
    const file = await kept(photo, "a.jpg", otherId);
    expect(await names(otherId)).toHaveLength(2);
    const later = (days: number) => ({ ...house, now: () => new Date(Date.now() + days * 86_400_000) });
    await sweep(later(9), otherId);
    expect(await names(otherId)).toHaveLength(2);
    await hold(otherId, file.id);
    await sweep(later(11), otherId);
    expect(await names(otherId)).toHaveLength(2);
    await writeIn(house.database, otherId, (db) =>
      db.deleteFrom("file_hold").where("org_id", "=", otherId).execute(),
    );
    expect(await sweep(later(11), otherId)).toMatchObject({ files: 1, contents: 2 });
    expect(await names(otherId)).toEqual([]);
    expect(await kept(photo, "again.jpg", otherId)).toMatchObject({ sha256: file.sha256 });
  });

  async function hold(org: string, fileId: string) {
    await writeIn(house.database, org, (db) =>
      db
        .insertInto("file_hold")
        .values({
          org_id: org,
          item_id: fileId,
          number: 1,
          file_id: fileId,
          record_kind: "test",
          record_id: fileId,
          slot: "test",
          held_at: new Date(),
          held_by: "test",
        })
        .execute(),
    );
  }

  test("loses bytes that no record knows, and leaves young ones alone", async () => {
    const bytes = Buffer.from("left behind by a crash");
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    const path = join(folder, "left");
    await writeFile(path, bytes);
    await files.put(orgId, sha256, path);
    await sweep(house, orgId);
    expect(await names(orgId)).toContain(sha256);
    const later = { ...house, now: () => new Date(Date.now() + 11 * 86_400_000) };
    expect((await sweep(later, orgId)).contents).toBeGreaterThan(0);
    expect(await names(orgId)).not.toContain(sha256);
  });

  test("the doctor finds what is missing, what is damaged and what is nobody's", async () => {
    await clean();
    const whole = await kept(aPdf("whole"), "a.pdf");
    const damaged = await kept("as it was", "b.txt");
    const missing = await kept("soon gone", "c.txt");
    const said = await examined();
    expect(said.filter((line) => line.startsWith("broken") && line.includes(whole.sha256))).toEqual([]);
    await files.remove(orgId, missing.sha256);
    await files.remove(orgId, damaged.sha256);
    await replace(damaged.sha256, "as it is!");
    await replace("f".repeat(64), "nobody's");
    const found = (await examined()).join("\n");
    expect(found).toContain(`${orgId}/${missing.sha256}`);
    expect(found).toContain(`${orgId}/${damaged.sha256}`);
    expect(found).not.toContain(whole.sha256);
    expect(found).toMatch(/note files: \d+ contents belong to no record/);
    await clean();
  });

  /** The other store of this file keeps other contents of the same database: they are none of this one's. */
  async function clean() {
    for (const org of await orgs()) {
      await writeIn(house.database, org, async (db) => {
        await db.deleteFrom("file").where("org_id", "=", org).execute();
        await db
          .deleteFrom("file_content")
          .where("org_id", "=", org)
          .where("preview_sha256", "is not", null)
          .execute();
        await db.deleteFrom("file_content").where("org_id", "=", org).execute();
      });
    }
  }

  async function orgs(): Promise<string[]> {
    const rows = await house.database.shared.selectFrom("organisation").select("id").execute();
    return rows.map(({ id }) => id);
  }

  async function replace(sha256: string, text: string) {
    const path = join(folder, "replaced");
    await writeFile(path, text);
    await files.put(orgId, sha256, path);
  }
});

test("a store that does not answer is away: said, not thrown; one without its bucket too", async () => {
  const { id } = await anOrganisation(opened.house, "town-e");
  for (const changes of [{ endpoint: `http://127.0.0.1:${await freePort()}` }, { bucket: "nowhere" }]) {
    const files = openFileStore({ dataFolder: join(folder, "e"), s3: { ...s3, ...changes } });
    const stored = await storeFile({ ...opened.house, files }, id, streamed("text"), {
      name: "a.txt",
      place: papers,
    });
    expect(stored).toMatchObject({ ok: false, reason: "away" });
    const left: string[] = [];
    for await (const { name } of files.incoming.each()) left.push(name);
    expect(left).toEqual([]);
  }
});
