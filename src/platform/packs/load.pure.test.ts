import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { isoDate } from "../../thai/dates.ts";
import { canonicalJson, contentHash } from "./canonical.ts";
import { loadPackShelf, readPacks, shelfOf } from "./load.ts";
import { definePackKind } from "./pack.ts";

const clocks = definePackKind<"clocks", { days: number }>({
  kind: "clocks",
  title: "นาฬิกากฎหมาย",
  data: z.strictObject({ days: z.int().min(1) }),
  check: ({ data }) => (data.days > 365 ? ["data.days: เกินหนึ่งปี"] : []),
});

const good = {
  kind: "clocks",
  key: "reply",
  title: "กำหนดเวลาตอบ",
  source: [{ text: "ตัวอย่าง", url: "https://example.org/", mark: "C" }],
  confirmed: true,
  validFrom: "2025-10-01",
  validTo: "2026-09-30",
  data: { days: 15 },
};

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "sucharit-packs-"));
  await mkdir(join(folder, "clocks"));
});
afterEach(() => rm(folder, { recursive: true }));

async function put(name: string, content: unknown): Promise<void> {
  const text = typeof content === "string" ? content : JSON.stringify(content);
  await writeFile(join(folder, "clocks", name), text);
}

async function refusal(): Promise<string> {
  try {
    await readPacks(folder, clocks);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return "(accepted)";
}

describe("a pack is refused in one line that names its file and the place in it", () => {
  const { title: _title, ...untitled } = good;
  const cases: [string, unknown, string][] = [
    ["no title", untitled, "title:"],
    ["an unknown field", { ...good, colour: "red" }, "colour"],
    ["an unknown field in data", { ...good, data: { days: 15, hours: 2 } }, "data:"],
    ["wrong data", { ...good, data: { days: "15" } }, "data.days:"],
    ["no data", { ...good, data: undefined }, "data:"],
    ["a day that the calendar lacks", { ...good, validFrom: "2026-02-30" }, "validFrom:"],
    ["a date in พ.ศ.", { ...good, validFrom: "2568-10-01" }, "validFrom:"],
    ["a date with a time", { ...good, validTo: "2026-09-30T00:00:00Z" }, "validTo:"],
    ["an end before its beginning", { ...good, validTo: "2025-09-30" }, "validTo:"],
    ["no source", { ...good, source: [] }, "source:"],
    [
      "a source that is no web address",
      { ...good, source: [{ text: "ก", url: "javascript:1", mark: "C" }] },
      "source.0.url:",
    ],
    ["an unknown mark", { ...good, source: [{ text: "ก", mark: "X" }] }, "source.0.mark:"],
    ["confirmed by nothing", { ...good, source: [{ text: "ก", mark: "S" }] }, "confirmed:"],
    ["another kind", { ...good, kind: "holidays" }, "kind:"],
    ["another key than its file", { ...good, key: "answer" }, "key:"],
    ["a rule of its kind", { ...good, data: { days: 366 } }, "data.days: เกินหนึ่งปี"],
    ["a list instead of an object", [good], "(ทั้งไฟล์):"],
    ["text that is not JSON", '{\n"kind": "clocks",\n', "JSON"],
  ];
  test.each(cases)("%s", async (_name, content, place) => {
    await put("reply.json", content);
    const message = await refusal();
    expect(message).toMatch(/^clocks\/reply\.json: /);
    expect(message).toContain(place);
    expect(message).not.toContain("\n");
  });

  test("several breaches: the first in full, the rest counted", async () => {
    await put("reply.json", { ...good, title: "", validFrom: "x" });
    expect(await refusal()).toMatch(/^clocks\/reply\.json: title: .*\(และอีก 1 แห่ง\)$/);
  });
});

describe("validity", () => {
  const before = { ...good, validFrom: "2024-10-01", validTo: "2025-09-30", data: { days: 30 } };

  test("the first and the last day belong to it, the days beside them do not", async () => {
    await put("reply.json", good);
    const shelf = await loadPackShelf(folder, [clocks]);
    const days = (date: string) => shelf.inForce(clocks, "reply", isoDate(date))?.data.days;
    expect(days("2025-09-30")).toBeUndefined();
    expect(days("2025-10-01")).toBe(15);
    expect(days("2026-09-30")).toBe(15);
    expect(days("2026-10-01")).toBeUndefined();
    expect(shelf.inForce(clocks, "answer", isoDate("2026-01-01"))).toBeUndefined();
  });

  test("one key, one file per term: each day finds its own", async () => {
    await put("reply.2569.json", good);
    await put("reply.2568.json", before);
    const shelf = await loadPackShelf(folder, [clocks]);
    expect(shelf.inForce(clocks, "reply", isoDate("2025-09-30"))?.data.days).toBe(30);
    expect(shelf.inForce(clocks, "reply", isoDate("2025-10-01"))?.data.days).toBe(15);
    expect(shelf.ofKind(clocks).map((pack) => pack.file)).toEqual([
      "clocks/reply.2568.json",
      "clocks/reply.2569.json",
    ]);
    expect(shelf.allInForce(clocks, isoDate("2025-12-01"))).toHaveLength(1);
  });

  test("without an end it lasts", async () => {
    await put("reply.json", { ...good, validTo: undefined });
    const shelf = await loadPackShelf(folder, [clocks]);
    expect(shelf.inForce(clocks, "reply", isoDate("2100-01-01"))?.data.days).toBe(15);
  });

  test.each([
    ["a shared day", { ...before, validTo: "2025-10-01" }],
    ["no end to the earlier one", { ...before, validTo: undefined }],
    ["the same term twice", good],
  ])("overlap is refused: %s", async (_name, other) => {
    await put("reply.b.json", good);
    await put("reply.a.json", other);
    expect(await refusal()).toMatch(/^clocks\/reply\.[ab]\.json: validFrom: .*clocks\/reply\.[ab]\.json$/);
  });

  test("another key may cover the same days", async () => {
    await put("reply.json", good);
    await put("answer.json", { ...good, key: "answer" });
    expect(await readPacks(folder, clocks)).toHaveLength(2);
  });
});

describe("the shelf", () => {
  test("a folder that no kind owns is refused; a kind without a folder has no packs", async () => {
    await mkdir(join(folder, "strange"));
    await expect(loadPackShelf(folder, [clocks])).rejects.toThrow(/^strange\//);
    await rm(join(folder, "strange"), { recursive: true });
    await rm(join(folder, "clocks"), { recursive: true });
    expect((await loadPackShelf(folder, [clocks])).all()).toEqual([]);
  });

  test("a kind named twice is refused", () => {
    expect(() => shelfOf([], [clocks, clocks])).toThrow("clocks");
  });

  test("a closed year finds the pack it recorded", async () => {
    await put("reply.json", good);
    const shelf = await loadPackShelf(folder, [clocks]);
    const [pack] = shelf.ofKind(clocks);
    expect(pack?.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(shelf.byHash(pack?.hash ?? "")).toBe(pack);
    expect(shelf.byHash("0".repeat(64))).toBeUndefined();
    expect(shelf.kindNamed("clocks")).toBe(clocks);
  });
});

describe("the hash", () => {
  test("does not change with the order of keys or the layout of the file, and does with any value", async () => {
    await put("reply.json", good);
    const [first] = await readPacks(folder, clocks);
    const backwards = Object.fromEntries(Object.entries(good).toReversed());
    await put("reply.json", JSON.stringify(backwards, null, 4));
    const [second] = await readPacks(folder, clocks);
    expect(second?.hash).toBe(first?.hash);
    await put("reply.json", { ...good, data: { days: 16 } });
    const [third] = await readPacks(folder, clocks);
    expect(third?.hash).not.toBe(first?.hash);
  });

  test("any JSON keeps its meaning in canonical form", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const plain: unknown = JSON.parse(JSON.stringify(value));
        expect(JSON.parse(canonicalJson(plain))).toEqual(plain);
        expect(contentHash(reversed(plain))).toBe(contentHash(plain));
      }),
    );
  });
});

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([name, inner]) => [name, reversed(inner)]),
  );
}
