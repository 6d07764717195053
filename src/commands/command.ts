import { readConfiguration } from "../configuration.ts";
import type { Configuration } from "../configuration.ts";
import { StartRefused } from "../main.ts";

export interface Command {
  /** The words that call it. */
  name: string;
  usage: string;
  summary: string;
  /** Gives the exit code. */
  run: (words: string[]) => Promise<number>;
}

/** The configuration of this terminal, or the one line that says what is wrong with it. */
export function configurationOfTerminal(): Configuration {
  const read = readConfiguration(process.env);
  if (!read.ok) throw new StartRefused(read.message);
  return read.value;
}
