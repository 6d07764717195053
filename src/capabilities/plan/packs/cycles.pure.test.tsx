import { join } from "node:path";
import { render } from "preact-render-to-string";
import { beforeAll, describe, expect, test } from "vitest";
import { packKinds } from "../../../pack-kinds.ts";
import { confirmationOf } from "../../../platform/packs/confirmation.ts";
import { loadPackShelf, shelfOf } from "../../../platform/packs/load.ts";
import type { PackShelf } from "../../../platform/packs/load.ts";
import type { Pack } from "../../../platform/packs/pack.ts";
import { PackPage } from "../../../platform/packs/pages/packs.tsx";
import { root } from "../../../platform/root.ts";
import { dimensionOf, missionOf, planCycle, planCycles } from "./cycles.ts";
import type { PlanCycle } from "./cycles.ts";

let shelf: PackShelf = shelfOf([], packKinds);
beforeAll(async () => {
  shelf = await loadPackShelf(join(root, "packs"), packKinds);
});

function cycle(key: string): Pack<PlanCycle> {
  const pack = planCycle(shelf, key);
  if (!pack) throw new Error(key);
  return pack;
}

describe("the cycles that ship", () => {
  test("2566–2570: four dimensions, twelve missions, every mission with headings", () => {
    const { data } = cycle("2566-2570");
    expect(data.years).toEqual([2566, 2567, 2568, 2569, 2570]);
    expect(data.dimensions.map((each) => each.missions.length)).toEqual([3, 3, 3, 3]);
    expect(data.dimensions.flatMap((each) => each.missions).every((each) => each.headings.length > 0)).toBe(
      true,
    );
    expect(dimensionOf(data, "2")?.name).toBe("การบริหารราชการด้วยความโปร่งใส");
    expect(missionOf(data, "4.3")?.headings.map((each) => each.key)).toEqual(["4.3.1", "4.3.2"]);
    expect(missionOf(data, "9.9")).toBeUndefined();
  });

  test("2561–2564: four dimensions, fifteen missions, no goals, for none were found", () => {
    const { data } = cycle("2561-2564");
    expect(data.dimensions.map((each) => each.missions.length)).toEqual([3, 5, 3, 4]);
    expect(data.dimensions[0]?.name).toBe("การสร้างสังคมที่ไม่ทนต่อการทุจริต");
    expect(data.goals).toEqual([]);
  });

  test("what was not read at an official place says so", () => {
    const { parts } = confirmationOf(cycle("2566-2570"));
    const names = parts.map((part) => part.name);
    expect(names).toContain("การสร้างวัฒนธรรมสุจริต");
    expect(names).not.toContain("การบริหารราชการด้วยความโปร่งใส");
    expect(names).toContain("คะแนน ITA");
  });

  test("a page of a pack shows no name of a field", () => {
    for (const pack of shelf.all().filter((each) => each.kind !== "holidays")) {
      const kind = shelf.kindNamed(pack.kind);
      if (!kind) throw new Error(pack.kind);
      const html = render(<PackPage pack={pack} kind={kind} listHref="/packs" />);
      const text = html.replace(/<code>.*?<\/code>/g, "").replace(/<[^>]+>/g, "\n");
      for (const label of Object.keys(kind.labels ?? {})) expect(text.split("\n")).not.toContain(label);
      expect(text).not.toMatch(/\bconfirmed\b|\[object/);
    }
  });
});

describe("a broken cycle is refused", () => {
  type Mutable = ReturnType<typeof structuredClone<PlanCycle>>;
  const cases: [string, (data: Mutable) => unknown, string][] = [
    ["years that jump", (data) => data.years.splice(1, 1), "data.years.1:"],
    ["years that fall", (data) => data.years.splice(0, 2, 2567, 2566), "data.years.1:"],
    ["a value too few", (data) => data.goals[0]?.values.pop(), "data.goals.0.values:"],
    ["two goals of one key", (data) => data.goals.push(data.goals[0]!), "data.goals.3.key:"],
    [
      "two dimensions of one key",
      (data) => data.dimensions.splice(1, 1, data.dimensions[0]!),
      "data.dimensions.1.key:",
    ],
    [
      "a mission of another dimension",
      (data) => data.dimensions[0]?.missions.push(data.dimensions[1]!.missions[0]!),
      "data.dimensions.0.missions.3.key: ต้องขึ้นต้นด้วย 1.",
    ],
    [
      "a heading of another mission",
      (data) => (data.dimensions[0]!.missions[0]!.headings[0]!.key = "1.2.9"),
      "data.dimensions.0.missions.0.headings.0.key: ต้องขึ้นต้นด้วย 1.1.",
    ],
    ["confirmed by a copy", (data) => (data.dimensions[0]!.confirmed = true), "data.dimensions.0.confirmed:"],
    [
      "a source that is not there",
      (data) => (data.dimensions[0]!.missions[0]!.sources = [7]),
      "data.dimensions.0.missions.0.sources:",
    ],
  ];
  test.each(cases)("%s", (_name, breaking, place) => {
    const pack = cycle("2566-2570");
    expect(planCycles.check?.(pack)).toEqual([]);
    const data = structuredClone(pack.data);
    breaking(data);
    expect(planCycles.check?.({ ...pack, data }).join("\n")).toContain(place);
  });
});
