import { mkdir, readdir, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { KeepRule } from "../../configuration.ts";
import type { ContentStore } from "./contents.ts";
import { backupName, expired, timeInName } from "./rotation.ts";
import { secretCheck, takeBackup } from "./take.ts";
import type { BackupProgress, BackupReport } from "./take.ts";
import { BackupTrouble, diskTrouble } from "./trouble.ts";
import { productVersion } from "./version.ts";

export interface ScheduledBackup extends BackupReport {
  removed: string[];
}

export interface HouseToBackUp {
  ownerUrl: string;
  dataFolder: string;
  contents: ContentStore;
  secret: { value: string; isKept: boolean };
  now: () => Date;
  progress?: ((done: BackupProgress) => void) | undefined;
}

/** First the new one, whole; only then are older ones taken away. */
export async function backUpInto(
  { folder, keep }: { folder: string; keep: KeepRule },
  house: HouseToBackUp,
): Promise<ScheduledBackup> {
  await openFolder(folder);
  await removeHalves(folder, house.now());
  const at = house.now();
  const report = await takeBackup({
    ownerUrl: house.ownerUrl,
    file: join(folder, backupName(at)),
    at,
    product: await productVersion(),
    contents: house.contents,
    secretCheck: secretCheck(house.secret.value),
    ...(house.secret.isKept ? { secret: house.secret.value } : {}),
    ...(house.progress ? { progress: house.progress } : {}),
  });
  return { ...report, removed: await rotate(folder, keep) };
}

/** A disk that is not there (not mounted, unplugged) must not be taken for an empty folder of that name. */
async function openFolder(folder: string): Promise<void> {
  try {
    await stat(dirname(folder));
    await mkdir(folder, { mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    });
  } catch (error) {
    throw diskTrouble(error, folder);
  }
}

async function rotate(folder: string, keep: KeepRule): Promise<string[]> {
  const times = (await readdir(folder)).flatMap((name) => timeInName(name) ?? []);
  const gone = expired(times, keep).map(backupName);
  for (const name of gone) await rm(join(folder, name), { force: true });
  return gone;
}

const HALF = /^sucharit-\d{8}T\d{6}Z\.tar\.[0-9a-f]{8}\.part$/;
const DAY_MS = 86_400_000;

/** Left by a backup that was killed; one that runs at this moment is younger. */
async function removeHalves(folder: string, now: Date): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!HALF.test(name)) continue;
    const facts = await stat(join(folder, name)).catch(() => undefined);
    if (facts && now.getTime() - facts.mtime.getTime() > DAY_MS)
      await rm(join(folder, name), { force: true });
  }
}

export interface FoundBackups {
  newest: Date | undefined;
  count: number;
  /** Whether folder and data lie on one disk; undefined where it cannot be known. */
  isOnDiskOfData: boolean | undefined;
}

export async function lookForBackups(folder: string, dataFolder: string): Promise<FoundBackups> {
  try {
    const times = (await readdir(folder)).flatMap((name) => timeInName(name) ?? []);
    const [own, data] = await Promise.all([stat(folder), stat(dataFolder).catch(() => undefined)]);
    return {
      newest: times.toSorted((a, b) => b.getTime() - a.getTime())[0],
      count: times.length,
      // Windows tells no numbers of disks that could be compared.
      isOnDiskOfData: data === undefined || process.platform === "win32" ? undefined : own.dev === data.dev,
    };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT")
      throw new BackupTrouble(`${folder} does not exist`, { cause: error });
    throw error;
  }
}
