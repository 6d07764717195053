import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";

/** One app per data folder: whoever holds this advisory lock, for as long as its connection lives. */
const lockKey = 0x53_75_63_68;

export type Connection = pg.Client;

declare module "pg" {
  // Exists since pg 8.0, not in its types.
  interface Client {
    unref(): void;
  }
}

/** Undefined while the server is not ready; a wrong password and the like are thrown. */
export async function connectWhenReady(url: string): Promise<Connection | undefined> {
  const connection = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 5000,
    application_name: "sucharit lock",
  });
  // Without a listener a server that goes away would end the app; the end event tells whoever cares.
  connection.on("error", () => undefined);
  try {
    await connection.connect();
    return connection;
  } catch (error) {
    // Class 57: starting, shutting down, or recovering from a crash.
    if (error instanceof pg.DatabaseError && !error.code?.startsWith("57")) throw error;
    return undefined;
  }
}

export async function takeLock(connection: Connection): Promise<"held" | "taken" | "lost"> {
  // A killed app's connection takes a moment to be noticed.
  for (let waited = 0; waited <= 500; waited += 50) {
    try {
      const { rows } = await connection.query<{ held: boolean }>("select pg_try_advisory_lock($1) as held", [
        lockKey,
      ]);
      if (rows[0]?.held) return "held";
    } catch {
      return "lost";
    }
    await sleep(50);
  }
  return "taken";
}
