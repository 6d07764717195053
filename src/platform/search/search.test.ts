import fc from "fast-check";
import { v7 as newId } from "uuid";
import { describe, expect, test } from "vitest";
import { openTestHouse } from "../../testing/house.ts";
import { aMember, anOrganisation, aUnit } from "../../testing/people.ts";
import { browserFor } from "../../testing/requests.ts";
import { allows, allowsSomewhere, roleNames } from "../accounts/roles.ts";
import type { Permission, Role, RoleHeld } from "../accounts/roles.ts";
import { act, done } from "../acts/act.ts";
import { refused } from "../acts/outcome.ts";
import { readIn } from "../database/organisation-bound.ts";
import { z } from "zod";
import { audiencesOf, holdersOf, ownerOnly, reachersOf } from "./audience.ts";
import type { Findings } from "./queries.ts";
import { findEntries } from "./queries.ts";
import { readQuestion } from "./question.ts";
import { outdatedKinds, rebuildKind } from "./rebuild.ts";
import { searchable } from "./searchable.ts";
import type { Entry } from "./searchable.ts";

const opened = await openTestHouse();
const { house } = opened;
const browser = browserFor(opened);
const org = await anOrganisation(house);
const neighbour = await anOrganisation(house, "neighbour");
const unit = await aUnit(house, org, "กองคลัง");

/** Records of our own, kept in memory, so that no capability can break these tests. */
const notes = new Map<string, Entry>();
const noteKind = searchable({
  kind: "test-note",
  title: "บันทึก",
  icon: "report",
  version: 3,
  all: async () => [...notes.keys()],
  entries: async (_db, _orgId, ids) => ids.flatMap((id) => notes.get(id) ?? []),
  href: (slug, { id }) => `/${slug}/notes/${id}`,
});
const saveNote = act({
  name: "test.save-note",
  title: "บันทึก",
  input: z.strictObject({ id: z.uuid(), refuse: z.boolean().optional() }),
  may: {},
  run: async ({ input }) => done(undefined, { record: { kind: noteKind.kind, id: input.id, name: "บันทึก" } }),
});

const everyone = holdersOf(Object.fromEntries(roleNames.map((role) => [role, "organisation"])));
const terminal = (orgId = org.id) => ({
  database: house.database,
  now: house.now,
  orgId,
  actor: { kind: "terminal", name: "test" } as const,
});

async function note(title: string, body: string[] = [], more: Partial<Entry> = {}, orgId = org.id) {
  const id = newId();
  notes.set(id, { id, title, body, audience: everyone, ...more });
  expect(await saveNote(terminal(orgId), { id })).toMatchObject({ ok: true });
  return id;
}

const coordinator = await aMember(house, org, "coordinator");
const ask = (
  text: string,
  viewer: { accountId: string; roles: readonly RoleHeld[] } = seatOf("coordinator"),
  orgId = org.id,
): Promise<Findings> =>
  readIn(house.database, orgId, (db) =>
    findEntries(db, orgId, audiencesOf(viewer), { question: readQuestion(text), page: 1 }),
  );
function seatOf(role: Role, unitId: string | null = null, accountId = newId()) {
  return { accountId, roles: [{ role, unitId }] };
}
const titles = ({ found }: Findings) => found.map(({ title }) => title);
const nearTitles = ({ near }: Findings) => near.map(({ title }) => title);

await note("คณะกรรมการจัดซื้อครุภัณฑ์สำนักงาน", ["คำสั่งที่ ๑๒/๒๕๖๙", "ประธานกรรมการ นายสมศักดิ์ ทองประเสริฐ"]);
await note("นางสาวกาญจนา บุญเรือง", ["นักวิเคราะห์นโยบายและแผนชำนาญการ กองคลัง"]);
await note("ประชุมครั้งที่ 3/2569", ["มติที่ประชุม: เห็นชอบให้ขุดลอกคลองบ้านโนนสูง"], { day: "2026-02-01" });
await note("ประชุมครั้งที่ 2/2569", ["ขุดลอกคลองบ้านหนองบัว"], { day: "2026-01-01" });
await note("ขุดลอกคลอง", ["แผนงาน"]);

describe("what is found", () => {
  test.each([
    ["จัดซื้อครุภัณฑ์", "คณะกรรมการจัดซื้อครุภัณฑ์สำนักงาน"],
    ["จัด ซื้อ ครุภัณฑ์", "คณะกรรมการจัดซื้อครุภัณฑ์สำนักงาน"],
    ["12/2569", "คณะกรรมการจัดซื้อครุภัณฑ์สำนักงาน"],
    ["๑๒/๒๕๖๙", "คณะกรรมการจัดซื้อครุภัณฑ์สำนักงาน"],
    ["สมศักดิ์ทองประเสริฐ", "คณะกรรมการจัดซื้อครุภัณฑ์สำนักงาน"],
    ["กองคลัง กาญจนา", "นางสาวกาญจนา บุญเรือง"],
    ["“กาญจนา”", "นางสาวกาญจนา บุญเรือง"],
    ["โนนสูง", "ประชุมครั้งที่ 3/2569"],
  ])("%s finds exactly", async (text, title) => expect(titles(await ask(text))).toEqual([title]));

  test.each([
    ["a tone mark is missing", "ขุดลอกคลองบานโนนสูง", "ประชุมครั้งที่ 3/2569"],
    ["a mark above is wrong", "กาญจนา บุญเรื่อง", "นางสาวกาญจนา บุญเรือง"],
    ["scanner confusion", "กาญจบา บุณเรือง", "นางสาวกาญจนา บุญเรือง"],
    ["a letter is missing", "ครุภัณ", "คณะกรรมการจัดซื้อครุภัณฑ์สำนักงาน"],
    ["a letter is missing within", "สมศัดิ์", "คณะกรรมการจัดซื้อครุภัณฑ์สำนักงาน"],
    ["a letter too many", "ประเสรริฐ", "คณะกรรมการจัดซื้อครุภัณฑ์สำนักงาน"],
    ["two letters wrong", "นักวิเคราะนโยบยและแผน", "นางสาวกาญจนา บุญเรือง"],
    ["words in another order, in one", "สำนักงานครุภัณฑ์", "คณะกรรมการจัดซื้อครุภัณฑ์สำนักงาน"],
  ])("%s: %s", async (_, text, title) => {
    const findings = await ask(text);
    expect([...titles(findings), ...nearTitles(findings)]).toContain(title);
  });

  test("the title itself first, then by day", async () => {
    expect(titles(await ask("ขุดลอกคลอง"))).toEqual(["ขุดลอกคลอง", "ประชุมครั้งที่ 3/2569", "ประชุมครั้งที่ 2/2569"]);
  });

  test("nothing across the border of two parts, and nothing for another word", async () => {
    const findings = await ask("สำนักงานคำสั่ง");
    expect(titles(findings)).toEqual([]);
    expect(await ask("กขฃคฅฆ")).toMatchObject({ count: 0, near: [] });
  });
});

describe("kept up with the act", () => {
  test("a change is found, the words before are not; what is gone is not found", async () => {
    const id = await note("เรื่องแรกเริ่มเดิมที");
    notes.set(id, { id, title: "เรื่องเปลี่ยนไปแล้ว", body: [], audience: everyone });
    await saveNote(terminal(), { id });
    expect(titles(await ask("เปลี่ยนไปแล้ว"))).toEqual(["เรื่องเปลี่ยนไปแล้ว"]);
    expect(titles(await ask("แรกเริ่มเดิมที"))).toEqual([]);
    notes.delete(id);
    await saveNote(terminal(), { id });
    expect(titles(await ask("เปลี่ยนไปแล้ว"))).toEqual([]);
  });

  test("an act that is undone leaves no entry", async () => {
    const undone = act({
      name: "test.undone-note",
      title: "บันทึก",
      input: z.strictObject({}),
      may: {},
      run: async ({ db, orgId }) => {
        const id = newId();
        notes.set(id, { id, title: "เรื่องที่ถูกปฏิเสธ", body: [], audience: everyone });
        await noteKind.entries(db, orgId, [id]);
        return refused("ไม่ได้");
      },
    });
    expect(await undone(terminal(), {})).toMatchObject({ ok: false });
    expect(titles(await ask("ถูกปฏิเสธ"))).toEqual([]);
    for (const [id, { title }] of notes) if (title === "เรื่องที่ถูกปฏิเสธ") notes.delete(id);
  });

  test("a rebuild changes nothing that acts wrote, and makes the version known", async () => {
    const outdated = () => readIn(house.database, org.id, (db) => outdatedKinds(db, org.id));
    expect(await outdated()).toContain(noteKind);
    expect(await rebuildKind(house.database, org.id, noteKind)).toMatchObject({
      records: notes.size,
      changed: 0,
    });
    expect(await outdated()).not.toContain(noteKind);
  });
});

describe("who finds", () => {
  const permission: fc.Arbitrary<Permission> = fc.dictionary(
    fc.constantFrom(...roleNames),
    fc.constantFrom("organisation", "own-unit"),
  );
  const units = fc.constantFrom("u1", "u2", null);
  const held = fc.array(fc.record({ role: fc.constantFrom(...roleNames), unitId: units }), { maxLength: 3 });

  test("the words of an audience say the same as the functions of permission", () => {
    fc.assert(
      fc.property(permission, held, units, (may, roles, unitId) => {
        const words = new Set(audiencesOf({ accountId: "a", roles }));
        const meets = (audience: readonly string[]) => audience.some((word) => words.has(word));
        expect(meets(holdersOf(may))).toBe(allowsSomewhere(may, roles));
        expect(meets(reachersOf(may, unitId))).toBe(allows(may, roles, unitId));
        expect(meets(ownerOnly("a"))).toBe(true);
        expect(meets(ownerOnly("b"))).toBe(false);
      }),
    );
  });

  test("only the audience, in results, near results and numbers", async () => {
    const own = newId();
    await note("เรื่องของกองคลังเท่านั้น", [], {
      audience: reachersOf({ "unit-head": "own-unit", "internal-auditor": "organisation" }, unit),
    });
    await note("เรื่องส่วนตัวของข้าพเจ้า", [], { audience: ownerOnly(own) });
    const sees = async (text: string, viewer: ReturnType<typeof seatOf>) => {
      const { found, near, count, kinds } = await ask(text, viewer);
      expect(Object.values(kinds).reduce((sum, number) => sum + number, 0)).toBe(found.length);
      expect(count).toBe(found.length);
      return found.length + near.length;
    };
    for (const text of ["ของกองคลังเท่านั้น", "ของกองคลังเทานัน"]) {
      expect(await sees(text, seatOf("unit-head", unit))).toBe(1);
      expect(await sees(text, seatOf("internal-auditor"))).toBe(1);
      expect(await sees(text, seatOf("unit-head", newId()))).toBe(0);
      expect(await sees(text, seatOf("administrator"))).toBe(0);
    }
    expect(await sees("ส่วนตัวของข้าพเจ้า", seatOf("executive", null, own))).toBe(1);
    expect(await sees("ส่วนตัวของข้าพเจ้า", seatOf("administrator"))).toBe(0);
  });

  test("never a record of another organisation", async () => {
    await note("ความลับของเพื่อนบ้าน", [], {}, neighbour.id);
    expect(titles(await ask("ความลับของเพื่อนบ้าน"))).toEqual([]);
    expect(titles(await ask("ความลับของเพื่อนบ้าน", seatOf("coordinator"), neighbour.id))).toHaveLength(1);
  });
});

describe("whatever is typed", () => {
  const page = (text: string, more = "") =>
    browser.get(`/${org.slug}/office/search?q=${encodeURIComponent(text)}${more}`, coordinator);
  const marks = "\u0e48\u0e49\u0e34";

  test.each([
    ["%", "%"],
    ["_", "_"],
    ["\\", "\\"],
    ["'", "'"],
    ['"', '"'],
    ["'; drop table search_entry; --", "'; drop table search_entry; --"],
    ["|", "|"],
    ["กอง%คลัง", "กอง%คลัง"],
    ["only marks", marks],
    ["thousands of marks", marks.repeat(3000)],
    ["😀", "😀"],
    ["👩‍👩‍👧‍👦 กองคลัง", "👩‍👩‍👧‍👦 กองคลัง"],
    ["ten thousand letters", "ก".repeat(10_000)],
    ["three thousand words", "กา ".repeat(3000)],
    ["\u0000", "\u0000"],
    ["\ud800", "\ud800"],
    ["{1,2}", "{1,2}"],
    ["&<script>", "&<script>"],
    ["1", "1"],
    ["ดี", "ดี"],
  ])("%j is answered", async (_, text) => {
    const began = performance.now();
    const answer = await page(text.toWellFormed());
    expect(answer.status).toBe(200);
    expect(await answer.text()).not.toContain("<script>");
    expect(performance.now() - began).toBeLessThan(3000);
  });

  test.each([
    "&page=0",
    "&page=-1",
    "&page=99999999",
    "&page=x",
    "&kind=no",
    "&kind=__proto__",
    "&kind=unit",
  ])("%s is answered", async (more) => expect((await page("ขุดลอก", more)).status).toBe(200));

  test("any letters at all", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary", maxLength: 60 }), async (text) => {
        const { found, near } = await ask(text);
        expect(found.length + near.length).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 150 },
    );
  });

  test("the found words are marked, the rest is not", async () => {
    const html = await (await page("ขุด ลอกคลองบ้านโนน")).text();
    expect(html).toContain("<mark>ขุดลอกคลองบ้านโนน</mark><span>สูง");
    const near = await (await page("ลอกคลองบานโนนสูง")).text();
    expect(near).toContain("<mark>ลอกคลองบ้านโนนสูง</mark>");
  });

  test("says what to try when nothing is found, and when nothing was typed", async () => {
    expect(await (await page("กขฃคฅฆ")).text()).toContain("ลองใช้คำที่สั้นลง");
    expect(await (await page("")).text()).toContain("พิมพ์คำที่ต้องการค้น");
    expect(await (await page("😀")).text()).toContain("ไม่มีตัวอักษร");
  });
});
