import { expect, test } from "vitest";
import { secretField } from "./secret-fields.ts";

test.each([
  "password",
  "newPasswordAgain",
  "administrator.password",
  "_typed.currentPassword",
  "resetToken",
  "secret",
  "code",
  "_typed.code",
])("%s is a secret", (name) => expect(secretField.test(name)).toBe(true));

test.each([
  "projectCode",
  "codeName",
  "seats.0.decoded",
  "secretary",
  "secretaryId",
  "tokens_used",
  "postcode",
])("%s is kept", (name) => expect(secretField.test(name)).toBe(false));
