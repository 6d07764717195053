import type { Command } from "./command.ts";
import { readWords } from "./command.ts";
import { offerDemo } from "./demo.ts";
import { serveUntilStopped } from "./serve.ts";

export const start: Command = {
  name: "start",
  usage: "start",
  summary: "serve the product; on an empty database it prints the link to the set-up page",
  run: (words, terminal) => {
    readWords(words, 0, {});
    return serveUntilStopped(terminal, async ({ house }) => offerDemo(house));
  },
};
