import { join } from "node:path";
import type { Configuration } from "../../configuration.ts";
import { diskStore } from "./disk-store.ts";
import type { FileStore } from "./store.ts";

export function openFileStore({ dataFolder }: Pick<Configuration, "dataFolder">): FileStore {
  return diskStore(join(dataFolder, "files"));
}
