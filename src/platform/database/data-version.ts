import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readMigrations } from "./migrate.ts";

/**
 * Says, without starting the database, which program the data belong to. A folder of a newer program
 * is left as it is: an older one could only harm it.
 */
export async function checkDataFolder(folder: string): Promise<void> {
  const kept = await readStamp(folder);
  if (kept === undefined) return;
  const known = (await readMigrations()).at(-1)?.number ?? 0;
  if (kept > known) {
    const error = new Error(
      `The data in ${folder} belong to a newer version of the program (schema ${kept}, this one knows ${known}). Nothing was touched; start the newer version.`,
    );
    error.name = "StartRefused";
    throw error;
  }
}

export async function stampDataFolder(folder: string, schema: number): Promise<void> {
  const file = join(folder, "version.json");
  if ((await readStamp(folder)) === schema) return;
  await writeFile(`${file}.new`, `${JSON.stringify({ schema })}\n`);
  await rename(`${file}.new`, file);
}

async function readStamp(folder: string): Promise<number | undefined> {
  try {
    const stamp = JSON.parse(await readFile(join(folder, "version.json"), "utf8")) as { schema?: unknown };
    return typeof stamp.schema === "number" ? stamp.schema : undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}
