import pino from "pino";
import type { Logger } from "pino";
import type { Configuration } from "./configuration.ts";

const LINES_AT_ONCE = 100;
const PATIENCE_MS = 1000;
const ERROR = pino.levels.values["error"] ?? 50;

/**
 * Lines are joined and written in portions: a line by itself costs a system call, a measuring and a
 * copying, together a fifth of a small page. What is serious is written at once.
 */
export function openLog(
  { logLevel }: Pick<Configuration, "logLevel">,
  write: (text: string) => void = (text) => standardOut.write(text),
): Logger {
  let lines: string[] = [];
  let timer: NodeJS.Timeout | undefined;
  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    if (lines.length > 0) write(lines.join(""));
    lines = [];
  };
  const stream = {
    [pino.symbols.needsMetadataGsym]: true as const,
    lastLevel: 0,
    write(line: string) {
      lines.push(line);
      if (stream.lastLevel >= ERROR || lines.length >= LINES_AT_ONCE) flush();
      else timer ??= setTimeout(flush, PATIENCE_MS).unref();
    },
    flush: (done?: () => void) => {
      flush();
      done?.();
    },
  };
  const options = { level: logLevel, base: null, timestamp: pino.stdTimeFunctions.epochTime };
  return pino(options, stream as unknown as pino.DestinationStream);
}

const standardOut = pino.destination({ sync: true });
