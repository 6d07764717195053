import { markInitialised, openDatabaseFolder, removeStages, type DatabaseFolder } from "./data-folder.ts";
import { runsAsRoot } from "./embedded-account.ts";
import { chooseAccount, choosePlace, ownerRole, prepareCluster } from "./embedded-cluster.ts";
import type { Connection } from "./embedded-lock.ts";
import { keepLogSmall, trimLog } from "./embedded-log.ts";
import { findProgram } from "./embedded-program.ts";
import { stopServer } from "./embedded-server.ts";
import { guardSession, openSession, type Cluster } from "./embedded-session.ts";

/** The PostgreSQL that the app brings along: it lives in the data folder and runs while the app runs. */
export interface EmbeddedDatabase {
  /** Superuser: for migrations and for the terminal commands. */
  ownerUrl: string;
  /** The least-privileged role that serves requests. */
  appUrl(database?: string): string;
  /** The folder where the cluster really lies. */
  place: string;
  /** Fast shutdown; returns when the server has gone. */
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  dataFolder: string;
  log?: (line: string) => void;
  /** Called when another app has taken the data folder while this one was cut off: end now. */
  lost?: (problem: Error) => void;
  /** PostgreSQL settings that win over the product's own, e.g. `fsync: "off"` in tests. */
  settings?: Record<string, string>;
}

export const mainDatabase = "sucharit";
export const appRole = "sucharit_app";

export async function startEmbeddedDatabase(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const { settings = {}, log = () => undefined, lost = () => undefined } = options;
  const folder = await openDatabaseFolder(options.dataFolder, runsAsRoot());
  const account = await chooseAccount(folder);
  const place = await choosePlace(folder, account, log);
  const program = await findProgram(account);
  await prepareCluster(folder, place, program, account, settings["fsync"] === "off" ? ["--no-sync"] : []);
  await trimLog(folder.logFile);

  const ownerUrl = (port: number, database: string) =>
    loginUrl(ownerRole, folder.ownerPassword, port, database);
  const cluster: Cluster = { program, account, place, logFile: folder.logFile, settings, ownerUrl };
  const session = await openSession(cluster);
  try {
    await provideDatabase(session.connection, folder);
    await markInitialised(folder, program.major);
    await removeStages(place);
    await removeStages(`${folder.path}/passwords`);
  } catch (error) {
    await stopServer(program, account, place);
    throw error;
  }

  const guard = guardSession(cluster, session, { log, lost });
  const stopTrimming = keepLogSmall(folder.logFile);
  const stopOnce = async () => {
    stopTrimming();
    await guard.release();
    // Without the lock the server is another app's by now.
    if (guard.isHeld()) await stopServer(program, account, place);
  };
  let stopping: Promise<void> | undefined;
  return {
    ownerUrl: ownerUrl(session.port, mainDatabase),
    appUrl: (database = mainDatabase) => loginUrl(appRole, folder.appPassword, session.port, database),
    place,
    stop: () => (stopping ??= stopOnce()),
  };
}

/** Asked at every start: a crash may have come between the cluster and what belongs in it. */
async function provideDatabase(connection: Connection, folder: DatabaseFolder): Promise<void> {
  const { rows } = await connection.query<{ role: boolean; database: boolean }>(
    `select exists (select from pg_roles where rolname = $1) as role,
            exists (select from pg_database where datname = $2) as database`,
    [appRole, mainDatabase],
  );
  if (!rows[0]?.role) {
    await connection.query(
      `create role ${appRole} login nosuperuser nobypassrls nocreatedb nocreaterole password ` +
        connection.escapeLiteral(folder.appPassword),
    );
  }
  if (!rows[0]?.database) {
    await connection.query(
      `create database ${mainDatabase} template template0 encoding 'UTF8' ` +
        "locale_provider builtin builtin_locale 'C.UTF-8' locale 'C'",
    );
  }
}

export function loginUrl(role: string, password: string, port: number, database: string): string {
  return `postgres://${role}:${password}@127.0.0.1:${port}/${encodeURIComponent(database)}`;
}
