import { Buffer } from "node:buffer";
import { perform } from "./world.ts";
import type { World } from "./world.ts";
import { aPublishedPlan, aYearOfWork, publishAgain } from "../src/capabilities/progress/stage.fixture.ts";
import { importReport } from "../src/capabilities/progress/importing/acts.ts";
import { keepReading } from "../src/capabilities/progress/importing/kept.ts";
import { reportText } from "../src/capabilities/progress/reading/made-report.fixture.ts";
import { readReportFile } from "../src/capabilities/progress/reading/read-file.ts";
import { closeYear } from "../src/capabilities/progress/years/acts.ts";
import { paths } from "../src/paths.ts";
import { TERMINAL } from "../src/platform/reading/kept.ts";
import type { Input, Sample } from "./samples.ts";

const to = paths.office;
const yearForm = (path: { pattern: string }) => ({ pattern: path.pattern });

/** A year that nothing else uses, with a plan for it. */
export async function aFreshYear(world: World) {
  return aYearOfWork(world, world.own, nextYear(world));
}

function nextYear(world: World): number {
  world.nextWorkYear -= 1;
  return world.nextWorkYear;
}

async function aHeldYear(world: World): Promise<Input> {
  const { year } = await aFreshYear(world);
  return { year, version: 1 };
}

/** An old report for each of these accounts, read and waiting; of a year and round of its own. */
export async function reportsFor({ house, org }: World, accounts: readonly string[]): Promise<void> {
  const read = await readReportFile(Buffer.from(reportText()));
  if (!read.ok) throw new Error(read.why);
  const { reading, lines } = read;
  const kept = { fileName: "รายงานเดิม.txt", reading, lines, keptAt: house.now() };
  for (const account of accounts) await keepReading(house.database, org.id, account, kept);
}

/** An old report that was confirmed. */
export async function anOldReport(world: World) {
  await reportsFor(world, [TERMINAL]);
  return perform(world, importReport, { year: nextYear(world), round: "6-month" });
}

/** One for each act of the work of a year. */
export const progressSamples: Record<string, Sample> = {
  "progress.open-year": {
    input: async (world) => {
      const year = nextYear(world);
      await aPublishedPlan(world, world.own, [year]);
      return { year };
    },
    form: yearForm(to.progressOpen),
  },
  "progress.import-report": {
    input: async (world) => {
      const accounts = Object.values(world.members).map(({ accountId }) => accountId);
      await reportsFor(world, [TERMINAL, ...accounts]);
      return { year: nextYear(world), round: "6-month" };
    },
    form: yearForm(to.progressImportConfirm),
  },
  "progress.amend-year": {
    input: async (world) => {
      const { year, planId } = await aFreshYear(world);
      await publishAgain(world, planId);
      return { year, version: 1 };
    },
    form: yearForm(to.progressAmend),
  },
  "progress.close-year": {
    input: async (world) => ({ ...(await aHeldYear(world)), reason: "รายงานครบแล้ว" }),
    form: yearForm(to.progressClose),
  },
  "progress.reopen-year": {
    input: async (world) => {
      const { year, version } = await aHeldYear(world);
      await perform(world, closeYear, { year, version, reason: "ครบแล้ว" });
      return { year, version: 2, reason: "มีผลเพิ่ม" };
    },
    form: yearForm(to.progressReopen),
  },
  "progress.set-project-year": {
    input: async (world) => {
      const { projects } = await aFreshYear(world);
      return {
        id: projects[0]?.id ?? "",
        version: 1,
        integratedBudget: "1,000",
        guidelines: ["mechanism"],
      };
    },
    form: yearForm(to.progressProject),
  },
};
