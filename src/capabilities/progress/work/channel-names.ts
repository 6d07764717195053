import type { PackShelf } from "../../../platform/packs/load.ts";
import { channelName } from "../measuring/channels.ts";

export function channelNames(packs: PackShelf): (key: string) => string {
  return (key) => channelName(packs, key);
}
