/** A member with no more than the right to attach something, and every intention to do harm with it. */
import { Readable } from "node:stream";
import { createDeflate, deflateSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { v7 as newId } from "uuid";
import { paths } from "../../paths.ts";
import { megabytesOfChildren, pidsOfChildren } from "../../testing/children.ts";
import { openTestHouse, TEST_URL } from "../../testing/house.ts";
import { aMember, anOrganisation } from "../../testing/people.ts";
import type { TestMember } from "../../testing/people.ts";
import type { Organisation } from "../accounts/organisations.ts";
import { writeIn } from "../database/organisation-bound.ts";
import { place } from "./place.ts";
import { aDocx, aPdf, aPhoto, heic, streamed } from "./samples.fixture.ts";
import { storeFile } from "./storing.ts";
import { fairTurnsOf } from "../apart/turns.ts";
import { whileLocked } from "./upload-locks.ts";

const opened = await openTestHouse();
const { house, app } = opened;
const papers = place({
  name: "test.hostile",
  title: "ทดสอบ",
  kinds: ["pdf", "photo", "word"],
  mostBytes: 20 * 1024 ** 3,
  mostFiles: 5,
  may: { coordinator: "organisation" },
});

let org: Organisation;
let sender: TestMember;
beforeAll(async () => {
  org = await anOrganisation(house);
  sender = await aMember(house, org, "coordinator");
});

const store = (bytes: Uint8Array, name: string, by = sender) =>
  storeFile(house, org.id, streamed(bytes), { name, place: papers, owner: by.accountId });

function begin(name: string, size: number, headers: Record<string, string> = {}, by = sender, body?: Buffer) {
  const about = [`filename ${btoa(name)}`, `place ${btoa(papers.name)}`].join(",");
  const asked = new Request(TEST_URL + paths.office.uploads.href({ org: org.slug }), {
    method: "POST",
    headers: {
      origin: TEST_URL,
      cookie: by.cookie,
      "tus-resumable": "1.0.0",
      "upload-length": String(size),
      "upload-metadata": about,
      ...headers,
    },
    ...(body ? { body: new Uint8Array(body) } : {}),
  });
  return Promise.resolve(app.fetch(asked));
}

describe("an upload", () => {
  test("whose name no row can hold is taken without what nobody can read", async () => {
    const pdf = aPdf("controls");
    const headers = { "content-type": "application/offset+octet-stream" };
    const answer = await begin("a\u0000b\r\nx.pdf", pdf.length, headers, sender, pdf);
    expect(answer.status).toBe(201);
    expect(decodeURIComponent(answer.headers.get("sucharit-file") ?? "").slice(37)).toBe("a b x.pdf");
  });

  test("of nothing is refused in words", async () => {
    const answer = await begin("a.pdf", 0, { "content-type": "application/offset+octet-stream" });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain("ว่างเปล่า");
  });

  test("can go on once the database is back", async () => {
    const id = newId();
    const away = { ...house.database, pool: { connect: () => Promise.reject(new Error("away")) } as never };
    await expect(whileLocked(away, org.id, id, () => Promise.resolve(1))).rejects.toThrow("away");
    expect(await whileLocked(house.database, org.id, id, () => Promise.resolve(1))).toEqual({ value: 1 });
  });
});

describe("one person cannot fill the disk", () => {
  test("with announcements, however they end them", async () => {
    const greedy = await aMember(house, org, "coordinator");
    expect((await begin("a.pdf", 9 * 1024 ** 3, {}, greedy)).status).toBe(201);
    const second = await begin("b.pdf", 9 * 1024 ** 3, {}, greedy);
    expect([second.status, await second.text()]).toEqual([422, expect.stringContaining("ค้างไว้มากเกินไป")]);
    expect(await store(aPdf("still"), "c.pdf", greedy)).toMatchObject({ ok: true });
  });

  test("with files that no record holds", async () => {
    const greedy = await aMember(house, org, "coordinator");
    const first = await store(aPdf("many"), "a.pdf", greedy);
    if (!first.ok) throw new Error(first.message);
    const file = { org_id: org.id, sha256: first.value.sha256, name: "a.pdf", place: papers.name };
    const rows = Array.from({ length: 999 }, () => ({
      ...file,
      id: newId(),
      owner: greedy.accountId,
      made_at: house.now(),
    }));
    await writeIn(house.database, org.id, (db) => db.insertInto("file").values(rows).execute());
    expect(await store(aPdf("more"), "b.pdf", greedy)).toMatchObject({ reason: "refused" });
    expect((await begin("b.pdf", 1, {}, greedy)).status).toBe(422);
    expect(await store(aPdf("other"), "b.pdf")).toMatchObject({ ok: true });
  });
});

test("who sends very many lets others in between", async () => {
  const inTurn = fairTurnsOf(1);
  const order: string[] = [];
  const work = (who: string) => inTurn(who, async () => void order.push(who));
  await Promise.all([..."aaaaa", "b", "a", "c", "b"].map(work));
  expect(order.join("")).toBe("aabcabaaa");
});

test.each(["word/harmless.bin", "word/media/image1.png"])(
  "macros are found under the name %s",
  async (name) => {
    const types = `<Types><Override PartName="/${name}" ContentType="application/vnd.ms-office.vbaProject"/></Types>`;
    const told = await store(aDocx([{ name, bytes: Buffer.from("x") }], types), "a.docx");
    expect(told).toMatchObject({ ok: false, message: expect.stringContaining("มาโคร") as string });
  },
);

/** Content that is packed twice: a few kilobytes for a gigabyte, which is nowhere whole. */
async function aBomb(): Promise<Buffer> {
  const blanks = Buffer.alloc(1024 ** 2, 0x20);
  const packed: Buffer[] = [];
  const source = Readable.from(Array.from({ length: 1024 }, () => blanks));
  for await (const piece of source.pipe(createDeflate({ level: 1 }))) packed.push(piece as Buffer);
  const content = deflateSync(Buffer.concat(packed));
  const [head = "", tail = ""] = aPdf("bomb")
    .toString("latin1")
    .split(/<< \/Length \d+ >>\nstream\nBT[^]*?bomb[^]*?\nendstream/);
  return Buffer.concat([
    Buffer.from(head, "latin1"),
    Buffer.from(`<< /Filter [/FlateDecode /FlateDecode] /Length ${content.length} >>\nstream\n`),
    content,
    Buffer.from(`\nendstream${tail}`, "latin1"),
  ]);
}

test("a PDF of kilobytes that unfolds into a gigabyte is stopped long before", async () => {
  const bomb = await aBomb();
  expect(bomb.length).toBeLessThan(100_000);
  let most = 0;
  const looking = setInterval(() => (most = Math.max(most, megabytesOfChildren())), 20);
  const kept = await store(bomb, "a.pdf");
  clearInterval(looking);
  expect(kept.ok).toBe(true);
  expect(most).toBeGreaterThan(100);
  expect(most).toBeLessThan(900);
});

test.each([
  ["a photo", "a.jpg", () => aPhoto(4000, 3000), "เปิดภาพนี้ไม่ได้"],
  ["an iPhone photo", "a.heic", () => heic, "เปิดภาพนี้ไม่ได้"],
  ["a PDF", "a.pdf", () => aPdf("crash"), "เปิด PDF นี้ไม่ได้"],
] as const)(
  "a decoder that crashes over %s takes nothing along",
  async (_, name, made, words) => {
    const bytes = await made();
    const crashing = setInterval(() => {
      for (const pid of pidsOfChildren()) process.kill(pid, "SIGSEGV");
    }, 20);
    const crashed = await store(bytes, name).finally(() => clearInterval(crashing));
    const message = expect.stringContaining(words) as string;
    expect(crashed).toMatchObject({ ok: false, reason: "refused", message });
    expect(await store(bytes, name)).toMatchObject({ ok: true });
  },
  120_000,
);
