import { join } from "node:path";
import type { Configuration } from "../../configuration.ts";
import { diskStore } from "./disk-store.ts";
import { s3Store } from "./s3-store.ts";
import type { FileStore } from "./store.ts";

/** The data folder, or an S3-compatible store where one is named; what still arrives lies in the folder either way. */
export function openFileStore({ dataFolder, s3 }: Pick<Configuration, "dataFolder" | "s3">): FileStore {
  const folder = join(dataFolder, "files");
  return s3 ? s3Store(s3, join(folder, "incoming")) : diskStore(folder);
}
