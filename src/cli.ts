import type { Command } from "./commands/command.ts";
import { start } from "./commands/start.ts";

const commands: readonly Command[] = [start];

/** sucharit <command>: the same acts from a terminal. */
export async function main(words: string[]): Promise<void> {
  const found = commands.find(({ name }) => name === words.slice(0, name.split(" ").length).join(" "));
  if (!found) {
    process.stdout.write(overview());
    process.exitCode = words.length === 0 || words[0] === "help" || words[0] === "--help" ? 0 : 2;
    return;
  }
  try {
    process.exitCode = await found.run(words.slice(found.name.split(" ").length));
  } catch (error) {
    process.stderr.write(`${explain(error)}\n`);
    process.exitCode = 1;
  }
}

/** Errors with a name of ours were written for the reader: one line. Others keep their stack. */
function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const forTheReader = ["StartRefused", "DataFolderInUse", "DatabaseVersionMismatch", "DatabaseMissing", "DatabaseUnavailable"];
  return forTheReader.includes(error.name) ? error.message : (error.stack ?? error.message);
}

function overview(): string {
  const width = Math.max(...commands.map(({ usage }) => usage.length));
  const lines = commands.map(({ usage, summary }) => `  ${usage.padEnd(width)}  ${summary}`);
  return `สุจริต (Sucharit)\n\nsucharit <command>\n\n${lines.join("\n")}\n`;
}
