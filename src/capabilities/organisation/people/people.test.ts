import { beforeAll, describe, expect, test } from "vitest";
import { paths } from "../../../paths.ts";
import { readIn } from "../../../platform/database/organisation-bound.ts";
import { openTestHouse } from "../../../testing/house.ts";
import { aMember, anOrganisation, aUnit } from "../../../testing/people.ts";
import { readWithPdfJs } from "../../../testing/read-pdf.ts";
import { browserFor } from "../../../testing/requests.ts";
import { aCommittee, anOrder, aPerson } from "../committees/stage.fixture.ts";

const opened = await openTestHouse();
const { house } = opened;
opened.setClock("2026-02-10T03:00:00Z");
const browser = browserFor(opened);
const org = await anOrganisation(house);
const at = { org: org.slug };
const finance = await aUnit(house, org, "กองคลัง");
const works = await aUnit(house, org, "กองช่าง");
const { cookie } = await aMember(house, org, "coordinator");
const to = paths.office;

const somchai = {
  prefix: "นาย",
  givenName: "สมชาย",
  familyName: "ใจดี",
  employment: "official",
  phone: "0 2000 0001",
  email: "Somchai@example.test",
  title: "ผู้อำนวยการกองคลัง",
  unitId: finance,
  isHead: "on",
  fromOn: "1 ต.ค. 2568",
};
const { isHead: _, ...staff } = somchai;
const officer = {
  ...staff,
  prefix: "นางสาว",
  givenName: "มาลี",
  familyName: "เกาะแก้ว",
  title: "นักวิชาการคลัง",
  phone: "",
  email: "",
};

async function added(fields: Record<string, string>, as = cookie): Promise<string> {
  const answer = await browser.post(to.personAdd.href(at), fields, { cookie: as });
  expect(answer.status).toBe(303);
  return answer.headers.get("location")?.split("/").at(-1) ?? "";
}

const person = (id: string) =>
  readIn(house.database, org.id, (db) =>
    db
      .selectFrom("person")
      .selectAll()
      .where("org_id", "=", org.id)
      .where("id", "=", id)
      .executeTakeFirstOrThrow(),
  );
const positions = (id: string) =>
  readIn(house.database, org.id, (db) =>
    db
      .selectFrom("position_held")
      .selectAll()
      .where("org_id", "=", org.id)
      .where("person_id", "=", id)
      .orderBy("from_on")
      .orderBy("id")
      .execute(),
  );
const listed = async (query: Record<string, string>, as = cookie) =>
  (await browser.get(to.people.href(at, query), { cookie: as })).text();

let head = "";
let malee = "";
beforeAll(async () => {
  head = await added(somchai);
  malee = await added(officer);
  await added({
    ...officer,
    givenName: "เกษม",
    familyName: "ขยัน",
    title: "นายช่างโยธา",
    unitId: works,
    employment: "contract",
  });
  await added({
    ...officer,
    givenName: "วิชัย",
    familyName: "สภาดี",
    title: "สมาชิกสภาเทศบาล",
    unitId: "",
    employment: "council",
  });
});

describe("adding", () => {
  test("a person comes with a position", async () => {
    expect(await person(head)).toMatchObject({
      given_name: "สมชาย",
      email: "somchai@example.test",
      left_on: null,
    });
    expect(await positions(head)).toMatchObject([
      { title: "ผู้อำนวยการกองคลัง", unit_id: finance, is_head: true, from_on: "2025-10-01", to_on: null },
    ]);
  });

  test("errors stand at their fields and what was typed stays", async () => {
    const answer = await browser.post(
      to.personAdd.href(at),
      { ...somchai, familyName: "", fromOn: "31/2/2569", employment: "king" },
      { cookie },
    );
    expect(answer.status).toBe(422);
    const text = await answer.text();
    for (const word of [
      "กรอกนามสกุล",
      "ไม่ใช่วันที่ที่มีอยู่จริง",
      "เลือกประเภทบุคลากร",
      'value="สมชาย"',
      'value="31/2/2569"',
    ])
      expect(text).toContain(word);
  });

  test("a unit has one head at a time; one who acts may stand beside", async () => {
    const second = { ...officer, givenName: "สอง", isHead: "on" };
    const refused = await browser.post(to.personAdd.href(at), second, { cookie });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain("นายสมชาย ใจดี เป็นหัวหน้าของกองคลัง");
    await added({ ...second, isActing: "on" });
    const nowhere = await browser.post(
      to.personAdd.href(at),
      { ...second, givenName: "สาม", unitId: "" },
      { cookie },
    );
    expect(nowhere.status).toBe(422);
    expect(await nowhere.text()).toContain("เลือกหน่วยงานที่เป็นหัวหน้า");
  });

  test("the same name is asked about once more", async () => {
    const twin = { ...officer, familyName: "เกาะ  แก้ว" };
    const asked = await browser.post(to.personAdd.href(at), twin, { cookie });
    expect(asked.status).toBe(422);
    expect(await asked.text()).toContain("มีนางสาวมาลี เกาะแก้ว อยู่ในทะเบียนแล้ว");
    await added({ ...twin, isAnother: "on" });
  });
});

describe("the list", () => {
  test("finds Thai names whatever the blanks, and positions and units", async () => {
    for (const q of ["สมชายใจดี", "สม ชาย", "นาย สมชาย  ใจดี", "ผู้อำนวยการ กองคลัง"]) {
      const text = await listed({ q });
      expect(text).toContain("นายสมชาย ใจดี");
      expect(text).not.toContain("เกษม ขยัน");
    }
    expect(await listed({ q: "%" })).toContain("ไม่มีบุคลากรที่ตรงกับตัวกรอง");
  });

  test("filters by unit and employment, sorts in the order of the dictionary, and takes any address", async () => {
    const inWorks = await listed({ unit: works });
    expect(inWorks).toContain("เกษม ขยัน");
    expect(inWorks).not.toContain("สมชาย");
    expect(await listed({ employment: "council" })).toContain("วิชัย สภาดี");
    const byName = await listed({});
    const names = ["เกษม ขยัน", "มาลี เกาะแก้ว", "วิชัย สภาดี", "สมชาย ใจดี"].map((name) => byName.indexOf(name));
    expect(names).toEqual(names.toSorted((a, b) => a - b));
    const backwards = await listed({ sort: "name", dir: "desc" });
    expect(backwards.indexOf("สมชาย ใจดี")).toBeLessThan(backwards.indexOf("เกษม ขยัน"));
    const strange: Record<string, string>[] = [
      { unit: "x", employment: "y", presence: "z", sort: "w", dir: "v", page: "-1" },
      { page: "999" },
    ];
    for (const query of strange) {
      expect(await listed(query)).toContain("สมชาย ใจดี");
    }
  });

  test("goes out as a file with the same filter, and no formula", async () => {
    const formula = await added({
      ...officer,
      prefix: "",
      givenName: "=cmd()",
      familyName: "x",
      title: "+1",
    });
    const answer = await browser.get(to.peopleExport.href(at, { q: "cmd" }), { cookie });
    expect(answer.headers.get("content-disposition")).toBe(
      'attachment; filename="people-bueng-suk-2026-02-10.csv"',
    );
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const lines = bytes.toString().trim().split("\r\n");
    expect(lines.length).toBe(2);
    expect(lines[1]).toMatch(/^,'=cmd\(\),x,'\+1,/);
    expect((await person(formula)).given_name).toBe("=cmd()");
  });
});

describe("who may know what", () => {
  test("a member of the council sees names and positions in every outlet, nothing else", async () => {
    const council = (await aMember(house, org, "council-member")).cookie;
    const outlets = [
      to.people.href(at),
      to.peopleExport.href(at),
      to.person.href({ ...at, id: head }),
      to.unit.href({ ...at, id: finance }),
    ];
    for (const outlet of outlets) {
      const text = await (await browser.get(outlet, { cookie: council })).text();
      expect(text).toMatch(/สมชาย[ ,]ใจดี/);
      expect(text).not.toMatch(/0 2000 0001|somchai@example|ข้าราชการหรือพนักงาน/);
      expect(await (await browser.get(outlet, { cookie })).text()).toContain("0 2000 0001");
    }
    const paper = async (who: string) => {
      const answer = await browser.get(to.peoplePdf.href(at), { cookie: who });
      return (await readWithPdfJs(new Uint8Array(await answer.arrayBuffer()))).join("\n");
    };
    expect(await paper(council)).toContain("สมชาย ใจดี");
    expect(await paper(council)).not.toMatch(/๐ ๒๐๐๐ ๐๐๐๑|ข้าราชการหรือพนักงาน/);
    expect(await paper(cookie)).toContain("๐ ๒๐๐๐ ๐๐๐๑");
    // A filter must not tell either what may not be seen.
    expect(await listed({ employment: "council", presence: "left" }, council)).toContain("สมชาย ใจดี");
  });

  test("an officer's head edits the own people and nobody else's", async () => {
    const unitHead = (await aMember(house, org, "unit-head", works)).cookie;
    const own = await added(
      { ...officer, givenName: "ช่าง", familyName: "ใหม่", title: "ช่าง", unitId: works },
      unitHead,
    );
    const edit = {
      prefix: "",
      givenName: "ช่าง",
      familyName: "เก่า",
      employment: "contract",
      phone: "",
      email: "",
      version: "1",
    };
    expect((await browser.get(to.personEdit.href({ ...at, id: own }), { cookie: unitHead })).status).toBe(
      200,
    );
    expect(
      (await browser.post(to.personEdit.href({ ...at, id: own }), edit, { cookie: unitHead })).status,
    ).toBe(303);
    expect((await browser.get(to.personEdit.href({ ...at, id: head }), { cookie: unitHead })).status).toBe(
      403,
    );
    expect(
      (await browser.post(to.personEdit.href({ ...at, id: head }), edit, { cookie: unitHead })).status,
    ).toBe(403);
    const council = (
      await browser.post(
        to.personAdd.href(at),
        { ...officer, givenName: "นอก", unitId: "" },
        { cookie: unitHead },
      )
    ).status;
    const elsewhere = (
      await browser.post(to.personAdd.href(at), { ...officer, givenName: "นอก" }, { cookie: unitHead })
    ).status;
    expect([council, elsewhere]).toEqual([403, 403]);
    expect(
      (
        await browser.post(
          to.personLeave.href({ ...at, id: own }),
          { leftOn: "1/1/2569", version: "2" },
          { cookie: unitHead },
        )
      ).status,
    ).toBe(403);
    expect((await person(head)).family_name).toBe("ใจดี");
  });

  test.for(["executive", "internal-auditor", "council-member"] as const)("%s reads only", async (role) => {
    const reader = (await aMember(house, org, role)).cookie;
    expect(await listed({}, reader)).not.toContain(to.personAdd.href(at));
    expect((await browser.post(to.personAdd.href(at), officer, { cookie: reader })).status).toBe(403);
    expect(
      (await browser.post(to.personReturn.href({ ...at, id: head }), { version: "1" }, { cookie: reader }))
        .status,
    ).toBe(403);
  });
});

describe("changing", () => {
  test("who was slower sees both versions", async () => {
    const path = to.personEdit.href({ ...at, id: malee });
    const fields = {
      prefix: "นาง",
      givenName: "มาลี",
      familyName: "เกาะแก้ว",
      employment: "official",
      phone: "1",
      email: "",
      version: "1",
    };
    expect((await browser.post(path, fields, { cookie })).status).toBe(303);
    const late = await browser.post(path, { ...fields, phone: "2", employment: "contract" }, { cookie });
    expect(late.status).toBe(409);
    const text = await late.text();
    expect(text).toContain("พนักงานจ้าง");
    expect(text).toContain('name="version" value="2"');
    expect((await person(malee)).phone).toBe("1");
  });

  test("the log tells that a telephone number changed, not which", async () => {
    const entries = await readIn(house.database, org.id, (db) =>
      db
        .selectFrom("audit_entry")
        .select("changes")
        .where("org_id", "=", org.id)
        .where("record_id", "=", malee)
        .execute(),
    );
    expect(JSON.stringify(entries)).toContain("contacts");
    expect(JSON.stringify(entries)).not.toContain("phone");
  });

  test("who leaves holds no position from that day on; who returns begins anew", async () => {
    const id = await added({ ...officer, givenName: "ย้าย", familyName: "ออก" });
    const leave = to.personLeave.href({ ...at, id });
    const early = await browser.post(leave, { leftOn: "1/10/2568", version: "1" }, { cookie });
    expect(early.status).toBe(422);
    expect(await early.text()).toContain("เริ่มในหรือหลังวันที่นี้");
    expect((await browser.post(leave, { leftOn: "๑ ก.พ. ๒๕๖๙", version: "1" }, { cookie })).status).toBe(303);
    expect(await positions(id)).toMatchObject([{ to_on: "2026-01-31" }]);
    expect(await listed({})).not.toContain("ย้าย ออก");
    expect(await listed({ presence: "left" })).toContain("ย้าย ออก");
    expect(
      (
        await browser.post(
          to.positionAdd.href({ ...at, id }),
          { title: "x", unitId: "", fromOn: "2/2/2569", toOn: "" },
          { cookie },
        )
      ).status,
    ).toBe(409);
    expect(
      (await browser.post(to.personReturn.href({ ...at, id }), { version: "1" }, { cookie })).status,
    ).toBe(409);
    const back = await browser.post(to.personReturn.href({ ...at, id }), { version: "2" }, { cookie });
    expect(back.headers.get("location")).toBe(to.positionAdd.href({ ...at, id }));
    expect(await listed({ position: "none" })).toContain("ย้าย ออก");
  });

  test("positions are added, corrected and ended", async () => {
    const id = await added({ ...officer, givenName: "หลาย", familyName: "หน้าที่" });
    const add = { title: "ผู้ช่วยนักบริหาร", unitId: works, fromOn: "1/1/2569", toOn: "" };
    expect(
      (await browser.post(to.positionAdd.href({ ...at, id }), { ...add, toOn: "1/12/2568" }, { cookie }))
        .status,
    ).toBe(422);
    expect((await browser.post(to.positionAdd.href({ ...at, id }), add, { cookie })).status).toBe(303);
    expect(await (await browser.get(to.person.href({ ...at, id }), { cookie })).text()).toContain(
      "ดำรงหลายตำแหน่งพร้อมกัน",
    );
    const [first] = await positions(id);
    if (!first) throw new Error("no position");
    const place = { ...at, person: id, id: first.id };
    expect(
      (await browser.post(to.positionEnd.href(place), { toOn: "1/9/2568", version: "1" }, { cookie })).status,
    ).toBe(422);
    expect(
      (await browser.post(to.positionEnd.href(place), { toOn: "31/12/2568", version: "1" }, { cookie }))
        .status,
    ).toBe(303);
    expect(
      (await browser.post(to.positionEnd.href(place), { toOn: "30/12/2568", version: "1" }, { cookie }))
        .status,
    ).toBe(409);
    const correct = {
      title: "นักวิชาการเงินและบัญชี",
      unitId: finance,
      fromOn: "2/10/2568",
      toOn: "31/12/2568",
      version: "2",
    };
    const raised = await browser.post(to.position.href(place), { ...correct, isHead: "on" }, { cookie });
    expect(raised.status).toBe(422);
    expect((await browser.post(to.position.href(place), correct, { cookie })).status).toBe(303);
    const late = await browser.post(to.position.href(place), { ...correct, title: "อื่น" }, { cookie });
    expect(late.status).toBe(409);
    expect(await late.text()).toContain("นักวิชาการเงินและบัญชี");
    expect((await positions(id))[0]).toMatchObject({
      title: "นักวิชาการเงินและบัญชี",
      from_on: "2025-10-02",
      to_on: "2025-12-31",
      version: 3,
    });
  });

  test("people and units of another organisation are not there", async () => {
    const other = await anOrganisation(house, "elsewhere");
    const away = { org: other.slug };
    const theirs = (await aMember(house, other, "coordinator")).cookie;
    const foreignUnit = await aUnit(house, other, "กองอื่น");
    for (const path of [to.person, to.personEdit, to.personLeave, to.positionAdd]) {
      expect((await browser.get(path.href({ ...away, id: head }), { cookie: theirs })).status).toBe(404);
    }
    const edit = {
      prefix: "",
      givenName: "x",
      familyName: "x",
      employment: "contract",
      phone: "",
      email: "",
      version: "1",
    };
    for (const [path, fields] of [
      [to.personEdit, edit],
      [to.personLeave, { leftOn: "1/1/2569", version: "1" }],
      [to.personReturn, { version: "1" }],
      [to.positionAdd, { title: "x", fromOn: "1/1/2569" }],
    ] as const) {
      const answer = await browser.post(path.href({ ...away, id: head }), fields, { cookie: theirs });
      expect(answer.status).toBe(404);
      expect(await answer.text()).not.toContain("สมชาย");
    }
    const [position] = await positions(head);
    const place = { ...away, person: head, id: position?.id ?? "" };
    expect((await browser.get(to.position.href(place), { cookie: theirs })).status).toBe(404);
    expect(
      (await browser.post(to.positionEnd.href(place), { toOn: "1/1/2569", version: "1" }, { cookie: theirs }))
        .status,
    ).toBe(404);
    expect(
      (
        await browser.post(
          to.personAdd.href(at),
          { ...officer, givenName: "ต่าง", unitId: foreignUnit },
          { cookie },
        )
      ).status,
    ).toBe(422);
    for (const path of [to.person, to.personEdit]) {
      expect((await browser.get(path.href({ ...at, id: "%00'" }), { cookie })).status).toBe(404);
    }
  });
});

test("a person's page names each committee once, by the seat of today, and ends with the grave act", async () => {
  const id = await aPerson(house, org, "สองสมัย มั่นคง");
  const committeeId = await aCommittee(house, org, "คณะกรรมการสองสมัย");
  const asMember = [
    { name: "นางอีกคน มั่นคง", role: "chair" },
    { personId: id, role: "member" },
  ];
  const asChair = [{ personId: id, role: "chair" }];
  for (const [day, termFrom, seats] of [
    ["1 ต.ค. 2566", "1 ต.ค. 2566", asMember],
    ["1 ต.ค. 2568", "1 ต.ค. 2568", asChair],
    ["1 ก.พ. 2569", "1 มี.ค. 2569", asMember],
  ] as const)
    await anOrder(house, org, committeeId, seats, { number: `1/${day.slice(-4)}`, orderedOn: day, termFrom });
  const page = await (await browser.get(to.person.href({ ...at, id }), { cookie })).text();
  expect(page.match(/>คณะกรรมการสองสมัย</g)).toHaveLength(1);
  expect(page).toContain("ประธานกรรมการ");
  expect(page.indexOf(">แก้ไข</a>")).toBeGreaterThan(0);
  expect(page.indexOf(">แก้ไข</a>")).toBeLessThan(page.indexOf(">พ้นจากหน่วยงาน</a>"));
});
