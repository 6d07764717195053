import { expect, test } from "vitest";
import { withoutAddress } from "./mail.ts";

test("what is logged of a letter that was refused names nobody", () => {
  const refused = Object.assign(new Error("550 No such user <somchai@example.test>"), {
    code: "EENVELOPE",
    responseCode: 550,
    command: "RCPT TO",
  });
  expect(withoutAddress(refused)).toBe("EENVELOPE 550 RCPT TO");
  expect(withoutAddress(new Error("somchai@example.test"))).toBe("unknown");
});
