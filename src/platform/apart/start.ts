import { fork } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";

export interface ApartProgram {
  /** Beside whoever starts it. */
  source: string;
  /** What bin/build.mjs makes of it, beside the server's own program. */
  built: string;
  memoryMb: number;
}

/**
 * A process of ours that works apart from the server: what a hostile file or a long document does to it ends with it.
 * A thread would share its memory with the server's, so that whatever it fills or gives back makes pages wait.
 */
export function startApart(from: string, { source, built, memoryMb }: ApartProgram): ChildProcess {
  const { PATH, SystemRoot } = process.env;
  return fork(fileURLToPath(new URL(from.endsWith(".ts") ? source : `./${built}.mjs`, from)), {
    // No secret of the server's is near.
    env: { PATH, SystemRoot },
    // New things stand where old ones stood: on a virtual machine fresh memory is asked for at everybody's cost.
    execArgv: [
      `--max-old-space-size=${memoryMb}`,
      "--min-semi-space-size=32",
      "--max-semi-space-size=32",
      "--v8-pool-size=0",
      "--single-threaded-gc",
    ],
    // Bytes and maps go over as they are.
    serialization: "advanced",
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
}

/** Whatever it is at work on. */
export function endApart(worker: ChildProcess): void {
  worker.on("error", () => undefined);
  worker.kill("SIGKILL");
}
