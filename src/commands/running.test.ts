import { chmod, mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { runCommand } from "../cli.ts";
import { startEmbeddedDatabase } from "../platform/database/embedded.ts";
import { joinRunningDatabase } from "../platform/database/embedded-join.ts";

const folder = await mkdtemp(join(tmpdir(), "sucharit-running-"));
await chmod(folder, 0o755);
const dataFolder = join(folder, "data");
afterAll(() => rm(folder, { recursive: true, force: true }));

async function run(words: string) {
  const lines: string[] = [];
  const code = await runCommand(words.split(" "), {
    environment: { DATA_DIR: dataFolder },
    say: (line) => lines.push(line),
    complain: (line) => lines.push(`stderr: ${line}`),
  });
  return { code, text: lines.join("\n") };
}

test("commands start the database of a product that is stopped and stop it again", async () => {
  const { code, text } = await run("migrate");
  expect([code, text]).toEqual([0, expect.stringContaining("applied 0001_")]);
  expect((await stat(join(dataFolder, "version.json"))).isFile()).toBe(true);
  expect((await run("doctor")).text).toContain("(embedded, started for this look)");
  expect(await joinRunningDatabase(dataFolder)).toBeUndefined();
});

test("commands join the database of a product that runs, and leave it running", async () => {
  const running = await startEmbeddedDatabase({ dataFolder });
  try {
    expect(await joinRunningDatabase(dataFolder)).toEqual({
      ownerUrl: running.ownerUrl,
      appUrl: running.appUrl(),
      place: running.place,
    });
    expect(await run("doctor")).toMatchObject({
      code: 0,
      text: expect.stringContaining("(embedded, the product is running)"),
    });
    for (const words of ["migrate", "org list", "user list", "audit verify"])
      expect([words, (await run(words)).code]).toEqual([words, 0]);
    expect(await joinRunningDatabase(dataFolder)).toBeDefined();
  } finally {
    await running.stop();
  }
});
