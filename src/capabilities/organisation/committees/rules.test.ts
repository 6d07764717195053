import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, isoDate } from "../../../thai/dates.ts";
import type { IsoDate } from "../../../thai/dates.ts";
import {
  allowsStep,
  committeeKindNames,
  positionToPrint,
  roleTitle,
  seatFaults,
  seatRoles,
  spanOn,
  spansInForce,
  standingOn,
  tidyNumber,
  WARN_DAYS,
} from "./rules.ts";
import type { OrderDates, SeatTyped } from "./rules.ts";

const start = isoDate("2025-10-01");
const day = fc.integer({ min: 0, max: 400 }).map((days) => addDays(start, days));

const order: fc.Arbitrary<Omit<OrderDates, "id">> = fc
  .record({ ordered_on: day, term_from: day, length: fc.option(fc.integer({ min: 0, max: 200 })) })
  .map(({ ordered_on, term_from, length }) => ({
    ordered_on,
    term_from,
    term_to: length === null ? null : addDays(term_from, length),
  }));
const orders = fc
  .array(order, { maxLength: 6 })
  .map((list): OrderDates[] => list.map((dates, index) => Object.assign({ id: String(index) }, dates)));

const sequence = (one: OrderDates) => `${one.ordered_on} ${one.term_from} ${one.id}`;

/** Said the other way round than the code says it: of the orders that have begun, the last one made counts. */
function expected(list: readonly OrderDates[], endedOn: IsoDate | null, on: IsoDate): string | undefined {
  if (endedOn !== null && on >= endedOn) return undefined;
  const begun = list
    .filter((one) => one.term_from <= on)
    .toSorted((a, b) => (sequence(a) < sequence(b) ? 1 : -1));
  const [last] = begun;
  return last && (last.term_to === null || on <= last.term_to) ? last.id : undefined;
}

describe("which order is in force", () => {
  test("the last one made of those that have begun, while its term lasts and the committee exists", () => {
    fc.assert(
      fc.property(orders, fc.option(day), day, (list, endedOn, on) => {
        expect(spanOn(list, endedOn, on)?.order.id).toBe(expected(list, endedOn, on));
      }),
    );
  });

  test("never two at once, and no span ends before it begins", () => {
    fc.assert(
      fc.property(orders, fc.option(day), day, (list, endedOn, on) => {
        const spans = spansInForce(list, endedOn);
        expect(spans.every(({ from, to }) => to === null || from <= to)).toBe(true);
        expect(spans.filter(({ from, to }) => from <= on && (to === null || on <= to)).length).toBeLessThan(
          2,
        );
      }),
    );
  });

  test("a later order ends the earlier one the day before it begins, and says so", () => {
    const first = { id: "1", ordered_on: "2025-10-01", term_from: "2025-10-01", term_to: null };
    const second = { id: "2", ordered_on: "2026-01-15", term_from: "2026-02-01", term_to: null };
    expect(spansInForce([second, first], null)).toEqual([
      { order: first, from: "2025-10-01", to: "2026-01-31", replacedBy: second },
      { order: second, from: "2026-02-01", to: null, replacedBy: undefined },
    ]);
  });

  test("an order whose successor was short does not come back", () => {
    const long = { id: "1", ordered_on: "2025-10-01", term_from: "2025-10-01", term_to: null };
    const short = { id: "2", ordered_on: "2025-11-01", term_from: "2025-11-01", term_to: "2025-11-30" };
    expect(spanOn([long, short], null, isoDate("2025-12-01"))).toBeUndefined();
  });
});

const until = (to: string | null, id = "1"): OrderDates => ({
  id,
  ordered_on: "2025-10-01",
  term_from: "2025-10-01",
  term_to: to,
});

describe("how a committee stands", () => {
  const today = isoDate("2026-03-01");
  test.each([
    ["no-order", [], null],
    ["ended", [until(null)], "2026-03-01"],
    ["in-force", [until(null)], null],
    ["in-force", [until(null)], "2026-03-10"],
    ["in-force", [until(addDays(today, WARN_DAYS + 1))], null],
    ["ending", [until(addDays(today, WARN_DAYS))], null],
    ["ending", [until(today)], null],
    ["over", [until(addDays(today, -1))], null],
    ["upcoming", [{ id: "1", ordered_on: "2026-02-01", term_from: "2026-03-02", term_to: null }], null],
  ] as const)("%s", (standing, list, endedOn) => {
    expect(standingOn(list, endedOn, today)).toBe(standing);
  });

  test("a term that another order carries on needs no warning", () => {
    const next = { id: "2", ordered_on: "2026-02-01", term_from: "2026-03-11", term_to: null };
    expect(standingOn([until("2026-03-10"), next], null, today)).toBe("in-force");
    expect(standingOn([until("2026-03-09"), next], null, today)).toBe("ending");
  });
});

const person = (personId: string, role: SeatTyped["role"] = "member"): SeatTyped => ({
  personId,
  name: null,
  role,
});
const outsider = (name: string): SeatTyped => ({ personId: null, name, role: "member" });

describe("the members of an order", () => {
  test("a chair and members who differ are accepted; blank rows do not count", () => {
    expect(seatFaults([null, person("a", "chair"), null, person("b"), outsider("นายนอก เมือง")])).toEqual([]);
  });

  test("somebody twice is refused in the second row, also with other blanks", () => {
    expect(seatFaults([person("a", "chair"), null, person("a")])).toMatchObject([
      { row: 2, field: "personId" },
    ]);
    expect(
      seatFaults([person("a", "chair"), outsider("นายนอก เมือง"), outsider("นายนอก  เมือง")]),
    ).toMatchObject([{ row: 2, field: "name" }]);
  });

  test("neither or both of person and outsider are refused", () => {
    const nobody = { personId: null, name: null, role: "member" } as const;
    const both = { personId: "b", name: "นายนอก เมือง", role: "member" } as const;
    expect(seatFaults([person("a", "chair"), nobody, both])).toMatchObject([
      { row: 1, field: "personId" },
      { row: 2, field: "name" },
    ]);
  });

  test("without a chair the first row that is filled in says so", () => {
    expect(seatFaults([null, person("a")])).toMatchObject([{ row: 1, field: "role" }]);
    expect(seatFaults([])).toMatchObject([{ row: 0, field: "role" }]);
  });
});

test("a number is the same in either kind of digits and with blanks", () => {
  expect(tidyNumber(" ๑๒๓ / ๒๕๖๙")).toBe("123/2569");
});

test("every seat has a title in every kind of body, and none serves for two", () => {
  for (const kind of committeeKindNames) {
    const titles = seatRoles.map((role) => roleTitle(kind, role));
    expect(new Set(titles).size).toBe(seatRoles.length);
  }
});

test("the position printed is the own one before one stood in for, on that day", () => {
  const acting = { title: "ปลัดเทศบาล", is_head: true, is_acting: true, from_on: "2025-01-01", to_on: null };
  const own = { title: "รองปลัดเทศบาล", is_head: false, is_acting: false, from_on: "2025-06-01", to_on: null };
  expect(positionToPrint([acting, own], isoDate("2025-06-01"))).toBe("รองปลัดเทศบาล");
  expect(positionToPrint([acting, own], isoDate("2025-05-31"))).toBe("รักษาราชการแทนปลัดเทศบาล");
  expect(positionToPrint([own], isoDate("2025-05-31"))).toBeNull();
});

test("a committee is edited and ended while it exists, reopened afterwards", () => {
  const [active, ended] = [{ ended_on: null }, { ended_on: "2026-01-01" }];
  expect([allowsStep(active, "edit"), allowsStep(active, "end"), allowsStep(active, "reopen")]).toEqual([
    true,
    true,
    false,
  ]);
  expect([allowsStep(ended, "edit"), allowsStep(ended, "end"), allowsStep(ended, "reopen")]).toEqual([
    false,
    false,
    true,
  ]);
});
