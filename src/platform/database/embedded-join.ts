import { openDatabaseFolder } from "./data-folder.ts";
import { runsAsRoot } from "./embedded-account.ts";
import { ownerRole } from "./embedded-cluster.ts";
import { runningServer } from "./embedded-server.ts";
import { appRole, loginUrl, mainDatabase } from "./embedded.ts";

/** The way into an embedded database that somebody else has started and will stop. */
export interface JoinedDatabase {
  ownerUrl: string;
  appUrl: string;
  place: string;
}

/** For the terminal while the product runs. Undefined when no server of this data folder runs. */
export async function joinRunningDatabase(dataFolder: string): Promise<JoinedDatabase | undefined> {
  const folder = await openDatabaseFolder(dataFolder, runsAsRoot());
  const place = folder.knownPlace;
  const server = place === undefined ? undefined : await runningServer(place);
  if (place === undefined || !server) return undefined;
  return {
    ownerUrl: loginUrl(ownerRole, folder.ownerPassword, server.port, mainDatabase),
    appUrl: loginUrl(appRole, folder.appPassword, server.port, mainDatabase),
    place,
  };
}
