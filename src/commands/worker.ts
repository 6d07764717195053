import { startWorker } from "../platform/jobs/worker.ts";
import { allWork } from "../work.ts";
import type { Command } from "./command.ts";
import { readWords } from "./command.ts";
import { inHouse } from "./reach.ts";
import { untilSignal } from "./serve.ts";

export const worker: Command = {
  name: "worker",
  usage: "worker",
  summary: "do the long work in a process of its own, beside the app (which then starts with JOBS=apart)",
  run: (words, terminal) => {
    readWords(words, 0, {});
    const stopped = untilSignal();
    return inHouse(terminal, async ({ house }) => {
      const working = await startWorker(house, allWork);
      terminal.say("Working; Ctrl-C stops");
      await stopped;
      terminal.say("\nStopping: running jobs are given back");
      await working.stop();
      return 0;
    });
  },
};
