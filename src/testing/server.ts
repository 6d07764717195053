import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { build } from "../../bin/build.mjs";
import { startEmbeddedDatabase } from "../platform/database/embedded.ts";
import { migrate } from "../platform/database/migrate.ts";

declare module "vitest" {
  export interface ProvidedContext {
    ownerUrl: string;
    template: string;
  }
}

/**
 * One server and one migrated template for the whole run; each test file clones it (25 ms).
 * TEST_DATABASE_URL names a server of one's own, such as a PostgreSQL 15; its login must be a superuser.
 */
export default async function setup(project: TestProject) {
  await build();
  const server = await testServer();
  const template = `sucharit_template_${process.pid}`;
  await onServer(server.ownerUrl, `create database ${template} template template0 encoding 'UTF8'`);
  const migrated = await migrate(databaseUrl(server.ownerUrl, template));
  if (!migrated.ok) throw new Error(migrated.message);
  project.provide("ownerUrl", server.ownerUrl);
  project.provide("template", template);
  return async () => {
    await onServer(server.ownerUrl, `drop database if exists ${template} with (force)`);
    await server.stop();
  };
}

async function testServer(): Promise<{ ownerUrl: string; stop: () => Promise<void> }> {
  const own = process.env["TEST_DATABASE_URL"];
  if (own) return { ownerUrl: own, stop: async () => undefined };
  const folder = mkdtempSync(join(tmpdir(), "sucharit-test-"));
  chmodSync(folder, 0o755);
  const embedded = await startEmbeddedDatabase({
    dataFolder: folder,
    settings: { fsync: "off", synchronous_commit: "off", full_page_writes: "off", max_connections: "200" },
  });
  return {
    ownerUrl: embedded.ownerUrl,
    stop: async () => {
      await embedded.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export function databaseUrl(url: string, database: string): string {
  const named = new URL(url);
  named.pathname = `/${database}`;
  return named.href;
}

export async function onServer(url: string, command: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl(url, "postgres") });
  await client.connect();
  try {
    await client.query(command);
  } finally {
    await client.end();
  }
}
