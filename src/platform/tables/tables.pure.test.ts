import { Buffer } from "node:buffer";
import type { Readable } from "node:stream";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cleanText } from "../forms/body.ts";
import { asItWas, harmless, readCell } from "./cells.ts";
import { valuesOf } from "./column.ts";
import { separatorOf } from "./csv-in.ts";
import { readText } from "./encoding.ts";
import { tableBytes } from "./file.ts";
import { planImport } from "./plan.ts";
import type { Answers, ImportPlan, ImportRules } from "./plan.ts";
import type { SheetRow } from "./sheet.ts";
import { readSheet } from "./read-sheet.ts";
import { limits } from "./sheet.ts";
import type { Thing } from "./table.fixture.ts";
import { colours, thingColumns, units } from "./table.fixture.ts";
import { textRow, workbookOf, zipOf } from "./workbook.fixture.ts";

const references = { unit: units };

async function bytesOf(stream: Readable): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(Buffer.from(part as Uint8Array | string));
  return Buffer.concat(parts);
}

const file = async (format: "csv" | "xlsx", things: readonly Thing[]) =>
  bytesOf(await tableBytes(format, { name: "things", title: "ของ", columns: thingColumns, rows: [things] }));

function rulesOf(existing: readonly Thing[]): ImportRules<Thing> {
  return {
    columns: thingColumns,
    idOf: ({ id }) => id,
    stampOf: (thing) => JSON.stringify(thing),
    nameOf: ({ name }) => String(name ?? ""),
    find: ({ id }) => existing.find((thing) => thing.id === id),
    nameParts: ({ name }) => [String(name ?? "").slice(0, 3)],
    check: (values) =>
      values["name"] === null
        ? { ok: false, faults: [{ column: "name", why: "กรอกชื่อ" }] }
        : { ok: true, values },
  };
}

const plan = (
  existing: readonly Thing[],
  rows: readonly SheetRow[],
  answers: Answers = {},
): ImportPlan<Thing> => planImport({ rules: rulesOf(existing), existing, references, rows, answers });

async function planOf(existing: readonly Thing[], bytes: Uint8Array) {
  const sheet = await readSheet(bytes);
  if (!sheet.ok) throw new Error(sheet.why);
  return plan(existing, sheet.rows);
}

/** As the forms keep it: trimmed, no sign that a database refuses, one kind of line end. */
const kept = (text: string) => cleanText(text).trim();
const hostile = fc.oneof(
  fc.constantFrom(
    "=1+1",
    "'=1+1",
    "''=x",
    "+66 2",
    "-5",
    "@me",
    "＝1",
    'a"b',
    "a,b;c\td",
    "๑๒3",
    "ก\nข",
    "'",
    "'ก",
    "\uFEFFก",
    "ำ่",
    "sep=;",
    "ตัวอย่าง",
  ),
  fc.string({ unit: "grapheme", maxLength: 40 }),
  fc.string({ unit: "binary", maxLength: 20 }),
  fc.constant("ก".repeat(5000)),
  fc.tuple(fc.constantFrom("=", "'", "\t", " ", "\r", '"'), fc.string()).map((parts) => parts.join("")),
);
// A workbook keeps no lone control signs, and nobody types them.
const seen = hostile.map((text) => kept(text.replaceAll(/[[\p{Cc}\p{Cn}\p{Cs}\p{Co}\p{Cf}]--[\n\t]]/gv, "")));
const things = fc.uniqueArray(
  fc.record({
    id: fc.uuid(),
    name: seen.filter((text) => text !== ""),
    note: seen.map((text) => text || null),
    count: fc.option(fc.integer()),
    amount: fc.option(fc.integer({ min: -9e15, max: 9e15 })),
    day: fc.option(
      fc
        .date({ min: new Date("1907-01-01"), max: new Date("2157-12-31"), noInvalidDate: true })
        .map((day) => day.toISOString().slice(0, 10)),
    ),
    colour: fc.option(fc.constantFrom(...Object.keys(colours))),
    isOld: fc.boolean(),
    unit: fc.option(fc.constantFrom("u1", "u2")),
  }),
  { selector: ({ id }) => id, minLength: 1, maxLength: 12 },
);

test("the first tab that is seen is read, also where the list of sheets comes last in the file", async () => {
  const named = (cell: string) =>
    Buffer.from(`<worksheet><sheetData>${textRow(1, cell)}</sheetData></worksheet>`);
  const sheet = (no: number, more = "") => `<sheet name="${no}" sheetId="${no}"${more} r:id="rId${no}"/>`;
  const bookOf = (sheets: string) =>
    zipOf([
      ...[1, 2, 3].map((no) => ({ name: `xl/worksheets/sheet${no}.xml`, data: named(`แผ่น ${no}`) })),
      {
        name: "xl/_rels/workbook.xml.rels",
        data: Buffer.from(
          `<Relationships>${[1, 2, 3].map((no) => `<Relationship Id="rId${no}" Target="/xl/worksheets/sheet${no}.xml"/>`).join("")}</Relationships>`,
        ),
      },
      { name: "xl/workbook.xml", data: Buffer.from(`<workbook><sheets>${sheets}</sheets></workbook>`) },
    ]);
  const [hidden, veryHidden] = [' state="hidden"', ' state="veryHidden"'];
  const found = async (...sheets: string[]) => {
    const read = await readSheet(bookOf(sheets.join("")));
    return read.ok ? read.rows.map(({ cells }) => cells.join()) : read.why;
  };
  expect(await found(sheet(1, hidden), sheet(2, veryHidden), sheet(3))).toEqual(["แผ่น 3"]);
  expect(await found(sheet(1, hidden), sheet(3), sheet(2))).toEqual(["แผ่น 3"]);
  expect(await found(sheet(1, hidden), sheet(2, hidden), sheet(3, hidden))).toContain("เปิดไฟล์ Excel นี้ไม่ได้");
});

describe("what is written is read again", { timeout: 60_000 }, () => {
  test.each(["csv", "xlsx"] as const)("import of an export changes nothing: %s", async (format) => {
    await fc.assert(
      fc.asyncProperty(things, async (all) => {
        const { rows, problems } = await planOf(all, await file(format, all));
        expect(problems).toEqual([]);
        expect(rows.map(({ state, faults, changes }) => ({ state, faults, changes }))).toEqual(
          all.map(() => ({ state: "same", faults: [], changes: [] })),
        );
      }),
      { numRuns: format === "csv" ? 150 : 25 },
    );
  });

  test.each(["csv", "xlsx"] as const)("a new house gets the same values: %s", async (format) => {
    await fc.assert(
      fc.asyncProperty(things, async (all) => {
        const without = all.map((thing) => ({ ...thing, id: "" }));
        const { rows } = await planOf([], await file(format, without));
        const read = rows.filter(({ state }) => state === "add" || state === "ask");
        expect(read.map(({ written }) => ({ ...written, id: null }))).toEqual(
          without.map((thing) => ({ ...valuesOf(thingColumns, thing), id: null })),
        );
      }),
      { numRuns: format === "csv" ? 150 : 25 },
    );
  });

  test.each(["csv", "xlsx"] as const)("no cell of a whole file is a formula: %s", async (format) => {
    await fc.assert(
      fc.asyncProperty(things, async (all) => {
        const read = await readSheet(await file(format, all));
        const cells = read.ok ? read.rows.flatMap((row) => row.cells) : [];
        expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell) && !/^-[\d,.]+$/.test(cell))).toEqual([]);
        expect(cells.length).toBeGreaterThan(0);
      }),
      { numRuns: format === "csv" ? 100 : 15 },
    );
  });

  test("no text begins like a formula", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(harmless(text)).not.toMatch(/^[=+\-@\t\r]/);
        expect(asItWas(harmless(text))).toBe(text);
      }),
    );
  });
});

const head = "ชื่อ,จำนวน,งบประมาณ,วันที่,สี,เก่า,หน่วยงาน";
const thai = 'ชื่อ;งบประมาณ;วันที่\r\n"พัสดุ ""ก""";๑,๒๓๔.๕๐;๓๑ มี.ค. ๒๕๖๙\r\n';
const inOldThai = (text: string) =>
  Uint8Array.from(
    [...text].map((letter) => {
      const code = letter.codePointAt(0) ?? 0;
      return code >= 0xe00 ? code - 0xe00 + 0xa0 : code;
    }),
  );
const wide = (text: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")]);

describe("files as offices have them", { timeout: 60_000 }, () => {
  test.each([
    ["UTF-8 with mark", Buffer.from(`\uFEFF${thai}`)],
    ["UTF-8 without", Buffer.from(thai)],
    ["TIS-620", inOldThai(thai)],
    ["Unicode text of Excel", wide(thai.replaceAll(";", "\t"))],
    ["UTF-16 without its mark", Buffer.from(thai, "utf16le")],
    ["the same with the other half first", Buffer.from(thai, "utf16le").swap16()],
    ["commas", Buffer.from(thai.replaceAll("๑,๒๓๔", "๑๒๓๔").replaceAll(";", ","))],
    ["separator named", Buffer.from(`sep=;\r\n${thai}`)],
    ["a title above the head", Buffer.from(`ทะเบียนของ;;\r\n;;\r\n${thai}`)],
  ])("%s", async (_, bytes) => {
    const { rows, problems } = await planOf([], bytes);
    expect(problems).toEqual([]);
    expect(rows.map(({ written }) => written)).toEqual([
      { name: 'พัสดุ "ก"', amount: 123450, day: "2026-03-31" },
    ]);
  });

  test("every Thai text in windows-874 is told from UTF-8", () => {
    const letters = fc.constantFrom(..."กขคงจชซญดตถทนบปพฟมยรลวศสหอฮะัาำิีึืุูเแโใไ่้๊๋์ๆ๑๒๓ abc,;\n");
    fc.assert(
      fc.property(
        fc.array(letters).map((all) => all.join("")),
        (text) => {
          expect(readText(inOldThai(text))).toEqual({ ok: true, text });
          expect(readText(Buffer.from(text))).toEqual({ ok: true, text });
        },
      ),
      { numRuns: 500 },
    );
  });

  test("a separator inside quotes counts for nothing", () => {
    expect(separatorOf('"a,b,c";d\n')).toBe(";");
    expect(separatorOf("a\tb\tc,d\n")).toBe("\t");
    expect(separatorOf("ชื่อ\n")).toBe(",");
  });

  test("each wrong cell says its reason", async () => {
    const { rows, counts } = await planOf(
      [],
      Buffer.from(`${head}\nก,1.5,๑๒๓๔๕,31/2/2569,ฟ้า,บางที,กองคลง\n,1,,,,,\n`),
    );
    expect(counts.wrong).toBe(2);
    expect(rows[0]?.faults.map(({ column, why }) => `${column}: ${why}`)).toEqual([
      "count: “1.5” ไม่ใช่จำนวนเต็ม เขียนเช่น 1,234 หรือ ๑๒",
      "day: “31/2/2569” ไม่ใช่วันที่ที่มีอยู่จริง เขียนเช่น ๓๑/๓/๒๕๖๙ หรือ 31 มี.ค. 2569",
      "colour: ไม่รู้จัก “ฟ้า” เลือกจาก: แดง · เขียว",
      "isOld: “บางที” ไม่ใช่คำตอบ เขียน ใช่ หรือเว้นว่างไว้",
      "unit: ไม่มีหน่วยงานชื่อ “กองคลง” หมายถึง “กองคลัง” หรือไม่",
    ]);
    expect(rows[1]?.faults).toEqual([{ column: "name", why: "กรอกชื่อ" }]);
    expect(rows[1]?.line).toBe(3);
  });

  test("a spreadsheet's fault is told as such", () => {
    const column = thingColumns[2];
    expect(column && readCell(column, "#REF!", {})).toMatchObject({ ok: false });
  });
});

const chair: Thing = {
  id: "t1",
  name: "เก้าอี้สำนักงาน",
  note: "เดิม",
  count: 4,
  amount: 100,
  day: null,
  colour: "red",
  isOld: true,
  unit: "u1",
};
const sheet = (...lines: string[][]): SheetRow[] => lines.map((cells, index) => ({ line: index + 1, cells }));

describe("the plan", () => {
  test("a column that is missing stays as it was; a blank cell takes away", () => {
    const { rows } = plan([chair], sheet(["รหัส", "จำนวน", "หมายเหตุ"], ["t1", "๕", ""]));
    expect(rows[0]).toMatchObject({
      state: "change",
      name: chair.name,
      values: { ...valuesOf(thingColumns, chair), count: 5, note: null },
    });
    expect(rows[0]?.changes).toEqual([
      { column: "count", before: 4, after: 5 },
      { column: "note", before: "เดิม", after: null },
    ]);
  });

  test("a name that is nearly there is asked about, and never merged by itself", () => {
    const lines = sheet(["ชื่อ"], ["เก้าอี้ สำนักงาน"], ["เก้าอี้สำนักงานๆ"], ["โต๊ะ"], ["โต๊ะ"]);
    const first = plan([chair], lines);
    expect(first.rows.map(({ state }) => state)).toEqual(["ask", "ask", "add", "ask"]);
    const answered = plan([chair], lines, { 2: "t1", 3: "another", 5: "skip" });
    expect(answered.rows.map(({ state }) => state)).toEqual(["change", "add", "add", "skip"]);
    expect(answered.basis).toBe(first.basis);
    // For all at once: only who has that very name is meant.
    expect(plan([chair], lines, { rest: "same" }).rows.map(({ state }) => state)).toEqual([
      "change",
      "ask",
      "add",
      "ask",
    ]);
    expect(plan([chair], lines, { 2: "somebody else", 3: "same" }).rows[0]?.state).toBe("ask");
  });

  test("another state of a record is another basis", () => {
    const lines = sheet(["รหัส", "จำนวน"], ["t1", "5"]);
    expect(plan([{ ...chair, note: "ใหม่" }], lines).basis).not.toBe(plan([chair], lines).basis);
  });

  test("what cannot be read as a whole says why", () => {
    const problems = (...lines: string[][]) => plan([chair], sheet(...lines)).problems.join();
    expect(problems(["ก", "ข"], ["1", "2"])).toContain("ไม่พบหัวตาราง");
    expect(problems(["ชื่อ", "ชื่อ *"], ["1", "2"])).toContain("มีสองครั้ง");
    expect(problems(["จำนวน"], ["1"])).toContain("ไม่มีคอลัมน์ “ชื่อ”");
    expect(problems(["ชื่อ"])).toContain("ไม่มีข้อมูล");
    expect(plan([], sheet(["ชื่อ", "น้ำหนัก", "อื่น"], ["ก", "1", "2"])).unread).toEqual(["น้ำหนัก", "อื่น"]);
  });

  test("an unknown key and a record named twice are faults; the example is passed over", () => {
    const { rows } = plan(
      [chair],
      sheet(["ชื่อ", "รหัส"], ["ตัวอย่าง: โต๊ะ", ""], ["ก", "t9"], ["ข", "t1"], ["ค", "t1"]),
    );
    expect(rows.map(({ state }) => state)).toEqual(["wrong", "change", "wrong"]);
  });
});

/** What the processor worked on it: a machine with other work is given time. Without bounds these take minutes. */
function secondsOf<T>(work: () => T): { seconds: number; result: T } {
  const { user } = process.cpuUsage();
  const result = work();
  return { seconds: (process.cpuUsage().user - user) / 1e6, result };
}

describe("hostile files", { timeout: 120_000 }, () => {
  test.each([
    ["a picture", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0]), "ไม่ใช่ไฟล์ตาราง"],
    ["an old workbook", Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3, 4]), "รุ่นเก่า"],
    ["a broken archive", Buffer.from("PK\u0003\u0004 and then nothing"), "เสีย"],
    ["an open quote", Buffer.from('ชื่อ,ก\n"เปิด,ข\n'), "คำพูด"],
    ["too many bytes", Buffer.alloc(limits.bytes + 1, "a"), "ใหญ่เกินไป"],
    ["too many rows", Buffer.from(`ชื่อ\n${"ก\n".repeat(limits.rows + 50)}`), "แถว"],
    ["too many columns", Buffer.from(`${"ก,".repeat(200)}ข\n`), "คอลัมน์"],
    ["letters of no kind", Buffer.from([0xff, 0xfd, 0xfc, 0xdb]), "อ่านตัวอักษร"],
    ["Latin-1", Buffer.from("Name,Städtchen\r\nMüller,Größe\r\n", "latin1"), "อ่านตัวอักษร"],
    ["zeros among letters", Buffer.from("ชื่อ\u0000จำนวน"), "ไม่ใช่ไฟล์ตาราง"],
  ])("%s", async (_, bytes, why) => {
    expect(await readSheet(bytes)).toMatchObject({ ok: false, why: expect.stringContaining(why) });
  });

  const bomb = { name: "xl/media/zeros.bin", data: Buffer.alloc(200_000_000) };
  test.each([
    [
      "styles by the million",
      workbookOf(textRow(1, "ชื่อ"), [
        {
          name: "xl/styles.xml",
          data: Buffer.from(`<styleSheet><cellXfs>${"<xf/>".repeat(3_000_000)}</cellXfs></styleSheet>`),
        },
      ]),
      "ใหญ่เกินไป",
    ],
    ["an archive that unfolds too far", workbookOf(textRow(1, "ชื่อ"), [bomb]), "ใหญ่เกินไป"],
    [
      "one that lies about it",
      workbookOf(textRow(1, "ชื่อ"), [{ ...bomb, data: Buffer.alloc(20_000_000), claims: 100 }]),
      "เสีย",
    ],
    ["an archive of something else", zipOf([{ name: "a.txt", data: Buffer.from("a") }]), "ไม่ใช่ไฟล์ตาราง"],
    ["a cell far to the right", workbookOf('<row r="1"><c r="XFD1"><v>1</v></c></row>'), "คอลัมน์"],
    ["a cell far below", workbookOf(`${textRow(1, "ชื่อ")}${textRow(1_048_576, "ก")}`), "แถว"],
  ])("%s", async (_, bytes, why) => {
    expect(bytes.length).toBeLessThan(limits.bytes);
    expect(await readSheet(bytes)).toMatchObject({ ok: false, why: expect.stringContaining(why) });
  });

  test("an archive that opens tags by the hundred thousand and closes none is given up at once", async () => {
    const book = `<workbook>${"<!--".repeat(200_000)}`;
    const bytes = zipOf([{ name: "xl/workbook.xml", data: Buffer.from(book) }]);
    expect(await readSheet(bytes)).toMatchObject({ ok: false, why: expect.stringContaining("เสีย") });
  }, 2000);

  test("a million empty rows below the table are not waited for", async () => {
    const blank = Array.from({ length: 1_000_000 }, (_, at) => `<row r="${at + 3}"/>`).join("");
    const bytes = workbookOf(`${textRow(1, "ชื่อ", "จำนวน")}${textRow(2, "ก", "๕")}${blank}`);
    expect(await readSheet(bytes)).toEqual({
      ok: true,
      rows: [
        { line: 1, cells: ["ชื่อ", "จำนวน"] },
        { line: 2, cells: ["ก", "๕"] },
      ],
    });
  });

  test("nor a million rows that were painted, as Excel keeps them", async () => {
    const styles = `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs count="2"><xf/><xf numFmtId="14"/></cellXfs></styleSheet>`;
    const painted = Array.from({ length: 1_048_574 }, (_, at) => {
      const line = at + 3;
      return `<row r="${line}" spans="1:2" ht="21"><c r="A${line}" s="1"/></row>`;
    });
    const bytes = workbookOf(`${textRow(1, "ชื่อ")}${textRow(2, "ก")}${painted.join("")}`, [
      { name: "xl/styles.xml", data: Buffer.from(styles) },
    ]);
    expect(bytes.length).toBeLessThan(limits.bytes);
    expect(await readSheet(bytes)).toEqual({
      ok: true,
      rows: [
        { line: 1, cells: ["ชื่อ"] },
        { line: 2, cells: ["ก"] },
      ],
    });
  });

  test("one text shown in a million cells is not unfolded", async () => {
    const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"].flatMap((letter) => [letter, `A${letter}`]);
    const row = (line: number) =>
      `<row r="${line}">${letters.map((at) => `<c r="${at}${line}" t="s"><v>0</v></c>`).join("")}</row>`;
    const rows = Array.from({ length: 20_000 }, (_, at) => row(at + 1)).join("");
    const text = `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>${"ก".repeat(1000)}</t></si></sst>`;
    const bytes = workbookOf(rows, [{ name: "xl/sharedStrings.xml", data: Buffer.from(text) }]);
    expect(bytes.length).toBeLessThan(limits.bytes);
    expect(await readSheet(bytes)).toMatchObject({ ok: false, why: expect.stringContaining("ใหญ่เกินไป") });
  });

  /** Each name is one that a person could mean by the other: all of them would be compared with all. */
  const alike = (at: number, of: string) => `${of}ส่งเสริมคุณภาพชีวิตและ${String(at).padStart(5, "0")}`;
  const lots = Array.from({ length: limits.rows }, (_, at) => at);

  test("a file of 20,000 unknown names is refused in seconds", () => {
    const known = lots.slice(0, 1000).map((at) => ({ id: `u${at}`, name: alike(at, "กองการ") }));
    const rows = sheet(["ชื่อ", "หน่วยงาน"], ...lots.map((at) => [`ของ ${at}`, alike(at, "กรมการ")]));
    const { seconds, result } = secondsOf(() =>
      planImport({
        rules: rulesOf([]),
        existing: [],
        references: { unit: known },
        rows,
      }),
    );
    expect(seconds).toBeLessThan(15);
    const { counts, rows: planned } = result;
    expect(counts.wrong).toBe(limits.rows);
    const why = planned.map(({ faults }) => faults[0]?.why);
    expect(why[0]).toBe(`ไม่มีหน่วยงานชื่อ “${alike(0, "กรมการ")}” หมายถึง “${alike(0, "กองการ")}” หรือไม่`);
    expect(why.at(-1)).toBe(`ไม่มีหน่วยงานชื่อ “${alike(limits.rows - 1, "กรมการ")}”`);
  });

  test("a file of 20,000 names of the same letters is told so in seconds", () => {
    // Nothing but a full comparison tells them apart.
    const letters = [..."กขคงจชซญดตถทนบปพฟมยรลวศสหอ"];
    const turned = (at: number) => letters.toSorted((a, b) => order(a, at) - order(b, at)).join("");
    const order = (letter: string, at: number) => ((letter.codePointAt(0) ?? 0) * (2 * at + 7919)) % 104_729;
    const lines = sheet(["ชื่อ"], ...lots.map((at) => [`กอง${turned(at)}`]));
    const { seconds, result } = secondsOf(() => plan([], lines));
    expect(seconds).toBeLessThan(15);
    expect(result.problems.join()).toContain("คล้ายกันมากเกินกว่าจะเทียบ");
  });

  test("5,000 names of which all begin alike are compared to the end", () => {
    const words = [
      "ส่งเสริม",
      "จัดเก็บ",
      "ตรวจสอบ",
      "บำรุง",
      "วางแผน",
      "ทะเบียน",
      "สวัสดิการ",
      "จราจร",
      "ประปา",
      "ตลาด",
    ];
    const name = (at: number) =>
      `กอง${[1, 10, 100, 1000, 10_000].map((step) => words[Math.floor(at / step) % 10]).join("")}`;
    const { problems, counts } = plan([], sheet(["ชื่อ"], ...lots.slice(0, 5000).map((at) => [name(at)])), {
      rest: "another",
    });
    expect(problems).toEqual([]);
    expect(counts.add).toBe(5000);
  });

  test("whatever comes, there is an answer", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        expect(typeof (await readSheet(bytes)).ok).toBe("boolean");
        expect(typeof (await readSheet(Buffer.concat([Buffer.from("PK\u0003\u0004"), bytes]))).ok).toBe(
          "boolean",
        );
      }),
    );
  });
});
