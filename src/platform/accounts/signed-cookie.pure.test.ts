import { createHmac } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { signedCookie } from "./signed-cookie.ts";

const NAME = "sucharit.session_token";

function cookieOf(value: string, secret: string): string {
  return encodeURIComponent(`${value}.${createHmac("sha256", secret).update(value).digest("base64")}`);
}

const read = (cookie: string, secret: string) => signedCookie(new Headers({ cookie }), NAME, secret);
const aValue = fc.stringMatching(/^[A-Za-z0-9_.-]{1,40}$/);
const aSecret = fc.string({ minLength: 1, maxLength: 40 });

test("what was signed is read, beside other cookies too", () => {
  fc.assert(
    fc.property(aValue, aSecret, (value, secret) => {
      const cookie = `${NAME}=${cookieOf(value, secret)}`;
      expect(read(cookie, secret)).toBe(value);
      expect(read(`theme=dark; ${cookie}; other=1`, secret)).toBe(value);
    }),
  );
});

test("one letter that is another one, or another secret, and nothing is read", () => {
  fc.assert(
    fc.property(aValue, aSecret, fc.nat(), (value, secret, at) => {
      const said = decodeURIComponent(cookieOf(value, secret));
      const place = at % said.length;
      const other = said[place] === "A" ? "B" : "A";
      const changed = `${said.slice(0, place)}${other}${said.slice(place + 1)}`;
      expect(read(`${NAME}=${encodeURIComponent(changed)}`, secret)).toBeUndefined();
      expect(read(`${NAME}=${cookieOf(value, secret)}`, `${secret}.`)).toBeUndefined();
    }),
  );
});

test.each([
  ["no cookie of the name", "theme=dark"],
  ["an empty one", `${NAME}=`],
  ["one without a signature", `${NAME}=abc`],
  ["one with an empty signature", `${NAME}=abc.`],
  ["one that cannot be written so", `${NAME}=%E0%A4%A`],
  ["a name that only begins alike", `${NAME}_old=${cookieOf("abc", "secret")}`],
  ["two of the name", `${NAME}=${cookieOf("abc", "secret")}; ${NAME}=${cookieOf("abc", "secret")}`],
])("%s is not read", (_, cookie) => {
  expect(read(cookie, "secret")).toBeUndefined();
});
