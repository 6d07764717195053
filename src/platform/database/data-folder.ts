import { randomBytes, randomUUID } from "node:crypto";
import {
  chmod,
  link,
  mkdir,
  open,
  readFile,
  readdir,
  realpath,
  rename,
  rm,
  stat,
  writeFile,
} from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { databaseProblem } from "./embedded-problem.ts";

/** What the data folder keeps for the embedded database, below `<data folder>/database`. */
export interface DatabaseFolder {
  path: string;
  ownerPassword: string;
  appPassword: string;
  /** Where the cluster lies if it was placed before, else undefined. */
  knownPlace: string | undefined;
  insidePlace: string;
  logFile: string;
}

export async function openDatabaseFolder(dataFolder: string, runsAsRoot: boolean): Promise<DatabaseFolder> {
  await mkdir(join(dataFolder, "database"), { recursive: true });
  // One spelling: the running server is recognised by the folder on its command line.
  const path = await realpath(join(dataFolder, "database"));
  const insidePlace = join(path, "cluster");
  try {
    // Another account runs the server for root: it may pass through, not look around.
    await chmod(path, runsAsRoot ? 0o711 : 0o700);
    const passwords = join(path, "passwords");
    await makeFolderOnce(passwords, async (folder) => {
      await mkdir(folder, { mode: 0o700 });
      await writeSecret(join(folder, "owner"));
      await writeSecret(join(folder, "app"));
    });
    await mkdir(join(path, "log"), { recursive: true, mode: 0o700 });
    return {
      path,
      ownerPassword: await readFile(join(passwords, "owner"), "utf8"),
      appPassword: await readFile(join(passwords, "app"), "utf8"),
      knownPlace:
        (await textOf(join(path, "place")))?.trim() ??
        ((await exists(insidePlace)) ? insidePlace : undefined),
      insidePlace,
      logFile: join(path, "log", "server.log"),
    };
  } catch (error) {
    if (!isErrno(error, "EACCES", "EPERM")) throw error;
    throw databaseProblem(
      "DatabaseUnavailable",
      `โฟลเดอร์ ${path} เป็นของบัญชีผู้ใช้อื่น ให้เริ่มระบบด้วยบัญชีเดิม`,
      "the database folder belongs to another account; start with that account",
    );
  }
}

/** Chooses a place outside the data folder and writes it down, so that the next start finds it. */
export async function recordPlaceOutside(folder: DatabaseFolder, outside: string): Promise<string> {
  const record = join(folder.path, "place");
  const draft = `${record}.new-${randomUUID()}`;
  await writeFile(draft, `${join(outside, randomUUID())}\n`, { flush: true });
  try {
    // link() never replaces: of two starts at the same time both go on with the place of the first.
    await link(draft, record);
  } catch (error) {
    if (!isErrno(error, "EEXIST")) throw error;
  } finally {
    await rm(draft, { force: true });
  }
  return (await readFile(record, "utf8")).trim();
}

/** Once a cluster was in use, its absence is a loss to report and never a reason to begin an empty one. */
export async function wasInitialised(folder: DatabaseFolder): Promise<boolean> {
  return exists(join(folder.path, "initialised"));
}

export async function markInitialised(folder: DatabaseFolder, major: string): Promise<void> {
  if (!(await wasInitialised(folder))) {
    await writeFile(join(folder.path, "initialised"), `${major}\n`, { flush: true });
  }
}

/**
 * Makes `target` whole or not at all: `fill` makes the folder it is given inside a stage beside the target,
 * and one rename puts it in place. A crash leaves only a stage; of two makers the first wins.
 */
export async function makeFolderOnce(target: string, fill: (folder: string) => Promise<void>): Promise<void> {
  if (await exists(target)) return;
  const stage = `${target}.new-${randomBytes(6).toString("hex")}`;
  await mkdir(stage, { mode: 0o700 });
  try {
    await fill(join(stage, "made"));
    await rename(join(stage, "made"), target);
    await syncFolder(dirname(target));
  } catch (error) {
    if (!(await exists(target))) throw error;
  } finally {
    await rm(stage, { recursive: true, force: true });
  }
}

/** Stages that a crash left behind; only for the one who holds the data folder and has the target. */
export async function removeStages(target: string): Promise<void> {
  for (const name of await readdir(dirname(target))) {
    if (name.startsWith(`${basename(target)}.new-`)) {
      await rm(join(dirname(target), name), { recursive: true, force: true });
    }
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    (error: unknown) => {
      if (isErrno(error, "ENOENT", "ENOTDIR")) return false;
      throw error;
    },
  );
}

export async function textOf(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (isErrno(error, "ENOENT", "ENOTDIR")) return undefined;
    throw error;
  }
}

export function isErrno(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && "code" in error && codes.includes(String(error.code));
}

async function writeSecret(path: string): Promise<void> {
  await writeFile(path, randomBytes(24).toString("base64url"), { mode: 0o600, flush: true });
}

async function syncFolder(path: string): Promise<void> {
  // Windows cannot open a folder to flush it; its file system journals the rename.
  if (process.platform === "win32") return;
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
