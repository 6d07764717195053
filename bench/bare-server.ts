/**
 * The bound: a Hono route that asks the same SQL and sends the same bytes, and does nothing else.
 * A process of its own, started by bare.ts, which hands the work over as the first message.
 */
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import pg from "pg";

export interface BareWork {
  databaseUrl: string;
  connections: number;
  pages: { path: string; text: string; statements: { text: string; values: unknown[] }[] }[];
}

process.once("message", (work) => serveBare(work as BareWork));
process.once("disconnect", () => process.exit(0));

function serveBare({ databaseUrl, connections, pages }: BareWork): void {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: connections });
  const app = new Hono();
  for (const { path: asked, text, statements } of pages) {
    const [path = ""] = asked.split("?");
    if (statements.length === 0) {
      app.get(path, (c) => c.html(text));
      continue;
    }
    app.get(path, async (c) => {
      const client = await pool.connect();
      try {
        for (const statement of statements) await client.query(statement.text, statement.values);
      } finally {
        client.release();
      }
      return c.html(text);
    });
  }
  serve({ fetch: app.fetch, hostname: "127.0.0.1", port: 0 }, ({ port }) => process.send?.({ port }));
}
