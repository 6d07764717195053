import { expect, test } from "vitest";
import { ASKED_OFTEN, MOST_NAMES, statementNames } from "./prepared.ts";

test("a statement gets its name when it is asked often, and keeps it", () => {
  const nameOf = statementNames();
  const names = Array.from({ length: ASKED_OFTEN + 2 }, () => nameOf("select 1"));
  expect(names).toEqual([undefined, undefined, "often_0", "often_0", "often_0"]);
});

test("two statements never share a name", () => {
  const nameOf = statementNames();
  for (let time = 0; time < ASKED_OFTEN; time += 1) for (const text of ["a", "b"]) nameOf(text);
  expect(nameOf("a")).not.toBe(nameOf("b"));
});

test("only so many get one; who has one keeps it", () => {
  const nameOf = statementNames();
  for (let text = 0; text < MOST_NAMES + 10; text += 1) {
    for (let time = 0; time < ASKED_OFTEN; time += 1) nameOf(String(text));
  }
  expect(nameOf(String(MOST_NAMES - 1))).toBe(`often_${MOST_NAMES - 1}`);
  expect(nameOf(String(MOST_NAMES))).toBeUndefined();
});

test("texts that come once make no others lose their turn for ever", () => {
  const nameOf = statementNames();
  for (let text = 0; text < 10_000; text += 1) nameOf(`once ${text}`);
  for (let time = 0; time < ASKED_OFTEN; time += 1) nameOf("often");
  expect(nameOf("often")).toBe("often_0");
});
