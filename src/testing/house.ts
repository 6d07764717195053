import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pino from "pino";
import { afterAll, inject } from "vitest";
import { buildApp } from "../app.ts";
import { readConfiguration } from "../configuration.ts";
import type { Configuration } from "../configuration.ts";
import { createAuth } from "../platform/accounts/auth.ts";
import { openDatabase } from "../platform/database/connect.ts";
import { APP_ROLE } from "../platform/database/migrate.ts";
import { diskStore } from "../platform/files/disk-store.ts";
import type { House } from "../platform/house.ts";
import type { Letter } from "../platform/mail/mail.ts";
import { packKinds } from "../pack-kinds.ts";
import { loadPackShelf } from "../platform/packs/load.ts";
import { root } from "../platform/root.ts";
import { loadAssets } from "../platform/web/assets.ts";
import { databaseUrl, onServer } from "./server.ts";

export const TEST_URL = "http://sucharit.test";

export interface TestHouse {
  house: House;
  app: ReturnType<typeof buildApp>;
  /** The owner's way into the same database: for what the program itself may not do. */
  ownerUrl: string;
  /** Letters that were sent. */
  letters: Letter[];
  /** Sets the clock; it stands still until set again. */
  setClock: (at: Date | string) => void;
}

/** A house of its own for a test file, on a clone of the migrated template; swept away afterwards. */
export async function openTestHouse(
  changes: Partial<Configuration> & { publicUrl?: string } = {},
): Promise<TestHouse> {
  const name = `sucharit_test_${randomBytes(6).toString("hex")}`;
  const server = inject("ownerUrl");
  await onServer(server, `create database ${name} template ${inject("template")}`);
  const ownerUrl = databaseUrl(server, name);
  const read = readConfiguration({ NODE_ENV: "test", REQUESTS_PER_MINUTE: "1000000" });
  if (!read.ok) throw new Error(read.message);
  const configuration: Configuration = { ...read.value, ...changes };
  const publicUrl = changes.publicUrl ?? TEST_URL;
  const database = openDatabase(ownerUrl, { connections: 4, role: APP_ROLE });
  let at: Date | undefined;
  const letters: Letter[] = [];
  const filesFolder = await mkdtemp(join(tmpdir(), "sucharit-files-"));
  const house: House = {
    configuration,
    publicUrl,
    database,
    auth: createAuth({
      pool: database.pool,
      secret: "a secret of forty characters for the tests",
      publicUrl,
      configuration,
    }),
    mail: {
      isSet: true,
      send: async (letter) => {
        letters.push(letter);
        return { ok: true };
      },
      check: async () => ({ ok: true }),
    },
    files: diskStore(filesFolder),
    packs: await loadPackShelf(join(root, "packs"), packKinds),
    assets: loadAssets(join(root, "build")),
    log: pino({ level: process.env["TEST_LOG"] ?? "silent" }),
    now: () => at ?? new Date(),
    setupToken: "setup-token-of-the-tests",
  };
  afterAll(async () => {
    await database.close();
    await rm(filesFolder, { recursive: true, force: true });
    await onServer(server, `drop database if exists ${name} with (force)`);
  });
  return {
    house,
    app: buildApp(house),
    ownerUrl,
    letters,
    setClock: (to) => {
      at = new Date(to);
    },
  };
}
