import pg from "pg";
import type { House } from "../src/platform/house.ts";
import { buildApp } from "../src/app.ts";

export interface Statement {
  text: string;
  values: unknown[];
}

/** Every statement that goes to the database while `work` is done in this process. */
export async function recorded(work: () => Promise<unknown>): Promise<Statement[]> {
  const statements: Statement[] = [];
  const { query } = pg.Client.prototype;
  pg.Client.prototype.query = function recording(this: pg.Client, ...words: unknown[]) {
    const [first, second] = words;
    const named =
      typeof first === "string" ? { text: first } : (first as { text: string; values?: unknown[] });
    const values = Array.isArray(second)
      ? (second as unknown[])
      : "values" in named
        ? named.values
        : undefined;
    statements.push({ text: named.text, values: values ?? [] });
    return Reflect.apply(query, this, words) as unknown;
  } as typeof query;
  try {
    await work();
  } finally {
    pg.Client.prototype.query = query;
  }
  return statements;
}

/** What one request for a page asks of the database, once the house has looked around. */
export async function recordStatements(house: House, path: string, cookie: string): Promise<Statement[]> {
  const app = buildApp(house);
  const ask = async () => {
    const answer = await app.fetch(new Request(`${house.publicUrl}${path}`, { headers: { cookie } }));
    await answer.text();
    if (answer.status !== 200) throw new Error(`${path} answers ${answer.status}`);
  };
  // A new house reads the catalogue on the side; a bound that did so every time would be a low one.
  await house.auth.$context;
  await ask();
  await ask();
  const statements = await recorded(ask);
  const stray = statements.find(({ text }) => text.includes("pg_catalog"));
  if (stray) throw new Error(`This belongs to no request: ${stray.text}`);
  return statements;
}
