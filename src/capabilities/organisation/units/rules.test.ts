import fc from "fast-check";
import { expect, test } from "vitest";
import { moved } from "./rules.ts";

const lists = fc.uniqueArray(fc.integer(), { minLength: 2, maxLength: 20 });

test("moving up keeps every entry, changes places with the one above, and down again undoes it", () => {
  fc.assert(
    fc.property(lists, fc.nat(), (list, at) => {
      const from = 1 + (at % (list.length - 1));
      const up = moved(list, from, "up");
      expect(up.toSorted()).toEqual(list.toSorted());
      expect([up[from - 1], up[from]]).toEqual([list[from], list[from - 1]]);
      expect(moved(up, from - 1, "down")).toEqual(list);
    }),
  );
});

test("the ends do not move", () => {
  expect(moved(["a", "b"], 1, "down")).toEqual(["a", "b"]);
  expect(moved(["a", "b"], 0, "up")).toEqual(["a", "b"]);
  expect(moved(["a", "b"], 7, "up")).toEqual(["a", "b"]);
});
