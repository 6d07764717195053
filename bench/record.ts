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

/** What one request for a page asks of the database. */
export function recordStatements(house: House, path: string, cookie: string): Promise<Statement[]> {
  const app = buildApp(house);
  return recorded(async () => {
    const answer = await app.fetch(new Request(`${house.publicUrl}${path}`, { headers: { cookie } }));
    await answer.text();
    if (answer.status !== 200) throw new Error(`${path} answers ${answer.status}`);
  });
}
