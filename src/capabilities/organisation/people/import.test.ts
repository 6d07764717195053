import { Buffer } from "node:buffer";
import pg from "pg";
import { beforeAll, describe, expect, test } from "vitest";
import { paths } from "../../../paths.ts";
import { verifyChain } from "../../../platform/audit/verify.ts";
import { readIn } from "../../../platform/database/organisation-bound.ts";
import { openTestHouse, TEST_URL } from "../../../testing/house.ts";
import { aMember, anOrganisation, aUnit } from "../../../testing/people.ts";
import { browserFor } from "../../../testing/requests.ts";
import { hiddenFields } from "../../../testing/visitor.ts";
import { importUnits } from "../units/import.ts";
import { addPerson, editPerson } from "./acts.ts";
import { importPeople } from "./import.ts";

const opened = await openTestHouse();
const { house, app } = opened;
opened.setClock("2026-02-10T03:00:00Z");
const browser = browserFor(opened);
const org = await anOrganisation(house);
const at = { org: org.slug };
const to = paths.office;
const finance = await aUnit(house, org, "กองคลัง");
const works = await aUnit(house, org, "กองช่าง");
const { cookie, actor } = await aMember(house, org, "coordinator");
const situation = { database: house.database, now: house.now, orgId: org.id, actor };

async function upload(text: string | Uint8Array<ArrayBuffer>, as = cookie, pattern = to.peopleImport) {
  const body = new FormData();
  body.append("file", new File([text], "รายชื่อ.csv"));
  const address = `${TEST_URL}${pattern.href(at)}`;
  return app.fetch(new Request(address, { method: "POST", body, headers: { origin: TEST_URL, cookie: as } }));
}

async function preview(text: string | Uint8Array<ArrayBuffer>) {
  expect((await upload(text)).status).toBe(303);
  return (await browser.get(to.peopleImport.href(at), { cookie })).text();
}

const confirm = async (page: string, answers: Record<string, string> = {}) =>
  browser.post(
    to.peopleImportConfirm.href(at),
    { ...hiddenFields(page, to.peopleImportConfirm.href(at)), ...answers },
    { cookie },
  );

const exported = async (query: Record<string, string> = {}) =>
  (await browser.get(to.peopleExport.href(at, query), { cookie })).text();

const people = () =>
  readIn(house.database, org.id, (db) =>
    db.selectFrom("person").selectAll().where("org_id", "=", org.id).orderBy("id").execute(),
  );
const positions = () =>
  readIn(house.database, org.id, (db) =>
    db.selectFrom("position_held").selectAll().where("org_id", "=", org.id).orderBy("id").execute(),
  );
const entries = () =>
  readIn(house.database, org.id, (db) =>
    db.selectFrom("audit_entry").selectAll().where("org_id", "=", org.id).orderBy("seq").execute(),
  );

const head = "คำนำหน้า,ชื่อ,นามสกุล,ประเภท,ตำแหน่ง,หน่วยงาน,หัวหน้าหน่วยงาน,ดำรงตำแหน่งตั้งแต่";
const row = (name: string, rest = "ข้าราชการหรือพนักงานส่วนท้องถิ่น,นักวิชาการ,กองคลัง,,1 ต.ค. 2568") =>
  `นาย,${name},${rest}`;
const table = (...rows: string[]) => [head, ...rows].join("\n");

async function aPerson(givenName: string, familyName: string, changes: Record<string, unknown> = {}) {
  const input = {
    prefix: "นาย",
    employment: "official",
    phone: "",
    email: "",
    title: "นายช่าง",
    unitId: works,
    fromOn: "2025-10-01",
    ...changes,
  };
  const outcome = await addPerson(situation, { givenName, familyName, ...input });
  if (!outcome.ok) throw new Error(outcome.message);
  return outcome.value.id;
}

let chief = "";
beforeAll(async () => {
  chief = await aPerson("วิชัย", "นำทาง", { title: "ผู้อำนวยการกองช่าง", isHead: true });
  await aPerson("=cmd()", "+1", { phone: "+66 2000 0000", email: "a@example.test" });
  await aPerson("ประนอม", "ไร้สังกัด", { unitId: "", title: "สมาชิกสภาเทศบาล", employment: "council" });
});

describe("import of an export", () => {
  test.each(["csv", "xlsx"] as const)("changes nothing: %s", async (format) => {
    const path = format === "csv" ? to.peopleExport : to.peopleExportXlsx;
    const file = await browser.get(path.href(at), { cookie });
    const before = await people();
    const page = await preview(new Uint8Array(await file.arrayBuffer()));
    expect(page).toContain("ทุกแถวเหมือนกับที่บันทึกอยู่แล้ว");
    // There is no button to press; whoever posts all the same changes nothing.
    expect(page).not.toContain(`action="${to.peopleImportConfirm.href(at)}"`);
    expect(await people()).toEqual(before);
  });

  test("also where the list was filtered by the unit of a second position", async () => {
    const rows = (await exported({ unit: works })).trim().split("\r\n");
    expect(rows.length).toBe(3);
    expect(await preview(rows.join("\r\n"))).toContain("ทุกแถวเหมือนกับที่บันทึกอยู่แล้ว");
  });
});

describe("new people", () => {
  test("are shown, confirmed and stand in the log one by one", async () => {
    const page = await preview(
      table(row("สมชาย,ใจดี"), row("สมหญิง,รักงาน", "พนักงานจ้าง,คนสวน,กอง ช่าง,,๑/๑๐/๒๕๖๘")),
    );
    expect(page).toContain("เพิ่ม 2 แก้ไข 0 คน");
    expect((await people()).length).toBe(3);
    const answer = await confirm(page);
    expect(answer.headers.get("location")).toBe(to.people.href(at));
    const added = (await people()).filter(({ family_name }) => ["ใจดี", "รักงาน"].includes(family_name));
    expect(added.map(({ employment }) => employment).toSorted()).toEqual(["contract", "official"]);
    const [first, second, whole] = (await entries()).slice(-3);
    expect(first).toMatchObject({
      act: "organisation.import-people",
      record_kind: "person",
      record_id: added[0]?.id,
    });
    expect(second?.changes).toMatchObject({ fromOn: { after: "2025-10-01" }, unitId: { after: works } });
    expect(whole?.changes).toMatchObject({ added: { after: 2 }, file_name: { after: "รายชื่อ.csv" } });
    const chain = await readIn(house.database, org.id, (db) => verifyChain(db, org.id));
    expect(chain.ok).toBe(true);
    // What was confirmed is kept no longer: a second press does nothing.
    expect((await confirm(page)).status).toBe(303);
    expect((await people()).length).toBe(5);
    expect(await (await browser.get(to.peopleImport.href(at), { cookie })).text()).toContain(
      "ไฟล์ Excel หรือ CSV",
    );
  });

  test("whose name is there already are asked about, and never merged by themselves", async () => {
    const page = await preview(table(row("สมชาย,ใจ ดี"), row("สมชาย,ใจดีๆ"), row("มานะ,อดทน")));
    const count = (await people()).length;
    expect(page).toContain("ตอบแล้วยืนยัน");
    const silent = await confirm(page);
    expect(silent.status).toBe(422);
    expect(await silent.text()).toContain("ให้ตอบว่าเป็นรายการเดียวกันหรือไม่");
    expect((await people()).length).toBe(count);
    const somchai = (await people()).find(({ family_name }) => family_name === "ใจดี")?.id ?? "";
    expect((await confirm(page, { "answer-2": somchai, "answer-3": "another" })).status).toBe(303);
    expect((await people()).length).toBe(count + 2);
    expect((await people()).find(({ id }) => id === somchai)?.family_name).toBe("ใจ ดี");
  });
});

describe("people who are there", () => {
  const keyed = async (change: (line: string) => string) => {
    const [first = "", ...lines] = (await exported()).trim().split("\r\n");
    const line = lines.find((each) => each.includes(chief)) ?? "";
    return preview([first, change(line)].join("\r\n"));
  };

  test("are changed cell by cell, before beside after, and their telephone stays out of the log", async () => {
    const page = await keyed((line) =>
      line
        .replace("นาย,วิชัย", "ดร.,วิชัย")
        .replace(/,,(,[^,]*,[^,]*)$/, ",,$1")
        .replace("สถิ่น,,", "สถิ่น,,"),
    );
    expect(page).toContain("<del>นาย</del>");
    expect(page).toContain("<ins>ดร.</ins>");
    expect((await confirm(page)).status).toBe(303);
    expect((await people()).find(({ id }) => id === chief)).toMatchObject({ prefix: "ดร.", version: 2 });
    const entry = (await entries()).findLast(({ record_id }) => record_id === chief);
    expect(entry?.changes).toEqual({ prefix: { before: "นาย", after: "ดร." } });
  });

  test("move to another unit when a later first day is written; the old position ends the day before", async () => {
    const page = await keyed((line) =>
      line.replace("กองช่าง,ใช่", "กองคลัง,ใช่").replace("01/10/2568", "1/2/2569"),
    );
    expect((await confirm(page)).status).toBe(303);
    const held = (await positions()).filter(({ person_id }) => person_id === chief);
    expect(held.map(({ unit_id, from_on, to_on }) => [unit_id, from_on, to_on])).toEqual([
      [works, "2025-10-01", "2026-01-31"],
      [finance, "2026-02-01", null],
    ]);
  });

  test("changed by somebody else after the preview: shown anew, nothing done", async () => {
    const page = await keyed((line) => line.replace("ดร.,", "ศ.ดร.,"));
    const { version } = (await people()).find(({ id }) => id === chief) ?? { version: 0 };
    const edit = {
      id: chief,
      version,
      prefix: "พ.ต.",
      givenName: "วิชัย",
      familyName: "นำทาง",
      employment: "official",
    };
    expect((await editPerson(situation, edit)).ok).toBe(true);
    const late = await confirm(page);
    expect(late.status).toBe(409);
    const again = await late.text();
    expect(again).toContain("มีผู้อื่นแก้ไขข้อมูลไป");
    expect(again).toContain("<del>พ.ต.</del>");
    expect((await confirm(again)).status).toBe(303);
    expect((await people()).find(({ id }) => id === chief)?.prefix).toBe("ศ.ดร.");
  });

  test("lose no position by a blank cell", async () => {
    const page = await keyed((line) => line.replace(/ผู้อำนวยการกองช่าง,กองคลัง,ใช่,,01\/02\/2569/, ",,,,"));
    expect(page).toContain("ลบตำแหน่งในไฟล์ไม่ได้");
    expect(page).not.toContain("<ins>");
  });
});

describe("what is wrong", () => {
  test("is told row by row, and nothing of the file is done", async () => {
    const count = (await people()).length;
    const text = table(
      row("ถูก,ต้อง"),
      row(",ไม่มีชื่อ"),
      row("วัน,ผิด", "พนักงานจ้าง,คนสวน,กองช่าง,,31/2/2569"),
      row("หัว,สองคน", "พนักงานจ้าง,ผู้อำนวยการ,กองคลัง,ใช่,1/3/2569"),
    );
    const page = await preview(text);
    expect(page).toContain("แถว 3");
    expect(page).toContain("กรอกชื่อ");
    expect(page).toContain("“31/2/2569” ไม่ใช่วันที่ที่มีอยู่จริง");
    expect(page).toContain("เป็นหัวหน้าของกองคลัง");
    expect(page).not.toContain(`action="${to.peopleImportConfirm.href(at)}"`);
    // Whoever posts all the same is refused.
    expect((await confirm(page, { basis: "" })).status).toBe(409);
    const outcome = await importPeople(situation, { rows: text.split("\n").map((line) => line.split(",")) });
    expect(outcome).toMatchObject({ ok: false, reason: "invalid" });
    expect((await people()).length).toBe(count);
    const list = await (await browser.get(to.peopleImportCheck.href(at), { cookie })).text();
    expect(list.split("\r\n")[1]).toMatch(/^3,ต้องแก้/);
    expect(list).toContain("ดำรงตำแหน่งตั้งแต่,,31/2/2569");
  });

  test("two heads of one unit in one file stand in each other's way; changing places does not", async () => {
    const unit = await aUnit(house, org, "กองใหม่");
    const headed = (name: string, on = "1/3/2569") => row(name, `พนักงานจ้าง,ผู้อำนวยการ,กองใหม่,ใช่,${on}`);
    expect(await preview(table(headed("หนึ่ง,แรก"), headed("สอง,หลัง")))).toContain("เป็นหัวหน้าของกองใหม่");
    expect(unit).not.toBe("");
  });

  test.each([
    ["nothing chosen", undefined, "เลือกไฟล์ที่จะนำเข้า"],
    ["no table", "\u0000\u0001", "ไม่ใช่ไฟล์ตาราง"],
    ["more than is read", "ก,".repeat(3_000_000), "ไฟล์ใหญ่เกินไป"],
  ])("%s is told at the field", async (name, text, why) => {
    const answer = await upload(text ?? "");
    expect(answer.status).toBe(name === "more than is read" ? 413 : 422);
    const page = await answer.text();
    expect(page).toContain(why);
    expect(page).toMatch(/id="field-file"[^>]*autofocus/);
  });
});

describe("who may", () => {
  test("only those who arrange the organisation, and each sees the own file only", async () => {
    await preview(table(row("เฉพาะ,ผู้เลือก")));
    const other = await aMember(house, org, "administrator");
    expect(await (await browser.get(to.peopleImport.href(at), other)).text()).not.toContain("ผู้เลือก");
    const unitHead = await aMember(house, org, "unit-head", works);
    expect((await upload(table(row("ก,ข")), unitHead.cookie)).status).toBe(403);
    expect((await browser.post(to.peopleImportConfirm.href(at), {}, unitHead)).status).toBe(403);
  });

  test("a file that waits for a day is gone", async () => {
    await preview(table(row("รอ,นาน")));
    opened.setClock("2026-02-11T04:00:00Z");
    expect(await (await browser.get(to.peopleImport.href(at), { cookie })).text()).not.toContain("รอ นาน");
    opened.setClock("2026-02-10T03:00:00Z");
  });
});

test("a server that is struck down in the middle of it leaves nothing half-done", async () => {
  const [count, held, log] = [(await people()).length, (await positions()).length, (await entries()).length];
  // Two ways in: within one transaction the list of who waits stands still.
  const [owner, watcher] = [1, 2].map(() => new pg.Client({ connectionString: opened.ownerUrl }));
  if (!owner || !watcher) throw new Error("no way in");
  await Promise.all([owner.connect(), watcher.connect()]);
  // Every row is written by then: the log's end is the last thing that an act waits for.
  await owner.query("begin");
  await owner.query("select 1 from audit_head where org_id = $1 for update", [org.id]);
  const rows = table(...Array.from({ length: 500 }, (_, one) => row(`คน${one},สกุล${one * 31}`)));
  const doing = importPeople(situation, {
    rows: rows.split("\n").map((line) => line.split(",")),
    answers: [{ line: 0, answer: "another" }],
  }).catch((error: unknown) => error);
  const waiting = `select pid from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock' and query like '%audit_head%'`;
  await expect.poll(async () => (await watcher.query(waiting)).rowCount, { timeout: 20_000 }).toBe(1);
  await watcher.query(`select pg_terminate_backend(pid) from (${waiting}) as found`);
  expect(await doing).toBeInstanceOf(Error);
  await owner.query("rollback");
  await Promise.all([owner.end(), watcher.end()]);
  expect([(await people()).length, (await positions()).length, (await entries()).length]).toEqual([
    count,
    held,
    log,
  ]);
});

describe("templates and units", () => {
  test("a template as it is imports nothing and can be read", async () => {
    for (const path of [to.peopleImportTemplate, to.peopleImportTemplateXlsx]) {
      const file = await browser.get(path.href(at), { cookie });
      const page = await preview(new Uint8Array(await file.arrayBuffer()));
      expect(page).toContain("ไม่มีข้อมูลใต้หัวตาราง");
      expect(page).not.toContain("ไม่พบหัวตาราง");
    }
  });

  test("units are added at the end and change names with one another", async () => {
    const file = await (await browser.get(to.unitsExport.href(at), { cookie })).text();
    const swapped = file
      .replace("กองคลัง", "กองกลาง")
      .replace("กองช่าง", "กองคลัง")
      .replace("กองกลาง", "กองช่าง");
    const rows = `${swapped}กองสวัสดิการ,สวัสดิการ\r\n`.split("\r\n").map((line) => line.split(","));
    const outcome = await importUnits(situation, { rows });
    expect(outcome).toMatchObject({ ok: true, value: { added: 1, changed: 2 } });
    const units = await readIn(house.database, org.id, (db) =>
      db
        .selectFrom("unit")
        .select(["id", "name", "place"])
        .where("org_id", "=", org.id)
        .orderBy("place")
        .execute(),
    );
    expect(units.find(({ id }) => id === finance)?.name).toBe("กองช่าง");
    expect(units.at(-1)?.name).toBe("กองสวัสดิการ");
    const taken = await importUnits(situation, { rows: [["หน่วยงาน"], ["กองคลัง"]] });
    expect(taken).toMatchObject({ ok: false, errors: { "answer-2": [expect.stringContaining("กองคลัง")] } });
    const insisted = await importUnits(situation, {
      rows: [["หน่วยงาน"], ["กองคลัง"]],
      answers: [{ line: 2, answer: "another" }],
    });
    expect(insisted).toMatchObject({
      ok: false,
      errors: { "rows.2": [expect.stringContaining("มีหน่วยงานชื่อนี้")] },
    });
  });

  test("bytes of thirty years ago are read", async () => {
    const text = table(row("เก่า,แก่"));
    const bytes = Uint8Array.from(
      Buffer.from(
        [...text].map((letter) => {
          const code = letter.codePointAt(0) ?? 0;
          return code >= 0xe00 ? code - 0xe00 + 0xa0 : code;
        }),
      ),
    );
    expect(await preview(bytes)).toContain("เก่า แก่");
  });
});
