import type { Configuration } from "../../configuration.ts";
import { lookForBackups } from "../../platform/backup/scheduled.ts";
import { formatThaiDateTime } from "../../thai/date-text.ts";
import type { Finding } from "./finding.ts";
import { broken, note, ok } from "./finding.ts";

const HOUR_MS = 3_600_000;

/** Only those that are made by the clock: whoever makes their own knows of them. */
export async function examineBackups(
  { backup, dataFolder }: Configuration,
  now = new Date(),
): Promise<Finding[]> {
  if (!backup)
    return [
      note(
        "backup: none by the clock",
        "Set BACKUP_DIR to a folder on another disk (docs/backup.md), or run sucharit backup FILE yourself.",
      ),
    ];
  const { newest, count, isOnDiskOfData } = await lookForBackups(backup.folder, dataFolder);
  if (!newest)
    return [
      note(`backup: none in ${backup.folder} yet`, "The first is made at 01:40, while the product runs."),
    ];
  const hours = Math.floor((now.getTime() - newest.getTime()) / HOUR_MS);
  const what = `backup: ${count} in ${backup.folder}, the newest of ${formatThaiDateTime(newest)}`;
  if (hours > 49)
    return [
      broken(
        `${what}, ${Math.floor(hours / 24)} days ago`,
        "Look at the list of jobs and the server log for what keeps it from being made, and run sucharit backup FILE now.",
      ),
    ];
  if (isOnDiskOfData)
    return [
      note(
        `${what}, on the disk of the data`,
        "One disk that fails takes both: name a folder on another one.",
      ),
    ];
  return [ok(what)];
}
