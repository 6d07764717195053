import { openDemo } from "../../demo/demo.ts";
import type { House } from "../platform/house.ts";
import { inColumns } from "./columns.ts";
import type { Command } from "./command.ts";
import { readWords } from "./command.ts";
import { serveUntilStopped } from "./serve.ts";

export const demo: Command = {
  name: "demo",
  usage: "demo",
  summary: "serve the fictional municipality and print an account for each role",
  run: (words, terminal) => {
    readWords(words, 0, {});
    return serveUntilStopped(terminal, async ({ house }) => {
      offerDemo(house);
      const accounts = await openDemo(house);
      terminal.say("เทศบาลตำบลบึงสุขใจ (หน่วยงานสมมติ ไม่มีอยู่จริง)  accounts of the demo:");
      const rows = accounts.map(({ role, name, email, password }) => [email, password, role, name]);
      for (const line of inColumns(rows)) terminal.say(`  ${line}`);
    });
  },
};

/** The product itself knows no demo: whoever starts it hands the demo in. */
export function offerDemo(house: House): void {
  house.openDemo = () => openDemo(house);
}
