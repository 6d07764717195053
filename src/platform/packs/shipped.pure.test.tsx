import { join } from "node:path";
import { render } from "preact-render-to-string";
import { beforeAll, describe, expect, test } from "vitest";
import { isoDate } from "../../thai/dates.ts";
import { addWorkingDays } from "../../thai/workdays.ts";
import { root } from "../root.ts";
import { confirmationOf, isConfirmed } from "./confirmation.ts";
import { governmentHolidays, holidays, holidaySet } from "./kinds/holidays.ts";
import {
  organisationFullName,
  organisationKinds,
  organisationShortName,
} from "./kinds/organisation-kinds.ts";
import { platformPackKinds } from "./kinds/platform-kinds.ts";
import { provinces } from "./kinds/provinces.ts";
import { readPacks, shelfOf } from "./load.ts";
import type { PackShelf } from "./load.ts";
import { PackList, PackPage } from "./pages/packs.tsx";

const today = isoDate("2026-11-21");
let shelf: PackShelf = shelfOf([], platformPackKinds);

beforeAll(async () => {
  const packs = await Promise.all(platformPackKinds.map((kind) => readPacks(join(root, "packs"), kind)));
  shelf = shelfOf(packs.flat(), platformPackKinds);
});

test("every kind of the platform has a pack in force", () => {
  for (const kind of platformPackKinds) expect(shelf.allInForce(kind, today)).toHaveLength(1);
});

describe("holidays", () => {
  test("พ.ศ. 2566 to 2570, a file each", () => {
    expect(shelf.ofKind(holidays).map((pack) => pack.validFrom)).toEqual(
      ["2023", "2024", "2025", "2026", "2027"].map((year) => `${year}-01-01`),
    );
  });

  test("each year has its yearly days; the Royal Ploughing Day only where it was found", () => {
    for (const pack of shelf.ofKind(holidays)) {
      const names = pack.data.days.map((day) => day.name).join(" ");
      for (const name of ["มาฆบูชา", "วิสาขบูชา", "อาสาฬหบูชา", "เข้าพรรษา", "จักรี", "รัฐธรรมนูญ", "ปิยมหาราช"])
        expect(names).toContain(name);
      expect(names.includes("พืชมงคล")).toBe(!pack.data.missing.includes("วันพืชมงคล"));
      expect(names).not.toContain("แรงงาน");
    }
  });

  test("the set holds both ends and says what it does not know", () => {
    const set = holidaySet(shelf, isoDate("2022-12-31"), isoDate("2027-01-01"));
    expect(set.dates.has(isoDate("2023-01-02"))).toBe(true);
    expect(set.dates.has(isoDate("2027-01-01"))).toBe(true);
    expect(set.dates.has(isoDate("2027-04-06"))).toBe(false);
    expect(set.uncoveredYears).toEqual([2565]);
    expect(set.incompleteYears).toEqual([2569, 2570]);
    expect(set.unconfirmed.some((day) => day.date === "2026-08-12")).toBe(true);
    expect(set.unconfirmed.some((day) => day.date === "2026-12-07")).toBe(false);
  });

  test("the substitution that the cabinet moved: 29 December 2566 is off, 2 January 2567 is worked", () => {
    const { dates } = holidaySet(shelf, isoDate("2023-12-01"), isoDate("2024-01-31"));
    expect(addWorkingDays(isoDate("2023-12-28"), 1, dates)).toBe("2024-01-02");
  });

  test("a day may be confirmed only by a source that is official", async () => {
    const pack = shelf.inForce(holidays, governmentHolidays, today);
    const [day] = pack?.data.days ?? [];
    if (!pack || !day) throw new Error("no pack");
    const broken = { ...pack, data: { ...pack.data, days: [{ ...day, confirmed: true, sources: [5, 9] }] } };
    expect(holidays.check?.(broken)).toEqual([
      "data.days.0.sources: ไม่มีแหล่งที่มาลำดับนี้",
      "data.days.0.confirmed: วันนี้ไม่มีแหล่งที่มาเครื่องหมาย C",
    ]);
    const twice = { ...pack, data: { ...pack.data, days: [day, day] } };
    expect(holidays.check?.(twice)).toEqual(["data.days.1.date: ซ้ำหรือไม่เรียงตามวันที่"]);
    const weekend = { ...day, date: isoDate("2026-11-21"), nature: "special" as const };
    expect(holidays.check?.({ ...pack, data: { ...pack.data, days: [weekend] } })).toHaveLength(1);
    expect(holidays.check?.({ ...pack, validTo: isoDate("2027-01-31") })).toHaveLength(1);
  });
});

test("77 provinces, each once", () => {
  const list = shelf.inForce(provinces, "thailand", today)?.data.provinces ?? [];
  expect(list).toHaveLength(77);
  expect(list.map((each) => each.name)).toEqual(
    expect.arrayContaining(["กรุงเทพมหานคร", "บึงกาฬ", "หนองบัวลำภู"]),
  );
  const repeated = provinces.check?.({
    ...shelf.ofKind(provinces)[0]!,
    data: { provinces: [...list.slice(0, 1), ...list.slice(0, 1)] },
  });
  expect(repeated).toEqual([
    "data.provinces.1.code: ซ้ำกับรายการก่อนหน้า",
    "data.provinces.1.name: ซ้ำกับรายการก่อนหน้า",
  ]);
});

describe("kinds of organisation", () => {
  test("the seven, with the office of the clerk first and internal audit where the kind has one", () => {
    const kinds = shelf.inForce(organisationKinds, "thailand", today)?.data.kinds ?? [];
    expect(kinds.map((kind) => kind.short)).toEqual([
      "อบต.",
      "ทต.",
      "ทม.",
      "ทน.",
      "อบจ.",
      "เมืองพัทยา",
      "กทม.",
    ]);
    for (const kind of kinds) {
      expect(kind.units[0]?.key).toBe("clerk-office");
      expect(kind.units.filter((unit) => unit.usual).length).toBeGreaterThan(3);
      expect(kind.territory.asks.length > 0).toBe(!kind.single);
    }
  });

  test("names", () => {
    const kinds = shelf.inForce(organisationKinds, "thailand", today)?.data.kinds ?? [];
    const [subdistrict] = kinds;
    const bangkok = kinds.at(-1);
    if (!subdistrict || !bangkok) throw new Error("no kinds");
    expect(organisationFullName(subdistrict, "บึงสุข")).toBe("องค์การบริหารส่วนตำบลบึงสุข");
    expect(organisationShortName(subdistrict, "บึงสุข")).toBe("อบต.บึงสุข");
    expect(organisationFullName(bangkok, "ไม่ใช้")).toBe("กรุงเทพมหานคร");
    expect(organisationShortName(bangkok, "ไม่ใช้")).toBe("กทม.");
  });
});

describe("confirmation", () => {
  const base = {
    kind: "x",
    key: "x",
    title: "x",
    source: [],
    confirmed: true,
    validFrom: isoDate("2026-01-01"),
    data: { a: [{ name: "ก", confirmed: true }], b: 1 },
  };
  const mixed = {
    a: [
      { name: "ก", confirmed: true },
      { full: "ข", confirmed: false },
    ],
    c: { confirmed: false },
  };

  test("whole, part, nothing", () => {
    expect(confirmationOf(base)).toEqual({ status: "confirmed", parts: [] });
    expect(confirmationOf({ ...base, data: mixed })).toEqual({
      status: "partly",
      parts: [
        { path: ["a", 1], name: "ข" },
        { path: ["c"], name: "c" },
      ],
    });
    expect(confirmationOf({ ...base, confirmed: false, data: mixed }).status).toBe("partly");
    expect(confirmationOf({ ...base, confirmed: false, data: { b: 1 } })).toEqual({
      status: "unconfirmed",
      parts: [],
    });
  });

  test("a part that says nothing is as its pack", () => {
    expect(isConfirmed(base, {})).toBe(true);
    expect(isConfirmed(base, { confirmed: false })).toBe(false);
    expect(isConfirmed({ ...base, confirmed: false }, { confirmed: true })).toBe(true);
  });

  test("what ships as confirmed in part says so on the shelf", () => {
    expect(statuses("holidays")).toEqual(["partly", "partly", "unconfirmed", "partly", "unconfirmed"]);
    expect(statuses("organisation-kinds")).toEqual(["partly"]);
    expect(statuses("provinces")).toEqual(["unconfirmed"]);
  });
});

describe("pages", () => {
  test("the list shows each pack with its term in พ.ศ. and the mark", () => {
    const html = render(
      <PackList packs={shelf.all()} kindNamed={shelf.kindNamed} hrefOf={(pack) => `/packs/${pack.file}`} />,
    );
    expect(html).toContain("1\u00a0ม.ค.\u00a02569 – 31\u00a0ธ.ค.\u00a02569");
    expect(html).toContain("ให้นิติกรยืนยัน");
    expect(html.match(/<a href="\/packs\//g)).toHaveLength(shelf.all().length);
  });

  test("a pack shows its data in Thai: no field name, no date in ค.ศ., no raw key of a word", () => {
    for (const pack of shelf.all()) {
      const kind = shelf.kindNamed(pack.kind);
      if (!kind) throw new Error(pack.kind);
      const html = render(<PackPage pack={pack} kind={kind} listHref="/packs" />);
      const text = html.replace(/<code>.*?<\/code>/g, "").replace(/<[^>]+>/g, "\n");
      expect(text).not.toMatch(/\d{4}-\d{2}-\d{2}|\bsubstitution\b|\bconfirmed\b|\[object/);
      for (const label of Object.keys(kind.labels ?? {})) expect(text.split("\n")).not.toContain(label);
      expect(html).toContain(pack.hash);
    }
  });
});

function statuses(kind: string): string[] {
  return shelf
    .all()
    .filter((pack) => pack.kind === kind)
    .map((pack) => confirmationOf(pack).status);
}
