import pg from "pg";
import { afterAll, beforeEach, expect, test } from "vitest";
import { openTestHouse } from "../../testing/house.ts";
import { anOrganisation } from "../../testing/people.ts";
import { HOUSE_ORG, readIn, writeIn } from "../database/organisation-bound.ts";
import { entryHash, FIRST_HASH } from "./chain.ts";
import { auditEntries, verifyChain } from "./verify.ts";
import type { ChainCheck } from "./verify.ts";
import { addAuditEntry } from "./write.ts";

const { house, ownerUrl } = await openTestHouse();
const owner = new pg.Client({ connectionString: ownerUrl });
await owner.connect();
afterAll(() => owner.end());

let orgId = "";
let count = 0;

beforeEach(async () => {
  orgId = (await anOrganisation(house, `org-${++count}`)).id;
  for (let at = 1; at <= 6; at++) await add(`หน่วยงาน ${at}`);
});

function add(name: string) {
  return writeIn(house.database, orgId, (db) =>
    addAuditEntry(db, {
      orgId,
      at: new Date("2026-05-01T02:03:04.567Z"),
      act: "organisation.add-unit",
      actor: { kind: "terminal", name: "terminal" },
      trace: { after: { name, ข: 1, b: [null, { z: 1, a: true }] } },
    }),
  );
}

const verify = (check?: ChainCheck) => readIn(house.database, orgId, (db) => verifyChain(db, orgId, check));
const faultOf = async (check?: ChainCheck) => {
  const report = await verify(check);
  return report.ok ? "whole" : `${report.fault.seq} ${report.fault.fault}`;
};
const byOwner = (command: string) => owner.query(command.replaceAll("$org", `'${orgId}'`));

test("an untouched chain verifies and tells its end", async () => {
  const report = await verify();
  expect(report).toMatchObject({ ok: true, from: 1, entries: 6 });
  const { rows } = await byOwner("select encode(hash, 'hex') as hash from audit_head where org_id = $org");
  expect(report.ok && report.head).toBe(rows[0].hash);
});

test("an organisation without entries verifies, the house itself too", async () => {
  await byOwner("delete from audit_entry where org_id = $org; delete from audit_head where org_id = $org");
  expect(await verify()).toMatchObject({ ok: true, entries: 0 });
  expect(await readIn(house.database, HOUSE_ORG, (db) => verifyChain(db, HOUSE_ORG))).toMatchObject({
    ok: true,
  });
});

test.each([
  ["act", "'organisation.close-unit'"],
  ["at", "at + interval '1 millisecond'"],
  ["actor_kind", "'job'"],
  ["actor_name", "'somebody else'"],
  ["actor_account_id", "gen_random_uuid()"],
  ["record_kind", "'person'"],
  ["record_id", "gen_random_uuid()"],
  ["record_name", "'another'"],
  ["changes", `'{"name": {"after": "x"}}'`],
  ["request_id", "'x'"],
  ["prev_hash", "sha256('x')"],
  ["hash", "sha256('x')"],
])("an altered %s is found", async (column, value) => {
  await byOwner(`update audit_entry set ${column} = ${value} where org_id = $org and seq = 3`);
  expect(await faultOf()).toBe("3 altered");
});

test("a missing entry is found, in the middle, at the start and at the end", async () => {
  await byOwner("delete from audit_entry where org_id = $org and seq = 6");
  expect(await faultOf()).toBe("6 missing");
  await byOwner("delete from audit_entry where org_id = $org and seq = 4");
  expect(await faultOf()).toBe("4 missing");
  await byOwner("delete from audit_entry where org_id = $org and seq = 1");
  expect(await faultOf()).toBe("1 missing");
});

test("entries that changed places are found", async () => {
  await byOwner("update audit_entry set seq = -2 where org_id = $org and seq = 2");
  await byOwner("update audit_entry set seq = 2 where org_id = $org and seq = 3");
  await byOwner("update audit_entry set seq = 3 where org_id = $org and seq = -2");
  expect(await faultOf()).toBe("2 altered");

  // With hashes made to fit their new numbers each is whole in itself, but follows another one.
  await rehash(2, false);
  expect(await faultOf()).toBe("2 reordered");
});

test("an entry added behind the head is found", async () => {
  await byOwner(
    `insert into audit_entry select org_id, 7, at, act, actor_kind, actor_account_id, 'forged', record_kind, record_id,
       record_name, changes, request_id, hash, hash from audit_entry where org_id = $org and seq = 6`,
  );
  await rehash(7, false);
  expect(await faultOf()).toBe("6 altered");
});

test("a chain that was written anew is whole in itself; the end written down before gives it away", async () => {
  const before = await verify();
  const expected = { seq: 6, hash: before.ok ? before.head : "" };
  await add("หน่วยงาน 7");
  expect(await faultOf({ expect: expected })).toBe("whole");

  await byOwner("update audit_entry set actor_name = 'forged' where org_id = $org and seq = 5");
  for (const seq of [5, 6, 7]) await rehash(seq, true);
  expect(await faultOf()).toBe("whole");
  expect(await faultOf({ expect: expected })).toBe("6 altered");

  await byOwner("delete from audit_entry where org_id = $org and seq > 4");
  await byOwner(
    "update audit_head set seq = 4, hash = (select hash from audit_entry where org_id = $org and seq = 4) where org_id = $org",
  );
  expect(await faultOf()).toBe("whole");
  expect(await faultOf({ expect: expected })).toBe("5 missing");
});

test("the newest part alone is looked at when asked, and says where it began", async () => {
  expect(await verify({ newest: 2 })).toMatchObject({ ok: true, from: 5, entries: 2 });
  await byOwner("update audit_entry set actor_name = 'x' where org_id = $org and seq = 2");
  expect(await faultOf({ newest: 2 })).toBe("whole");
  expect(await faultOf()).toBe("2 altered");
});

test("acts done meanwhile are no fault", async () => {
  const adding = Promise.all(Array.from({ length: 20 }, (_, at) => add(`พร้อมกัน ${at}`)));
  const seen = await Promise.all([faultOf(), faultOf(), faultOf()]);
  await adding;
  expect(seen).toEqual(["whole", "whole", "whole"]);
  expect(await verify()).toMatchObject({ ok: true, entries: 26 });
});

test("a chain longer than a portion is read to its end", async () => {
  const seen = await readIn(house.database, orgId, async (db) => {
    const numbers: number[] = [];
    for await (const { seq } of auditEntries(db, orgId, 0, 4)) numbers.push(seq);
    return numbers;
  });
  expect(seen).toEqual([1, 2, 3, 4, 5, 6]);
});

test("the role that the program works as can neither change nor remove an entry", async () => {
  for (const command of [
    "update audit_entry set act = 'x'",
    "delete from audit_entry",
    "truncate audit_entry",
  ]) {
    await expect(
      house.database.pool.query(`begin; set local app.org = '${orgId}'; ${command}`),
    ).rejects.toThrow(/permission denied/);
    await house.database.pool.query("rollback");
  }
  await expect(house.database.pool.query("alter table audit_entry add column x text")).rejects.toThrow(
    /must be owner/,
  );
});

/** Makes the stored hash of an entry fit what stands there; `follow` also makes it follow the entry before, as a forger would. */
async function rehash(seq: number, follow: boolean) {
  const entries = await readIn(house.database, orgId, (db) =>
    db.selectFrom("audit_entry").selectAll().where("org_id", "=", orgId).orderBy("seq").execute(),
  );
  const entry = entries.find((one) => one.seq === seq);
  if (!entry) throw new Error(`no entry ${seq}`);
  const prev_hash = follow
    ? (entries.find((one) => one.seq === seq - 1)?.hash ?? FIRST_HASH)
    : entry.prev_hash;
  const hash = entryHash({ ...entry, prev_hash });
  await owner.query("update audit_entry set prev_hash = $3, hash = $4 where org_id = $1 and seq = $2", [
    orgId,
    seq,
    prev_hash,
    hash,
  ]);
  if (follow)
    await owner.query("update audit_head set hash = $3 where org_id = $1 and seq = $2", [orgId, seq, hash]);
}
