import { join } from "node:path";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { readPacks, shelfOf } from "../../../platform/packs/load.ts";
import type { PackShelf } from "../../../platform/packs/load.ts";
import { root } from "../../../platform/root.ts";
import { divided, exact, fraction } from "../../../thai/fractions.ts";
import { rounds } from "../../../thai/fiscal.ts";
import { channelName, channelsOn, publicationChannels } from "./channels.ts";
import type { ChannelsData } from "./channels.ts";
import { bandsOf, lightOf, trafficLights, trafficLightsFor } from "./lights.ts";
import type { LightsData } from "./lights.ts";
import { isoDate } from "../../../thai/dates.ts";

let shelf: PackShelf = shelfOf([], []);
beforeAll(async () => {
  const packs = join(root, "packs");
  shelf = shelfOf(
    [...(await readPacks(packs, trafficLights)), ...(await readPacks(packs, publicationChannels))],
    [trafficLights, publicationChannels],
  );
});

const shareDone = ({ done, of }: { done: number; of: number }) =>
  divided(fraction(BigInt(done), 1n), fraction(BigInt(of), 1n));

const bands = (round: (typeof rounds)[number]) => bandsOf(shelf, trafficLightsFor(shelf, 2569), 2569, round);

describe("the thresholds that ship", () => {
  test.each([
    ["6-month", 0, "red"],
    ["6-month", 19.9999, "red"],
    ["6-month", 20, "yellow"],
    ["6-month", 49.5, "yellow"],
    ["6-month", 49.995, "yellow"],
    ["6-month", 50, "green"],
    ["12-month", 49.5, "red"],
    ["12-month", 50, "yellow"],
    ["12-month", 79.99, "yellow"],
    ["12-month", 80, "green"],
    ["12-month", 100, "green"],
  ] as const)("%s: %d per cent is %s", (round, percent, light) => {
    const found = exact(percent);
    expect(lightOf(bands(round), found && { ...found, under: found.under * 100n })).toBe(light);
  });

  test("nothing is said of nine months, so nothing is shown", () => {
    expect(bands("9-month")).toBeUndefined();
    expect(lightOf(undefined, shareDone({ done: 1, of: 1 }))).toBeNull();
  });

  test("every share of every project has exactly one light, and more done is never a worse one", () => {
    const order = { red: 0, yellow: 1, green: 2 };
    fc.assert(
      fc.property(
        fc.constantFrom("6-month", "12-month"),
        fc.integer({ min: 1, max: 5000 }),
        fc.nat(),
        (round, of, any) => {
          const done = any % of;
          const lower = lightOf(bands(round), shareDone({ done, of }));
          const higher = lightOf(bands(round), shareDone({ done: done + 1, of }));
          const [yellow, green] = round === "6-month" ? [20, 50] : [50, 80];
          const expected = done * 100 >= green * of ? "green" : done * 100 >= yellow * of ? "yellow" : "red";
          expect(lower).toBe(expected);
          expect(order[higher ?? "red"]).toBeGreaterThanOrEqual(order[expected]);
        },
      ),
    );
  });

  test("nothing to do has no light", () => {
    expect(lightOf(bands("6-month"), shareDone({ done: 0, of: 0 }))).toBeNull();
  });
});

describe("broken thresholds are refused with the place", () => {
  type Bands = LightsData["rounds"][number]["bands"];
  test.each<[string, (bands: Bands) => unknown, string]>([
    ["a gap", (each) => (each[1]!.from = 21), "data.rounds.0.bands.1.from: เว้นช่องว่าง"],
    ["an overlap", (each) => (each[1]!.from = 19), "data.rounds.0.bands.1.from: ซ้อน"],
    ["a gap of a hair", (each) => (each[2]!.from = 50.0001), "data.rounds.0.bands.2.from: เว้นช่องว่าง"],
    ["an open band in the middle", (each) => delete each[0]!.below, "data.rounds.0.bands.1.from: ซ้อน"],
    ["a beginning above nothing", (each) => (each[0]!.from = 1), "data.rounds.0.bands.0.from:"],
    ["an end", (each) => (each[2]!.below = 90), "data.rounds.0.bands.2.below:"],
    [
      "a band of nothing",
      (each) => ((each[0]!.below = 0), (each[1]!.from = 0)),
      "data.rounds.0.bands.0.below:",
    ],
    ["a colour twice", (each) => (each[1]!.light = "red"), "data.rounds.0.bands.1.light:"],
  ])("%s", (_name, broken, place) => {
    const [pack] = shelf.ofKind(trafficLights);
    if (!pack) throw new Error("no pack");
    const data = structuredClone(pack.data);
    broken(data.rounds[0]?.bands ?? []);
    expect(trafficLights.check?.(pack)).toEqual([]);
    expect(trafficLights.check?.({ ...pack, data }).join("\n")).toContain(place);
  });

  test("a round twice", () => {
    const [pack] = shelf.ofKind(trafficLights);
    if (!pack) throw new Error("no pack");
    const data = { rounds: [...pack.data.rounds, pack.data.rounds[0]!] };
    expect(trafficLights.check?.({ ...pack, data }).join()).toContain("data.rounds.2.round:");
  });
});

describe("channels", () => {
  test("are told by key, also one that is no longer known", () => {
    expect(channelsOn(shelf, isoDate("2026-01-01")).length).toBeGreaterThan(10);
    expect(channelName(shelf, "website")).toBe("เว็บไซต์ของหน่วยงาน");
    expect(channelName(shelf, "carrier-pigeon")).toBe("carrier-pigeon");
  });

  test.each<[string, (channels: ChannelsData["channels"]) => unknown, string]>([
    ["a key twice", (each) => (each[1]!.key = each[0]!.key), "data.channels.1.key:"],
    ["a name twice", (each) => (each[1]!.name = each[0]!.name), "data.channels.1.name:"],
    ["a source that is not there", (each) => (each[0]!.sources = [9]), "data.channels.0.sources:"],
  ])("%s is refused", (_name, broken, place) => {
    const [pack] = shelf.ofKind(publicationChannels);
    if (!pack) throw new Error("no pack");
    const data = structuredClone(pack.data);
    broken(data.channels);
    expect(publicationChannels.check?.(pack)).toEqual([]);
    expect(publicationChannels.check?.({ ...pack, data }).join()).toContain(place);
  });
});
