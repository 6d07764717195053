import { parseArgs } from "node:util";
import type { ParseArgsConfig } from "node:util";
import { readConfiguration } from "../configuration.ts";
import type { Configuration } from "../configuration.ts";
import { StartRefused } from "../main.ts";

export interface Command {
  /** The words that call it. */
  name: string;
  usage: string;
  summary: string;
  /** What --help says further, where a line is not enough. */
  details?: string;
  /** Gives the exit code. */
  run: (words: string[], terminal: Terminal) => Promise<number>;
}

/** Where a command reads its settings and writes what it has to say: tests hand in their own. */
export interface Terminal {
  environment: Readonly<Record<string, string | undefined>>;
  say: (line: string) => void;
  complain: (line: string) => void;
  /** How far long work is, written over itself; absent where nobody watches. */
  progress?: (line: string) => void;
}

export const processTerminal: Terminal = {
  environment: process.env,
  say: (line) => void process.stdout.write(`${line}\n`),
  complain: (line) => void process.stderr.write(`${line}\n`),
  ...(process.stderr.isTTY
    ? { progress: (line: string) => void process.stderr.write(`\r${line}\u{1b}[K`) }
    : {}),
};

/** The configuration of this terminal, or the one line that says what is wrong with it. */
export function configurationOf(terminal: Terminal): Configuration {
  const read = readConfiguration(terminal.environment);
  if (!read.ok) throw new StartRefused(read.message);
  return read.value;
}

/** The words after a command do not fit it; the reader gets its usage. */
export class WrongWords extends Error {
  override name = "WrongWords";
}

type TextOptions = Record<string, { type: "string" } | { type: "boolean" }>;

/** Exactly so many words, and options of these names only. */
export function readWords<const Options extends TextOptions>(
  words: string[],
  count: number,
  options: Options,
) {
  const parsed = parsedOrWrong({ args: words, options, allowPositionals: true, strict: true });
  if (parsed.positionals.length !== count) {
    throw new WrongWords(
      parsed.positionals.length < count ? "a word is missing" : `"${parsed.positionals.at(-1)}" is too much`,
    );
  }
  return parsed;
}

function parsedOrWrong<Config extends ParseArgsConfig>(config: Config) {
  try {
    return parseArgs(config);
  } catch (error) {
    if (error instanceof TypeError) throw new WrongWords(error.message);
    throw error;
  }
}
