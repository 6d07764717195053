import type { Migration } from "../database/migrate.ts";
import type { Manifest } from "./manifest.ts";
import { BackupTrouble } from "./trouble.ts";

/**
 * The migrations of this program that a backup was made after. The data are loaded at that level and then
 * migrated on, as a house would be that was started again after years.
 */
export function migrationsOf(manifest: Manifest, known: Migration[]): Migration[] {
  const last = manifest.migrations.at(-1);
  const newest = known.at(-1);
  if (last && newest && last.number > newest.number)
    throw new BackupTrouble(
      `The backup was made by a newer version of the program (it has ${last.name}; this one knows ${newest.name}). Nothing was changed; restore it with that version.`,
    );
  const differs = manifest.migrations.find(
    ({ number, checksum }, index) => known[index]?.number !== number || known[index]?.checksum !== checksum,
  );
  if (differs)
    throw new BackupTrouble(
      `Migration ${differs.name} of the backup differs from the one of this program. Nothing was changed; restore it with the version that made it (${manifest.product}).`,
    );
  return known.slice(0, manifest.migrations.length);
}
