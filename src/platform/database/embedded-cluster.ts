import { chmod, chown, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import {
  canWriteInside,
  findOrMakeAccount,
  openSystemFolder,
  runAs,
  runsAsRoot,
  type ServerAccount,
} from "./embedded-account.ts";
import {
  isErrno,
  makeFolderOnce,
  recordPlaceOutside,
  textOf,
  wasInitialised,
  type DatabaseFolder,
} from "./data-folder.ts";
import { databaseProblem } from "./embedded-problem.ts";
import type { ServerProgram } from "./embedded-program.ts";

export const ownerRole = "sucharit_owner";

/** Who runs the server: for root the account that owns the cluster already, else an own system account. */
export async function chooseAccount(folder: DatabaseFolder): Promise<ServerAccount> {
  if (!runsAsRoot()) return undefined;
  const owner = folder.knownPlace && (await ownerOf(folder.knownPlace));
  return owner && owner.uid !== 0 ? owner : findOrMakeAccount();
}

export async function choosePlace(
  folder: DatabaseFolder,
  account: ServerAccount,
  log: (line: string) => void,
): Promise<string> {
  if (folder.knownPlace && folder.knownPlace !== folder.insidePlace) {
    log(`ฐานข้อมูลอยู่ที่ ${folder.knownPlace} (the database lies outside the data folder)`);
    return folder.knownPlace;
  }
  if (!account || (await canWriteInside(folder.path, account))) return folder.insidePlace;
  if (folder.knownPlace) {
    throw databaseProblem(
      "DatabaseUnavailable",
      `บัญชีที่ใช้เดินฐานข้อมูลเข้าโฟลเดอร์ ${folder.path} ไม่ได้ ให้เปิดสิทธิ์ผ่าน (chmod o+x) แก่ทุกโฟลเดอร์ที่อยู่เหนือขึ้นไป`,
      `uid ${account.uid} cannot enter the database folder; allow o+x on each folder above it`,
    );
  }
  const place = await recordPlaceOutside(folder, await openSystemFolder());
  log(
    `บัญชีที่ใช้เดินฐานข้อมูลเข้า ${folder.path} ไม่ได้ จึงเก็บฐานข้อมูลไว้ที่ ${place} ` +
      `(the server's account cannot enter the data folder; the database lies outside it)`,
  );
  return place;
}

/** After this a whole cluster of the program's major lies at `place`, owned by the account. */
export async function prepareCluster(
  folder: DatabaseFolder,
  place: string,
  program: ServerProgram,
  account: ServerAccount,
  initdbOptions: string[],
): Promise<void> {
  // Asked before the cluster is looked at: another start may be finishing its first one right now.
  const mustExist = await wasInitialised(folder);
  let major = await majorOf(place);
  if (major === undefined && mustExist) {
    throw databaseProblem(
      "DatabaseMissing",
      `ไม่พบฐานข้อมูลที่เคยสร้างไว้ที่ ${place} ให้นำกลับมาจากสำเนาสำรอง หรือย้ายโฟลเดอร์ ${folder.path} ออกหากต้องการเริ่มใหม่`,
      "the database that was made here has gone; restore it, or move the database folder away to begin anew",
    );
  }
  if (major === undefined) {
    await makeCluster(folder, place, program, account, initdbOptions);
    major = await majorOf(place);
  }
  if (major !== program.major) {
    throw databaseProblem(
      "DatabaseVersionMismatch",
      `ฐานข้อมูลที่ ${place} เป็นของ PostgreSQL รุ่น ${major ?? "ที่ไม่รู้จัก"} แต่โปรแกรมเป็นรุ่น ${program.major} จึงไม่แตะต้องข้อมูล`,
      `the cluster is of PostgreSQL ${major ?? "unknown"}, the program ${program.major}; nothing was touched`,
    );
  }
  await giveTo(account, place);
}

async function makeCluster(
  folder: DatabaseFolder,
  place: string,
  program: ServerProgram,
  account: ServerAccount,
  options: string[],
): Promise<void> {
  await makeFolderOnce(place, async (made) => {
    const stage = dirname(made);
    const passwordFile = join(stage, "password");
    await writeFile(passwordFile, folder.ownerPassword, { mode: 0o600 });
    if (account) {
      await chown(passwordFile, account.uid, account.gid);
      await chown(stage, account.uid, account.gid);
    }
    const login = ["-U", ownerRole, `--pwfile=${passwordFile}`, "--auth=scram-sha-256"];
    // Order and case of the database do not depend on the machine; Thai order is asked for per column.
    const text = ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
    await runAs(account, program.initdb, ["-D", made, ...login, ...text, "--no-instructions", ...options]);
    await rm(passwordFile);
  });
}

async function majorOf(place: string): Promise<string | undefined> {
  try {
    return (await textOf(join(place, "PG_VERSION")))?.trim();
  } catch (error) {
    if (!isErrno(error, "EACCES", "EPERM")) throw error;
    throw databaseProblem(
      "DatabaseUnavailable",
      `ฐานข้อมูลที่ ${place} เป็นของบัญชีผู้ใช้อื่น ให้เริ่มระบบด้วยบัญชีเดิม`,
      "the cluster belongs to another account; start with that account",
    );
  }
}

/** A copy that root restored belongs to root, and PostgreSQL opens only what is its account's alone. */
async function giveTo(account: ServerAccount, place: string): Promise<void> {
  if (!account || (await ownerOf(place))?.uid !== 0) return;
  await runAs({ uid: 0, gid: 0 }, "chown", ["-hR", `${account.uid}:${account.gid}`, place]);
  await chmod(place, 0o700);
}

async function ownerOf(path: string): Promise<ServerAccount> {
  try {
    const { uid, gid } = await stat(path);
    return { uid, gid };
  } catch (error) {
    if (isErrno(error, "ENOENT", "ENOTDIR")) return undefined;
    throw error;
  }
}
