import { NOW } from "./world.ts";
import { randomBytes } from "node:crypto";
import { open, symlink } from "node:fs/promises";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { paths } from "../src/paths.ts";
import { readIn } from "../src/platform/database/organisation-bound.ts";
import type { Incoming } from "../src/platform/files/store.ts";
import { StoreTrouble } from "../src/platform/files/trouble.ts";
import { aPdf, aPhoto, heic } from "../src/platform/files/samples.fixture.ts";
import { openTestHouse, TEST_URL } from "../src/testing/house.ts";
import { aMeeting, anOrder, furnish } from "./furnished.ts";

/** Files of records, as a browser without script sends and fetches them. */
const opened = await openTestHouse();
opened.setClock(NOW);
const { house } = opened;
const world = await furnish(house);
const { org, members } = world;
const { coordinator: writer, executive: reader } = members;

async function send(path: string, parts: readonly [string, string | File][], cookie = writer.cookie) {
  const body = new FormData();
  for (const [name, value] of parts) body.append(name, value);
  const init = { method: "POST", body, headers: { origin: TEST_URL, cookie } };
  const answer = await opened.app.fetch(new Request(TEST_URL + path, init));
  return { status: answer.status, location: answer.headers.get("location"), text: await answer.text() };
}

async function page(path: string, cookie = writer.cookie) {
  const answer = await opened.app.fetch(new Request(TEST_URL + path, { headers: { cookie } }));
  return { status: answer.status, text: await answer.text() };
}

const file = (bytes: Uint8Array, name: string) => new File([new Uint8Array(bytes)], name);
const filesIn = (text: string) => [...new Set(text.match(/\/office\/files\/[0-9a-f-]{36}(?=")/g))];
const rows = () =>
  readIn(house.database, org.id, (db) =>
    db.selectFrom("file").select("id").where("org_id", "=", org.id).execute(),
  );
async function incoming() {
  const names: string[] = [];
  for await (const { name } of house.files.incoming.each()) names.push(name);
  return names;
}

test("an order gets its signed scan, a better one, and keeps the one before", async () => {
  const id = await anOrder(world, world.orderBook);
  const at = { org: org.slug, committee: world.orderBook, id };
  const first = await send(paths.office.orderScan.href(at), [["files", file(aPdf("one"), "คำสั่ง 1.pdf")]]);
  expect([first.status, first.location]).toEqual([303, paths.office.order.href(at)]);
  await send(paths.office.orderScan.href(at), [["files", file(aPdf("two"), "คำสั่ง 2.pdf")]]);
  const { text } = await page(paths.office.order.href(at), reader.cookie);
  expect(text).toMatch(/คำสั่ง 2\.pdf[\s\S]*ฉบับก่อนหน้า 1 ฉบับ[\s\S]*ฉบับที่ 2[\s\S]*ฉบับที่ 1[\s\S]*คำสั่ง 1\.pdf/);
  expect(filesIn(text)).toHaveLength(2);
  for (const address of filesIn(text))
    expect((await page(`/${org.slug}${address}`, reader.cookie)).status).toBe(200);
});

describe("a meeting", () => {
  const href = (id: string) => paths.office.meetingFiles.href({ org: org.slug, id });

  test("gets photos and papers at once; a refused one is named and the others stay sent", async () => {
    const id = await aMeeting(world, "held");
    const refused = await send(href(id), [
      ["files", file(await aPhoto(), "ภาพ 1.jpg")],
      ["files", file(Buffer.concat([Buffer.from("MZ"), Buffer.alloc(99, 1)]), "ภาพ 2.jpg")],
      ["files", file(aPdf(), "รายงาน.pdf")],
    ]);
    expect(refused.status).toBe(422);
    expect(refused.text).toMatch(/ภาพ 2\.jpg: ไฟล์นี้เป็นโปรแกรม/);
    const values = [...refused.text.matchAll(/type="checkbox" name="files" value="([^"]+)"/g)].map(
      ([, value = ""]): [string, string] => ["files", value],
    );
    expect(values.map(([, value]) => value.slice(37))).toEqual(["ภาพ 1.jpg", "รายงาน.pdf"]);
    expect((await send(href(id), values)).status).toBe(303);
    const { text } = await page(paths.office.meeting.href({ org: org.slug, id }), reader.cookie);
    expect(filesIn(text)).toHaveLength(2);
  });

  test("500 photos at once: those that fit are kept, the others are one sentence", async () => {
    const id = await aMeeting(world, "held");
    const photo = await aPhoto();
    const parts = Array.from({ length: 500 }, (_, at): [string, File] => [
      "files",
      file(photo, `ภาพ ${at + 1}.jpg`),
    ]);
    const answer = await send(href(id), parts);
    expect(answer.status).toBe(422);
    // Above the form and at its field.
    expect([...new Set(answer.text.match(/แนบได้ไม่เกิน 50 ไฟล์ จึงไม่ได้ส่ง[^<]*/g))]).toEqual([
      "แนบได้ไม่เกิน 50 ไฟล์ จึงไม่ได้ส่ง 450 ไฟล์ ตั้งแต่ “ภาพ 51.jpg” เป็นต้นไป",
    ]);
    const values = [...answer.text.matchAll(/type="checkbox" name="files" value="([^"]+)"/g)].map(
      ([, value = ""]): [string, string] => ["files", value],
    );
    expect(values.map(([, value]) => value.slice(37))).toEqual(
      Array.from({ length: 50 }, (_, at) => `ภาพ ${at + 1}.jpg`),
    );
    expect((await send(href(id), values)).status).toBe(303);
    expect(await incoming()).toEqual([]);
  });

  test("takes no file that somebody else gave, and none that was given for something else", async () => {
    const id = await aMeeting(world, "held");
    const other = await aMeeting(world, "held");
    const refused = await send(href(id), [
      ["files", file(Buffer.from("MZ" + "1".repeat(99)), "a.jpg")],
      ["files", file(aPdf(), "ของฉัน.pdf")],
    ]);
    const value = /name="files" value="([^"]+)"/.exec(refused.text)?.[1] ?? "";
    const stolen = await send(href(other), [["files", value]], members.administrator.cookie);
    expect([stolen.status, stolen.text.includes("ไม่พบไฟล์ที่ส่งไว้")]).toEqual([422, true]);
    const order = { org: org.slug, committee: world.orderBook, id: await anOrder(world, world.orderBook) };
    expect((await send(paths.office.orderScan.href(order), [["files", value]])).status).toBe(422);
  });

  test("asks for a file when none was chosen", async () => {
    const id = await aMeeting(world, "held");
    const answer = await send(href(id), [["files", new File([], "")]]);
    expect([answer.status, answer.text.includes("เลือกไฟล์อย่างน้อย 1 ไฟล์")]).toEqual([422, true]);
  });

  test("takes nothing from who may not, and nothing is stored", async () => {
    const id = await aMeeting(world, "confirmed");
    const before = await rows();
    expect(
      (await send(paths.office.orderScan.href({ org: org.slug, committee: world.orderBook, id }), [], ""))
        .status,
    ).toBe(401);
    const order = { org: org.slug, committee: world.orderBook, id: await anOrder(world, world.orderBook) };
    const answer = await send(
      paths.office.orderScan.href(order),
      [["files", file(aPdf("x"), "a.pdf")]],
      reader.cookie,
    );
    expect(answer.status).toBe(403);
    expect(await rows()).toEqual(before);
  });

  test("a form that breaks off in the middle leaves nothing behind", async () => {
    const id = await aMeeting(world, "held");
    const before = await rows();
    const boundary = "----zq";
    const head = `--${boundary}\r\ncontent-disposition: form-data; name="files"; filename="a.pdf"\r\n\r\n`;
    const answer = await opened.app.fetch(
      new Request(TEST_URL + href(id), {
        method: "POST",
        body: Buffer.concat([Buffer.from(head), randomBytes(100_000)]),
        headers: {
          origin: TEST_URL,
          cookie: writer.cookie,
          "content-type": `multipart/form-data; boundary=${boundary}`,
        },
      }),
    );
    expect(answer.status).toBe(400);
    expect(await rows()).toEqual(before);
    expect(await incoming()).toEqual([]);
  });
});

describe("when the store fails", () => {
  const { files } = house;
  beforeEach(() => void (house.files = { ...files }));
  afterEach(() => void (house.files = files));
  const fullDisk: Incoming = { ...files.incoming, open: () => open("/dev/full", "r+") };

  test("a full disk is said where the file was chosen; what was typed stays and the server goes on", async () => {
    const id = await aMeeting(world, "held");
    const href = paths.office.meetingFiles.href({ org: org.slug, id });
    house.files.incoming = fullDisk;
    const answer = await send(href, [["files", file(aPdf(), "a.pdf")]]);
    expect([answer.status, answer.text.includes("ที่เก็บข้อมูลของระบบเต็ม")]).toEqual([507, true]);
    house.files = files;
    expect((await send(href, [["files", file(aPdf(), "a.pdf")]])).status).toBe(303);
  });

  async function withFailingDatabase(on: string, code: string, during: () => Promise<void>) {
    const owner = new pg.Client({ connectionString: opened.ownerUrl });
    await owner.connect();
    try {
      await owner.query(
        `create function fails() returns trigger language plpgsql as
           $$ begin raise exception 'it fails' using errcode = '${code}'; end $$;
         create trigger fails before insert or update or delete on ${on} execute function fails()`,
      );
      await during();
    } finally {
      await owner.query("drop function fails() cascade");
      await owner.end();
    }
  }

  /** As PostgreSQL says it. */
  const withFullDatabase = (on: string, during: () => Promise<void>) =>
    withFailingDatabase(on, "53100", during);

  test("a full disk of the database is said above the form; what was typed stays and the server goes on", async () => {
    const fields: [string, string][] = [["name", "กองทดสอบดิสก์เต็ม"]];
    const add = () =>
      send(paths.office.unitAdd.href({ org: org.slug }), fields, members.administrator.cookie);
    await withFullDatabase("unit", async () => {
      const answer = await add();
      expect([answer.status, answer.text.includes("ที่เก็บข้อมูลของระบบเต็ม")]).toEqual([507, true]);
      expect(answer.text).toContain('value="กองทดสอบดิสก์เต็ม"');
    });
    // Its log found no room either, and it starts anew.
    await withFailingDatabase("unit", "57P03", async () => {
      const answer = await add();
      expect([answer.status, answer.text.includes("ระบบกำลังเริ่ม")]).toEqual([503, true]);
    });
    expect((await add()).status).toBe(303);
    const id = await aMeeting(world, "held");
    await withFullDatabase("upload", async () => {
      const answer = await opened.app.fetch(
        new Request(TEST_URL + paths.office.uploads.href({ org: org.slug }), {
          method: "POST",
          headers: {
            origin: TEST_URL,
            cookie: writer.cookie,
            accept: "application/json",
            "tus-resumable": "1.0.0",
            "upload-length": "100",
            "upload-metadata": `filename YQ==,place ${Buffer.from("meeting.papers").toString("base64")}`,
          },
        }),
      );
      expect([answer.status, (await answer.text()).includes("ที่เก็บข้อมูลของระบบเต็ม")]).toEqual([507, true]);
    });
    await withFullDatabase("file", async () => {
      const href = paths.office.meetingFiles.href({ org: org.slug, id });
      const answer = await send(href, [["files", file(aPdf("room"), "a.pdf")]]);
      expect([answer.status, answer.text.includes("ที่เก็บข้อมูลของระบบเต็ม")]).toEqual([507, true]);
      expect(await incoming()).toEqual([]);
    });
  });

  test.for([
    ["a photo", "a.jpg", ".photo", () => aPhoto()],
    ["the small picture of a photo", "a.jpg", ".preview", () => aPhoto()],
    ["an iPhone photo", "a.heic", ".photo", () => heic],
    ["the first page of a PDF", "a.pdf", ".preview", () => aPdf()],
  ] as const)("a disk that is full only once %s is drawn", async ([, name, ending, made]) => {
    const id = await aMeeting(world, "held");
    const href = paths.office.meetingFiles.href({ org: org.slug, id });
    const before = await rows();
    const openAndFill: Incoming["open"] = async (incomingName) => {
      await symlink("/dev/full", files.incoming.pathOf(incomingName + ending));
      return files.incoming.open(incomingName);
    };
    house.files.incoming = { ...files.incoming, open: openAndFill };
    const answer = await send(href, [["files", file(await made(), name)]]);
    expect([answer.status, answer.text.includes("ที่เก็บข้อมูลของระบบเต็ม")]).toEqual([507, true]);
    expect([await rows(), await incoming()]).toEqual([before, []]);
  });

  test("a store that is away is said, and leaves nothing half-done", async () => {
    const id = await aMeeting(world, "held");
    const before = await rows();
    house.files.put = () => Promise.reject(new StoreTrouble("away"));
    const href = paths.office.meetingFiles.href({ org: org.slug, id });
    const answer = await send(href, [["files", file(aPdf(), "a.pdf")]]);
    expect([answer.status, answer.text.includes("ติดต่อที่เก็บไฟล์ไม่ได้")]).toEqual([503, true]);
    expect([await rows(), await incoming()]).toEqual([before, []]);
  });

  test("a download from a store that is away is said, and no failure of the product", async () => {
    const id = await aMeeting(world, "held");
    const href = paths.office.meetingFiles.href({ org: org.slug, id });
    expect((await send(href, [["files", file(aPdf(), "a.pdf")]])).status).toBe(303);
    const [address = ""] = filesIn((await page(href)).text);
    house.files.sizeOf = () => Promise.reject(new StoreTrouble("away"));
    const answer = await page(`/${org.slug}${address}`);
    expect([answer.status, answer.text.includes("ติดต่อที่เก็บไฟล์ไม่ได้")]).toEqual([503, true]);
    house.files = files;
    expect((await page(`/${org.slug}${address}`)).status).toBe(200);
  });

  test("an upload waits for the store and ends without being sent again", async () => {
    const pdf = aPdf("later");
    const ask = (method: string, path: string, headers: Record<string, string>, body?: Buffer) =>
      opened.app.fetch(
        new Request(TEST_URL + path, {
          method,
          headers: { origin: TEST_URL, cookie: writer.cookie, "tus-resumable": "1.0.0", ...headers },
          ...(body ? { body: new Uint8Array(body) } : {}),
        }),
      );
    const base64 = (text: string) => Buffer.from(text).toString("base64");
    const begun = await ask("POST", paths.office.uploads.href({ org: org.slug }), {
      "upload-length": String(pdf.length),
      "upload-metadata": `filename ${base64("a.pdf")},place ${base64("meeting.papers")}`,
    });
    const at = begun.headers.get("location") ?? "";
    const bytes = { "content-type": "application/offset+octet-stream" };
    house.files.put = () => Promise.reject(new StoreTrouble("away"));
    expect((await ask("PATCH", at, { ...bytes, "upload-offset": "0" }, pdf)).status).toBe(503);
    house.files = files;
    const last = await ask("PATCH", at, { ...bytes, "upload-offset": String(pdf.length) });
    expect([last.status, last.headers.has("sucharit-file")]).toEqual([204, true]);
    expect(await incoming()).toEqual([]);
  });
});
