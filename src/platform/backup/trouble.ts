/** One line for whoever sits at the terminal; nothing was changed where it says so. */
export class BackupTrouble extends Error {
  override name = "BackupTrouble";
}

/** What a full or closed disk means for a backup, in words. */
export function diskTrouble(error: unknown, path: string): unknown {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const said: Record<string, string> = {
    ENOSPC: `The disk is full: ${path} was not written, and the half of it is removed. Free some space or name another disk.`,
    EDQUOT: `The quota is used up: ${path} was not written, and the half of it is removed.`,
    EFBIG: `${path} is too large for its file system; the half of it is removed.`,
    EACCES: `${path} may not be written by this account.`,
    EPERM: `${path} may not be written by this account.`,
    EROFS: `${path} lies on a disk that is read only.`,
    ENOENT: `There is no ${path}.`,
    ENOTDIR: `${path} does not lie in a folder.`,
    EISDIR: `${path} is a folder; name a file in it.`,
  };
  const line = said[code];
  return line === undefined ? error : new BackupTrouble(line, { cause: error });
}
