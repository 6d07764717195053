import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { configurationNames, readConfiguration } from "./configuration.ts";
import { root } from "./platform/root.ts";

test("nothing has to be set", () => {
  expect(readConfiguration({})).toMatchObject({
    ok: true,
    value: { port: 3000, host: "127.0.0.1", smtp: undefined },
  });
  expect(readConfiguration({ PORT: "", SMTP_URL: "" })).toMatchObject({ ok: true, value: { port: 3000 } });
});

test.each([
  ["PORT", "http"],
  ["PORT", "70000"],
  ["PUBLIC_URL", "sucharit.example"],
  ["DATABASE_URL", "mysql://x"],
  ["SESSION_IDLE_MINUTES", "0"],
  ["TRUSTED_PROXY", "perhaps"],
  ["SECRET", "short"],
  ["LOG_LEVEL", "loud"],
])("a wrong %s is named in one line", (name, value) => {
  const read = readConfiguration({ [name]: value });
  expect(read.ok).toBe(false);
  if (read.ok) return;
  expect(read.message).toContain(name);
  expect(read.message).not.toContain("\n");
});

test.each([
  [{ SMTP_URL: "smtp://localhost" }, "SMTP_FROM"],
  [{ SMTP_FROM: "a@b.test" }, "SMTP_URL"],
  [{ OIDC_ISSUER: "https://id.example" }, "OIDC_CLIENT_ID"],
  [{ DATABASE_APP_URL: "postgres://a@b/c" }, "DATABASE_URL"],
])("what is set by half says what is missing", (environment, missing) => {
  expect(readConfiguration(environment as Record<string, string>)).toMatchObject({
    ok: false,
    message: expect.stringContaining(missing),
  });
});

test("a secret value is never repeated to the terminal", () => {
  for (const name of ["SECRET", "OIDC_CLIENT_SECRET", "DATABASE_URL", "SMTP_URL"]) {
    const read = readConfiguration({ [name]: "hunter2:" });
    expect(JSON.stringify(read)).not.toContain("hunter2");
  }
});

test("docs/configuration.md describes every name and no other", () => {
  const text = readFileSync(join(root, "docs", "configuration.md"), "utf8");
  const described = [...text.matchAll(/^\| `([A-Z][A-Z0-9_]*)` \|/gm)].map(([, name]) => name);
  expect(described.toSorted()).toEqual(configurationNames.toSorted());
});
