import { listen, openHouse } from "../main.ts";
import type { OpenHouse } from "../main.ts";
import { paths } from "../paths.ts";
import type { Command } from "./command.ts";
import { configurationOfTerminal } from "./command.ts";

export const start: Command = {
  name: "start",
  usage: "start",
  summary: "serve the product; on an empty database it prints the link to the set-up page",
  run: () => serveUntilStopped(),
};

/** Serves until Ctrl-C; `furnish` may put something into the house before it opens its door. */
export async function serveUntilStopped(furnish?: (open: OpenHouse) => Promise<void>): Promise<number> {
  const open = await openHouse(configurationOfTerminal());
  try {
    await furnish?.(open);
    const server = await listen(open.house);
    await welcome(open);
    await untilSignal();
    process.stdout.write("\nStopping: running requests are finished first\n");
    await server.stop();
    return 0;
  } finally {
    await open.close();
  }
}

async function welcome({ house }: OpenHouse): Promise<void> {
  const anyone = await house.database.shared.selectFrom("organisation").select("id").limit(1).executeTakeFirst();
  process.stdout.write(`สุจริต  ${house.publicUrl}\n`);
  if (!anyone) {
    process.stdout.write(
      `Nothing is set up yet. Open this link once, within this run:\n  ${house.publicUrl}${paths.setup.href({ token: house.setupToken })}\n`,
    );
  }
}

function untilSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => resolve());
  });
}
