import { parentPort, workerData } from "node:worker_threads";
import { readPlanFile } from "./read-file.ts";

/** One file, one thread: however long a hostile file takes, nobody but its sender waits. */
const bytes = workerData as Uint8Array;
parentPort?.postMessage(await readPlanFile(bytes), []);
