import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, isoDate } from "../../../thai/dates.ts";
import { endOnLeaving, isHeldOn, overlap, rivalHeads } from "./rules.ts";

const day = fc.integer({ min: 0, max: 400 }).map((days) => addDays(isoDate("2025-10-01"), days));
const term = fc
  .tuple(day, day, fc.boolean())
  .map(([a, b, lasts]) => ({ from_on: a < b ? a : b, to_on: lasts ? null : a < b ? b : a }));
const headship = fc
  .tuple(term, fc.boolean(), fc.boolean(), fc.constantFrom("finance", "works", null))
  .map(([{ from_on, to_on }, is_head, is_acting, unit_id]) => ({
    from_on,
    to_on,
    is_head,
    is_acting,
    unit_id,
  }));

test("two terms overlap exactly when a day belongs to both", () => {
  fc.assert(
    fc.property(term, term, (a, b) => {
      const later = a.from_on > b.from_on ? a.from_on : b.from_on;
      expect(overlap(a, b)).toBe(isHeldOn(a, later) && isHeldOn(b, later));
      expect(overlap(b, a)).toBe(overlap(a, b));
    }),
  );
});

test("accepted one by one, a unit never has two heads on a day", () => {
  fc.assert(
    fc.property(fc.array(headship, { maxLength: 12 }), day, (wanted, on) => {
      const accepted: typeof wanted = [];
      for (const one of wanted) if (rivalHeads(one, accepted).length === 0) accepted.push(one);
      const heads = accepted.filter(
        (each) => each.is_head && !each.is_acting && each.unit_id === "finance" && isHeldOn(each, on),
      );
      expect(heads.length).toBeLessThanOrEqual(1);
    }),
  );
});

test("somebody who acts never stands in the way, nor does a head of another unit", () => {
  const head = { unit_id: "finance", is_head: true, is_acting: false, from_on: "2025-10-01", to_on: null };
  expect(
    rivalHeads(head, [
      { ...head, is_acting: true },
      { ...head, unit_id: "works" },
      { ...head, is_head: false },
    ]),
  ).toEqual([]);
  expect(rivalHeads({ ...head, is_acting: true }, [head])).toEqual([]);
  expect(rivalHeads(head, [head])).toEqual([head]);
});

test("who has left holds nothing from that day on, and everything before as it was", () => {
  fc.assert(
    fc.property(term, day, day, (held, leftOn, on) => {
      const end = endOnLeaving(held, leftOn);
      expect(end === "too-late").toBe(held.from_on >= leftOn);
      fc.pre(end !== "too-late");
      const after = { from_on: held.from_on, to_on: end === "unchanged" ? held.to_on : end };
      expect(isHeldOn(after, on)).toBe(on < leftOn && isHeldOn(held, on));
    }),
  );
});
