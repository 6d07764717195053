import { mkdir, mkdtemp, readdir, rm, stat, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { examineBackups } from "../../commands/doctor/backup.ts";
import { HOUSE_ORG, readIn, writeIn } from "../database/organisation-bound.ts";
import { enqueue } from "../jobs/enqueue.ts";
import { runDueSchedules } from "../jobs/scheduling.ts";
import { doJobs } from "../../testing/jobs.ts";
import { openTestHouse } from "../../testing/house.ts";
import { anOrganisation } from "../../testing/people.ts";
import { backingUpHouse, backUpHouse } from "./job.ts";
import { backupName } from "./rotation.ts";
import { backUpInto } from "./scheduled.ts";
import { diskTrouble, roomTrouble } from "./trouble.ts";
import { walkBackup } from "./walk.ts";

const { house, ownerUrl, setClock } = await openTestHouse();
const base = await mkdtemp(join(tmpdir(), "sucharit-scheduled-"));
afterAll(() => rm(base, { recursive: true, force: true }));
const folder = join(base, "backups");
const keep = { daily: 2, weekly: 0, monthly: 1 };
await anOrganisation(house);
const backUp = (into = folder) =>
  backUpInto(
    { folder: into, keep },
    {
      ownerUrl,
      dataFolder: base,
      contents: house.files,
      secret: { value: "a secret of forty characters for the tests", isKept: true },
      now: house.now,
    },
  );
const jobs = () =>
  readIn(house.database, HOUSE_ORG, (db) =>
    db
      .selectFrom("job")
      .select(["state", "result_said", "problem", "attempts"])
      .where("name", "=", "backup.take")
      .orderBy("id")
      .execute(),
  );

test("a house without BACKUP_DIR is not asked for any", async () => {
  setClock("2026-03-02T03:00:00+07:00");
  await runDueSchedules(house, [backingUpHouse]);
  expect(await jobs()).toEqual([]);
});

test("each night one is made, once, and those whose time is over go; other files stay", async () => {
  house.backUp = () => backUp();
  await mkdir(folder);
  await writeFile(join(folder, "before-upgrade.tar"), "mine");
  const half = join(folder, `${backupName(new Date("2026-02-01"))}.0123abcd.part`);
  await writeFile(half, "");
  await utimes(half, new Date("2026-02-01"), new Date("2026-02-01"));
  for (const day of ["03", "04", "05"]) {
    setClock(`2026-03-${day}T02:00:00+07:00`);
    await Promise.all([runDueSchedules(house, [backingUpHouse]), runDueSchedules(house, [backingUpHouse])]);
    await doJobs(house);
  }
  const done = await jobs();
  expect(done.map(({ state }) => state)).toEqual(["done", "done", "done"]);
  expect(done.at(-1)?.result_said).toMatch(/^สำรองข้อมูลแล้ว .* ลบสำเนาที่พ้นกำหนด 1 ไฟล์$/);
  const names = (await readdir(folder)).toSorted();
  expect(names).toEqual([
    "before-upgrade.tar",
    "sucharit-20260303T190000Z.tar",
    "sucharit-20260304T190000Z.tar",
  ]);
  expect((await stat(join(folder, names[2] ?? ""))).mode & 0o777).toBe(0o600);
  expect(await walkBackup(join(folder, names[2] ?? ""))).toMatchObject({ scope: "house" });
});

test("a disk that is not there is a failure and not a new folder; older backups stay", async () => {
  const before = await readdir(folder);
  await expect(backUp(join(base, "unmounted", "backups"))).rejects.toThrow("There is no");
  expect(await readdir(base)).toEqual(["backups"]);
  house.backUp = () => backUp(join(base, "unmounted", "backups"));
  await writeIn(house.database, HOUSE_ORG, (db) => enqueue(db, backUpHouse, { orgId: HOUSE_ORG, input: {} }));
  await doJobs(house);
  expect((await jobs()).filter(({ state }) => state !== "done")).toHaveLength(1);
  expect(await readdir(folder)).toEqual(before);
});

test("a full disk is told in Thai, by its cause and without folders, and is tried again", async () => {
  house.backUp = async () => {
    throw diskTrouble(Object.assign(new Error("write"), { code: "ENOSPC" }), "/mnt/backup/x.tar");
  };
  await writeIn(house.database, HOUSE_ORG, (db) => enqueue(db, backUpHouse, { orgId: HOUSE_ORG, input: {} }));
  await doJobs(house);
  // The clock of the tests stands in the past: the next tries are due at once.
  const last = (await jobs()).at(-1);
  expect(last).toMatchObject({
    state: "failed",
    attempts: 3,
    problem: expect.stringContaining("ดิสก์ที่เก็บสำเนาสำรองเต็ม"),
  });
  expect(last?.problem).not.toContain("/mnt");
  const line = diskTrouble(Object.assign(new Error("write"), { code: "ENOSPC" }), "/mnt/backup/x.tar");
  expect(line).toMatchObject({
    message: expect.stringMatching(/เต็ม.*The disk is full: \/mnt\/backup\/x\.tar/),
  });
});

test("doctor says when the last one was, and whether it lies on the disk of the data", async () => {
  const examine = (now: string) =>
    examineBackups({ ...house.configuration, dataFolder: base, backup: { folder, keep } }, new Date(now));
  expect(await examine("2026-03-06T00:00:00+07:00")).toMatchObject([
    { state: "note", what: expect.stringMatching(/2 in .*the newest of .*on the disk of the data/) },
  ]);
  expect(await examine("2026-03-09T00:00:00+07:00")).toMatchObject([
    { state: "broken", what: expect.stringContaining("3 days ago") },
  ]);
  expect(await examineBackups({ ...house.configuration, backup: undefined })).toMatchObject([
    { state: "note" },
  ]);
});

test.each(["ENOSPC", "53100"])("a restore that finds no room says so (%s)", (code) => {
  expect(roomTrouble(Object.assign(new Error("could not extend file"), { code }))?.message).toMatch(
    /^ดิสก์เต็ม.*Nothing was changed/,
  );
  expect(roomTrouble(new Error("another"))).toBeUndefined();
});
