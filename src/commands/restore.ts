import { existsSync } from "node:fs";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Configuration } from "../configuration.ts";
import { secretOf, StartRefused } from "../main.ts";
import { examineHouseBackup, restoreHouse } from "../platform/backup/restore-house.ts";
import type { RestoreReport, RestoreWish } from "../platform/backup/restore-house.ts";
import { restoreOrganisation } from "../platform/backup/restore-organisation.ts";
import { secretCheck } from "../platform/backup/take.ts";
import { verifyChain } from "../platform/audit/verify.ts";
import { openDatabase } from "../platform/database/connect.ts";
import { checkDataFolder, stampDataFolder } from "../platform/database/data-version.ts";
import { startEmbeddedDatabase } from "../platform/database/embedded.ts";
import { HOUSE_ORG, readIn } from "../platform/database/organisation-bound.ts";
import { openFileStore } from "../platform/files/open-store.ts";
import { nameOnMachine } from "./acting.ts";
import type { Command, Terminal } from "./command.ts";
import { configurationOf, readWords, WrongWords } from "./command.ts";
import { hasDatabase, reachDatabase } from "./reach.ts";

interface Wanted {
  org?: string | undefined;
  replace?: boolean | undefined;
  "new-secret"?: boolean | undefined;
}

export const restore: Command = {
  name: "restore",
  usage: "restore FILE [--new-secret] [--json]\n  restore FILE --org SLUG [--replace] [--json]",
  summary: "put a backup into an empty house, or one organisation of it back into this one",
  run: async (words, terminal) => {
    const { positionals, values } = readWords(words, 1, {
      org: { type: "string" },
      replace: { type: "boolean" },
      "new-secret": { type: "boolean" },
      json: { type: "boolean" },
    });
    if (values.replace && values.org === undefined) throw new WrongWords("--replace needs --org");
    const configuration = configurationOf(terminal);
    const file = resolve(positionals[0] ?? "");
    const report =
      values.org === undefined
        ? await wholeHouse(configuration, file, values, terminal)
        : await oneOrganisation(configuration, file, { ...values, org: values.org }, terminal);
    terminal.progress?.("");
    if (values.json) terminal.say(JSON.stringify(report));
    else for (const line of tell(report)) terminal.say(line);
    return report.brokenLogs.length === 0 ? 0 : 1;
  },
};

type Report = RestoreReport & { brokenLogs: string[] };

function wishOf(
  configuration: Configuration,
  file: string,
  ownerUrl: string,
  terminal: Terminal,
): RestoreWish {
  return {
    ownerUrl,
    file,
    at: new Date(),
    by: `${nameOnMachine()} (terminal)`,
    contents: openFileStore(configuration),
    progress: (rows, contents) => terminal.progress?.(`${rows} rows, ${contents} files`),
  };
}

async function wholeHouse(
  configuration: Configuration,
  file: string,
  wanted: Wanted,
  terminal: Terminal,
): Promise<Report> {
  const examined = await examineHouseBackup(file);
  const { dataFolder } = configuration;
  await mkdir(dataFolder, { recursive: true, mode: 0o711 });
  await checkDataFolder(dataFolder);
  // Unlike other commands this one does not join the product that runs: whoever starts the database has it alone.
  const embedded = configuration.databaseUrl ? undefined : await startEmbeddedDatabase({ dataFolder });
  try {
    const ownerUrl = configuration.databaseUrl ?? embedded?.ownerUrl ?? "";
    const isKept = configuration.secret === undefined;
    const own = !isKept || existsSync(join(dataFolder, "secret")) ? await secretOf(configuration) : undefined;
    const report = await restoreHouse(
      {
        ...wishOf(configuration, file, ownerUrl, terminal),
        ...(isKept ? { keepSecret: (secret) => keepSecret(dataFolder, secret) } : {}),
        secretCheck: own === undefined ? undefined : secretCheck(own),
        newSecret: wanted["new-secret"] ?? false,
      },
      examined,
    );
    const level = examined.manifest.migrations.length + report.applied.length;
    if (embedded) await stampDataFolder(dataFolder, level);
    return { ...report, brokenLogs: await brokenLogs(ownerUrl) };
  } finally {
    await embedded?.stop();
  }
}

async function oneOrganisation(
  configuration: Configuration,
  file: string,
  wanted: Wanted & { org: string },
  terminal: Terminal,
): Promise<Report> {
  if (!hasDatabase(configuration))
    throw new StartRefused(
      `There is no database in ${configuration.dataFolder} yet. Start the product once, or set DATA_DIR or DATABASE_URL.`,
    );
  const reached = await reachDatabase(configuration);
  try {
    const report = await restoreOrganisation({
      ...wishOf(configuration, file, reached.ownerUrl, terminal),
      slug: wanted.org,
      secretCheck: secretCheck(await secretOf(configuration)),
      replace: wanted.replace ?? false,
      willReplace: (lines) => {
        for (const line of lines) terminal.complain(line);
      },
    });
    return { ...report, brokenLogs: await brokenLogs(reached.ownerUrl, wanted.org) };
  } finally {
    await reached.leave();
  }
}

/** Whole or not at all, and closed to others from its first byte on. */
async function keepSecret(dataFolder: string, secret: string): Promise<void> {
  const file = join(dataFolder, "secret");
  await rm(`${file}.new`, { force: true });
  await writeFile(`${file}.new`, secret, { mode: 0o600, flag: "wx", flush: true });
  await rename(`${file}.new`, file);
}

/** Whether the chains came through whole: those that were broken before are broken still. */
async function brokenLogs(ownerUrl: string, slug?: string): Promise<string[]> {
  const database = openDatabase(ownerUrl, { connections: 1 });
  try {
    const all = await database.shared.selectFrom("organisation").select(["id", "slug"]).execute();
    const chains = [...all, { id: HOUSE_ORG, slug: "-" }].filter((chain) => !slug || chain.slug === slug);
    const broken: string[] = [];
    for (const { id, slug: name } of chains) {
      const report = await readIn(database, id, (db) => verifyChain(db, id));
      if (!report.ok) broken.push(name);
    }
    return broken;
  } finally {
    await database.close();
  }
}

function tell({
  manifest,
  rows,
  contents,
  lost,
  waitingJobs,
  withoutWayIn,
  applied,
  brokenLogs: broken,
}: Report) {
  return [
    `Restored the backup of ${manifest.madeAt}: ${rows} rows, ${contents} files`,
    ...applied.map((name) => `applied ${name}`),
    ...(waitingJobs > 0
      ? [`${waitingJobs} jobs waited then and wait again; they begin at the next start`]
      : []),
    ...(lost.length > 0 ? [`! ${lost.length} files were damaged before the backup was made`] : []),
    ...(withoutWayIn.length > 0
      ? [
          "! The second factor of these was encrypted with another secret. Give each a new link (sucharit user reset-link):",
          ...withoutWayIn.map((email) => `    ${email}`),
        ]
      : []),
    ...(broken.length > 0
      ? [`✗ The audit log of ${broken.join(", ")} is broken; look with sucharit audit verify`]
      : ["✓ The audit logs are whole"]),
  ];
}
