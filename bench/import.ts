import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { v7 as newId } from "uuid";
import { importPeople, peopleImporting } from "../src/capabilities/organisation/people/import.ts";
import { everyoneToday } from "../src/capabilities/organisation/people/queries.ts";
import { peopleFilter } from "../src/capabilities/organisation/people/forms.ts";
import { writeIn } from "../src/platform/database/organisation-bound.ts";
import type { House } from "../src/platform/house.ts";
import { readCsv } from "../src/platform/tables/csv-in.ts";
import { tableBytes } from "../src/platform/tables/file.ts";
import type { FileFormat } from "../src/platform/tables/file.ts";
import { asLines } from "../src/platform/tables/import.ts";
import { aMember, anOrganisation, aUnit } from "../src/testing/people.ts";
import { isoDate } from "../src/thai/dates.ts";
import { rowOf } from "./rows.ts";
import type { Row } from "./rows.ts";

const ROWS = 5000;
const ROUNDS = 4;
const PORTION = 500;
const EXPORTED = 30_000;
const LOOK_EVERY = 5000;

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

/**
 * A file of 5,000 people: read, checked, compared, written and logged, against nothing but the INSERTs of the
 * same rows (people, positions, log entries), 500 in a statement: the fastest of each, for whatever else a machine
 * does only slows it down. And a list as a file, which must not grow in memory with its length.
 */
export async function importRows(house: House): Promise<Row[]> {
  const product: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    bare.push(await bareInserts(house, `bare-${round}`));
    product.push(await wholeImport(house, `imported-${round}`));
  }
  const org = await anOrganisation(house, "exported");
  await fill(house, org.id, EXPORTED);
  return [
    rowOf.most(
      "import of 5,000 people, against their bare INSERTs",
      Math.min(...product) / Math.min(...bare),
      3,
      "×",
    ),
    await exportRow(house, org.id, "csv"),
    await exportRow(house, org.id, "xlsx"),
  ];
}

async function wholeImport(house: House, slug: string): Promise<number> {
  const org = await anOrganisation(house, slug);
  await aUnit(house, org, "กองคลัง");
  const { actor } = await aMember(house, org, "coordinator");
  const head = "คำนำหน้า,ชื่อ,นามสกุล,ประเภท,ตำแหน่ง,หน่วยงาน,ดำรงตำแหน่งตั้งแต่,โทรศัพท์";
  const lines = names().map(
    ({ given, family }) => `นาย,${given},${family},พนักงานจ้าง,นักวิชาการ,กองคลัง,๑ ต.ค. ๒๕๖๘,0-2000-0000`,
  );
  const bytes = Buffer.from([head, ...lines].join("\r\n"));
  const began = performance.now();
  const sheet = readCsv(bytes);
  if (!sheet.ok) throw new Error(sheet.why);
  const situation = { database: house.database, now: house.now, orgId: org.id, actor };
  const answers = [{ line: 0, answer: "another" }];
  const outcome = await importPeople(situation, { rows: asLines(sheet.rows), answers });
  if (!outcome.ok || outcome.value.added !== ROWS)
    throw new Error(`The import failed: ${JSON.stringify(outcome).slice(0, 300)}`);
  return performance.now() - began;
}

async function bareInserts(house: House, slug: string): Promise<number> {
  const org = await anOrganisation(house, slug);
  const unit = await aUnit(house, org, "กองคลัง");
  const people = names().map((name) => ({ ...name, id: newId(), position: newId() }));
  const hash = Buffer.alloc(32);
  const after = { employment: "contract", title: "นักวิชาการ", unitId: unit, fromOn: "2025-10-01" };
  const changes = JSON.stringify(
    Object.fromEntries(Object.entries(after).map(([key, value]) => [key, { after: value }])),
  );
  const began = performance.now();
  await writeIn(house.database, org.id, async (db) => {
    for (let from = 0; from < people.length; from += PORTION) {
      const portion = people.slice(from, from + PORTION);
      await db
        .insertInto("person")
        .values(
          portion.map(({ id, given, family }) => ({
            org_id: org.id,
            id,
            prefix: "นาย",
            given_name: given,
            family_name: family,
            employment: "contract",
            phone: "0-2000-0000",
            email: null,
          })),
        )
        .execute();
      await db
        .insertInto("position_held")
        .values(
          portion.map(({ id, position }) => ({
            org_id: org.id,
            id: position,
            person_id: id,
            unit_id: unit,
            title: "นักวิชาการ",
            is_head: false,
            is_acting: false,
            from_on: "2025-10-01",
            to_on: null,
          })),
        )
        .execute();
      await db
        .insertInto("audit_entry")
        .values(
          portion.map(({ id, given, family }, at) => ({
            org_id: org.id,
            seq: from + at + 1,
            at: new Date(),
            act: "organisation.import-people",
            actor_kind: "account",
            actor_account_id: id,
            actor_name: "ทดสอบ",
            record_kind: "person",
            record_id: id,
            record_name: `นาย${given} ${family}`,
            changes,
            prev_hash: hash,
            hash,
          })),
        )
        .execute();
    }
  });
  return performance.now() - began;
}

/** Every name is another one, and none is like another: what is measured is the import, not its questions. */
function names(count = ROWS): { given: string; family: string }[] {
  const given = ["กมล", "ขวัญใจ", "จันทร์เพ็ญ", "ชูชาติ", "ณรงค์", "ดารา", "เทวัญ", "นภา", "บุญมี", "ปรีชา"];
  return Array.from({ length: count }, (_, at) => ({
    given: `${given[at % given.length] ?? ""}${at}`,
    family: `${String.fromCharCode(0xe01 + (at % 40))}สกุล${at * 7919}`,
  }));
}

async function fill(house: House, orgId: string, count: number): Promise<void> {
  await writeIn(house.database, orgId, async (db) => {
    const people = names(count);
    for (let from = 0; from < count; from += 2000) {
      const rows = people.slice(from, from + 2000).map(({ given, family }) => ({
        org_id: orgId,
        id: newId(),
        given_name: given,
        family_name: family,
        employment: "contract",
      }));
      await db.insertInto("person").values(rows).execute();
    }
  });
}

/** What is still needed, once all that is not has been thrown away: that of a table must not grow with its rows. */
async function exportRow(house: House, orgId: string, format: FileFormat): Promise<Row> {
  const viewer = { roles: [{ role: "administrator", unitId: null } as const] };
  const people = everyoneToday(house.database, orgId, viewer, peopleFilter({}), isoDate("2026-02-10"));
  const live: number[] = [];
  const columns = peopleImporting.columns;
  const rows = watched(people, () => live.push(liveMegabytes()));
  const stream = await tableBytes(format, { name: "people", title: "บุคลากร", columns, rows });
  for await (const part of stream) void part;
  if (live.length < 5) throw new Error(`Only ${live.length} looks at the memory`);
  const name = `live memory growth while ${EXPORTED.toLocaleString("en-US")} people go out as ${format}`;
  return rowOf.most(name, steepestRise(live), 4, "MB");
}

/** From any look to any later one: what an import before it has left may go meanwhile. */
function steepestRise(live: readonly number[]): number {
  let least = Infinity;
  let most = 0;
  for (const figure of live) {
    least = Math.min(least, figure);
    most = Math.max(most, figure - least);
  }
  return most;
}

async function* watched<Portion extends readonly unknown[]>(
  portions: AsyncIterable<Portion>,
  look: () => void,
): AsyncGenerator<Portion> {
  let count = 0;
  for await (const portion of portions) {
    const before = count;
    count += portion.length;
    if (Math.floor(before / LOOK_EVERY) < Math.floor(count / LOOK_EVERY)) look();
    yield portion;
  }
}

function liveMegabytes(): number {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1e6;
}
