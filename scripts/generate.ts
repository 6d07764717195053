/**
 * Writes db/schema.sql and src/platform/database/schema.ts from a database that db/migrations just
 * made. With --check it writes nothing and fails when a file differs.
 */
import { execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { describeSchema } from "../src/platform/database/describe.ts";
import { startEmbeddedDatabase } from "../src/platform/database/embedded.ts";
import { migrate } from "../src/platform/database/migrate.ts";

const check = process.argv.includes("--check");
const folder = mkdtempSync(join(tmpdir(), "sucharit-generate-"));
chmodSync(folder, 0o755); // as root the server runs under an account of its own, which must get in
const server = await startEmbeddedDatabase({ dataFolder: folder, settings: { fsync: "off" } });
try {
  const migrated = await migrate(server.ownerUrl);
  if (!migrated.ok) throw new Error(migrated.message);
  const client = new pg.Client({ connectionString: server.ownerUrl });
  await client.connect();
  const sql = await describeSchema(client);
  await client.end();

  const typesFile = join(folder, "schema.ts");
  execFileSync(
    process.execPath,
    `node_modules/kysely-codegen/dist/cli/bin.js --dialect postgres --date-parser string --exclude-pattern {public.migration,graphile_worker.*}`
      .split(" ")
      .concat("--type-mapping", '{"int8":"number"}', "--url", server.ownerUrl, "--out-file", typesFile),
    { stdio: ["ignore", "ignore", "inherit"] },
  );
  const differs = [
    compare("db/schema.sql", sql),
    compare("src/platform/database/schema.ts", readFileSync(typesFile, "utf8")),
  ].filter(Boolean);
  if (check && differs.length > 0) {
    process.stderr.write(`${differs.join(", ")}: not what db/migrations makes. Run: npm run generate\n`);
    process.exitCode = 1;
  }
} finally {
  await server.stop();
  rmSync(server.place, { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
}

function compare(file: string, text: string): string | undefined {
  if (check) return safeRead(file) === text ? undefined : file;
  writeFileSync(file, text);
  return undefined;
}

function safeRead(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
