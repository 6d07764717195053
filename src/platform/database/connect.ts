import {
  Kysely,
  PostgresAdapter,
  PostgresDialect,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from "kysely";
import type { DatabaseConnection, Driver, QueryResult, CompiledQuery } from "kysely";
import pg from "pg";
import type { DB } from "./schema.ts";
import { preparedNameOf } from "./prepared.ts";
import type { SharedTable } from "./tables.ts";

/** Tables of no organisation: the only ones that can be asked for without naming one. */
export type SharedDatabase = Kysely<Pick<DB, SharedTable>>;

/** All tables, inside a transaction that is bound to one organisation. */
export type OrgDatabase = Kysely<DB>;

export interface Database {
  shared: SharedDatabase;
  pool: pg.Pool;
  close(): Promise<void>;
}

// Dates stay text (a calendar day has no time zone), whole numbers become numbers.
export const exactTypes = new pg.TypeOverrides();
exactTypes.setTypeParser(pg.types.builtins.DATE, (text) => text);
exactTypes.setTypeParser(pg.types.builtins.INT8, (text) => {
  const number = Number(text);
  if (!Number.isSafeInteger(number)) throw new Error(`A whole number is too large: ${text}`);
  return number;
});

export function openDatabase(url: string, options: { connections: number; role?: string }): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.connections,
    types: exactTypes,
    connectionTimeoutMillis: 10_000,
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 60_000,
    application_name: "sucharit",
    // As a start-up option the role is what RESET ROLE returns to.
    ...(options.role ? { options: `-c role=${options.role}` } : {}),
  });
  // A connection that breaks while idle is replaced by the pool; the query that needs it will tell.
  pool.on("error", () => undefined);
  // The same while it is lent: the query fails and says so; unheard, the event would end the program.
  pool.on("connect", (client) => client.on("error", () => undefined));
  const shared: SharedDatabase = new Kysely({ dialect: new PostgresDialect({ pool }) });
  return { shared, pool, close: () => shared.destroy() };
}

/** Kysely over one connection that somebody else opened and will close. */
export function databaseOn(client: pg.ClientBase): OrgDatabase {
  return new Kysely<DB>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => oneConnection(client),
      createQueryCompiler: () => new PostgresQueryCompiler(),
      createIntrospector: (db) => new PostgresIntrospector(db),
    },
  });
}

function oneConnection(client: pg.ClientBase): Driver {
  const elsewhere = () => Promise.reject(new Error("Whoever opened the transaction ends it"));
  const connection: DatabaseConnection = {
    async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
      const { rows, rowCount } = await client.query({
        name: preparedNameOf(query.sql),
        text: query.sql,
        values: [...query.parameters],
      });
      return rowCount === null ? { rows } : { rows, numAffectedRows: BigInt(rowCount) };
    },
    streamQuery() {
      throw new Error("Rows are streamed from a pool, not inside an act");
    },
  };
  return {
    init: async () => undefined,
    acquireConnection: async () => connection,
    releaseConnection: async () => undefined,
    destroy: async () => undefined,
    beginTransaction: elsewhere,
    commitTransaction: elsewhere,
    rollbackTransaction: elsewhere,
  };
}
