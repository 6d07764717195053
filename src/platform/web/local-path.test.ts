import fc from "fast-check";
import { expect, test } from "vitest";
import { localPath } from "./local-path.ts";

test.each(["/", "/a/b?c=d", "/bueng-suk/office/people?q=%E0%B8%81"])("%s stays", (path) => {
  expect(localPath(path)).toBe(path);
});

test.each([
  ..."https://evil.example //evil.example /\\evil.example /.//evil.example /x/..//evil.example javascript:alert(1)".split(
    " ",
  ),
  "/\tevil",
  "",
  undefined,
  ["/a"],
])("%s leads home", (path) => {
  expect(localPath(path)).toBe("/");
});

test("whatever is asked for, a browser stays on this site", () => {
  const parts = fc.array(
    fc.constantFrom("/", ".", "..", "\\", "//", "evil.example", "@", ":", "?", "#", "%2f", " "),
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.webUrl(),
        fc.string(),
        parts.map((some) => `/${some.join("")}`),
      ),
      (text) => {
        expect(new URL(localPath(text), "http://here.test").origin).toBe("http://here.test");
      },
    ),
  );
});
