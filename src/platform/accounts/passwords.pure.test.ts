import { expect, test } from "vitest";
import { isCommon, isOwnName, newPassword } from "./passwords.ts";

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
  "password1234",
  "Password@2569",
  "P@ssw0rd12345",
  "qwertyuiop123",
  "1q2w3e4r5t6y",
  "1234567890123",
  "admin-admin-2569",
  "welcome to test",
  "รหัสผ่าน123456",
  "147258147258",
  "iloveyouiloveyou",
])("%s is common", (typed) => expect(isCommon(typed)).toBe(true));

test.each([
  "bueng-suk-jai-demo",
  "my grey password dog",
  "สวัสดีต้นตาลริมคลอง",
  "827364519823",
  "admiral under the bridge",
])("%s is not common", (typed) => expect(isCommon(typed)).toBe(false));

test.each([
  ["password1234", false],
  ["three words and a bridge", true],
  ["elevenchars", false],
  ["abababababababab", false],
  ["x".repeat(201), false],
])("%s may be a password: %s", (typed, isAllowed) =>
  expect(newPassword(names).safeParse({ newPassword: typed, newPasswordAgain: typed }).success).toBe(
    isAllowed,
  ),
);
