import { randomBytes } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { paths } from "../../paths.ts";
import { openTestHouse, TEST_URL } from "../../testing/house.ts";
import { aMember, anOrganisation } from "../../testing/people.ts";
import type { TestMember } from "../../testing/people.ts";
import type { Organisation } from "../accounts/organisations.ts";
import { place } from "./place.ts";
import { readFile } from "./reading.ts";
import { aPdf, aPhoto } from "./samples.fixture.ts";

const opened = await openTestHouse();
const { house, app } = opened;
place({
  name: "test.uploads",
  title: "ทดสอบการส่ง",
  kinds: ["pdf", "photo", "video"],
  mostBytes: 80 * 1024 ** 2,
  mostFiles: 5,
  may: { coordinator: "organisation", administrator: "organisation" },
});

let org: Organisation;
let sender: TestMember;
let colleague: TestMember;
beforeAll(async () => {
  org = await anOrganisation(house);
  sender = await aMember(house, org, "coordinator");
  colleague = await aMember(house, org, "administrator");
});

const uploads = () => paths.office.uploads.href({ org: org.slug });
const metadata = (name: string, to = "test.uploads") =>
  `filename ${Buffer.from(name).toString("base64")},place ${Buffer.from(to).toString("base64")}`;

type Sent = Uint8Array | Blob | ReadableStream<Uint8Array>;
function ask(method: string, path: string, headers: Record<string, string>, body?: Sent, by = sender) {
  const all = { origin: TEST_URL, cookie: by.cookie, "tus-resumable": "1.0.0", ...headers };
  const init = {
    method,
    headers: all,
    ...(body === undefined ? {} : { body: body as BodyInit, duplex: "half" }),
  };
  return Promise.resolve(app.fetch(new Request(TEST_URL + path, init)));
}

async function begin(size: number, name = "a.mp4"): Promise<string> {
  const answer = await ask("POST", uploads(), {
    "upload-length": String(size),
    "upload-metadata": metadata(name),
  });
  expect(answer.status).toBe(201);
  return answer.headers.get("location") ?? "";
}

const BYTES = { "content-type": "application/offset+octet-stream" };
const patch = (at: string, offset: number, body: Sent, by = sender) =>
  ask("PATCH", at, { ...BYTES, "upload-offset": String(offset) }, body, by);
const offsetOf = async (at: string) => Number((await ask("HEAD", at, {})).headers.get("upload-offset"));

/** As much as a camera would make, of no pattern. */
function aVideo(size: number): Buffer {
  const head = Buffer.from("\u0000\u0000\u0000\u0018ftypmp42\u0000\u0000\u0000\u0000mp42isom", "latin1");
  return Buffer.concat([head, randomBytes(size - head.length)]);
}

async function keptBytes(answer: Response): Promise<Buffer> {
  const [id = ""] = decodeURIComponent(answer.headers.get("sucharit-file") ?? "").split(" ");
  return Buffer.from(await new Response(await readFile(house, org.id, id)).bytes());
}

async function incoming() {
  const names: string[] = [];
  for await (const { name } of house.files.incoming.each()) names.push(name);
  return names;
}

/** A line that breaks after some bytes. */
function broken(bytes: Uint8Array): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start: (controller) => controller.enqueue(bytes),
    pull: (controller) => controller.error(new Error("the line is lost")),
  });
}

describe("an upload", () => {
  test("goes on where the line broke, and is byte for byte what was sent", async () => {
    const video = aVideo(3_000_000);
    const at = await begin(video.length, "ภาพเหตุการณ์.mp4");
    expect((await patch(at, 0, video.subarray(0, 1_000_000))).status).toBe(204);
    await patch(at, 1_000_000, broken(video.subarray(1_000_000, 1_500_000)));
    const offset = await offsetOf(at);
    expect(offset).toBe(1_500_000);
    const last = await patch(at, offset, video.subarray(offset));
    expect([last.status, last.headers.get("upload-offset")]).toEqual([204, "3000000"]);
    expect(decodeURIComponent(last.headers.get("sucharit-file") ?? "")).toMatch(
      /^[0-9a-f-]{36} ภาพเหตุการณ์.mp4$/,
    );
    expect((await keptBytes(last)).equals(video)).toBe(true);
    const after = await ask("HEAD", at, {});
    expect(after.headers.get("sucharit-file")).toBe(last.headers.get("sucharit-file"));
    expect(await incoming()).toEqual([]);
  });

  test("may bring its bytes along with the first request", async () => {
    const pdf = aPdf();
    const headers = { ...BYTES, "upload-length": String(pdf.length), "upload-metadata": metadata("a.pdf") };
    const answer = await ask("POST", uploads(), headers, pdf);
    expect([answer.status, answer.headers.get("upload-offset")]).toEqual([201, String(pdf.length)]);
    expect((await keptBytes(answer)).equals(pdf)).toBe(true);
  });

  test("begins anew when its bytes are gone", async () => {
    const video = aVideo(2000);
    const at = await begin(2000);
    await patch(at, 0, video.subarray(0, 1000));
    await house.files.incoming.remove(at.split("/").at(-1) ?? "");
    expect(await offsetOf(at)).toBe(0);
    expect((await keptBytes(await patch(at, 0, video))).equals(video)).toBe(true);
  });

  test("is forgotten when its sender gives up", async () => {
    const at = await begin(2000);
    await patch(at, 0, Buffer.alloc(10));
    expect((await ask("DELETE", at, {})).status).toBe(204);
    expect((await ask("HEAD", at, {})).status).toBe(404);
    expect(await incoming()).toEqual([]);
  });
});

describe("what is refused", () => {
  test("a wrong place to go on, and nothing is written", async () => {
    const at = await begin(2000);
    await patch(at, 0, Buffer.alloc(100));
    for (const offset of [0, 99, 101, 5000]) {
      const answer = await patch(at, offset, Buffer.alloc(10));
      expect([answer.status, answer.headers.get("upload-offset")]).toEqual([409, "100"]);
    }
    const without = await ask("PATCH", at, BYTES, Buffer.alloc(10));
    expect(without.status).toBe(409);
    expect(await offsetOf(at)).toBe(100);
  });

  test("more bytes than were announced", async () => {
    const at = await begin(100);
    expect((await patch(at, 0, Buffer.alloc(200))).status).toBe(413);
    expect((await patch(at, 0, new Blob([Buffer.alloc(200)]).stream())).status).toBe(413);
    expect(await offsetOf(at)).toBe(0);
  });

  test("a second sender of the same upload at the same time", async () => {
    const video = aVideo(20_000);
    const at = await begin(video.length);
    const gate = Promise.withResolvers<void>();
    const slow = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(video.subarray(0, 10_000)),
      pull: async (controller) => {
        await gate.promise;
        controller.enqueue(video.subarray(10_000));
        controller.close();
      },
    });
    const first = patch(at, 0, slow);
    // The first has the lock as soon as its bytes lie on the disk.
    await expect.poll(incoming).toContain(at.split("/").at(-1));
    expect((await patch(at, 0, Buffer.alloc(20_000, 1))).status).toBe(423);
    expect((await ask("DELETE", at, {})).status).toBe(423);
    gate.resolve();
    expect((await keptBytes(await first)).equals(video)).toBe(true);
  });

  test("another person, and another organisation", async () => {
    const at = await begin(100);
    const neighbour = await anOrganisation(house, "neighbour");
    const stranger = await aMember(house, neighbour, "administrator");
    const theirs = at.replace(`/${org.slug}/`, `/${neighbour.slug}/`);
    for (const [who, where] of [
      [colleague, at],
      [stranger, at],
      [stranger, theirs],
    ] as const) {
      expect((await patch(where, 0, Buffer.alloc(100), who)).status).toBe(404);
      expect((await ask("HEAD", where, {}, undefined, who)).status).toBe(404);
      expect((await ask("DELETE", where, {}, undefined, who)).status).toBe(404);
    }
    const visitor = await app.fetch(
      new Request(TEST_URL + at, { method: "PATCH", headers: { origin: TEST_URL } }),
    );
    expect(visitor.status).toBe(401);
    expect(await offsetOf(at)).toBe(0);
  });

  test("a file that is too large, before a byte is sent", async () => {
    const headers = { "upload-length": String(80 * 1024 ** 2 + 1), "upload-metadata": metadata("a.mp4") };
    const answer = await ask("POST", uploads(), headers);
    expect(answer.status).toBe(413);
    expect(JSON.stringify(await answer.json())).toMatch(/ไม่เกิน 80 MB/);
  });

  test("a place that nobody knows, one for others, an upload without a length, another version", async () => {
    const length = { "upload-length": "10" };
    const statusOf = async (headers: Record<string, string>, by = sender) =>
      (await ask("POST", uploads(), headers, undefined, by)).status;
    const auditor = await aMember(house, org, "internal-auditor");
    expect(await statusOf({ ...length, "upload-metadata": metadata("a", "test.nothing") })).toBe(400);
    expect(await statusOf({ ...length, "upload-metadata": metadata("a") }, auditor)).toBe(403);
    expect(await statusOf({ "upload-metadata": metadata("a") })).toBe(400);
    expect(await statusOf({ ...length, "upload-metadata": metadata("a"), "tus-resumable": "0.2.2" })).toBe(
      412,
    );
  });

  test("a whole file that is no good: said in words, also to who asks again", async () => {
    const at = await begin(300, "ภาพ.jpg");
    const program = Buffer.concat([Buffer.from("MZ"), Buffer.alloc(298, 1)]);
    const answer = await patch(at, 0, program);
    expect(answer.status).toBe(422);
    expect(JSON.stringify(await answer.json())).toMatch(/เป็นโปรแกรม/);
    const after = await ask("HEAD", at, {});
    expect(decodeURIComponent(after.headers.get("sucharit-refusal") ?? "")).toMatch(/เป็นโปรแกรม/);
    expect(await incoming()).not.toContain(at.split("/").at(-1));
  });
});

test("500 photos at once: each is kept or refused with words", async () => {
  const good = await aPhoto();
  const before = await incoming();
  const bad = Buffer.concat([good.subarray(0, 40), randomBytes(200)]);
  const answers = await Promise.all(
    Array.from({ length: 500 }, (_, index) => {
      const photo = index % 10 === 0 ? bad : good;
      const headers = {
        ...BYTES,
        "upload-length": String(photo.length),
        "upload-metadata": metadata(`${index}.jpg`),
      };
      return ask("POST", uploads(), headers, photo);
    }),
  );
  const kept = answers.filter((answer) => answer.status === 201 && answer.headers.get("sucharit-file"));
  const refused = answers.filter((answer) => answer.status === 422);
  expect([kept.length, refused.length]).toEqual([450, 50]);
  for (const answer of refused) expect(JSON.stringify(await answer.json())).toMatch(/[ก-๙]/);
  expect(await incoming()).toEqual(before);
}, 120_000);
