/**
 * The product with one place more, which takes what a camera records in an afternoon. A process of its
 * own, so that its memory is its own; started by upload.ts, which hands over where the data is.
 */
import { openHouse, listen } from "../src/main.ts";
import { place } from "../src/platform/files/place.ts";
import { everyMember } from "../src/platform/web/doors.tsx";
import { configurationFor } from "../src/testing/program.ts";

export interface UploadWork {
  dataFolder: string;
  env: Record<string, string>;
}

process.once("message", (work) => void serve(work as UploadWork));
process.once("disconnect", () => process.exit(0));

async function serve({ dataFolder, env }: UploadWork): Promise<void> {
  place({
    name: "bench.video",
    title: "วิดีโอ",
    kinds: ["video"],
    mostBytes: 2 * 1024 ** 3,
    mostFiles: 1,
    may: everyMember,
  });
  const { house } = await openHouse(configurationFor(dataFolder, env));
  const { port } = await listen(house);
  process.send?.({ port });
}
