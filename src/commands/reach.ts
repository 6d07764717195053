import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Configuration } from "../configuration.ts";
import { openHouse, StartRefused } from "../main.ts";
import type { OpenHouse } from "../main.ts";
import { checkDataFolder } from "../platform/database/data-version.ts";
import { startEmbeddedDatabase } from "../platform/database/embedded.ts";
import { joinRunningDatabase } from "../platform/database/embedded-join.ts";
import { APP_ROLE } from "../platform/database/migrate.ts";
import type { Terminal } from "./command.ts";
import { configurationOf } from "./command.ts";

export interface ReachedDatabase {
  ownerUrl: string;
  appUrl: string;
  /** The role that the login of `appUrl` takes on, where it is not one of its own. */
  appRole: string | undefined;
  /** own: a server named by DATABASE_URL · joined: that of the running product · started: for this command. */
  by: "own" | "joined" | "started";
  leave(): Promise<void>;
}

/** The database of this configuration, whether the product runs or not. */
export async function reachDatabase(configuration: Configuration): Promise<ReachedDatabase> {
  const { databaseUrl, databaseAppUrl, dataFolder } = configuration;
  if (databaseUrl) {
    const appRole = databaseAppUrl ? undefined : APP_ROLE;
    return {
      ownerUrl: databaseUrl,
      appUrl: databaseAppUrl ?? databaseUrl,
      appRole,
      by: "own",
      leave: async () => undefined,
    };
  }
  await mkdir(dataFolder, { recursive: true, mode: 0o711 });
  await checkDataFolder(dataFolder);
  try {
    const started = await startEmbeddedDatabase({ dataFolder });
    return {
      ownerUrl: started.ownerUrl,
      appUrl: started.appUrl(),
      appRole: undefined,
      by: "started",
      leave: () => started.stop(),
    };
  } catch (error) {
    const joined = isNamed(error, "DataFolderInUse") ? await joinRunningDatabase(dataFolder) : undefined;
    if (!joined) throw error;
    return {
      ownerUrl: joined.ownerUrl,
      appUrl: joined.appUrl,
      appRole: undefined,
      by: "joined",
      leave: async () => undefined,
    };
  }
}

/** Whether there is anything to reach: a look must not make a database. */
export function hasDatabase(configuration: Configuration): boolean {
  return (
    configuration.databaseUrl !== undefined ||
    existsSync(join(configuration.dataFolder, "database", "initialised"))
  );
}

/** The house for the length of a command. What it does stands on the terminal, so the log tells failures only. */
export async function inHouse(
  terminal: Terminal,
  work: (open: OpenHouse) => Promise<number>,
): Promise<number> {
  const configuration = configurationOf(terminal);
  if (!hasDatabase(configuration)) {
    throw new StartRefused(
      `There is no database in ${configuration.dataFolder} yet. Start the product once, or set DATA_DIR or DATABASE_URL.`,
    );
  }
  const reached = await reachDatabase(configuration);
  try {
    const open = await openHouse({
      ...configuration,
      databaseUrl: reached.ownerUrl,
      databaseAppUrl: reached.appRole ? undefined : reached.appUrl,
      logLevel: "error",
    });
    try {
      return await work(open);
    } finally {
      await open.close();
    }
  } finally {
    await reached.leave();
  }
}

function isNamed(error: unknown, name: string): boolean {
  return error instanceof Error && error.name === name;
}
