/** A worker as `sucharit worker` is one, with the jobs of the test; bundled and started by e2e/jobs-crash.test.ts. */
import { readConfiguration } from "../src/configuration.ts";
import { openHouse } from "../src/main.ts";
import { startWorker } from "../src/platform/jobs/worker.ts";
import { sendLetter } from "../src/platform/mail/post.ts";
import { openUnit } from "./jobs-crash-work.ts";

const read = readConfiguration(process.env);
if (!read.ok) throw new Error(read.message);
const { house, close } = await openHouse(read.value);
/** Due an hour before the test began: whichever worker looks, it is made up once. */
const at = process.env["DUE_AT"] ?? "";
const worker = await startWorker(house, {
  jobs: [openUnit, sendLetter],
  schedules: [{ job: openUnit, input: { name: "ตามเวลา" }, every: "day", at }],
});
process.once("SIGTERM", () => void worker.stop().then(close));
