import { stampDataFolder } from "../platform/database/data-version.ts";
import { migrate as applyMigrations } from "../platform/database/migrate.ts";
import type { Command } from "./command.ts";
import { configurationOf, readWords } from "./command.ts";
import { reachDatabase } from "./reach.ts";

export const migrate: Command = {
  name: "migrate",
  usage: "migrate",
  summary: "bring the database to this version of the program; every start does it too",
  run: async (words, terminal) => {
    readWords(words, 0, {});
    const configuration = configurationOf(terminal);
    const reached = await reachDatabase(configuration);
    try {
      const migrated = await applyMigrations(reached.ownerUrl);
      if (!migrated.ok) {
        terminal.complain(migrated.message);
        return 1;
      }
      if (!configuration.databaseUrl) await stampDataFolder(configuration.dataFolder, migrated.version);
      for (const name of migrated.applied) terminal.say(`applied ${name}`);
      terminal.say(
        migrated.applied.length === 0
          ? `Nothing to do: the schema is at ${migrated.version}`
          : `The schema is at ${migrated.version}`,
      );
      return 0;
    } finally {
      await reached.leave();
    }
  },
};
