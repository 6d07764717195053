import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/** The folder of the program: holds db/, packs/ and build/, wherever this file was bundled to. */
export const root = findRoot(import.meta.dirname);

function findRoot(folder: string): string {
  if (existsSync(join(folder, "db", "migrations")) && existsSync(join(folder, "package.json"))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error("The program folder (with db/migrations) was not found");
  return findRoot(parent);
}
