import { writeFile } from "node:fs/promises";
import { planBook } from "../capabilities/plan/documents/book.ts";
import { planCycle } from "../capabilities/plan/packs/cycles.ts";
import { plansOf } from "../capabilities/plan/queries.ts";
import { wholePlan } from "../capabilities/plan/whole.ts";
import { emblemOf } from "../capabilities/organisation/profile/queries.ts";
import { StartRefused } from "../main.ts";
import { readIn } from "../platform/database/organisation-bound.ts";
import { drawDocument } from "../platform/documents/draw.ts";
import type { DocumentFormat } from "../platform/documents/model.ts";
import { organisationCalled } from "./acting.ts";
import type { Command } from "./command.ts";
import { readWords, WrongWords } from "./command.ts";
import { inHouse } from "./reach.ts";

const formats: readonly DocumentFormat[] = ["pdf", "docx", "xlsx"];

/** The same book as the page gives. */
export const documentPlan: Command = {
  name: "document plan",
  usage: "document plan --org SLUG --format pdf|docx|xlsx -o FILE [--cycle 2566-2570] [--digits thai|arabic]",
  summary: "write the whole plan as a document; of several plans of a cycle the newest",
  run: async (words, terminal) => {
    const { values } = readWords(words, 0, {
      org: { type: "string" },
      format: { type: "string" },
      output: { type: "string", short: "o" },
      cycle: { type: "string" },
      digits: { type: "string" },
    });
    const { org: slug, output, cycle: asked, digits = "thai" } = values;
    const format = formats.find((each) => each === values.format);
    if (slug === undefined) throw new WrongWords("--org is missing");
    if (output === undefined) throw new WrongWords("-o is missing");
    if (format === undefined) throw new WrongWords(`--format is one of ${formats.join(", ")}`);
    if (digits !== "thai" && digits !== "arabic") throw new WrongWords("--digits is thai or arabic");
    return inHouse(terminal, async ({ house }) => {
      const org = await organisationCalled(house, slug);
      const facts = await readIn(house.database, org.id, async (db) => {
        const plans = await plansOf(db, org.id);
        const plan = plans.find(({ cycle }) => asked === undefined || cycle === asked);
        if (!plan) return undefined;
        const content = await wholePlan(db, org.id, plan, house.packs);
        return { content, emblem: await emblemOf(db, org.id) };
      });
      const cycle = facts && planCycle(house.packs, facts.content.cycle)?.data;
      if (!facts || !cycle) {
        throw new StartRefused(`${slug} has no plan${asked === undefined ? "" : ` of ${asked}`}.`);
      }
      const { content, emblem } = facts;
      const model = planBook({ content, cycle, digits, ...(emblem ? { emblem } : {}) });
      await writeFile(output, await drawDocument(model, format));
      terminal.say(`✓ ${output}: ${content.title}, ${content.projects.length} projects`);
      return 0;
    });
  },
};
