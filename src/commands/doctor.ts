import { existsSync } from "node:fs";
import type { Configuration } from "../configuration.ts";
import { readConfiguration } from "../configuration.ts";
import type { Command } from "./command.ts";
import { readWords } from "./command.ts";
import { examineBackups } from "./doctor/backup.ts";
import { examineDatabase } from "./doctor/database.ts";
import { examineFiles } from "./doctor/files.ts";
import type { Finding } from "./doctor/finding.ts";
import { broken, examine, findingLines, note } from "./doctor/finding.ts";
import { examineAddress, examineDisk, examineFolder, examineFonts, examineMail } from "./doctor/machine.ts";
import { hasDatabase, reachDatabase } from "./reach.ts";

export const doctor: Command = {
  name: "doctor",
  usage: "doctor [--files]",
  summary: "look at database, files, disk, permissions, fonts, clock, mail and address, and say what to do",
  run: async (words, terminal) => {
    const { values } = readWords(words, 0, { files: { type: "boolean" } });
    const read = readConfiguration(terminal.environment);
    const findings = read.ok
      ? await examineAll(read.value, values.files === true)
      : [broken(`configuration: ${read.message}`, "Put it right and run doctor again.")];
    for (const line of findings.flatMap(findingLines)) terminal.say(line);
    const count = findings.filter(({ state }) => state === "broken").length;
    terminal.say(count === 0 ? "Nothing is broken." : `${count} broken.`);
    return count === 0 ? 0 : 1;
  },
};

/** Changes nothing, makes nothing. */
async function examineAll(configuration: Configuration, allFiles: boolean): Promise<Finding[]> {
  const { dataFolder } = configuration;
  const folder = existsSync(dataFolder)
    ? [
        ...(await examine("disk", () => examineDisk(dataFolder))),
        ...(await examine("data folder", () => examineFolder(dataFolder))),
      ]
    : [note(`data folder: ${dataFolder} does not exist yet`, "The first start makes it.")];
  return [
    ...(await examine("database", () => examineReached(configuration, allFiles))),
    ...folder,
    ...(await examine("fonts", () => examineFonts())),
    ...(await examine("backup", () => examineBackups(configuration))),
    ...(await examine("mail", () => examineMail(configuration))),
    ...(await examine("address", () => examineAddress(configuration))),
  ];
}

async function examineReached(configuration: Configuration, allFiles: boolean): Promise<Finding[]> {
  if (!hasDatabase(configuration))
    return [note("database: none yet", "The first start makes it, or name a server in DATABASE_URL.")];
  const reached = await reachDatabase(configuration);
  try {
    return [
      ...(await examineDatabase(reached)),
      ...(await examine("files", () => examineFiles(configuration, reached, allFiles))),
    ];
  } finally {
    await reached.leave();
  }
}
