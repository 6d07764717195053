import { CompiledQuery, sql } from "kysely";
import pg from "pg";
import { v7 as newId } from "uuid";
import { beforeAll, expect, test, vi } from "vitest";
import { openTestHouse } from "../../testing/house.ts";
import { anOrganisation } from "../../testing/people.ts";
import type { OrgDatabase } from "../database/connect.ts";
import { readIn, writeIn } from "../database/organisation-bound.ts";
import { findEntries } from "./queries.ts";
import { readQuestion } from "./question.ts";
import { rowOf } from "./write.ts";

/** How the database goes about a search, in the role that the program has: its owner sees other plans. */
const { house, ownerUrl } = await openTestHouse();
const org = await anOrganisation(house);
const neighbour = await anOrganisation(house, "neighbour");
const AUDIENCE = ["everyone"];

const EACH = 1500;

beforeAll(async () => {
  const words = ["ถนน", "คลอง", "ตลาด", "โรงเรียน", "สะพาน", "ประปา", "สวน", "ศาลา", "ท่อ", "ไฟฟ้า", "วัด"];
  const word = (at: number) => words[at % words.length] ?? "";
  for (const { id: orgId } of [org, neighbour]) {
    const rows = Array.from({ length: EACH }, (_, at) =>
      rowOf(orgId, "note", {
        id: newId(),
        title: `งาน${word(at)}${word(Math.floor(at / 11))}${word(Math.floor(at / 121))}`,
        body: [`หมู่ที่ ${at} ${word(at * 7)}`],
        audience: AUDIENCE,
      }),
    );
    await writeIn(house.database, orgId, (db) => db.insertInto("search_entry").values(rows).execute());
  }
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  await owner.query("vacuum analyze search_entry");
  await owner.end();
});

test.each(["งานตลาดคลองวัด", "ตลาดวัดสะพาน หมู่ที่ ๑๒๓", "งานตลาคคลวงวัด", "ไม่มีคำนี้เลย"])(
  "%s is looked for in the index, not in every entry of every organisation",
  async (words) => {
    const asked = vi.spyOn(pg.Client.prototype, "query");
    const plans = await readIn(house.database, org.id, async (db) => {
      asked.mockClear();
      await findEntries(db, org.id, AUDIENCE, { question: readQuestion(words), page: 1 });
      const statements = asked.mock.calls.map((call) => statementOf(call));
      const found: string[] = [];
      for (const one of statements) found.push(await planOf(db, one));
      return found;
    });
    asked.mockRestore();
    expect(plans.length).toBeGreaterThan(0);
    for (const plan of plans) {
      expect(plan).toContain("Bitmap Index Scan on search_entry_grams");
      expect(plan).not.toContain("Seq Scan on search_entry");
    }
  },
);

interface Statement {
  text: string;
  values: unknown[];
}

function statementOf([first, second]: unknown[]): Statement {
  const { text, values } = (typeof first === "string" ? { text: first, values: second } : first) as Statement;
  return { text, values: Array.isArray(second) ? second : values };
}

async function planOf(db: OrgDatabase, { text, values }: Statement): Promise<string> {
  const { rows } = await db.executeQuery<{ "QUERY PLAN": string }>(
    CompiledQuery.raw(`explain ${text}`, values),
  );
  return rows.map((row) => row["QUERY PLAN"]).join("\n");
}

test("what is looked up belongs to the organisation that is set, also where a query forgets it", async () => {
  const { rows } = await readIn(house.database, org.id, (db) =>
    sql<{
      org_id: string;
      count: number;
    }>`select org_id, count(*)::integer from search_entry_here group by 1`.execute(db),
  );
  expect(rows).toEqual([{ org_id: org.id, count: EACH }]);
  const nowhere = await sql`select from search_entry_here`.execute(house.database.shared);
  expect(nowhere.rows).toEqual([]);
  const change = sql`delete from search_entry_here`.execute(house.database.shared);
  await expect(change).rejects.toThrow(/permission denied/);
});
