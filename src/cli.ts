import { auditVerify } from "./commands/audit.ts";
import { backup } from "./commands/backup.ts";
import type { Command, Terminal } from "./commands/command.ts";
import { processTerminal, WrongWords } from "./commands/command.ts";
import { demo } from "./commands/demo.ts";
import { documentReport } from "./commands/document-report.ts";
import { documentPlan } from "./commands/document.ts";
import { doctor } from "./commands/doctor.ts";
import { importPlan } from "./commands/import-plan.ts";
import { importReport } from "./commands/import-report.ts";
import { imports } from "./commands/import.ts";
import { migrate } from "./commands/migrate.ts";
import { organisations } from "./commands/org.ts";
import { restore } from "./commands/restore.ts";
import { searchRebuild } from "./commands/search.ts";
import { start } from "./commands/start.ts";
import { users } from "./commands/user.ts";
import { worker } from "./commands/worker.ts";

export const commands: readonly Command[] = [
  start,
  demo,
  migrate,
  doctor,
  ...users,
  ...organisations,
  auditVerify,
  backup,
  restore,
  ...imports,
  importPlan,
  importReport,
  documentPlan,
  documentReport,
  worker,
  searchRebuild,
];

/** sucharit <command>: the same acts from a terminal. */
export async function main(words: string[]): Promise<void> {
  process.exitCode = await runCommand(words, processTerminal);
}

/** Gives the exit code: 0 done, 1 refused or broken, 2 the words make no command. */
export async function runCommand(words: string[], ownTerminal: Terminal): Promise<number> {
  const terminal = printing(ownTerminal);
  const found = commands.find(({ name }) => name === words.slice(0, name.split(" ").length).join(" "));
  if (!found) return explainCommands(words, terminal);
  const rest = words.slice(found.name.split(" ").length);
  if (rest.includes("--help")) {
    const { usage, summary, details } = found;
    terminal.say([`usage: sucharit ${usage}`, summary, ...(details ? ["", details] : [])].join("\n"));
    return 0;
  }
  try {
    return await found.run(rest, terminal);
  } catch (error) {
    if (error instanceof WrongWords) {
      terminal.complain(`${error.message}\nusage: sucharit ${found.usage}`);
      return 2;
    }
    terminal.complain(explain(error));
    return 1;
  }
}

/** Names in files and records are other people's: none of them steers the terminal of whoever reads them. */
function printing({ environment, say, complain, progress }: Terminal): Terminal {
  const plain = (write: (line: string) => void) => (line: string) => write(line.replaceAll(STEERING, "�"));
  return {
    environment,
    say: plain(say),
    complain: plain(complain),
    ...(progress ? { progress: plain(progress) } : {}),
  };
}

const STEERING = /[[\p{Cc}\u202a-\u202e\u2066-\u2069]--[\t\n]]/gv;

function explainCommands(words: string[], terminal: Terminal): number {
  const [first = "help"] = words;
  if (["help", "--help", "-h"].includes(first)) {
    terminal.say(overview(commands));
    return 0;
  }
  const near = commands.filter(({ name }) => name.split(" ")[0] === first);
  terminal.complain(
    near.length > 0 ? overview(near) : `There is no command "${first}".\n\n${overview(commands)}`,
  );
  return 2;
}

/** Errors with a name of ours were written for the reader: one line. Others keep their stack. */
function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const forTheReader = [
    "StartRefused",
    "DataFolderInUse",
    "DatabaseVersionMismatch",
    "DatabaseMissing",
    "DatabaseUnavailable",
    "BackupTrouble",
    "StoreTrouble",
  ];
  return forTheReader.includes(error.name) ? error.message : (error.stack ?? error.message);
}

function overview(shown: readonly Command[]): string {
  const lines = shown.map(({ usage, summary }) => `  ${usage}\n      ${summary}`);
  return `สุจริต (Sucharit)\n\nsucharit <command>\n\n${lines.join("\n")}`;
}
