import { spawn } from "node:child_process";

export interface Step {
  name: string;
  /** What this Node runs. */
  words: string[];
}

const PATIENCE_MS = 120_000;

/** One after the other, each timed; true when all went well. */
export async function runSteps(steps: readonly Step[]): Promise<boolean> {
  const began = performance.now();
  const width = Math.max(...steps.map(({ name }) => name.length));
  const failed: string[] = [];
  for (const { name, words } of steps) {
    const { ok, output, seconds } = await run(words);
    process.stdout.write(
      `${ok ? "ok    " : "FAILED"}  ${name.padEnd(width)}  ${seconds.toFixed(1).padStart(5)} s\n`,
    );
    if (ok) continue;
    failed.push(name);
    process.stdout.write(`${output.trimEnd().replaceAll(/^/gm, "        ")}\n`);
  }
  const seconds = (performance.now() - began) / 1000;
  process.stdout.write(
    `${failed.length === 0 ? "check passed" : `check failed: ${failed.join(", ")}`} (${seconds.toFixed(1)} s)\n`,
  );
  return failed.length === 0;
}

function run(words: string[]): Promise<{ ok: boolean; output: string; seconds: number }> {
  return new Promise((resolve) => {
    const began = performance.now();
    const child = spawn(process.execPath, words, {
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, NO_COLOR: "1", FORCE_COLOR: undefined },
      timeout: PATIENCE_MS,
    });
    let output = "";
    child.stdout.on("data", (text: Buffer) => (output += text.toString()));
    child.stderr.on("data", (text: Buffer) => (output += text.toString()));
    child.on("error", (error) => (output += error.message));
    child.on("close", (code, signal) => {
      if (signal) output += `\nended by ${signal} after ${PATIENCE_MS / 1000} s at most`;
      resolve({ ok: code === 0, output, seconds: (performance.now() - began) / 1000 });
    });
  });
}
