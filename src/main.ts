import { randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import type { Server } from "node:http";
import { join } from "node:path";
import { serve } from "@hono/node-server";
import type { Logger } from "pino";
import { buildApp } from "./app.ts";
import type { Configuration } from "./configuration.ts";
import { openLog } from "./logging.ts";
import { createAuth } from "./platform/accounts/auth.ts";
import { openDatabase } from "./platform/database/connect.ts";
import type { Database } from "./platform/database/connect.ts";
import { backUpInto } from "./platform/backup/scheduled.ts";
import { checkDataFolder, stampDataFolder } from "./platform/database/data-version.ts";
import { startEmbeddedDatabase } from "./platform/database/embedded.ts";
import { APP_ROLE, migrate } from "./platform/database/migrate.ts";
import { openFileStore } from "./platform/files/open-store.ts";
import type { House } from "./platform/house.ts";
import { mailOver } from "./platform/mail/mail.ts";
import { loadPackShelf } from "./platform/packs/load.ts";
import { packKinds } from "./pack-kinds.ts";
import { root } from "./platform/root.ts";
import { loadAssets } from "./platform/web/assets.ts";

/** What ends a start with one line and no stack: the reader can do something about it. */
export class StartRefused extends Error {
  override name = "StartRefused";
}

export interface OpenHouse {
  house: House;
  ownerUrl: string;
  /** Where the embedded server keeps its files; nothing for a server of one's own. */
  place: string | undefined;
  close(): Promise<void>;
}

/** Opens database, packs and accounts; does not listen. The terminal commands use it as well. */
export async function openHouse(configuration: Configuration): Promise<OpenHouse> {
  const log = openLog(configuration);
  // Others may pass through but not look: as root, the database runs under an account of its own.
  await mkdir(configuration.dataFolder, { recursive: true, mode: 0o711 });
  await checkDataFolder(configuration.dataFolder);
  const server = await startServer(configuration, log);
  let database: Database | undefined;
  try {
    const migrated = await migrate(server.ownerUrl);
    if (!migrated.ok) throw new StartRefused(migrated.message);
    if (migrated.applied.length > 0) log.info({ applied: migrated.applied }, "database migrated");
    await stampDataFolder(configuration.dataFolder, migrated.version);
    database = openDatabase(server.appUrl, { connections: configuration.databasePool, role: server.appRole });
    const house = await furnish(configuration, database, log);
    house.backUp = await backingUp(configuration, server.ownerUrl, house);
    const opened = database;
    return {
      house,
      ownerUrl: server.ownerUrl,
      place: server.place,
      close: async () => {
        await opened.close();
        await server.stop();
        log.flush();
      },
    };
  } catch (error) {
    await database?.close();
    await server.stop();
    throw error;
  }
}

async function startServer(configuration: Configuration, log: Logger) {
  if (configuration.databaseUrl) {
    const { databaseUrl: ownerUrl, databaseAppUrl } = configuration;
    return {
      ownerUrl,
      appUrl: databaseAppUrl ?? ownerUrl,
      appRole: databaseAppUrl ? undefined : APP_ROLE,
      place: undefined,
      stop: async () => undefined,
    };
  }
  const embedded = await startEmbeddedDatabase({
    dataFolder: configuration.dataFolder,
    log: (line) => log.info(line),
    lost: (problem) => {
      process.stderr.write(`${problem.message}\n`);
      process.kill(process.pid, "SIGTERM");
    },
  });
  return {
    ownerUrl: embedded.ownerUrl,
    appUrl: embedded.appUrl(),
    appRole: undefined,
    place: embedded.place,
    stop: () => embedded.stop(),
  };
}

async function furnish(configuration: Configuration, database: Database, log: Logger): Promise<House> {
  const publicUrl = configuration.publicUrl ?? `http://localhost:${configuration.port}`;
  const secret = await secretOf(configuration);
  return {
    configuration,
    publicUrl,
    database,
    auth: createAuth({ pool: database.pool, secret, publicUrl, configuration }),
    mail: mailOver(configuration.smtp),
    files: openFileStore(configuration),
    packs: await loadPackShelf(join(root, "packs"), packKinds),
    assets: loadAssets(join(root, "build")),
    log,
    now: () => new Date(),
    setupToken: randomBytes(24).toString("base64url"),
  };
}

/** Signs cookies and encrypts second factors: made once, kept beside the data, readable by its owner only. */
export async function secretOf({ secret, dataFolder: folder }: Configuration): Promise<string> {
  if (secret !== undefined) return secret;
  await mkdir(folder, { recursive: true, mode: 0o711 });
  const file = join(folder, "secret");
  try {
    await writeFile(file, randomBytes(32).toString("base64url"), { mode: 0o600, flag: "wx" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  return (await readFile(file, "utf8")).trim();
}

/** Only the owner of the tables sees those of all organisations; the house is handed the deed and not the key. */
async function backingUp(
  configuration: Configuration,
  ownerUrl: string,
  { files, now }: House,
): Promise<House["backUp"]> {
  const { backup, dataFolder } = configuration;
  if (!backup) return undefined;
  const secret = await secretOf(configuration);
  return (progress) =>
    backUpInto(backup, {
      ownerUrl,
      dataFolder,
      contents: files,
      secret: { value: secret, isKept: configuration.secret === undefined },
      now,
      progress,
    });
}

export interface Listening {
  address: string;
  port: number;
  /** Stops taking requests, lets the running ones finish, and returns. */
  stop(): Promise<void>;
}

const PATIENCE_MS = 15_000;

export function listen(house: House): Promise<Listening> {
  const { host, port } = house.configuration;
  return new Promise((resolve, reject) => {
    // Long enough for a file over a poor line; other bodies are held to much less (web/body-bounds.ts).
    const serverOptions = { requestTimeout: 900_000, headersTimeout: 15_000 };
    const server = serve({ fetch: buildApp(house).fetch, hostname: host, port, serverOptions }, (info) => {
      resolve({ address: info.address, port: info.port, stop: () => stopServing(server as Server) });
    }) as Server;
    server.once("error", (error: NodeJS.ErrnoException) => {
      reject(
        error.code === "EADDRINUSE"
          ? new StartRefused(`PORT=${port}: another program listens there already. Set PORT to a free one.`)
          : error,
      );
    });
  });
}

function stopServing(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const impatient = setTimeout(() => server.closeAllConnections(), PATIENCE_MS);
    server.close(() => {
      clearTimeout(impatient);
      resolve();
    });
    server.closeIdleConnections();
    const sweeping = setInterval(() => server.closeIdleConnections(), 50);
    server.once("close", () => clearInterval(sweeping));
  });
}
