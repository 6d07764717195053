#!/usr/bin/env -S node --max-semi-space-size=16 --max-old-space-size=512
// The terminal command. Brings the right Node version (an npm package of this project), builds what
// changed, and hands over to src/cli.ts.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const node = join(root, "node_modules", "node", "bin", process.platform === "win32" ? "node.exe" : "node");

// With these V8 gives memory back after a load instead of keeping it for the next. The same in package.json.
const memory = ["--max-semi-space-size=16", "--max-old-space-size=512"];

// Each thread of the C library keeps freed memory to itself, 20 MB together: two share it. Read at the very start only,
// so the program takes its own place once more, under the same number.
const { MALLOC_ARENA_MAX } = process.env;
if (process.platform === "linux" && process.execve && MALLOC_ARENA_MAX === undefined && !process.connected) {
  const words = [...process.execArgv, ...process.argv.slice(1)];
  process.execve(process.execPath, [process.execPath, ...words], { ...process.env, MALLOC_ARENA_MAX: "2" });
}

if (Number(process.versions.node.split(".")[0]) >= 24) {
  const { build } = await import("./build.mjs");
  await build();
  const { main } = await import(pathToFileURL(join(root, "build", "sucharit.mjs")).href);
  await main(process.argv.slice(2));
} else if (existsSync(node)) {
  const child = spawn(node, [...memory, fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: "inherit",
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("exit", (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
} else {
  process.stderr.write(
    "Node 24 is missing. Run `npm ci` in the program folder first; it brings Node 24 with it.\n",
  );
  process.exit(1);
}
