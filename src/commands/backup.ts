import { resolve } from "node:path";
import { secretOf, StartRefused } from "../main.ts";
import { secretCheck, takeBackup } from "../platform/backup/take.ts";
import type { BackupReport } from "../platform/backup/take.ts";
import { inWords } from "../platform/backup/size.ts";
import { productVersion } from "../platform/backup/version.ts";
import { withOwner } from "../platform/backup/session.ts";
import { openFileStore } from "../platform/files/open-store.ts";
import type { Command } from "./command.ts";
import { configurationOf, readWords } from "./command.ts";
import { hasDatabase, reachDatabase } from "./reach.ts";

export const backup: Command = {
  name: "backup",
  usage: "backup FILE [--org SLUG] [--json]",
  summary: "write everything, or what one organisation owns, into one file while the product runs",
  run: async (words, terminal) => {
    const { positionals, values } = readWords(words, 1, {
      org: { type: "string" },
      json: { type: "boolean" },
    });
    const configuration = configurationOf(terminal);
    if (!hasDatabase(configuration))
      throw new StartRefused(
        `There is no database in ${configuration.dataFolder} yet: nothing to back up. Set DATA_DIR or DATABASE_URL.`,
      );
    const reached = await reachDatabase(configuration);
    try {
      const secret = await secretOf(configuration);
      const { org } = values;
      const report = await takeBackup({
        ownerUrl: reached.ownerUrl,
        file: resolve(positionals[0] ?? ""),
        at: new Date(),
        product: await productVersion(),
        contents: openFileStore(configuration),
        secretCheck: secretCheck(secret),
        ...(configuration.secret === undefined ? { secret } : {}),
        ...(org === undefined ? {} : { orgId: await organisationId(reached.ownerUrl, org) }),
        progress: ({ rows, rowsOf, contents, contentsOf, bytes }) =>
          terminal.progress?.(
            `${rows} of ${rowsOf} rows, ${contents} of ${contentsOf} files, ${inWords(bytes)}`,
          ),
      });
      terminal.progress?.("");
      if (values.json) terminal.say(JSON.stringify(report));
      else for (const line of tell(report)) terminal.say(line);
      return 0;
    } finally {
      await reached.leave();
    }
  },
};

async function organisationId(ownerUrl: string, slug: string): Promise<string> {
  const all = await withOwner(ownerUrl, async (client) => {
    const { rows } = await client.query<{ id: string; slug: string }>(
      "select id, slug from organisation order by slug",
    );
    return rows;
  });
  const found = all.find((org) => org.slug === slug);
  if (found) return found.id;
  throw new StartRefused(
    `There is no organisation ${slug}. There is: ${all.map((org) => org.slug).join(", ")}`,
  );
}

function tell({ file, bytes, rows, tables, contents, lost }: BackupReport): string[] {
  return [
    `${file}  ${inWords(bytes)}: ${rows} rows of ${tables} tables, ${contents} files`,
    ...(lost.length > 0
      ? [
          `! ${lost.length} files that records speak of are missing or damaged in the store; run sucharit doctor:`,
          ...lost.slice(0, 20).map((name) => `    ${name}`),
        ]
      : []),
    "Keep it as safe as the house itself: it holds personal data and keys.",
  ];
}
