/** Two years of a house: some of it done, some late, one given up, one paid too much. */
import type { Organisation } from "../../../platform/accounts/organisations.ts";
import type { House } from "../../../platform/house.ts";
import { aFact } from "../measuring/records.fixture.ts";
import type { ProjectYear } from "../project-years.ts";
import { aYearOfWork, perform } from "../stage.fixture.ts";
import { openYear } from "../years/acts.ts";
import { projectYearsOf } from "../years/queries.ts";
import { readIn } from "../../../platform/database/organisation-bound.ts";

export async function twoYears(
  house: House,
  org: Organisation,
  unitIds: readonly string[],
): Promise<ProjectYear[]> {
  const stage = { house, org };
  const first = await aYearOfWork(stage, unitIds[0] ?? "", 2568);
  await perform(stage, openYear, { year: 2569 });
  const second = await readIn(house.database, org.id, (db) => projectYearsOf(db, org.id, 2569));
  const to = { house, orgId: org.id, planId: first.planId, unitIds };
  const allSteps = ({ content }: ProjectYear) => content.steps.map(({ id }) => id);
  const [training, channels] = second;
  const [trainingBefore] = first.projects;
  if (!training || !channels || !trainingBefore) throw new Error("no projects");
  const before = { year: 2568, projects: [trainingBefore.id] };
  await aFact(to, "event", { ...before, on: "2024-12-12", steps: allSteps(trainingBefore), file: true });
  await aFact(to, "spending", {
    ...before,
    on: "2024-12-20",
    amount: 4_500_000,
    source: "agency",
    file: true,
  });
  const projects = [training.id];
  await aFact(to, "event", { on: "2025-12-12", projects, steps: allSteps(training).slice(0, 1), file: true });
  await aFact(to, "spending", {
    on: "2026-01-20",
    projects,
    amount: 5_500_050,
    source: "agency",
    file: true,
  });
  await aFact(to, "setback", { on: "2026-02-01", projects: [channels.id], title: "เว็บไซต์ถูกระงับการใช้งาน" });
  return second;
}
