import type { Compilable } from "kysely";
import type { Database, OrgDatabase } from "./connect.ts";
import { databaseOn } from "./connect.ts";
import { bindingTo } from "./organisation-bound.ts";

const PORTION = 500;

/**
 * The answer to a question in portions, as it stood when it was asked: for files, which hold everything that
 * a list shows page by page. A connection is lent until the last portion, so read on without waiting for anybody.
 */
export async function* portionsIn<Row>(
  database: Pick<Database, "pool">,
  orgId: string,
  question: (db: OrgDatabase) => Compilable<Row>,
): AsyncGenerator<Row[]> {
  const client = await database.pool.connect();
  let broken: Error | undefined;
  try {
    await client.query(`begin read only; ${bindingTo(orgId)}`);
    const { sql, parameters } = question(databaseOn(client)).compile();
    await client.query(`declare portions no scroll cursor for ${sql}`, [...parameters]);
    for (;;) {
      const { rows } = await client.query(`fetch ${PORTION} from portions`);
      if (rows.length > 0) yield rows as Row[];
      if (rows.length < PORTION) return;
    }
  } finally {
    // It only read: there is nothing to keep, whether it came to the end or not.
    await client.query("rollback").catch((cause: unknown) => {
      broken = cause instanceof Error ? cause : new Error(String(cause));
    });
    client.release(broken);
  }
}
