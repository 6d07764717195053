/** The shared list of channels: two offices that name the same channel mean the same. */
import { z } from "zod";
import type { IsoDate } from "../../../thai/dates.ts";
import type { PackShelf } from "../../../platform/packs/load.ts";
import { definePackKind, keyPattern } from "../../../platform/packs/pack.ts";
import type { PackContent } from "../../../platform/packs/pack.ts";

const channel = z.strictObject({
  key: z.string().regex(keyPattern),
  name: z.string().min(1),
  /** Something on it has an address to be seen at; of the others a photo is the evidence. */
  online: z.boolean(),
  /** Which of the pack's sources name it; 1 is the first. Empty: none does. */
  sources: z.array(z.int().min(1)),
});
const channelsData = z.strictObject({ channels: z.array(channel).min(1) });

export type PublicationChannel = z.infer<typeof channel>;
export type ChannelsData = z.infer<typeof channelsData>;

export const publicationChannels = definePackKind<"publication-channels", ChannelsData>({
  kind: "publication-channels",
  title: "ช่องทางการเผยแพร่",
  data: channelsData,
  labels: {
    channels: "ช่องทาง",
    key: "รหัส",
    name: "ชื่อ",
    online: "ดูได้ทางอินเทอร์เน็ต",
    sources: "แหล่งที่มาลำดับที่",
  },
  check: breachesOf,
});

/** The channels to choose from on a day, in the order of the list. */
export function channelsOn(packs: PackShelf, day: IsoDate): readonly PublicationChannel[] {
  return packs.allInForce(publicationChannels, day).flatMap(({ data }) => data.channels);
}

/** Name of a channel that was ever on the list: a record keeps its key. */
export function channelName(packs: PackShelf, key: string): string {
  const all = packs.ofKind(publicationChannels).flatMap(({ data }) => data.channels);
  return all.findLast((each) => each.key === key)?.name ?? key;
}

function breachesOf({ data, source }: PackContent<ChannelsData>): string[] {
  const keys = data.channels.map(({ key }) => key);
  const names = data.channels.map(({ name }) => name);
  return data.channels.flatMap(({ key, name, sources }, index) => {
    const at = `data.channels.${index}`;
    return [
      ...(keys.indexOf(key) === index ? [] : [`${at}.key: ซ้ำกับรายการก่อนหน้า`]),
      ...(names.indexOf(name) === index ? [] : [`${at}.name: ซ้ำกับรายการก่อนหน้า`]),
      ...(sources.every((number) => number <= source.length) ? [] : [`${at}.sources: ไม่มีแหล่งที่มาลำดับนี้`]),
    ];
  });
}
