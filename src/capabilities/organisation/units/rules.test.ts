import fc from "fast-check";
import { expect, test } from "vitest";
import { moved } from "./rules.ts";

const lists = fc.uniqueArray(fc.integer(), { minLength: 1, maxLength: 20 });

test("moving keeps every entry, and back again undoes it unless it stood at the end", () => {
  fc.assert(
    fc.property(lists, fc.nat(), (list, at) => {
      const from = at % list.length;
      const up = moved(list, from, "up");
      expect(up.toSorted()).toEqual(list.toSorted());
      if (from === 0) expect(up).toEqual(list);
      else {
        expect(up[from - 1]).toBe(list[from]);
        expect(moved(up, from - 1, "down")).toEqual(list);
      }
    }),
  );
});

test("the last one does not move down", () => {
  expect(moved(["a", "b"], 1, "down")).toEqual(["a", "b"]);
  expect(moved(["a", "b"], 7, "up")).toEqual(["a", "b"]);
});
