import { expect, test } from "vitest";
import { isOwnName, newPassword } from "./passwords.ts";

const names = ["สมหญิง ใจงาม", "somying.j@example.test", "somying.jaingam", null];

test.each([
  "สมหญิง ใจงาม",
  "สมหญิงใจงาม2569",
  "somying.j@example.test",
  "Somying.J@Example.test!",
  "somying-jaingam",
  "SomyingJaingam1234",
])("%s is the own name", (typed) => expect(isOwnName(typed, names)).toBe(true));

test.each(["สมหญิงไม่ใจงาม", "somying and a bridge", "2569256925692569"])("%s is not", (typed) =>
  expect(isOwnName(typed, names)).toBe(false),
);

test.each([
  ["three words and a bridge", true],
  ["elevenchars", false],
  ["abababababababab", false],
  ["x".repeat(201), false],
])("%s may be a password: %s", (typed, isAllowed) =>
  expect(newPassword(names).safeParse({ newPassword: typed, newPasswordAgain: typed }).success).toBe(
    isAllowed,
  ),
);
