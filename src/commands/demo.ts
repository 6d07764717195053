import { openDemo } from "../../demo/demo.ts";
import type { Command } from "./command.ts";
import { readWords } from "./command.ts";
import { serveUntilStopped } from "./start.ts";

export const demo: Command = {
  name: "demo",
  usage: "demo",
  summary: "serve the fictional municipality and print an account for each role",
  run: (words, terminal) => {
    readWords(words, 0, {});
    return serveUntilStopped(terminal, async ({ house }) => {
      const accounts = await openDemo(house);
      terminal.say("เทศบาลตำบลบึงสุขใจ (หน่วยงานสมมติ ไม่มีอยู่จริง)  accounts of the demo:");
      for (const { role, name, email, password } of accounts)
        terminal.say(`  ${email}  ${password}  ${role}  ${name}`);
    });
  },
};
