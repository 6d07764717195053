import { expect, test } from "vitest";
import { commands, runCommand } from "./cli.ts";

async function run(...words: string[]) {
  const said: string[] = [];
  const complained: string[] = [];
  const code = await runCommand(words, {
    // A folder without data: no command may get as far as making some.
    environment: { DATA_DIR: "/nonexistent/sucharit-test" },
    say: (line) => said.push(line),
    complain: (line) => complained.push(line),
  });
  return { code, said: said.join("\n"), complained: complained.join("\n") };
}

test.each([[[]], [["help"]], [["--help"]]])(
  "the overview lists every command (%j)",
  async (words: string[]) => {
    const { code, said } = await run(...words);
    expect(code).toBe(0);
    for (const { usage, summary } of commands) expect(said).toContain(`  ${usage}\n      ${summary}`);
  },
);

test("it has all that the guide promises, each under a name of its own", () => {
  const names = commands.map(({ name }) => name);
  for (const name of [
    "start",
    "demo",
    "migrate",
    "doctor",
    "user list",
    "user add",
    "org list",
    "org add",
    "audit verify",
  ]) {
    expect(names).toContain(name);
  }
  expect(new Set(names).size).toBe(names.length);
  for (const { name, usage } of commands) expect(usage.startsWith(name)).toBe(true);
});

test("wrong words are answered with the usage and change nothing", async () => {
  expect(await run("dance")).toMatchObject({ code: 2, said: "" });
  expect((await run("dance")).complained).toContain('There is no command "dance"');
  expect((await run("audit")).complained).toContain("audit verify");
  expect((await run("audit")).complained).not.toContain("doctor");
  expect((await run("audit")).code).toBe(2);
});

test.each(commands.map(({ name }) => name))("%s refuses words that it does not know", async (name) => {
  const { code, said, complained } = await run(...name.split(" "), "--no-such-option");
  expect([code, said]).toEqual([2, ""]);
  expect(complained).toContain("--no-such-option");
  expect(complained).toContain(`usage: sucharit ${name}`);
});

test.each(commands.map(({ name }) => name))("%s says what it is for", async (name) => {
  const { code, said } = await run(...name.split(" "), "--help");
  expect(code).toBe(0);
  expect(said).toContain(`usage: sucharit ${name}`);
});
