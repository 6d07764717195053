import type { PlanProject } from "./content.ts";
import type { PlanCycle } from "./packs/cycles.ts";

type Placed = Pick<PlanProject, "dimension" | "mission" | "headings">;

/** In the order of the book: by dimension, mission and first heading; within one, as the office put them. */
export function inBookOrder<Project extends Placed>(
  cycle: Pick<PlanCycle, "dimensions">,
  projects: readonly Project[],
): Project[] {
  const order = new Map<string, number>();
  for (const { key, missions } of cycle.dimensions) {
    order.set(key, order.size);
    for (const mission of missions) {
      order.set(mission.key, order.size);
      for (const heading of mission.headings) order.set(heading.key, order.size);
    }
  }
  const rank = ({ dimension, mission, headings }: Placed) =>
    headings.map((key) => order.get(key)).find((at) => at !== undefined) ??
    order.get(mission) ??
    order.get(dimension) ??
    order.size;
  return projects
    .map((project, at) => ({ project, at, rank: rank(project) }))
    .toSorted((a, b) => a.rank - b.rank || a.at - b.at)
    .map(({ project }) => project);
}

/** 1 to n through the whole book. */
export function numbersOf(projects: readonly Pick<PlanProject, "id">[]): ReadonlyMap<string, number> {
  return new Map(projects.map(({ id }, index) => [id, index + 1]));
}
