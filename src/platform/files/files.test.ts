import { writeFile } from "node:fs/promises";
import { beforeAll, describe, expect, test } from "vitest";
import sharp from "sharp";
import { paths } from "../../paths.ts";
import { openTestHouse } from "../../testing/house.ts";
import { aMember, anOrganisation } from "../../testing/people.ts";
import type { TestMember } from "../../testing/people.ts";
import { browserFor } from "../../testing/requests.ts";
import type { Organisation } from "../accounts/organisations.ts";
import { readIn } from "../database/organisation-bound.ts";
import { everyMember } from "../web/doors.tsx";
import { place } from "./place.ts";
import { fileById, readFile } from "./reading.ts";
import { aDocx, aPdf, aPhoto, aZip, heic, streamed, turnedHeic } from "./samples.fixture.ts";
import { storeFile } from "./storing.ts";
import { ContentMissing } from "./trouble.ts";
import type { StoredFile } from "./storing.ts";

const opened = await openTestHouse();
const { house } = opened;
const browser = browserFor(opened);
const papers = place({
  name: "test.papers",
  title: "เอกสารทดสอบ",
  kinds: ["pdf", "photo", "word", "csv", "text"],
  mostBytes: 2_000_000,
  mostFiles: 3,
  may: everyMember,
});

let org: Organisation;
let neighbour: Organisation;
let owner: TestMember;
let colleague: TestMember;
beforeAll(async () => {
  org = await anOrganisation(house);
  neighbour = await anOrganisation(house, "neighbour");
  owner = await aMember(house, org, "coordinator");
  colleague = await aMember(house, org, "administrator");
});

const store = (bytes: Uint8Array | string, name: string, to = org) =>
  storeFile(house, to.id, streamed(bytes), { name, place: papers, owner: owner.accountId });

async function kept(bytes: Uint8Array | string, name: string, to = org): Promise<StoredFile> {
  const stored = await store(bytes, name, to);
  if (!stored.ok) throw new Error(stored.message);
  return stored.value;
}

async function said(bytes: Uint8Array | string, name: string): Promise<string> {
  const stored = await store(bytes, name);
  return stored.ok ? `kept as ${stored.value.type}` : stored.message;
}

async function all(orgId?: string) {
  const found: string[] = [];
  for await (const { sha256 } of house.files.each(orgId)) found.push(sha256);
  return found;
}

async function incoming() {
  const names: string[] = [];
  for await (const { name } of house.files.incoming.each()) names.push(name);
  return names;
}

describe("what is kept", () => {
  test("comes back byte for byte, and the same bytes lie there once", async () => {
    const first = await kept(aPdf("once"), "คำสั่ง ๑.pdf");
    const before = (await all(org.id)).length;
    const second = await kept(aPdf("once"), "อีกชื่อ.pdf");
    expect(second).toMatchObject({ sha256: first.sha256, name: "อีกชื่อ.pdf", type: "application/pdf" });
    expect(second.id).not.toBe(first.id);
    expect((await all(org.id)).length).toBe(before);
    const back = await new Response(await readFile(house, org.id, first.id)).bytes();
    expect(Buffer.from(back).equals(aPdf("once"))).toBe(true);
    expect(await incoming()).toEqual([]);
  });

  test("lies apart for each organisation", async () => {
    const ours = await kept(aPdf("apart"), "a.pdf");
    const theirs = await kept(aPdf("apart"), "a.pdf", neighbour);
    expect(theirs.sha256).toBe(ours.sha256);
    expect(await all(neighbour.id)).toContain(ours.sha256);
    await expect(readFile(house, neighbour.id, ours.id)).rejects.toThrow(ContentMissing);
  });

  test("a photo is turned, and forgets where it was taken", async () => {
    const photo = await aPhoto();
    expect(photo.includes("zqcamera")).toBe(true);
    const stored = await kept(photo, "IMG_1.JPG");
    expect(stored).toMatchObject({ type: "image/jpeg", name: "IMG_1.jpg" });
    const bytes = await new Response(await readFile(house, org.id, stored.id)).bytes();
    const facts = await sharp(bytes).metadata();
    expect(facts).toMatchObject({ width: 40, height: 60 });
    expect([facts.exif, facts.orientation]).toEqual([undefined, undefined]);
    expect(Buffer.from(bytes).includes("zqcamera")).toBe(false);
    const file = await readIn(house.database, org.id, (db) => fileById(db, org.id, stored.id));
    expect(file?.taken_at?.toISOString()).toBe("2026-02-14T02:15:30.000Z");
  });

  test("a photo of an iPhone becomes one that everybody can open", async () => {
    expect(heic.includes("zqcamera")).toBe(true);
    const stored = await kept(heic, "IMG_2.HEIC");
    expect(stored).toMatchObject({ type: "image/jpeg", name: "IMG_2.jpg" });
    const bytes = await new Response(await readFile(house, org.id, stored.id)).bytes();
    expect(await sharp(bytes).metadata()).toMatchObject({ width: 64, height: 48, format: "jpeg" });
    expect(Buffer.from(bytes).includes("zqcamera")).toBe(false);
  });

  test("such a photo is turned the right way too", async () => {
    const stored = await kept(turnedHeic(), "IMG_3.HEIC");
    const bytes = await new Response(await readFile(house, org.id, stored.id)).bytes();
    const drawn = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
    expect(drawn.info).toMatchObject({ width: 48, height: 64 });
    const colourAt = (line: number) => {
      const [red = 0, , blue = 0] = drawn.data.subarray((line * 48 + 24) * drawn.info.channels);
      return red > blue ? "red" : "blue";
    };
    // It lies there with blue on its left and red on its right.
    expect([colourAt(4), colourAt(60)]).toEqual(["red", "blue"]);
  });

  test("a PDF is counted, and shows its first page", async () => {
    const stored = await kept(aPdf("pages"), "a.pdf");
    const file = await readIn(house.database, org.id, (db) => fileById(db, org.id, stored.id));
    expect(file?.pages).toBe(2);
    const answer = await browser.get(paths.office.filePreview.href({ org: org.slug, id: stored.id }), owner);
    const { channels } = await sharp(await answer.bytes()).stats();
    // Letters on paper: not all of one colour.
    expect(channels[0]?.min).toBeLessThan(128);
    expect(channels[0]?.max).toBe(255);
  });
});

const vast = await sharp({ create: { width: 10_000, height: 10_000, channels: 3, background: "#fff" } })
  .png({ palette: true, colours: 2 })
  .toBuffer();

describe("what is refused, in words", () => {
  const program = Buffer.concat([Buffer.from("MZ"), Buffer.alloc(200, 1)]);
  const part = (size: number, claims?: number) =>
    aDocx([{ name: "word/big.xml", bytes: Buffer.alloc(size), packed: true, ...(claims ? { claims } : {}) }]);
  // An encryption that nobody has the key of, and a head that promises more pixels than there are.
  const locked = Buffer.from(
    aPdf()
      .toString("latin1")
      .replace(
        "/Root 1 0 R",
        `/Root 1 0 R /ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${"61".repeat(32)}> /U <${"62".repeat(32)}> >>`,
      ),
    "latin1",
  );
  const macros = aDocx([{ name: "word/vbaProject.bin", bytes: Buffer.from("x") }]);
  test.for<[string, Uint8Array | string, string, RegExp]>([
    ["a program named .jpg", program, "ภาพ.jpg", /เป็นโปรแกรม/],
    ["nothing at all", "", "a.pdf", /ว่างเปล่า/],
    ["a web page named .txt", "<!DOCTYPE html><script>alert(1)</script>", "a.txt", /หน้าเว็บ/],
    ["a picture of scripts", "<svg xmlns='x'><script/></svg>", "a.jpg", /SVG/],
    ["the same with a mark before", "\ufeff<?xml version='1.0'?><svg/>", "a.csv", /SVG/],
    ["a script inside text", "hello\n<script>alert(1)</script>", "a.txt", /หน้าเว็บ/],
    ["bytes of no kind", Buffer.from([1, 2, 3, 4, 200, 201]), "a.pdf", /ไม่ใช่ชนิดที่รับ/],
    ["macros in a document", macros, "a.docx", /มาโคร/],
    ["an archive that unfolds", part(60_000_000), "a.docx", /ใหญ่ผิดปกติ/],
    ["an archive that lies about it", part(3_000_000, 1000), "a.docx", /ใหญ่ผิดปกติ/],
    ["an archive where none is taken", aZip([{ name: "a", bytes: Buffer.from("a") }]), "a.zip", /ไม่ใช่ชนิดที่รับ/],
    ["a broken archive", Buffer.from("PK\u0003\u0004 broken"), "a.docx", /เสีย/],
    ["half a photo", Buffer.from("\u00ff\u00d8\u00ff\u00e0 broken", "latin1"), "a.jpg", /เสีย/],
    ["a PDF that breaks off", aPdf().subarray(0, 30), "a.pdf", /PDF นี้ไม่ได้/],
    ["a PDF behind a password", locked, "a.pdf", /รหัสผ่าน/],
    ["a picture of 100 megapixels", vast, "a.png", /100 ล้านพิกเซล/],
    ["half an iPhone photo", heic.subarray(0, 300), "a.heic", /เสีย/],
    ["more than may be", Buffer.alloc(2_000_001, 65), "a.txt", /ใหญ่เกินไป.*1.9 MB/],
  ])("%s", async ([, bytes, name, words]) => {
    const before = await all();
    expect(await said(bytes, name)).toMatch(words);
    expect(await all()).toEqual(before);
    expect(await incoming()).toEqual([]);
  });

  test.for<[string, Uint8Array | string, string, string]>([
    ["Thai text", "สวัสดี ๑๒๓", "a.txt", "kept as text/plain"],
    [
      "Thai text of Windows-874",
      Buffer.from([0xca, 0xc7, 0xd1, 0xca, 0xb4, 0xd5]),
      "a.csv",
      "kept as text/csv",
    ],
    [
      "a document",
      aDocx(),
      "a.pdf",
      "kept as application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ],
  ])("but not: %s", async ([, bytes, name, words]) => {
    expect(await said(bytes, name)).toBe(words);
  });
});

describe("the door", () => {
  const download = (file: StoredFile, member: TestMember, headers = {}, slug = org.slug) =>
    browser.get(paths.office.file.href({ org: slug, id: file.id }), { cookie: member.cookie, headers });

  test("sends a file as one to save, under its Thai name, caged", async () => {
    const file = await kept(aPdf("door"), 'คำสั่ง "ลับ"\u202e.exe.pdf');
    const answer = await download(file, owner);
    expect(answer.status).toBe(200);
    const { headers } = answer;
    expect(headers.get("content-disposition")).toMatch(
      /^attachment; filename="[\x20-\x7e]+\.pdf"; filename\*=UTF-8''%E0%B8%84[\w%.~-]+\.pdf$/,
    );
    expect(headers.get("content-type")).toBe("application/pdf");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("content-security-policy")).toMatch(/default-src 'none'; sandbox/);
    expect(headers.get("cache-control")).toMatch(/private/);
    expect(Buffer.from(await answer.bytes()).equals(aPdf("door"))).toBe(true);
    const again = await download(file, owner, { "if-none-match": headers.get("etag") });
    expect(again.status).toBe(304);
  });

  test("sends the part that is asked for", async () => {
    const file = await kept("0123456789", "a.txt");
    const part = await download(file, owner, { range: "bytes=2-4" });
    expect([part.status, part.headers.get("content-range"), await part.text()]).toEqual([
      206,
      "bytes 2-4/10",
      "234",
    ]);
    const tail = await download(file, owner, { range: "bytes=-3" });
    expect([tail.status, await tail.text()]).toEqual([206, "789"]);
    const none = await download(file, owner, { range: "bytes=10-" });
    expect([none.status, none.headers.get("content-range")]).toEqual([416, "bytes */10"]);
    const changed = await download(file, owner, { range: "bytes=2-4", "if-range": '"other"' });
    expect([changed.status, await changed.text()]).toEqual([200, "0123456789"]);
  });

  test("says it when the bytes are gone or not whole, instead of sending half a file", async () => {
    const file = await kept("as it was given", "a.txt");
    const photo = await kept(await aPhoto(300, 200), "b.jpg");
    const preview = () => browser.get(paths.office.filePreview.href({ org: org.slug, id: photo.id }), owner);
    const drawn = await readIn(house.database, org.id, (db) => fileById(db, org.id, photo.id));
    await house.files.remove(org.id, file.sha256);
    await house.files.remove(org.id, drawn?.preview_sha256 ?? "");
    const half = house.files.incoming.pathOf("half");
    await writeFile(half, "as it");
    const told = async (answer: Response) => [answer.status, /เนื้อไฟล์ในที่เก็บหายไป/.test(await answer.text())];
    expect(await told(await download(file, owner))).toEqual([404, true]);
    expect(await told(await preview())).toEqual([404, true]);
    await house.files.put(org.id, file.sha256, half);
    expect(await told(await download(file, owner))).toEqual([404, true]);
    expect((await download(await kept("as it was given", "again.txt"), owner)).status).toBe(200);
    expect((await download(file, owner)).status).toBe(200);
  });

  test("does not exist for colleagues while no record holds the file, nor for neighbours ever", async () => {
    const file = await kept(aPdf("mine"), "a.pdf");
    expect((await download(file, colleague)).status).toBe(404);
    const stranger = await aMember(house, neighbour, "administrator");
    expect((await download(file, stranger, {}, neighbour.slug)).status).toBe(404);
    expect((await download(file, stranger)).status).toBe(404);
  });

  test("shows a small picture of a photo", async () => {
    const file = await kept(await aPhoto(1200, 900), "a.jpg");
    const answer = await browser.get(paths.office.filePreview.href({ org: org.slug, id: file.id }), owner);
    expect(answer.headers.get("content-type")).toBe("image/webp");
    expect(await sharp(await answer.bytes()).metadata()).toMatchObject({ width: 360, height: 480 });
  });
});
