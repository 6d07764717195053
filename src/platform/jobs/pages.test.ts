import { beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { openTestHouse } from "../../testing/house.ts";
import { doJobs } from "../../testing/jobs.ts";
import { aMember, anOrganisation } from "../../testing/people.ts";
import type { TestMember } from "../../testing/people.ts";
import { browserFor } from "../../testing/requests.ts";
import { paths } from "../../paths.ts";
import type { Organisation } from "../accounts/organisations.ts";
import { backUpHouse } from "../backup/job.ts";
import { diskTrouble } from "../backup/trouble.ts";
import { HOUSE_ORG, readIn, writeIn } from "../database/organisation-bound.ts";
import { enqueue } from "./enqueue.ts";
import { job, JobRefused } from "./job.ts";

const opened = await openTestHouse({ metricsToken: "token-of-the-tests" });
const { house } = opened;
const browser = browserFor(opened);
let org: Organisation;
let administrator: TestMember;
let asker: TestMember;
let other: TestMember;
beforeAll(async () => {
  org = await anOrganisation(house);
  administrator = await aMember(house, org, "administrator");
  asker = await aMember(house, org, "executive");
  other = await aMember(house, org, "executive");
});

let works = false;
const counting = job({
  name: "test.count",
  title: "นับจำนวนบุคลากร",
  input: z.strictObject({}),
  may: { administrator: "organisation" },
  run: async ({ finish }) => {
    if (!works) throw new JobRefused("ยังไม่มีบุคลากรให้นับ");
    return finish(async () => ({ said: "นับได้ ๑๒ คน", href: paths.office.people.href({ org: org.slug }) }));
  },
});
const ask = () =>
  writeIn(house.database, org.id, (db) =>
    enqueue(db, counting, { orgId: org.id, input: {}, askedBy: asker.accountId }),
  );
const show = async (id: string, { cookie }: TestMember) => {
  const answer = await browser.get(paths.office.job.href({ org: org.slug, id }), { cookie });
  return { status: answer.status, refresh: answer.headers.get("refresh"), text: await answer.text() };
};
const list = async ({ cookie }: TestMember) =>
  (await browser.get(paths.office.jobs.href({ org: org.slug }), { cookie })).text();
const press = async (
  path: { href: (p: { org: string; id: string }) => string },
  id: string,
  who: TestMember,
) => (await browser.post(path.href({ org: org.slug, id }), {}, { cookie: who.cookie })).status;

test("who asked and who may sees a job, nobody else", async () => {
  const id = await ask();
  expect((await show(id, administrator)).text).toContain(asker.name);
  expect((await show(id, asker)).status).toBe(200);
  expect((await show(id, other)).status).toBe(404);
  expect(await list(administrator)).toContain(id);
  expect(await list(asker)).toContain(id);
  expect(await list(other)).not.toContain(id);
  expect(await press(paths.office.jobCancel, id, other)).toBe(404);
});

test("its page comes again while it goes on, and tells what came of it", async () => {
  works = false;
  const id = await ask();
  expect((await show(id, asker)).refresh).toBe("4");
  await doJobs(house);
  const failed = await show(id, asker);
  expect(failed.refresh).toBeNull();
  expect(failed.text).toContain("ยังไม่มีบุคลากรให้นับ");

  works = true;
  expect(await press(paths.office.jobAgain, id, asker)).toBe(303);
  expect(await press(paths.office.jobAgain, id, asker)).toBe(409);
  await doJobs(house);
  const done = await show(id, asker);
  expect(done.text).toContain("นับได้ ๑๒ คน");
  expect(done.text).toContain(`href="${paths.office.people.href({ org: org.slug })}"`);
});

test("one that was cancelled is not done, also when it is pressed in the last moment", async () => {
  const id = await ask();
  expect(await press(paths.office.jobCancel, id, administrator)).toBe(303);
  expect(await doJobs(house)).toBe(0);
  expect(await press(paths.office.jobCancel, id, administrator)).toBe(409);
  const { rows } = await house.database.pool.query(
    "select 1 from graphile_worker._private_jobs where key = $1",
    [id],
  );
  expect(rows).toEqual([]);
  const acts = await readIn(house.database, org.id, (db) =>
    db
      .selectFrom("audit_entry")
      .select("act")
      .where("org_id", "=", org.id)
      .where("record_id", "=", id)
      .execute(),
  );
  expect(acts).toEqual([{ act: "job.cancel" }]);
});

test("administrators see what is done by the clock, how it went last, and what this house has not set", async () => {
  const none = await list(administrator);
  expect(none).toContain("งานตามกำหนดเวลา");
  expect(none).toMatch(/สำรองข้อมูลทั้งระบบ.*ยังไม่ได้เปิดใช้/);
  expect(await list(asker)).not.toContain("งานตามกำหนดเวลา");
  house.backUp = async () => {
    throw diskTrouble(Object.assign(new Error("write"), { code: "ENOSPC" }), "/mnt/backup/x.tar");
  };
  await writeIn(house.database, HOUSE_ORG, (db) => enqueue(db, backUpHouse, { orgId: HOUSE_ORG, input: {} }));
  await doJobs(house);
  const full = await list(administrator);
  expect(full).toMatch(/สำรองข้อมูลทั้งระบบ.*รอลองใหม่.*ดิสก์ที่เก็บสำเนาสำรองเต็ม/);
  expect(full).not.toContain("/mnt");
});

test("the figures tell how many wait and how many ended", async () => {
  await ask();
  const headers = { authorization: "Bearer token-of-the-tests" };
  const figures = await (await browser.get(paths.metrics.href({}), { headers })).text();
  expect(figures).toMatch(/sucharit_jobs_waiting\{job="test.count"\} [1-9]/);
  expect(figures).toMatch(/sucharit_jobs_ended_total\{job="test.count",how="done"\} [1-9]/);
  expect(figures).toContain("sucharit_jobs_oldest_due_seconds");
});
