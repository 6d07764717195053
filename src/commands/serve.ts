import { startWorker } from "../platform/jobs/worker.ts";
import { askForRefresh } from "../platform/search/refresh.ts";
import { allWork } from "../work.ts";
import { listen, openHouse } from "../main.ts";
import type { OpenHouse } from "../main.ts";
import { paths } from "../paths.ts";
import type { Terminal } from "./command.ts";
import { configurationOf } from "./command.ts";

/** Serves until Ctrl-C; `furnish` may put something into the house before it opens its door. */
export async function serveUntilStopped(
  terminal: Terminal,
  furnish?: (open: OpenHouse) => Promise<void>,
): Promise<number> {
  // Heard from the first moment on: a signal nobody listens to kills the app and leaves its database behind.
  const stopped = untilSignal();
  const open = await openHouse(configurationOf(terminal));
  try {
    await furnish?.(open);
    const server = await listen(open.house);
    await welcome(open, terminal);
    const worker =
      open.house.configuration.jobs === "app" ? await startWorker(open.house, allWork) : undefined;
    // Nobody waits for it: what is found is only as old as the program before the update.
    askForRefresh(open.house).catch((error: unknown) =>
      open.house.log.error(error, "search is not refreshed"),
    );
    await stopped;
    terminal.say("\nStopping: running requests are finished first");
    await Promise.all([server.stop(), worker?.stop()]);
  } finally {
    await open.close();
  }
  terminal.say("Stopped; all data are kept");
  return 0;
}

export async function welcome(
  { house }: Pick<OpenHouse, "house">,
  terminal: Pick<Terminal, "say">,
): Promise<void> {
  const anyone = await house.database.shared
    .selectFrom("organisation")
    .select("is_demo")
    .limit(1)
    .executeTakeFirst();
  terminal.say(`สุจริต  ${house.publicUrl}`);
  if (!anyone) {
    terminal.say("Nothing is set up yet. Open this link once, within this run:");
    terminal.say(`  ${house.publicUrl}${paths.setup.href({ token: house.setupToken })}`);
  } else if (anyone.is_demo) {
    terminal.say(
      "These data are the demo's. Your own need a folder of their own: set DATA_DIR to an empty one.",
    );
  }
}

export function untilSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => resolve());
  });
}
