import { sql } from "kysely";
import pg from "pg";
import { v7 as newId } from "uuid";
import { expect, test } from "vitest";
import { paths } from "../../paths.ts";
import { openTestHouse } from "../../testing/house.ts";
import { aMember, anOrganisation, aUnit } from "../../testing/people.ts";
import { browserFor } from "../../testing/requests.ts";
import { roleNames } from "../accounts/roles.ts";
import { allActs } from "../acts/act.ts";
import type { Actor, Trace } from "../acts/act.ts";
import type { OrgDatabase } from "../database/connect.ts";
import { readIn, writeIn } from "../database/organisation-bound.ts";
import { AUDIT_PAGE, auditAccounts, auditReaders, auditRecordKinds } from "./queries.ts";
import { actTitles } from "./words.ts";
import { addAuditEntry } from "./write.ts";

const opened = await openTestHouse();
const { house } = opened;
const browser = browserFor(opened);
const org = await anOrganisation(house);
const auditor = await aMember(house, org, "internal-auditor");
const unitId = newId();
const personId = newId();
const somchai: Actor = { kind: "account", accountId: newId(), name: "สมชาย ใจดี", roles: [] };
const terminal: Actor = { kind: "terminal", name: "terminal" };

await write("2026-01-10T03:00:00Z", "organisation.set-up", terminal, {
  record: { kind: "organisation", id: org.id, name: "บึงสุข" },
});
await write("2026-02-10T03:00:00Z", "organisation.add-unit", somchai, {
  record: { kind: "unit", id: unitId, name: "กองคลัง" },
  after: { name: "กองคลัง" },
});
// 31 March in Bangkok ends at 17:00 UTC.
await write("2026-03-31T16:59:59Z", "organisation.change-unit", somchai, {
  record: { kind: "unit", id: unitId, name: "กองคลังและพัสดุ" },
  before: { name: "กองคลัง", closed_on: null, place: 1 },
  after: { name: "กองคลังและพัสดุ", closed_on: "2026-09-30", place: 1 },
});
await write("2026-03-31T17:00:00Z", "organisation.add-person", somchai, {
  record: { kind: "person", id: personId, name: "=cmd|' /C calc'!A0" },
  after: { given_name: "100%_จริง", note: 'มี "คำพูด", และจุลภาค' },
});
await write(
  "2026-04-02T03:00:00Z",
  "safe-channel.receive-report",
  { kind: "visitor", name: "ผู้เยี่ยมชม" },
  {
    record: { kind: "safe-report", id: newId(), name: "เรื่องลับที่สุด" },
  },
);

function write(at: string, act: string, actor: Actor, trace: Trace, orgId = org.id) {
  return writeIn(house.database, orgId, (db) =>
    addAuditEntry(db, { orgId, at: new Date(at), act, actor, trace }),
  );
}

async function log(query: Record<string, string> = {}) {
  const answer = await browser.get(paths.office.audit.href({ org: org.slug }, query), {
    cookie: auditor.cookie,
  });
  const html = await answer.text();
  return {
    status: answer.status,
    html,
    numbers: [...html.matchAll(/<td[^>]*data-label="ลำดับ"[^>]*>(\d+)</g)].map((found) => Number(found[1])),
  };
}

const filtered = async (query: Record<string, string>) => (await log(query)).numbers;

async function csv(query: Record<string, string> = {}, cookie = auditor.cookie) {
  const answer = await browser.get(paths.office.auditExport.href({ org: org.slug }, query), { cookie });
  return { answer, bytes: Buffer.from(await answer.arrayBuffer()) };
}

test("the log is read by those who may, newest first", async () => {
  for (const role of roleNames) {
    const { cookie } = await aMember(house, org, role);
    const allowed = auditReaders[role] !== undefined;
    for (const path of [paths.office.audit, paths.office.auditExport]) {
      const answer = await browser.get(path.href({ org: org.slug }), { cookie });
      expect([role, answer.status]).toEqual([role, allowed ? 200 : 403]);
      await answer.text();
    }
    const home = await (await browser.get(paths.office.packs.href({ org: org.slug }), { cookie })).text();
    expect([role, home.includes(paths.office.audit.href({ org: org.slug }))]).toEqual([role, allowed]);
  }
  expect((await log()).numbers).toEqual([4, 3, 2, 1]);
});

test("it is filtered by person, record, act and day of Bangkok", async () => {
  expect(await filtered({ person: String(somchai.kind === "account" && somchai.accountId) })).toEqual([
    4, 3, 2,
  ]);
  expect(await filtered({ person: "terminal" })).toEqual([1]);
  expect(await filtered({ record: unitId })).toEqual([3, 2]);
  expect(await filtered({ record: "no identifier" })).toEqual([]);
  expect(await filtered({ kind: "unit" })).toEqual([3, 2]);
  expect(await filtered({ name: "พัสดุ" })).toEqual([3]);
  expect(await filtered({ name: "%" })).toEqual([]);
  expect(await filtered({ act: "organisation.add-unit" })).toEqual([2]);
  expect(await filtered({ from: "๓๑/๓/๒๕๖๙", to: "31 มี.ค. 2569" })).toEqual([3]);
  expect(await filtered({ from: "1 เมษายน 2569" })).toEqual([4]);
  expect(await filtered({ to: "2026-02-10", kind: "organisation" })).toEqual([1]);
});

test("a wrong date is told and what was asked stays", async () => {
  const { status, html, numbers } = await log({ from: "31/2/2569", name: "คลัง" });
  expect(status).toBe(422);
  expect(numbers).toEqual([]);
  expect(html).toContain("ไม่ใช่วันที่ที่มีอยู่จริง");
  expect(html).toContain('value="31/2/2569"');
  expect(html).toContain('value="คลัง"');
  expect((await log({ from: "1/4/2569", to: "31/3/2569" })).html).toContain("วันสุดท้ายอยู่ก่อนวันแรก");
  expect((await csv({ from: "x" })).answer.status).toBe(400);
});

test("an entry says what changed, and only that, in words", async () => {
  const { html } = await log({ act: "organisation.change-unit" });
  expect(html).toContain("2 ช่อง");
  expect(html).toContain("ยุบเมื่อ");
  expect(html).toContain("30 ก.ย. 2569");
  expect(html).toContain("31 มี.ค. 2569<br/>23.59 น.");
  expect(html).toContain(`?record=${unitId}`);
});

test("it names units and roles, and not their identifiers", async () => {
  const town = await anOrganisation(house, "words");
  const reader = await aMember(house, town, "administrator");
  const unit = await aUnit(house, town, "กองช่าง");
  const gone = newId();
  const trace = {
    before: { roles: [`unit-head ${gone}`] },
    after: { roles: [`unit-officer ${unit}`, "executive"], status: "planned", attendance: ["นายหนึ่ง: leave"] },
  };
  await write("2026-02-01T00:00:00Z", "member.change", terminal, trace, town.id);
  const page = await browser.get(paths.office.audit.href({ org: town.slug }), { cookie: reader.cookie });
  const html = await page.text();
  for (const words of [
    "เจ้าหน้าที่ของหน่วยงาน กองช่าง",
    "ผู้บริหาร",
    "นัดแล้ว",
    "นายหนึ่ง: ลา",
    `หัวหน้าหน่วยงาน …${gone.slice(-6)}`,
  ]) {
    expect(html).toContain(words);
  }
  const file = await browser.get(paths.office.auditExport.href({ org: town.slug }), {
    cookie: reader.cookie,
  });
  expect(await file.text()).toContain("เจ้าหน้าที่ของหน่วยงาน กองช่าง, ผู้บริหาร");
});

test("every act of the demo and of the terminal has a title in Thai", () => {
  for (const { definition } of allActs()) expect(definition.title).toMatch(/[ก-๙]{3}/);
  expect(actTitles().get("account.disable")).toBe("ระงับบัญชี");
});

test("nothing of the confidential channel is on any outlet, to the administrator neither", async () => {
  const administrator = await aMember(house, org, "administrator");
  for (const { cookie } of [auditor, administrator]) {
    const asked: Record<string, string>[] = [
      {},
      { act: "safe-channel.receive-report" },
      { kind: "safe-report" },
      { person: "visitor" },
      { name: "ลับ" },
      { verify: "1" },
    ];
    for (const query of asked) {
      const page = await browser.get(paths.office.audit.href({ org: org.slug }, query), { cookie });
      const html = await page.text();
      expect(html).not.toContain("เรื่องลับที่สุด");
      expect(html).not.toContain('<option value="safe-report"');
      expect((await csv(query, cookie)).bytes.toString()).not.toContain("เรื่องลับ");
    }
  }
});

test("the file opens in a spreadsheet as text, with the same filters", async () => {
  const { answer, bytes } = await csv({ name: "cmd" });
  expect(answer.headers.get("content-type")).toBe("text/csv; charset=utf-8");
  expect(answer.headers.get("content-disposition")).toMatch(
    /^attachment; filename="audit-bueng-suk-\d{4}-\d\d-\d\d\.csv"$/,
  );
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const text = bytes.toString();
  expect(text).toContain(",'=cmd|' /C calc'!A0,");
  expect(text).toContain('"ชื่อ: – → 100%_จริง\nหมายเหตุ: – → มี ""คำพูด"", และจุลภาค"');
  expect(text).not.toContain("กองคลัง");
  expect((await csv({ record: unitId })).bytes.toString().match(/กองคลังและพัสดุ/g)?.length).toBeGreaterThan(1);
});

test("a long log is read page by page and back, and goes whole into the file", async () => {
  const long = await anOrganisation(house, "long-log");
  const reader = await aMember(house, long, "internal-auditor");
  for (let at = 1; at <= AUDIT_PAGE + 3; at++)
    await write("2026-01-01T00:00:00Z", "organisation.add-unit", terminal, {}, long.id);
  const numbers = async (query: Record<string, string>) => {
    const html = await (
      await browser.get(paths.office.audit.href({ org: long.slug }, query), { cookie: reader.cookie })
    ).text();
    return {
      numbers: [...html.matchAll(/data-label="ลำดับ"[^>]*>(\d+)</g)].map((found) => Number(found[1])),
      older: html.includes("เก่ากว่า"),
      newer: html.includes("ใหม่กว่า"),
    };
  };
  const first = await numbers({});
  expect([first.numbers[0], first.numbers.at(-1), first.older, first.newer]).toEqual([
    AUDIT_PAGE + 3,
    4,
    true,
    false,
  ]);
  expect(await numbers({ before: "4" })).toEqual({ numbers: [3, 2, 1], older: false, newer: true });
  expect((await numbers({ after: "3" })).numbers).toEqual(first.numbers);
  const file = await browser.get(paths.office.auditExport.href({ org: long.slug }), {
    cookie: reader.cookie,
  });
  expect((await file.text()).trim().split("\r\n")).toHaveLength(AUDIT_PAGE + 4);
});

async function rowsRead(db: OrgDatabase): Promise<number> {
  const { rows } = await sql<{ read: number }>`
    select seq_tup_read + idx_tup_fetch as read from pg_stat_xact_user_tables
    where relname = 'audit_entry'`.execute(db);
  return rows[0]?.read ?? 0;
}

test("the choices of the filter are found without reading the whole log", async () => {
  const big = await anOrganisation(house, "big-log");
  const client = new pg.Client({ connectionString: opened.ownerUrl });
  await client.connect();
  await client.query(
    `insert into audit_entry (org_id, seq, at, act, actor_kind, actor_account_id, actor_name, record_kind, changes, prev_hash, hash)
     select $1, n, now(), case who when 4 then 'safe-channel.look' else 'organisation.edit-unit' end, 'account',
       ('00000000-0000-7000-8000-00000000000' || who)::uuid, 'ชื่อที่ ' || n,
       case who when 3 then null when 4 then 'safe-report' else 'kind-' || who end, '{}', '', ''
     from generate_series(1, 5000) n, lateral (select case n % 500 when 7 then 4 else n % 4 end as who) as them`,
    [big.id],
  );
  await client.query("analyze audit_entry");
  await client.end();
  const roles = [{ role: "internal-auditor" as const, unitId: null }];
  const found = await readIn(house.database, big.id, async (db) => {
    const before = await rowsRead(db);
    const accounts = await auditAccounts(db, big.id, roles);
    const kinds = await auditRecordKinds(db, big.id, roles);
    return { accounts, kinds, rows: (await rowsRead(db)) - before };
  });
  // The fifth only did what is confidential.
  expect(found.accounts.map(({ name }) => name)).toEqual(["ชื่อที่ 5000", "ชื่อที่ 4997", "ชื่อที่ 4998", "ชื่อที่ 4999"]);
  expect(found.kinds).toEqual(["kind-0", "kind-1", "kind-2"]);
  expect(found.rows).toBeLessThan(100);
});

test("a look at the chain tells that it is whole, and which entry is not", async () => {
  expect((await log()).html).not.toContain("ไม่พบการแก้ไข");
  expect((await log({ verify: "1" })).html).toContain("ตรวจลำดับที่ 1 ถึง 5 แล้ว ไม่พบการแก้ไข");
  const client = new pg.Client({ connectionString: opened.ownerUrl });
  await client.connect();
  await client.query("update audit_entry set actor_name = 'somebody else' where org_id = $1 and seq = 3", [
    org.id,
  ]);
  expect((await log({ verify: "1" })).html).toContain("บันทึกลำดับที่ 3 ถูกแก้ไข");
  await client.query("update audit_entry set actor_name = 'สมชาย ใจดี' where org_id = $1 and seq = 3", [
    org.id,
  ]);
  await client.end();
  expect((await log({ verify: "1" })).html).toContain("ไม่พบการแก้ไข");
});
