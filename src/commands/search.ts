import "../app.ts"; // every kind of record that can be looked for is defined by then
import { allOrganisations } from "../platform/accounts/organisations.ts";
import { rebuildAll } from "../platform/search/rebuild.ts";
import { organisationCalled } from "./acting.ts";
import { inColumns } from "./columns.ts";
import type { Command } from "./command.ts";
import { readWords } from "./command.ts";
import { inHouse } from "./reach.ts";

export const searchRebuild: Command = {
  name: "search rebuild",
  usage: "search rebuild [--org SLUG]",
  summary: "make anew what can be searched; people go on working meanwhile",
  run: (words, terminal) => {
    const { values } = readWords(words, 0, { org: { type: "string" } });
    return inHouse(terminal, async ({ house }) => {
      const organisations =
        values.org === undefined
          ? await allOrganisations(house.database)
          : [await organisationCalled(house, values.org)];
      for (const { id, slug } of organisations) {
        const rebuilt = await rebuildAll(house.database, id);
        const rows = rebuilt.map(({ kind, records, changed }) => [
          slug,
          kind,
          `${records} records`,
          `${changed} changed`,
        ]);
        for (const line of inColumns(rows)) terminal.say(line);
      }
      return 0;
    });
  },
};
