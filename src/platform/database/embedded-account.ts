import { execFile, type ExecFileOptions } from "node:child_process";
import { chmod, chown, mkdir, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { isErrno } from "./data-folder.ts";
import { databaseProblem } from "./embedded-problem.ts";

/** The account that PostgreSQL runs as when the app is root; undefined: the app's own account. */
export type ServerAccount = { uid: number; gid: number } | undefined;

const accountName = "sucharit";
const systemFolder = "/var/lib/sucharit";
const execute = promisify(execFile);

// Debian/Red Hat, Debian's adduser, then BusyBox (Alpine) with and without its group.
const waysToMakeAccount: [string, ...string[]][] = [
  [
    "useradd",
    "--system",
    "--user-group",
    "--no-create-home",
    "--home-dir",
    "/nonexistent",
    "--shell",
    "/usr/sbin/nologin",
    accountName,
  ],
  ["adduser", "--system", "--group", "--no-create-home", accountName],
  ["addgroup", "-S", accountName],
  ["adduser", "-S", "-D", "-H", "-s", "/sbin/nologin", "-G", accountName, accountName],
  ["adduser", "-S", "-D", "-H", accountName],
];

export function runsAsRoot(): boolean {
  return process.getuid?.() === 0;
}

/** PostgreSQL refuses to run as root, so that a hole in it is not a hole in the machine. */
export async function findOrMakeAccount(): Promise<ServerAccount> {
  const there = await findAccount();
  if (there) return there;
  for (const [program, ...options] of waysToMakeAccount) {
    await execute(program, options).catch(() => undefined);
    const made = await findAccount();
    if (made) return made;
  }
  // Another start may be making it at this moment and hold the lock of /etc/passwd.
  for (let waited = 0; waited < 2000; waited += 100) {
    await sleep(100);
    const made = await findAccount();
    if (made) return made;
  }
  throw databaseProblem(
    "DatabaseUnavailable",
    `สร้างบัญชีระบบ "${accountName}" สำหรับฐานข้อมูลไม่ได้ ให้เริ่มระบบด้วยบัญชีที่ไม่ใช่ root หรือกำหนด DATABASE_URL`,
    `cannot create the system account "${accountName}": PostgreSQL refuses to run as root; create it, start as another user, or set DATABASE_URL`,
  );
}

/** Runs a program as the server's account, without the app's environment: that holds secrets. */
export async function runAs(account: ServerAccount, program: string, options: string[]): Promise<string> {
  const { stdout } = await execute(program, options, { ...asAccount(account), encoding: "utf8" });
  return stdout;
}

/** Where root keeps what the server's account must reach when the data folder or the program is closed to it. */
export async function openSystemFolder(): Promise<string> {
  await mkdir(systemFolder, { recursive: true });
  await chmod(systemFolder, 0o755);
  return systemFolder;
}

export function asAccount(account: ServerAccount): Pick<ExecFileOptions, "uid" | "gid" | "env" | "cwd"> {
  const kept = ["PATH", "SystemRoot", "TEMP", "TMP"].filter((name) => process.env[name] !== undefined);
  const env = { LC_ALL: "C", ...Object.fromEntries(kept.map((name) => [name, process.env[name]])) };
  // The app's working folder may be closed to the account.
  return { ...account, env, cwd: process.platform === "win32" ? undefined : "/" };
}

/** Tried and not computed: modes, ACLs and network mounts all have a say. */
export async function canWriteInside(
  folder: string,
  account: { uid: number; gid: number },
): Promise<boolean> {
  const probe = await mkdtemp(join(folder, "probe-"));
  try {
    await chown(probe, account.uid, account.gid);
    await runAs(account, "/bin/sh", ["-c", 'cd -- "$1" && : > written', "sh", probe]);
    return true;
  } catch (error) {
    if (isErrno(error, "ENOENT")) throw error;
    return false;
  } finally {
    await rm(probe, { recursive: true, force: true });
  }
}

async function findAccount(): Promise<ServerAccount> {
  try {
    const [user, group] = await Promise.all(["-u", "-g"].map((part) => execute("id", [part, accountName])));
    const uid = Number(user?.stdout);
    const gid = Number(group?.stdout);
    return uid > 0 && gid > 0 ? { uid, gid } : undefined;
  } catch {
    return undefined;
  }
}
